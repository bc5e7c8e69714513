#!/bin/sh
# chargefix test as it is called: what it prints, and how it ends.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=tests/screens/guide.yaml
stories=$scratch/stories.yaml
CHARGEFIX_DB=$scratch/cases.db
export CHARGEFIX_DB

# tests ARGUMENT...: its output in $said, its errors in $error.
tests() {
	said=$("$program" test "$@" 2>"$scratch/error")
	status=$?
	error=$(cat "$scratch/error")
}

# write_stories: a file of those on stdin.
write_stories() {
	{
		echo "format: 1"
		echo "scenarios:"
		cat
	} >"$stories"
}

# walked ANSWER...: a case of the guide.
walked() {
	printf '%s\n' "$@" | "$program" --plain --new -g "$guide" \
		--ticket "T-Smith" --technician "J. Smith" --model "Smith 3" \
		--serial "5M17H" >"$scratch/walk"
}

the_bundled_stories_pass_and_meet_all_of_the_guide() {
	tests --cover data/charging.yaml data/charging.scenarios.yaml
	same 0 "$status" && same "" "$error" &&
		holds "$said" " passed, 0 failed"
}

a_failure_shows_what_was_expected_what_came_and_the_walk() {
	write_stories <<-'END'
		  - name: Not so
		    answers: {lamp: front, danger: none, signs: [dim, flicker], clean: fixed}
		    diagnosis: cable
		  - {name: So, answers: [front, hot], diagnosis: danger}
	END
	tests "$guide" "$stories"
	same 1 "$status" && holds "$said" "$stories:3:5: error: Not so: the \
diagnosis should be \"cable\", but is \"contacts\"
    lamp: front
    danger: none
    signs: dim, flicker
    clean: fixed
    => contacts (fixed)
covered: 4 of 8 steps, 6 of 19 answers, 2 of 6 diagnoses
    answer never given: lamp: rear
    step never asked: volts
    answer never given: signs: blinks
    answer never given: signs: none
    answer never given: clean: same
    step never asked: cable
    step never asked: charge
    step never asked: reset
    diagnosis never reached: cable
    diagnosis never reached: battery
    diagnosis never reached: settings
    diagnosis never reached: service
1 passed, 1 failed"
}

the_same_is_there_for_programs() {
	tests --format json "$guide" "$stories"
	same 1 "$status" &&
		holds "$said" '"failure": "the diagnosis should be' &&
		holds "$said" '"passed": 1,' &&
		holds "$said" '"against": null'
}

cover_fails_where_something_is_not_met() {
	write_stories <<-'END'
		  - {name: So, answers: [front, hot], diagnosis: danger}
	END
	tests "$guide" "$stories"
	same 0 "$status" || return 1
	tests --cover "$guide" "$stories"
	same 1 "$status" && holds "$error" "do not reach all of the guide"
}

a_wrong_file_is_said_line_by_line() {
	write_stories <<-'END'
		  - {name: So, answers: {lapm: front}, diagnosis: danger}
	END
	tests "$guide" "$stories"
	same 1 "$status" && same "" "$said" &&
		holds "$error" "$stories:3:26: error: there is no step \"lapm\""
}

a_case_becomes_a_scenario_without_personal_data() {
	walked front none dim ":note Smith's bicycle" fixed
	tests --record last
	same 0 "$status" && same "format: 1
scenarios:
  - name: \"Front lamp: The contacts were dirty (case 1)\"
    answers:
      lamp: front
      danger: none
      signs: dim
      clean: fixed
    diagnosis: contacts" "$said" &&
		same "" "$(echo "$said" | grep -iE 'smith|5m17h')" || return 1
	echo "$said" >"$stories"
	tests --record 1 "$guide" "$stories"
	echo "$said" | sed 's/case 1/again/' >>"$stories"
	tests "$guide" "$stories"
	same 0 "$status" && holds "$said" "2 passed, 0 failed"
}

danger_raised_in_a_case_is_raised_in_its_scenario() {
	walked rear none flicker :danger hot
	tests --record last
	holds "$said" "    raises:
      signs: hot
    diagnosis: danger" || return 1
	echo "$said" >"$stories"
	tests "$guide" "$stories"
	same 0 "$status"
}

a_case_without_an_end_is_none() {
	walked front none
	tests --record last
	same 1 "$status" && holds "$error" "no diagnosis yet" &&
		same "" "$said"
}

what_ends_otherwise_than_before_is_listed() {
	write_stories <<-'END'
		  - {name: Dim, answers: {lamp: front, danger: none, signs: dim, clean: fixed}, diagnosis: contacts}
		  - {name: Hot, answers: [front, hot], diagnosis: danger}
	END
	sed 's/label: dim, suspects: contacts/label: dim, suspects: cable/' \
		"$guide" >"$scratch/new.yaml"
	sed -i 's/clean: fixed}, diagnosis: contacts/cable: fixed}, diagnosis: cable/' \
		"$stories"
	tests "$scratch/new.yaml" "$stories" --against "$guide"
	same 0 "$status" && holds "$said" "$stories:3:5: changed: Dim
    before: asks clean, which is not answered
    now:    cable (part)
    they diverge after signs (answer 3): before comes clean, now cable
compared: 2 scenarios and 0 cases, 1 changed"
}

