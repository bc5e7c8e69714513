"""Guides with one thing changed, judged by the program and by the schema.

mutants.py PROGRAM SCHEMA FOLDER EVERY: writes every EVERYth of the guides to
FOLDER, and prints each change about which the two disagree. What a schema
can't see is no disagreement: names that refer to nothing, and the like. Last
comes the number of guides.
"""

import copy
import json
import os
import re
import subprocess
import sys

import jsonschema
import yaml

import validate

# Every key of the format at least once, in guides as small as can be.
GUIDES = [
    """
format: 1
guide: {id: g, version: "1", language: en, title: T}
sources: {A: A book}
danger: d
subject: d
otherwise: e
causes: {c: {title: C, about: A cause, source: [A.1]}, o: {title: O}}
answer_sets:
  tried: [{id: y, say: Y, diagnosis: this}, {id: n, say: N, rules_out: this}]
start:
  - id: d
    title: T
    ask: D?
    about: Look
    why: W
    choose: many
    unsure: x
    answers:
      - {id: x, say: X, label: L, about: "A\nB", suspects: [c, o], alone: true}
      - {id: w, say: W, suspects: {c: 2}, doubts: [o]}
      - {id: z, say: Z, rules_out: c, then: r}
      - {id: v, say: V, diagnosis: e}
  - {use: r, when: {d: x}, unless: [{d: [z, unsure]}, {d: v, m: h}],
     only: shop}
  - {diagnosis: e, when: {d: [x, v]}, unless: {d: z}, only: owner}
routes:
  r:
    - id: s
      tests: [c]
      needs: [N, {text: M, only: owner}]
      caution: [C, {text: K, unless: {d: z}}]
      minutes: 5
      wait: 30 min
      consent: All is lost
      erases: true
      do: [Go., {text: Stop., when: {d: x}}]
      ask: And?
      answers: tried
      helped: {suspects: o, doubts: c, then: r}
      source: [A.2]
    - {id: o, title: O, do: [O.], tests: [o], unsure: done}
    - id: m
      ask: How much?
      unsure: {suspects: c, doubts: [o], then: [{id: p, ask: "P?",
        unsure: none, answers: [{id: y, say: Y}]}]}
      when: {s: n}
      only: owner
      measure: {unit: A, min: 0, max: 2.5}
      answers:
        - {id: l, say: L, from: 0, to: 1, then: [{id: q, ask: "Q?",
           answers: [{id: y, say: Y}]}]}
        - {id: h, say: H, from: 1, to: 2.5}
diagnoses:
  c: {verdict: fixed, cause: c, title: T, about: A, advice: [A., {text: B., when: {s: n}}],
      prevent: [P.], tell: [T.], source: [A.3]}
  e: {verdict: danger, title: E}
""",
    """
format: 1
guide: {id: g, version: "1", language: en, title: T}
danger: d
otherwise: e
start: [{id: d, ask: "D?", answers: [{id: y, say: Y, diagnosis: e}]}]
diagnoses: {e: {verdict: danger, title: E}}
""",
    """
format: 1
guide: {id: g, version: "1", language: en, title: T}
include: [part.yaml]
otherwise: e
start: [{id: d, ask: "D?", answers: [{id: y, say: Y, diagnosis: e}]}]
""",
]

# The file that the last of them includes.
PART = "diagnoses: {e: {verdict: danger, title: E}}\n"

# Instead of any value.
VALUES = [
    "", " ", "\n", "word", "two words", "two\nlines", "ends\n", "a\ttab",
    "a\u0007bell", "a\u2028break", "\ufeffmark", "1abc", "x" * 64, "x" * 65,
    "caf\u00e9", "this", "unsure", "cannot", "owner", "many", "fixed", "A.1",
    "A.", ".1", "A", None, 0, 1, -1, 5, 999, 1000, 0.5, 1234567, 0.1234567,
    True, False, "1", "true", "1.5", "30 s", "30s", "0 s", "2 h", "168 h",
    "169 h", "7 d", "30  min", "1e3", "nan", [], {}, ["word"], [["word"]],
    [{}], [None], {"word": "word"}, {"word": None}, {"1abc": "word"},
]

