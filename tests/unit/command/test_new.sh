#!/bin/sh
# chargefix new as it is called, and that what it writes is a guide.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=$scratch/lamp.yaml

a_guide_is_written() {
	holds "$("$program" new "$guide")" "Wrote $guide." &&
		same "$("$program" new -)" "$(cat "$guide")"
}

# walk ANSWER...: the last line of a walk of it.
walk() {
	printf '%s\n' "$@" | "$program" --plain --db "$scratch/cases.db" \
		-g "$guide" | tail -n 1
}

it_walks_to_each_of_its_diagnoses() {
	same "diagnosis: danger (danger)" "$(walk unsure)" &&
		same "diagnosis: electrician (service)" "$(walk none ceiling)" &&
		same "diagnosis: plug (fixed)" "$(walk none table works)" &&
		same "diagnosis: supply (fixed)" \
			"$(walk none table same others works)" &&
		same "diagnosis: bulb (fixed)" \
			"$(walk none table same knocked works)" &&
		same "diagnosis: electrician (service)" \
			"$(walk none table same none same same)"
}

a_file_that_is_there_is_left_as_it_is() {
	echo mine >"$scratch/mine"
	"$program" new "$scratch/mine" 2>"$scratch/error"
	same 1 "$?" && same mine "$(cat "$scratch/mine")" &&
		holds "$(cat "$scratch/error")" "already exists" || return 1
	ln -s nowhere "$scratch/link"
	"$program" new "$scratch/link" 2>"$scratch/error"
	same 1 "$?" && [ ! -e "$scratch/nowhere" ]
}

where_nothing_can_be_written_is_said() {
	"$program" new "$scratch/no/such/folder" 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "No such file"
}

a_disk_that_is_full_leaves_nothing_behind() {
	[ -c /dev/full ] || return 0
	"$program" new - >/dev/full 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "No space" || return 1
	(
		trap '' XFSZ
		ulimit -f 1
		"$program" new "$scratch/large.yaml" 2>"$scratch/error"
	)
	[ ! -e "$scratch/large.yaml" ]
}

for name in a_guide_is_written it_walks_to_each_of_its_diagnoses \
	a_file_that_is_there_is_left_as_it_is \
	where_nothing_can_be_written_is_said \
	a_disk_that_is_full_leaves_nothing_behind; do
	check "$name" "$name"
done
finish
