#!/bin/sh
# The JSON Schemas of guides and scenarios: they take what chargefix takes, see
# the faults that a schema can see, and know each key that the loader knows.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
broken=tests/unit/guide/broken

# Debian's own modules are those of its own python.
for python in python3 /usr/bin/python3; do
	"$python" -c 'import jsonschema, yaml' 2>/dev/null && break
done

validate() {
	"$python" tests/support/validate.py "$@"
}

# What no other fault hides, and no reference to another place is needed for.
visible="answers-as-map bad-again bad-guards bad-measures bad-names bad-references control-escape
	empty-sections empty-things empty guard-as-list line-separator lines-in-one-line
	long-text map-in-texts merge-key missing-keys no-map nothing-to-do
	one-mistake-one-message one-word only-comments reserved-ids
	same-then-list-and-route smart-quotes-as-quotes source-as-text
	steps-as-map then-with-diagnosis units-and-words use-beside-when-misspelt
	section-misspelt tab-in-text tests-this this-both-ways too-many-answers
	too-many-errors unknown-key use-with-more wide-characters
	wrong-format wrong-numbers wrong-types wrong-words"

guides_are_valid() {
	"$program" new - >"$scratch/new.yaml" || return 1
	same "ok data/charging.yaml
ok tests/screens/guide.yaml
ok $scratch/new.yaml" "$(validate data/guide.schema.json data/charging.yaml \
		tests/screens/guide.yaml "$scratch/new.yaml")"
}

included_files_are_valid() {
	printf '%s\n' 'causes: {c: {title: C}}' 'sources: {A: B}' \
		>"$scratch/part.yaml"
	printf '%s\n' 'causes: {c: {titel: C}}' >"$scratch/wrong.yaml"
	printf '%s\n' 'causes: {c: {title: C}}' 'include: x.yaml' \
		>"$scratch/more.yaml"
	said=$(validate data/guide.schema.json "$scratch/part.yaml" \
		"$scratch/wrong.yaml" "$scratch/more.yaml")
	holds "$said" "ok $scratch/part.yaml" &&
		holds "$said" "bad $scratch/wrong.yaml: causes/c: " &&
		holds "$said" "bad $scratch/more.yaml: "
}

scenarios_are_valid() {
	printf '%s\n' "format: 1" "scenarios:" \
		"  - {name: Tries, answers: {a: b, a~2: c, a~10: d}, diagnosis: d}" \
		"  - {name: In order, answers: [a, [b, c], 4.5], diagnosis: d," \
		"     raises: {s: hot}, causes: {x: ruled_out}, most: 3}" \
		>"$scratch/order.yaml"
	same "ok data/charging.scenarios.yaml
ok $scratch/order.yaml" "$(validate data/scenarios.schema.json \
		data/charging.scenarios.yaml "$scratch/order.yaml")"
}

wrong_scenarios_are_not() {
	for keys in "answers: {a: b}" "answers: [], diagnosis: d" \
		"answers: {a: b}, diagnosis: d, mots: 3" \
		"answers: {a: b}, diagnosis: d, causes: {x: sure}"; do
		printf 'format: 1\nscenarios: [{name: N, %s}]\n' "$keys" \
			>"$scratch/wrong.yaml"
		holds "$(validate data/scenarios.schema.json \
			"$scratch/wrong.yaml")" "bad " || return 1
	done
}

visible_faults_are_seen() {
	for fault in $visible; do
		set -- "$@" "$broken/$fault.yaml"
	done
	same "" "$(validate data/guide.schema.json "$@" | grep -v '^bad ')"
}

# keys FILE...: the keys of the loader's tables.
keys() {
	sed -n 's/^.*{"\([a-z_]*\)", \(true\|false\), read_.*/\1/p' "$@" |
		LC_ALL=C sort -u
}