# What a schema can't see.
UNSEEN = [
    r"there is no |has no answer",  # names that refer to nothing
    r"can't include .*: can't be read",
    r"is never (used|reached)",  # and things to which none refers
    r"already has the id",  # of a step or an answer that is not the first
    r"leads back|uses itself",
    r"\"this|: this\"|can't both|names the cause",
    r"band|\"measure\"|\"max\" must be greater|\"(alone|helped)\" is only",
    r"must be a number such as 4 or 0.25, not \"[0-9]+\.[0-9]{7}",
]


def paths(value, path=()):
    """All places of a document."""
    yield path
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inside in items:
        yield from paths(inside, path + (key,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


DROPPED = object()


def changed(document, path, value):
    """A copy with another value at the place, or DROPPED."""
    if not path:
        return value
    made = copy.deepcopy(document)
    if value is DROPPED:
        del at(made, path[:-1])[path[-1]]
    else:
        at(made, path[:-1])[path[-1]] = value
    return made


def samples(documents):
    """A value for each key that stands in a map of fixed keys."""
    found = {}
    for document in documents:
        for path in paths(document):
            if path and isinstance(path[-1], str):
                found.setdefault(path[-1], at(document, path))
    return found


def kind_of(path):
    """The place without numbers, by which changes are counted as one kind."""
    return "/".join("*" if isinstance(key, int) else key for key in path)


def mutants(document, known):
    """Pairs of what was changed and a function that makes the guide."""

    def change(path, other):
        return lambda: changed(document, path, other)

    kinds = set()
    for path in paths(document):
        value = at(document, path)
        if kind_of(path) in kinds:
            continue
        kinds.add(kind_of(path))
        if path:
            yield kind_of(path) + " dropped", change(path, DROPPED)
        for other in VALUES:
            what = " = " + json.dumps(other)[:40]
            yield kind_of(path) + what, change(path, other)
        if isinstance(value, list):
            yield kind_of(path) + " doubled", change(path, value + value[:1])
            yield kind_of(path) + " * 61", change(path, value * 61)
        if isinstance(value, dict):
            for key in sorted(set(known) - set(value)):
                yield kind_of(path) + " + " + key, change(
                    path + (key,), known[key]
                )


def said_by_program(program, names):
    """For each file what keeps it from being loaded."""
    said = {}
    for i in range(0, len(names), 400):
        run = subprocess.run(
            [program, "check", "--format", "json", "--random", "1"]
            + names[i : i + 400],
            stdout=subprocess.PIPE,
            check=False,
        )
        for file in json.loads(run.stdout):
            said[file["file"]] = (
                None
                if file["guide"]
                else [finding["text"] for finding in file["findings"]]
            )
    return said


def pattern_matches(_validator, pattern, instance, _schema):
    """As in ECMAScript, where $ is the end and not a line end before it."""
    exact = re.sub(r"\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(exact, instance):
        yield jsonschema.ValidationError("does not match " + pattern)


def references(schema):
    """Follows references to other places of the schema. The module's own way
    finds out each time which document that is, a third of its work."""

    def follow(validator, reference, instance, _schema):
        there = at(schema, reference[len("#/") :].split("/"))
        return validator.descend(instance, there)

    return follow


def is_unseen(text):
    return any(re.search(pattern, text) for pattern in UNSEEN)


def main():
    program, schema, folder, every = sys.argv[1:]
    with open(schema, encoding="utf-8") as file:
        rules = json.load(file)
    validator = jsonschema.validators.extend(
        jsonschema.Draft7Validator,
        {"pattern": pattern_matches, "$ref": references(rules)},
    )(rules)
    documents = [yaml.load(text, validate.Loader) for text in GUIDES]
    with open(os.path.join(folder, "part.yaml"), "w", encoding="utf-8") as file:
        file.write(PART)
    known = samples(documents)
    made = {}
    for document in documents:
        for i, (what, make) in enumerate(mutants(document, known)):
            if i % int(every) > 0:
                continue
            mutant = make()
            name = os.path.join(folder, "%d.json" % len(made))
            with open(name, "w", encoding="utf-8") as file:
                json.dump(mutant, file, ensure_ascii=False)
            made[name] = (what, validator.is_valid(mutant))
    said = said_by_program(program, list(made))
    told = set()
    for name, (what, valid) in made.items():
        texts = said[name]
        if valid and texts and not any(is_unseen(text) for text in texts):
            line = what + ": only the program refuses it: " + texts[0]
        elif not valid and not texts:
            line = what + ": only the schema refuses it"
        else:
            continue
        if line not in told:
            print(line)
        told.add(line)
    print(len(made), "guides")


main()
