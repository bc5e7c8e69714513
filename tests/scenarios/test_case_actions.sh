#!/bin/sh
# `chargefix case`: how a case is, what can be done with it, and what is refused.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=tests/screens/shop.yaml
TZ=UTC
export TZ

# begin ANSWERS...: a new case of Ada's; it gets the next number.
begin() {
	printf '%s\n' "$@" | "$program" run --new --plain -g "$guide" \
		--technician Ada >/dev/null
}

# does CASE ACTION...: what it says; times are put as DATE.
does() {
	"$program" case "$@" 2>&1 |
		sed 's/[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]/DATE/g'
}

# refused STATUS SAYS CASE ACTION...
refused() {
	wanted=$1
	says=$2
	shift 2
	"$program" case "$@" >"$scratch/out" 2>"$scratch/err"
	same "$wanted" "$?" && same "" "$(cat "$scratch/out")" &&
		holds "$(cat "$scratch/err")" "$says"
}

a_case_waits_and_goes_on() {
	begin front none
	refused 1 "Case 1 is not waiting." 1 continue &&
		same "Case 1: Waiting for a part since DATE: bulb ordered. Next: Clean it" \
			"$(does 1 wait --for part --why 'bulb ordered')" &&
		same "Case 1: Waiting until DATE. Next: Clean it" \
			"$(does 1 wait --until '2 h')" &&
		same "Case 1: Waiting for the customer since DATE, until DATE. Next: Clean it" \
			"$(does 1 wait --for customer --until tomorrow)" &&
		same "Case 1: Open. Next: Clean it" "$(does 1 continue)"
}

a_case_is_handed_over() {
	same "Case 1: Waiting for Cy since DATE: needs a meter. Next: Clean it" \
		"$(does 1 hand-over --to Cy --why 'needs a meter')" &&
		holds "$("$program" case 1)" "Technician    Cy"
}

what_was_handed_back_is_only_reopened() {
	begin front none works
	same "Case 2: Handed back DATE: End of life (Spare parts not available)" \
		"$(does 2 hand-back --outcome end-of-life --barrier no-parts)" &&
		refused 1 "Case 2 was handed back. To go on with it: " 2 cancel \
			--why no &&
		holds "$(cat "$scratch/err")" "case 2 reopen --why TEXT" &&
		refused 1 "Case 2 was handed back." 2 wait --for part &&
		same "Case 2: Reopened DATE: it is dark again" \
			"$(does 2 reopen --why 'it is dark again')" &&
		refused 1 "Case 2 is not finished yet" 2 reopen --why again &&
		same "Case 2: Cancelled DATE: too dear" \
			"$(does 2 cancel --why 'too dear')" &&
		refused 1 "Case 2 was cancelled." 2 hand-back --outcome fixed
}

only_a_second_technician_confirms() {
	begin front none same
	refused 1 "Ada gave the last answer, so somebody else has to confirm" \
		3 confirm &&
		holds "$(cat "$scratch/err")" "--technician NAME" &&
		same "Case 3: Diagnosed DATE, confirmed by Ben" \
			"$(does 3 confirm --technician Ben)" &&
		refused 1 "Case 3 has already been confirmed by Ben." 3 confirm \
			--technician Cy &&
		refused 1 "Case 1 has no diagnosis yet." 1 confirm
}

a_repair_that_did_not_last_goes_on() {
	begin front none works
	same "Case 4: Diagnosed DATE" "$(does 4 lasted yes)" &&
		holds "$(does 4)" "It was still working on DATE." &&
		same "Case 4: Diagnosed DATE" "$(does 4 lasted no)" &&
		holds "$(does 4)" "Fit a new bulb (part)" &&
		refused 1 "Case 4 has no finished repair" 4 lasted yes
}

notes_are_corrected_and_withdrawn() {
	same "Note 1 of case 4 was saved." "$(does 4 note 'Shelf 3')" &&
		same "Note 2 of case 4 was saved." \
			"$(printf 'Cracked\nbefore\n' |
				does 4 note - --for customer)" &&
		same "Note 1 of case 4 was corrected." \
			"$(does 4 correct 1 'Shelf 4')" &&
		same "Note 2 of case 4 was withdrawn." "$(does 4 withdraw 2)" &&
		holds "$(does 4)" "Shelf 4" &&
		holds "$(does 4)" "Note 2 for the customer (Ada, DATE), withdrawn by Ada" &&
		refused 1 "case 4 has no note 3" 4 withdraw 3 &&
		refused 2 '"one" is not the number of a note' 4 withdraw one
}

what_is_no_note_is_refused() {
	for text in 'a\000b' '\377\376' '  \n'; do
		# shellcheck disable=SC2059 # the text is a format
		printf "$text" >"$scratch/in"
		refused 1 "the note is " 4 note - <"$scratch/in" || return 1
	done
	head -c 70000 /dev/zero | tr '\0' a >"$scratch/in"
	refused 1 "at most 65536 bytes are allowed" 4 note - <"$scratch/in"
}

each_action_says_what_it_needs() {
	refused 2 'unknown action "wiat"; did you mean wait?' 1 wiat &&
		refused 2 "wait needs --for WHAT or --until WHEN" 1 wait &&
		refused 2 "wait --for time needs --until WHEN" 1 wait --for time &&
		refused 2 "use time|part|customer|colleague" 1 wait --for sun &&
		refused 2 "--until needs a time such as 30 min" 1 wait --until so &&
		refused 2 "a time that is already over" 1 wait --until yesterday &&
		refused 2 "cancel needs --why TEXT" 1 cancel &&
		refused 2 "hand-over needs --to NAME" 1 hand-over --why x &&
		refused 2 "use fixed|repairable|end-of-life|unrepaired" \
			1 hand-back --outcome gone &&
		refused 2 "--barrier is only for --outcome end-of-life" \
			1 hand-back --outcome fixed --barrier no-parts &&
		refused 2 "continue takes no --why" 1 continue --why x &&
		refused 2 "--why needs an action, such as wait" 1 --why x &&
		refused 2 "unexpected argument: now" 1 continue now &&
		refused 2 "lasted needs yes|no" 1 lasted &&
		refused 2 "use yes|no" 1 lasted maybe &&
		refused 2 "the value of --why is too long" 1 cancel \
			--why "$(head -c 300 /dev/zero | tr '\0' a)" &&
		refused 2 "case needs a CASE"
}

scripts_get_json() {
	json=$("$program" case 2 --format json) &&
		holds "$json" '"status": "cancelled"' &&
		holds "$json" '"why": "too dear"' &&
		json=$("$program" case 1 wait --for part --format json) &&
		holds "$json" '"waits_for": "part"' &&
		holds "$json" '"action": "hand-over"'
}

a_record_that_can_only_be_read_is_not_changed() {
	cp "$HOME/chargefix/cases.db" "$scratch/copy.db" &&
		chmod 400 "$scratch/copy.db" &&
		{ [ "$(id -u)" = 0 ] ||
			refused 1 "read-only, so nothing was changed" 1 continue \
				--db "$scratch/copy.db"; }
}

for name in a_case_waits_and_goes_on a_case_is_handed_over \
	what_was_handed_back_is_only_reopened only_a_second_technician_confirms \
	a_repair_that_did_not_last_goes_on notes_are_corrected_and_withdrawn \
	what_is_no_note_is_refused each_action_says_what_it_needs \
	scripts_get_json a_record_that_can_only_be_read_is_not_changed; do
	check "$name" "$name"
done
finish
