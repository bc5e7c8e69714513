#!/bin/sh
# A whole record, written out and read back, and what is wrong with such files.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=tests/screens/shop.yaml
export_file=$scratch/export

begin() {
	printf 'front\nnone\n' | "$program" run --new --plain --shop \
		-g "$guide" "$@" >/dev/null
}

# there COMMAND...: the same in another record.
there() {
	CHARGEFIX_DB=$scratch/other.db "$program" "$@"
}

# Forgets the other record.
forget() {
	rm -f "$scratch/other.db" "$scratch/other.db-wal" \
		"$scratch/other.db-shm"
}

evil=$(printf 'a "b" \\ \342\200\256rtl \302\205 '"'"'; DROP TABLE cases; --')
begin --ticket R-1 --serial 356938035643809 --customer "$evil"
begin --ticket R-2 --technician Ada --contact '+49 176'
begin --ticket R-3 --customer Bo
{
	"$program" case 2 wait --for part --why "$evil"
	"$program" case 1 note "$evil"
	"$program" erase 3 --yes
	"$program" case 1 cancel --why 'not wanted'
} >/dev/null
begin --ticket R-1
"$program" export --output "$export_file"

what_is_exported_comes_back_byte_for_byte() {
	forget
	same "Imported 4 cases." "$(there import "$export_file")" &&
		there export >"$scratch/again" &&
		cmp "$export_file" "$scratch/again" &&
		same "$("$program" cases --format csv)" \
			"$(there cases --format csv)" &&
		same "$("$program" report 1 --format json)" \
			"$(there report 1 --format json)" &&
		same 1 "$(there cases --search 'DROP TABLE' --format csv |
			grep -c '^1,')" || return 1
	# The next number is the next one there, too.
	CHARGEFIX_DB=$scratch/other.db begin --ticket R-9
	same 5 "$(there cases --columns case --format csv | sed -n '2s/\r//p')"
}

it_is_one_file_that_only_its_owner_can_read() {
	same "-rw-------" "$(ls -l "$export_file" | cut -c 1-10)" &&
		same "" "$(LC_ALL=C tr -d '\n -~\200-\377' <"$export_file")"
	"$program" export --output "$export_file" 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "already exists"
}

standard_input_is_imported_too() {
	forget
	same "Imported 4 cases." "$("$program" export | there import -)"
}

what_is_there_already_is_skipped() {
	same "Imported 0 cases.
4 cases were already there." "$("$program" import "$export_file")" &&
		"$program" export >"$scratch/again" &&
		cmp "$export_file" "$scratch/again"
}

a_taken_number_gives_a_new_one_and_comebacks_follow() {
	forget
	CHARGEFIX_DB=$scratch/third.db begin --ticket X-1
	CHARGEFIX_DB=$scratch/third.db "$program" export >"$scratch/third"
	there import "$scratch/third" >/dev/null
	sed 's/"type": "case", "case": 4,/&"comeback_of": 1,/
		s/"events": \([0-9]*\)}/"events": 1\1}/' "$export_file" \
		>"$scratch/linked"
	# One more event says so.
	events=$(sed -n 's/.*"events": \([0-9]*\)}/\1/p' "$export_file")
	seq=$(grep -c '"type": "event", "case": 4,' "$export_file")
	at=$(sed -n 's/.*"type": "event", "case": 4, .*"at": \([0-9]*\).*/\1/p' \
		"$export_file" | tail -n 1)
	line="{\"type\": \"event\", \"case\": 4, \"seq\": $((seq + 1)), \"at\": $at, \"kind\": \"comeback\", \"answers\": \"1\"}"
	sed "s/\"events\": [0-9]*}/\"events\": $((events + 1))}/" \
		"$scratch/linked" | sed "\$i\\
$line" >"$scratch/comeback"
	same "Imported 4 cases.
Case 1 of the file is case 5 here, as the number 1 was taken." \
		"$(there import "$scratch/comeback")" &&
		same "4,5" "$(there cases --search R-1 --format csv \
			--columns case,comeback_of | sed -n 's/\r//; /^4/p')" &&
		holds "$(there report 4 --format json)" '"comeback_of": 5' &&
		same "Imported 0 cases.
4 cases were already there." "$(there import "$scratch/comeback")"
}

a_case_that_went_on_elsewhere_is_refused() {
	forget
	there import "$export_file" >/dev/null
	there case 2 continue >/dev/null
	there export >"$scratch/before"
	there import "$export_file" 2>"$scratch/error"
	same 1 "$?" &&
		holds "$(cat "$scratch/error")" "case 2 of the file is the same as case 2 of the case database, but other things happened in it; nothing was imported" &&
		there export >"$scratch/after" &&
		cmp "$scratch/before" "$scratch/after"
}

# refused WHAT FILE: nothing of it is imported, and the message says why.
refused() {
	forget
	there import "$2" >"$scratch/said" 2>"$scratch/error"
	same 1 "$?" && same "" "$(cat "$scratch/said")" &&
		holds "$(cat "$scratch/error")" "$1" &&
		holds "$(cat "$scratch/error")" "; nothing was imported" &&
		same "No cases." "$(there cases)"
}

# changed WHAT SED: the file with that change is refused.
changed() {
	sed "$2" "$export_file" >"$scratch/changed"
	cmp -s "$export_file" "$scratch/changed" && {
		echo "not changed: $2"
		return 1
	}
	refused "$1" "$scratch/changed"
}