# properties SCHEMA: the names below "properties", wherever that stands.
properties() {
	"$python" -c '
import json, sys
found = set()
def look(value):
    if isinstance(value, dict):
        found.update(value.get("properties", ()))
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        look(item)
look(json.load(open(sys.argv[1])))
print("\n".join(sorted(found)))' "$1"
}

the_schemas_know_each_key() {
	same "$(keys src/guide/load*.c)" \
		"$(properties data/guide.schema.json)" &&
		same "$(keys src/scenario/load.c)" \
			"$(properties data/scenarios.schema.json)"
}

# One thing changed at a time, the two must agree. MUTANTS=1 tries all changes.
the_schema_takes_what_the_program_takes() {
	mkdir -p "$scratch/mutants"
	said=$("$python" tests/support/mutants.py "$program" \
		data/guide.schema.json "$scratch/mutants" "${MUTANTS:-$((16 * ${TEST_SHARE:-1}))}")
	holds "$said" " guides" &&
		same "" "$(printf '%s\n' "$said" | grep -v '^[0-9]* guides$')"
}

# walk ANSWERS OPTION...: a case, and its report as JSON.
report_of() {
	answers=$1
	shift
	printf '%b' "$answers" | "$program" --plain --new "$@" \
		-g tests/screens/guide.yaml >"$scratch/walk"
	"$program" report last --format json
}

# names FILE: the keys of a report, at any depth.
names() {
	"$python" -c '
import json, sys
def look(value):
    if isinstance(value, dict):
        for key in value:
            print(key)
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        look(item)
look(json.load(open(sys.argv[1])))' "$1" | LC_ALL=C sort -u
}

reports_are_valid_and_described() {
	report_of 'front\nhot\n' --ticket T-1 >"$scratch/1.json"
	report_of 'unsure\nnone\n2.5\n:note A note\ndim\n:danger\nnone\n:change signs\nflicker\n' \
		--shop >"$scratch/2.json"
	report_of 'front\nnone\nblinks\nsame\nsame\nsame\nagree\nsame\n' \
		>"$scratch/3.json"
	for report in "$scratch"/[123].json tests/unit/report/golden/*.json; do
		same "ok $report" \
			"$(validate data/report.schema.json "$report")" &&
			same "" "$(names "$report" | LC_ALL=C comm -23 - \
				"$scratch/described")" || return 1
	done
	echo '{"format": 2}' >"$scratch/wrong.json"
	holds "$(validate data/report.schema.json "$scratch/wrong.json")" "bad "
}

lines_of_exports_are_valid() {
	report_of 'front\nnone\n' --ticket '=1+1' --shop >"$scratch/walk"
	"$program" case last wait --for part --why bulb >"$scratch/walk"
	"$program" export >"$scratch/export"
	number=0
	while read -r line; do
		number=$((number + 1))
		printf '%s\n' "$line" >"$scratch/line$number.json"
	done <"$scratch/export"
	# shellcheck disable=SC2046 # as many words as there are lines
	same "" "$(validate data/export.schema.json \
		$(ls "$scratch"/line*.json) | grep -v '^ok ')" &&
		same "case end event guide record" "$(sed \
			's/{"type": "\([a-z]*\)".*/\1/' "$scratch/export" |
			LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//')" || return 1
	sed 's/"type": "case", /&"colour": "red", /' "$scratch/line4.json" \
		>"$scratch/wrong.json"
	echo '{"type": "end", "guides": 1, "cases": -1, "events": 2}' \
		>"$scratch/wrong2.json"
	same 2 "$(validate data/export.schema.json "$scratch/wrong.json" \
		"$scratch/wrong2.json" | grep -c '^bad ')"
}

properties data/report.schema.json >"$scratch/described"
for name in reports_are_valid_and_described lines_of_exports_are_valid guides_are_valid included_files_are_valid scenarios_are_valid wrong_scenarios_are_not \
	visible_faults_are_seen the_schemas_know_each_key \
	the_schema_takes_what_the_program_takes; do
	check "$name" "$name"
done
finish
