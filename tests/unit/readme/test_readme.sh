#!/bin/sh
# What the README says is so: its guide walks, its keys are those of the
# loader, its options those of the program.
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
		same "diagnosis: workshop (service)" "$(walk clean dark)" &&
		same "diagnosis: unplug (danger)" "$(walk burnt)"
}

# The loader's tables say {"key", true, ...: whether it is required. In the
# README those are bold.
the_keys_are_those_of_the_loader() {
	sed -n -E 's/.*\{"([a-z_]+)", (true|false), read_.*/\1 \2/p' \
		src/guide/load*.c | sort >"$scratch/loader"
	section "### All keys" | awk -F '|' '
		/^\|( where|-)/ || !/^\|/ { next }
		{
			key = $3
			bold = gsub(/\*/, "", key) > 0
			gsub(/ /, "", key)
			print key, bold ? "true" : "false"
		}' | sort >"$scratch/readme"
	[ -s "$scratch/loader" ] && diff "$scratch/loader" "$scratch/readme"
}

# Long options, without the dashes that help of all commands shares.
options() {
	grep -o -e '--[a-z][a-z-]*' | sort -u | grep -v -x -e --help -e --version
}

the_options_are_those_of_the_program() {
	for command in $("$program" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
		"$program" "$command" --help || return 1
	done | options >"$scratch/program"
	section "## Command line" | options >"$scratch/readme"
	[ -s "$scratch/program" ] && diff "$scratch/program" "$scratch/readme"
}

the_commands_of_plain_mode_are_its_own() {
	printf ':help\n' | "$program" --plain --db "$scratch/cases.db" \
		-g "$scratch/lamp.yaml" | grep -o -e '^ *:[a-z]*' | tr -d ' ' |
		sort >"$scratch/program"
	block "## Plain mode" | grep -o -e ':[a-z]*' | sort >"$scratch/readme"
	[ -s "$scratch/program" ] && diff "$scratch/program" "$scratch/readme"
}

for name in the_guide_has_twenty_lines the_guide_walks_to_each_of_its_diagnoses \
	the_keys_are_those_of_the_loader the_options_are_those_of_the_program \
	the_commands_of_plain_mode_are_its_own; do
	check "$name" "$name"
done
finish