a_file_that_is_cut_off_is_refused() {
	lines=$(wc -l <"$export_file")
	bytes=$(wc -c <"$export_file")
	head -n $((lines - 1)) "$export_file" >"$scratch/cut"
	refused "line $((lines)): the file ends here" "$scratch/cut" &&
		head -c $((bytes / 2)) "$export_file" >"$scratch/cut" &&
		refused ": it is cut off" "$scratch/cut" &&
		: >"$scratch/cut" &&
		refused "line 1: the file ends here" "$scratch/cut" &&
		changed "lines of it are missing" "$((lines - 1))d" || return 1
	there import "$scratch/none" 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "can't be read" || return 1
	there import "$scratch" 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "can't be read"
}

# The lines of the file: 1 record, 2 guide, 3 to 6 cases, then events.
what_is_wrong_is_said_with_its_line() {
	big=99999999999999999999
	changed "line 3: it is not JSON, at byte" '3s/"case": /case: /' &&
		changed "line 4: something follows the object" '4s/$/ 1/' &&
		changed "line 3: it is nested" '3s/^{/{"a": [[[[[[[[[[[[/' &&
		changed "line 3: it is nested" '3s/^{/{"a": {"b": 1}, /' &&
		changed "line 3: it has a number that is too large" \
			"3s/\"case\": /\"case\": $big/" &&
		changed "line 3: it has a number that is too large" \
			'3s/"case": /"case": 1e999, "x": /' &&
		changed 'line 3: "case" must be a whole number from 0 to' \
			'3s/"case": /"case": 1.5, "x": /' &&
		changed 'line 3: "case" must be a whole number from 0 to' \
			'3s/"case": /"case": -/' &&
		changed 'line 3: "case" must be a whole number from 0 to' \
			'3s/"case": /"case": 99999999999999/' &&
		changed 'line 8: "at" must be a whole number from 0 to' \
			'8s/"at": /"at": 999/' &&
		changed "line 3: it has the same key twice" \
			'3s/^{/{"case": 2, /' &&
		changed 'line 3: unknown type "cases' \
			'3s/"type": "case"/"type": "cases"/' &&
		changed 'line 3: "type" is missing' '3s/"type": "case", //' &&
		changed 'line 3: unknown key "colour"' '3s/^{/{"colour": 1, /' &&
		changed 'line 3: unknown key "device"' '3s/^{/{"device": "x", /' &&
		changed 'line 8: it has a key that no event has' \
			'8s/^{/{"colour": 1, /' &&
		changed 'line 8: unknown kind of event "wash"' \
			'8s/"kind": "[a-z-]*"/"kind": "wash"/' &&
		changed 'line 3: "status" has a value that it can' \
			'3s/"status": "[a-z-]*"/"status": "lost"/' &&
		changed 'line 3: "ticket" has a value that it can' \
			'3s/"ticket": "[^"]*"/"ticket": null/' &&
		changed 'line 3: it has a NUL character' \
			'3s/"ticket": "/&\\u0000/' &&
		changed 'line 1: the format 2 is newer than this version' \
			'1s/"format": 1/"format": 2/' &&
		changed 'line 2: the guide'"'"'s text was changed' \
			'2s/"text": "/&# /' &&
		changed 'line 3: the UUID of case' '3s/"uuid": "/&X/' &&
		changed 'line 1: the first line must be a record, not a guide' \
			1d &&
		changed 'line 2: the guide of case' 2d &&
		changed "line 4: a line of type guide can't come after one of type case" \
			'2h;3G' &&
		changed "comes after event 1" '/"case": 1, "seq": 2,/s/2/7/'
}

bytes_that_are_not_utf_8_are_refused() {
	LC_ALL=C sed "3s/\"ticket\": \"/&$(printf '\377')/" "$export_file" \
		>"$scratch/changed"
	refused "line 3: it is not UTF-8, at byte" "$scratch/changed" &&
		head -c 65536 /dev/zero >"$scratch/changed" &&
		refused "line 1: it " "$scratch/changed" &&
		refused "line 1:" "$program"
}

cases_of_one_uuid_or_number_are_refused() {
	sed -n 's/.*"uuid": "\([^"]*\)".*/\1/p' "$export_file" >"$scratch/uuids"
	first=$(sed -n 1p "$scratch/uuids")
	second=$(sed -n 2p "$scratch/uuids")
	changed "of the file have the same UUID" "s/$second/$first/" &&
		changed "two cases of the file are number 1" \
			'/"type": "case"/s/"case": 2,/"case": 1,/'
}

sql_is_only_text() {
	forget
	evil="'); DROP TABLE cases; --"
	sed "s/R-2/$evil/" "$export_file" >"$scratch/changed"
	same "Imported 4 cases." "$(there import "$scratch/changed")" &&
		holds "$(there cases --columns ticket --format ndjson)" \
			"{\"ticket\": \"$evil\"}"
}

for test in what_is_exported_comes_back_byte_for_byte \
	it_is_one_file_that_only_its_owner_can_read \
	standard_input_is_imported_too \
	what_is_there_already_is_skipped \
	a_taken_number_gives_a_new_one_and_comebacks_follow \
	a_case_that_went_on_elsewhere_is_refused \
	a_file_that_is_cut_off_is_refused \
	what_is_wrong_is_said_with_its_line \
	bytes_that_are_not_utf_8_are_refused \
	cases_of_one_uuid_or_number_are_refused \
	sql_is_only_text; do
	check "$test" "$test"
done
finish
