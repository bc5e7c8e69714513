"""Validates YAML files by a JSON Schema: validate.py SCHEMA FILE...

Prints a line for each file: "ok FILE", "bad FILE: WHERE: WHY", or "none FILE"
for what is no YAML. Scalars are what YAML 1.2's core schema says, as editors
read them: `no` is a word, and dates are text.
"""

import json
import re
import sys

import jsonschema
import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 as far as it matters, and no key twice."""

    yaml_implicit_resolvers = {}


TYPES = [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
]
for name, pattern, first in TYPES:
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:" + name, re.compile(pattern), list(first)
    )


def keys_once(loader, node, deep=False):
    """A map whose keys are all different."""
    seen = set()
    for key, _ in node.value:
        word = loader.construct_object(key, deep=True)
        if word in seen:
            raise yaml.YAMLError("a key stands twice")
        seen.add(word)
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


Loader.add_constructor("tag:yaml.org,2002:map", keys_once)


def say(validator, path):
    """The line for one file."""
    try:
        with open(path, encoding="utf-8") as file:
            document = yaml.load(file, Loader)
    except (yaml.YAMLError, UnicodeError, ValueError, TypeError):
        return "none " + path
    error = next(validator.iter_errors(document), None)
    if error is None:
        return "ok " + path
    where = "/".join(str(part) for part in error.absolute_path)
    return "bad " + path + ": " + where + ": " + error.message[:100]


def main():
    """Reads the schema, which must be one itself."""
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for path in sys.argv[2:]:
        print(say(validator, path))


if __name__ == "__main__":
    main()
