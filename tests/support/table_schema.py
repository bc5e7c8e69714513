"""Checks CSV against a table schema (Frictionless), as far as ours goes.

table_schema.py SCHEMA CSV: prints how many rows there are, or what is wrong.
"""
import csv
import datetime
import json
import re
import sys

READERS = {
    "string": str,
    "integer": int,
    "number": float,
    "year": int,
    "date": lambda text: datetime.datetime.strptime(text, "%Y-%m-%d"),
}


def problem(field, text, seen):
    """What is wrong with the value of a field, or None."""
    rules = field.get("constraints", {})
    if not text:
        return "is missing" if rules.get("required") else None
    try:
        value = READERS[field["type"]](text)
    except ValueError:
        return "is no " + field["type"]
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        return "does not match"
    if "enum" in rules and text not in rules["enum"]:
        return "is not one of the values"
    if value != min(max(value, rules.get("minimum", value)),
                    rules.get("maximum", value)):
        return "is out of range"
    if rules.get("unique") and text in seen:
        return "is there twice"
    seen.add(text)
    return None


def main(schema, table):
    fields = json.load(open(schema, encoding="utf-8"))["fields"]
    rows = list(csv.reader(open(table, encoding="utf-8", newline=""),
                           strict=True))
    if rows[0] != [field["name"] for field in fields]:
        sys.exit(f"the columns are {rows[0]}")
    seen = [set() for field in fields]
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(fields):
            sys.exit(f"row {number} has {len(row)} fields")
        for field, text, values in zip(fields, row, seen):
            wrong = problem(field, text, values)
            if wrong:
                sys.exit(f"row {number}: {field['name']} {text!r} {wrong}")
    print(len(rows) - 1, "rows")


main(*sys.argv[1:])
