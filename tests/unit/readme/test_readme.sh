#!/bin/sh
# What the README says is so: its guide walks, and its commands are those of the
# program.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM

# section HEADING: its lines, with those of the sections below it.
section() {
	awk -v heading="$1" '
		/^#+ / && length($1) <= level { level = 0 }
		level { print }
		$0 == heading { level = length($1) }
	' README.md
}

# block HEADING: the lines of its first code block.
block() {
	section "$1" | awk '
		/^```/ && ++fences == 2 { exit }
		/^```/ { next }
		fences == 1 { print }
	'
}

# walk ANSWER...: the last line of a walk of the README's guide.
walk() {
	printf '%s\n' "$@" | "$program" --plain --db "$scratch/cases.db" \
		-g "$scratch/lamp.yaml" | tail -n 1
}

the_guide_has_twenty_lines() {
	block "## Writing a guide" >"$scratch/lamp.yaml"
	same 20 "$(grep -c . "$scratch/lamp.yaml")"
}

the_guide_walks_to_each_of_its_diagnoses() {
	same "diagnosis: bulb (fixed)" "$(walk clean light)" &&
		same "diagnosis: electrician (service)" "$(walk clean dark)" &&
		same "diagnosis: unplug (danger)" "$(walk burnt)"
}

the_commands_are_those_of_the_program() {
	"$program" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' |
		sort >"$scratch/program"
	block "## Commands" | sed 's/\[run\]/run/' | awk '{ print $2 }' |
		sort >"$scratch/readme"
	[ -s "$scratch/program" ] && diff "$scratch/program" "$scratch/readme"
}

it_is_short_enough_to_be_read() {
	[ "$(wc -l <README.md)" -le 170 ]
}

the_commands_of_plain_mode_are_its_own() {
	printf ':help\n' | "$program" --plain --shop --db "$scratch/cases.db" \
		-g "$scratch/lamp.yaml" | grep -o -e '^ *:[a-z-]*' | tr -d ' ' |
		sort >"$scratch/program"
	block "## Plain mode" | grep -o -e ':[a-z-]*' | sort >"$scratch/readme"
	[ -s "$scratch/program" ] && diff "$scratch/program" "$scratch/readme"
}

for name in the_guide_has_twenty_lines the_guide_walks_to_each_of_its_diagnoses \
	the_commands_are_those_of_the_program it_is_short_enough_to_be_read \
	the_commands_of_plain_mode_are_its_own; do
	check "$name" "$name"
done
finish
