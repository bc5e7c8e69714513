"""Reads HTML reports strictly: html.py FILE...

Prints what is wrong with a report, a line for each fault: what is no XML, an
element or attribute that reports don't have, headings that skip a level, ids
that stand twice, and names that lead nowhere. With --text, prints the text of
each element that has any, instead.
"""

import re
import sys
import xml.etree.ElementTree

ATTRIBUTES = {
    "html": {"lang"},
    "meta": {"charset", "name", "content", "http-equiv"},
    "section": {"aria-labelledby"},
    "div": {"class", "role"},
    "h2": {"id"},
    "p": {"class"},
}
TAGS = set(ATTRIBUTES) | set(
    "head title style body header main address h1 dl dt dd ul li blockquote br".split()
)
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


def faults(root):
    """What is wrong with one report."""
    elements = list(root.iter())
    ids = [e.get("id") for e in elements if e.get("id")]
    for e in elements:
        if e.tag not in TAGS:
            yield "element " + e.tag
        for name in set(e.attrib) - ATTRIBUTES.get(e.tag, set()) - {"dir"}:
            yield "attribute " + name + " of " + e.tag
        if e.get("aria-labelledby", ids[0] if ids else None) not in ids + [None]:
            yield "no heading " + e.get("aria-labelledby")
        if e.get("class", "").startswith("verdict danger") != (
            e.get("role") == "alert"
        ):
            yield "danger that is no alert"
    if len(set(ids)) < len(ids):
        yield "an id stands twice"
    if [e.tag for e in elements].count("h1") != 1:
        yield "not one h1"
    if not re.fullmatch("[A-Za-z0-9-]+", root.get("lang", "")):
        yield "no language"
    if not root.findtext("head/title"):
        yield "no title"
    if root.find("body/main") is None:
        yield "no main"
    if "://" in xml.etree.ElementTree.tostring(root.find("head"), "unicode"):
        yield "something to fetch"
    if HIDDEN.search("".join(root.itertext()).replace("\n", "")):
        yield "control characters"


def main():
    """Reads each file."""
    text = sys.argv[1] == "--text"
    for path in sys.argv[1 + text :]:
        try:
            root = xml.etree.ElementTree.parse(path).getroot()
        except xml.etree.ElementTree.ParseError as error:
            print(path, error)
            continue
        if text:
            for e in root.find("body").iter():
                said = " / ".join([e.text or ""] + [b.tail or "" for b in e if b.tag == "br"])
                if said.strip(" /\n"):
                    print(e.tag + ": " + said.strip().replace("\n", ""))
        else:
            for fault in faults(root):
                print(path, fault)


if __name__ == "__main__":
    main()
