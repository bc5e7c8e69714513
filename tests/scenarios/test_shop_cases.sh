#!/bin/sh
# What a shop asks of its cases from the command line: some of them, and the day.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=tests/screens/shop.yaml
TZ=UTC
export TZ

# begin TECHNICIAN ANSWERS...: a new case; it gets the next number.
begin() {
	technician=$1
	shift
	printf '%s\n' "$@" | "$program" run --new --plain --shop -g "$guide" \
		--technician "$technician" >/dev/null
}

# numbers OPTION...: the numbers of the cases that are listed, in order.
numbers() {
	"$program" cases --format csv "$@" | sed 1d | cut -d, -f1 | tr '\n' ' '
}

# Open, waiting for a time, waiting for a part, handed back, cancelled.
begin Ada front none
begin Mara front none
begin Ada front none
begin Mara front none works
begin Ada front none
{
	"$program" case 2 wait --until '2 h' --why 'dries'
	"$program" case 3 wait --for part --until '3 days' --why 'bulb ordered'
	"$program" case 4 hand-back --outcome fixed
	"$program" case 5 cancel --why 'not wanted'
} >/dev/null

cases_are_listed_by_status_technician_and_verdict() {
	same "1 " "$(numbers --status open)" &&
		same "3 2 " "$(numbers --status waiting)" &&
		same "4 " "$(numbers --status handed-back)" &&
		same "5 " "$(numbers --status cancelled)" &&
		same "4 2 " "$(numbers --technician mara)" &&
		same "2 " "$(numbers --technician Mara --status waiting)" &&
		same "" "$(numbers --technician '')" &&
		same "4 " "$(numbers --verdict fixed)" &&
		same "2 " "$(numbers --status waiting --search mara)" &&
		same "3 2 1 " "$(numbers --open)"
}

cases_are_listed_by_the_day_of_their_last_change() {
	# Midnight may pass meanwhile.
	today=$(date +%Y-%m-%d)
	same "5 4 3 2 1 " "$(numbers --since yesterday)" &&
		same "5 4 3 2 1 " "$(numbers --date "yesterday..$today")" &&
		same "" "$(numbers --date ..2025-12-31)" &&
		same "3 2 " "$(numbers --date "..$today" --status waiting)"
}

cases_are_listed_by_what_is_due() {
	same "2 4 3 " "$(numbers --due)" &&
		same "2 3 " "$(numbers --due --status waiting)"
}

the_board_has_the_day() {
	"$program" cases --board | sed 's/^     2  1 h 59 min/     2  2 h       /' >"$scratch/board"
	same "Countdowns and waits (1)
     2  2 h          The front lamp                      Mara        dries

Waiting (1)
     3  just now     The front lamp                      Ada         Waiting for a part: bulb ordered

Open, Ada (1)
     1  just now     The front lamp                      Ada         Clean it

Handed back today (1)
     4  just now     The front lamp                      Mara        Fixed

1 open, 2 waiting, 1 handed back, 1 cancelled.
Verdicts: 1 fixed." "$(cat "$scratch/board")" &&
		holds "$("$program" cases --board --format json)" \
			'"section": "timed"'
}

what_is_wrong_is_said_with_what_would_be_right() {
	while IFS='|' read -r options says; do
		# shellcheck disable=SC2086 # a list of words
		"$program" cases $options >/dev/null 2>"$scratch/error"
		same 2 "$?" && holds "$(cat "$scratch/error")" "$says" ||
			return 1
	done <<END
--status lost|unknown status "lost"; use open
--verdict good|unknown verdict "good"; use fixed
--date soon|"soon" is no day: use today, yesterday, a weekday, or a date such as
--date 2026-12-02..2026-12-01|ends before it begins: put the earlier day first
--since 2026-12-01..|--since: "2026-12-01.." is no day
--since today --date today|use --date 2026-12-01..2026-12-31
--board --open|--board shows the whole day
--board --format csv|use --format table or json
--status=|unknown status ""
END
}

a_record_that_is_not_there_yet_has_an_empty_day() {
	same "No cases." "$(XDG_DATA_HOME="$scratch/none" "$program" cases --board)"
}

stale_days_come_from_the_settings_file() {
	mkdir -p "$scratch/config/chargefix"
	file=$scratch/config/chargefix/config.yaml
	echo "stale_days: 3" >"$file"
	holds "$(XDG_CONFIG_HOME="$scratch/config" "$program" config)" \
		"stale_days       file, line 1     3" &&
		holds "$("$program" config)" \
			"stale_days       default          7" || return 1
	echo "stale_days: soon" >"$file"
	XDG_CONFIG_HOME="$scratch/config" "$program" cases --board \
		2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" \
		"\"stale_days\" must be a number of days from 1 to 9999"
}

for name in cases_are_listed_by_status_technician_and_verdict \
	cases_are_listed_by_the_day_of_their_last_change \
	cases_are_listed_by_what_is_due the_board_has_the_day \
	what_is_wrong_is_said_with_what_would_be_right \
	a_record_that_is_not_there_yet_has_an_empty_day \
	stale_days_come_from_the_settings_file; do
	check "$name" "$name"
done
finish