cases_that_would_end_otherwise_are_listed() {
	tests "$scratch/new.yaml" "$stories" --against "$guide" --cases
	same 0 "$status" && holds "$said" "changed: case 1
    before: contacts (fixed)
    now:    asks cable, which is not answered
    they diverge after signs (answer 3): before comes clean, now cable" &&
		holds "$said" "2 scenarios and 2 cases, 2 changed" || return 1
	tests "$guide" "$stories" --against "$guide" --cases
	holds "$said" "2 scenarios and 2 cases, 0 changed"
}

a_reading_that_falls_into_another_band_parts_the_ways() {
	cat >"$scratch/charge.yaml" <<-'END'
		format: 1
		guide: {id: charge, version: "1", language: en, title: Charge}
		danger: smell
		otherwise: full
		start:
		  - id: smell
		    ask: Does it smell?
		    answers: [{id: no, say: "No"}]
		  - id: charge
		    ask: How full is it?
		    measure: {unit: "%", min: 0, max: 100}
		    answers:
		      - {id: low, say: Low, from: 0, to: 40, diagnosis: empty}
		      - {id: high, say: High, from: 40, to: 100}
		diagnoses:
		  full: {verdict: setting, title: It is full}
		  empty: {verdict: part, title: It is empty}
	END
	sed 's/from: 40/from: 60/; s/to: 40/to: 60/' "$scratch/charge.yaml" \
		>"$scratch/bands.yaml"
	write_stories <<-'END'
		  - {name: Half, answers: {smell: no, charge: 50}, diagnosis: empty}
	END
	tests "$scratch/bands.yaml" "$stories" --against "$scratch/charge.yaml"
	same 0 "$status" && holds "$said" "changed: Half
    before: full (setting)
    now:    empty (part)
    they diverge at charge (answer 2): before high, now low
compared: 1 scenario and 0 cases, 1 changed" || return 1
	sed -i 's/charge: 50/charge: 101/' "$stories"
	tests "$scratch/bands.yaml" "$stories"
	same 1 "$status" && holds "$error" "step \"charge\" has no answer \
\"101\"; it has: low, high, and readings from 0 to 100 %"
}

a_case_is_printed_alone() {
	for with in --cover --cases "--format json" "--against $guide"; do
		# shellcheck disable=SC2086 # two words
		tests --record last $with
		same 2 "$status" && same "" "$said" &&
			holds "$error" "${with%% *} can't be used with it" ||
			return 1
	done
}

stories_of_one_name_are_refused() {
	write_stories <<-'END'
		  - {name: So, answers: [front, hot], diagnosis: danger}
		  - {name: Else, answers: [front, hot], diagnosis: danger}
		  - {name: So, answers: [rear, hot], diagnosis: danger}
	END
	tests "$guide" "$stories"
	same 1 "$status" && same "" "$said" &&
		holds "$error" "$stories:5:5: error: duplicate name \"So\", \
already given at line 3"
}

a_wrong_command_line_is_refused() {
	tests "$guide"
	same 2 "$status" || return 1
	tests --cases "$guide" "$stories"
	same 2 "$status" && holds "$error" "--against" || return 1
	tests "$guide" "$stories" more
	same 2 "$status" && holds "$error" "unexpected argument"
}

guide_and_stories_in_the_wrong_order_are_told_apart() {
	echo "- {name: A, answers: {lamp: front}, diagnosis: danger}" |
		write_stories
	tests "$stories" "$guide"
	same 1 "$status" && holds "$error" \
		"the guide must come first: chargefix test $guide $stories" ||
		return 1
	tests "$stories" "$stories"
	case $error in
	*"comes first"*) return 1 ;;
	esac
}

for name in the_bundled_stories_pass_and_meet_all_of_the_guide \
	a_failure_shows_what_was_expected_what_came_and_the_walk \
	the_same_is_there_for_programs cover_fails_where_something_is_not_met \
	a_wrong_file_is_said_line_by_line \
	a_case_becomes_a_scenario_without_personal_data \
	danger_raised_in_a_case_is_raised_in_its_scenario \
	a_case_without_an_end_is_none \
	what_ends_otherwise_than_before_is_listed \
	cases_that_would_end_otherwise_are_listed \
	a_reading_that_falls_into_another_band_parts_the_ways \
	a_case_is_printed_alone stories_of_one_name_are_refused \
	guide_and_stories_in_the_wrong_order_are_told_apart \
	a_wrong_command_line_is_refused; do
	check "$name" "$name"
done
finish
