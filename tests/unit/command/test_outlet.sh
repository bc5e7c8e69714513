#!/bin/sh
# --output and --force of the commands that have them.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
file=$scratch/report

printf 'front\nhot\n' | "$program" --plain --ticket T-1 \
	-g tests/screens/guide.yaml >"$scratch/walk"

mode() {
	ls -l "$1" | cut -c 1-10
}

a_file_holds_what_would_be_printed() {
	for command in "report last" "report last --format json" cases \
		"cases --format csv --search T-1"; do
		rm -f "$file"
		# shellcheck disable=SC2086 # a list of words
		same "" "$("$program" $command --output "$file")" &&
			same "$("$program" $command)" "$(cat "$file")" &&
			same "-rw-------" "$(mode "$file")" || return 1
	done
	same "$("$program" cases)" "$("$program" cases -o -)"
}

an_existing_file_is_replaced_only_by_force() {
	echo mine >"$file"
	for command in "report last" cases; do
		# shellcheck disable=SC2086 # a list of words
		"$program" $command --output "$file" 2>"$scratch/error"
		same 1 "$?" && same mine "$(cat "$file")" &&
			same "chargefix: $file already exists and was not overwritten (--force replaces it)" \
				"$(cat "$scratch/error")" || return 1
	done
	"$program" report last --output "$file" --force &&
		same "$("$program" report last)" "$(cat "$file")"
}

force_alone_is_refused() {
	"$program" cases --force 2>"$scratch/error"
	same 2 "$?" &&
		holds "$(cat "$scratch/error")" "--force is only for --output"
}

a_full_disk_leaves_the_old_file() {
	mkdir "$scratch/full"
	echo old >"$scratch/full/report"
	(
		trap '' XFSZ
		ulimit -f 0
		"$program" report last --output "$scratch/full/report" --force \
			2>/dev/null
	)
	same 1 "$?" && same old "$(cat "$scratch/full/report")" &&
		same "report" "$(ls -A "$scratch/full")"
}

a_case_that_is_not_there_makes_no_file() {
	"$program" report 77 --output "$scratch/none" 2>/dev/null
	same 1 "$?" && [ ! -e "$scratch/none" ]
}

for name in a_file_holds_what_would_be_printed \
	an_existing_file_is_replaced_only_by_force force_alone_is_refused \
	a_full_disk_leaves_the_old_file a_case_that_is_not_there_makes_no_file; do
	check "$name" "$name"
done
finish
