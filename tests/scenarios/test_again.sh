#!/bin/sh
# Answers that lead back for another try, in the whole program.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=$scratch/pump.yaml

cat >"$guide" <<'EOF'
format: 2
guide: {id: pump, version: "1", language: en, title: A pump that stops}
otherwise: unknown
start:
  - id: hold
    title: Hold the button
    minutes: 1
    why: A short press is not enough.
    do:
      - {text: This time hold it twice as long., when: {runs: stopped}}
      - Hold the button for 10 seconds.
    ask: Did the light blink?
    answers: [{id: blinked, say: It blinked}, {id: dark, say: It stayed dark}]
  - id: runs
    ask: Does the pump run now?
    why: It may need more than one try.
    answers:
      - {id: runs, say: It runs, diagnosis: works}
      - {id: silent, say: It makes no sound}
      - {id: stopped, say: It ran but stopped again, label: stopped again,
         again: hold, most: 2}
  - {diagnosis: worn, when: {runs: stopped, hold: blinked}}
  - id: noise
    title: Noise
    ask: "Does it hum? (Light: {hold})"
    why: Humming means that it has power.
    answers: [{id: hums, say: It hums, diagnosis: stuck}, {id: quiet, say: "No"}]
diagnoses:
  works: {verdict: fixed, title: The pump works}
  worn: {verdict: part, title: The battery is worn}
  stuck: {verdict: setting, title: The pump is stuck}
  unknown: {verdict: service, title: A repair shop should look at it}
EOF

# walk LINES...: a new case, walked in plain mode.
walk() {
	printf '%s\n' "$@" | "$program" run --new --plain -g "$guide"
}

# none TEXT PART: that it does not stand there.
none() {
	case $1 in
	*"$2"*)
		printf 'found: %s\n   in: %s\n' "$2" "$1"
		return 1
		;;
	esac
}

# answers: what the newest report in JSON says was answered, in order.
answers() {
	"$program" report last --format json | tr -d '\n ' |
		sed 's/"off_path".*//; s/{"step":/\n&/g' | sed -n \
		's/^{"step":"\([^"]*\)","try.*"answer":\["\([^"]*\)"\].*/\1=\2/p' |
		paste -sd ' ' -
}

a_second_try_says_so_and_sees_the_first() {
	said=$(walk blinked stopped dark runs) || return 1
	holds "$said" "Hold the button
Try 2 of 3. About 1 min.

To do:
  - This time hold it twice as long." &&
		holds "$said" "Try 2 of 3.

Does the pump run now?" && none "$said" "Try 3 of 3" &&
		none "$said" "Try 1" && holds "$said" "The pump works"
}

tries_are_used_up() {
	said=$(walk dark stopped dark stopped blinked stopped) &&
		holds "$said" "The battery is worn" || return 1
	said=$(walk blinked stopped dark stopped dark stopped hums) &&
		holds "$said" "Does it hum? (Light: It stayed dark)" &&
		holds "$said" "The pump is stuck" && none "$said" "Try 4"
}

guards_see_the_newest_try() {
	said=$(walk blinked stopped dark silent quiet) &&
		holds "$said" "A repair shop should look at it"
}

why_says_that_it_is_asked_again() {
	said=$(walk blinked :why stopped :why dark runs) &&
		holds "$said" '"It ran but stopped again" leads to: Hold the button (try 2' &&
		holds "$said" "It is asked again: this is try 2 of 3."
}

reports_have_each_try_in_order() {
	walk blinked stopped dark runs >"$scratch/said" || return 1
	holds "$("$program" report last --edition bench)" \
		"Hold the button (try 2 of 3)" &&
		same "hold=blinked runs=stopped hold~2=dark runs~2=runs" \
			"$(answers)" || return 1
	said=$("$program" report last --format json | tr -d '\n ')
	holds "$said" '"step":"hold","try":1,' &&
		holds "$said" '"step":"hold~2","try":2,'
}

an_earlier_try_can_be_changed_and_restored() {
	said=$(walk blinked stopped dark ":change runs" silent hums) &&
		holds "$said" "(Light: It blinked)" &&
		same "hold=blinked runs=silent" "$(answers)" || return 1
	walk blinked stopped dark ":change runs" silent ":change runs" stopped \
		":change hold~2" blinked runs >"$scratch/said" &&
		same "hold=blinked runs=stopped hold~2=blinked runs~2=runs" \
			"$(answers)"
}

a_try_can_be_taken_back() {
	walk blinked stopped dark :back :back silent quiet >"$scratch/said" &&
		same "hold=blinked runs=silent" "$(answers)"
}

a_case_goes_on_in_the_middle_of_a_try() {
	walk blinked stopped dark stopped >"$scratch/said"
	said=$(printf '%s\n' dark runs | "$program" resume last --plain) &&
		holds "$said" "Try 3 of 3" &&
		same "hold=blinked runs=stopped hold~2=dark runs~2=stopped hold~3=dark runs~3=runs" \
			"$(answers)"
}

scenarios_tell_tries_by_id_or_in_order() {
	cat >"$scratch/stories.yaml" <<'EOF'
format: 1
scenarios:
  - name: By id
    answers: {hold: dark, runs: stopped, hold~2: blinked, runs~2: runs}
    diagnosis: works
    asks: [runs~2]
    never_asks: [hold~3]
    shows: [twice as long]
    most: 4
  - name: In order
    answers: [dark, stopped, dark, stopped, blinked, stopped]
    diagnosis: worn
  - name: The rest
    answers: {hold: dark, runs: silent, noise: hums}
    diagnosis: stuck
  - name: No sound
    answers: {hold: dark, runs: silent, noise: quiet}
    diagnosis: unknown
EOF
	said=$("$program" test --cover "$guide" "$scratch/stories.yaml") &&
		holds "$said" "covered: 3 of 3 steps, 7 of 7 answers, 4 of 4 diagnoses" ||
		return 1
	printf '%s\n' 'format: 1' 'scenarios:' \
		'  - {name: Short, answers: {hold: dark, runs: stopped}, diagnosis: works}' \
		>"$scratch/stories.yaml"
	holds "$("$program" test "$guide" "$scratch/stories.yaml" 2>&1)" \
		'"hold~2" is asked, but no answer is given'
}

a_case_becomes_a_scenario() {
	walk blinked stopped dark runs >"$scratch/said" || return 1
	"$program" test "$guide" --record last >"$scratch/story.yaml" &&
		holds "$(cat "$scratch/story.yaml")" "hold~2: dark" &&
		holds "$("$program" test "$guide" "$scratch/story.yaml")" "1 passed"
}

check_tries_them_all() {
	said=$("$program" check --strict "$guide") &&
		holds "$said" "the longest asks 7 questions" &&
		holds "$said" "3 steps, 0 errors, 0 warnings"
}

graphs_lead_back() {
	holds "$("$program" graph --format tree "$guide")" \
		"stopped: It ran but stopped again  again from hold, at most 2 times" &&
		holds "$("$program" graph --format mermaid "$guide")" \
			'-->|"stopped again (again, at most 2 times)"|' || return 1
	said=$("$program" graph --format dot "$guide")
	holds "$said" "(again, at most 2" && none "$said" "try 2" || return 1
	walk blinked stopped dark runs >"$scratch/said" || return 1
	holds "$("$program" graph --format mermaid --case last)" \
		'==>|"stopped again (again, at most 2 times)"|'
}

for name in a_second_try_says_so_and_sees_the_first tries_are_used_up \
	guards_see_the_newest_try why_says_that_it_is_asked_again \
	reports_have_each_try_in_order an_earlier_try_can_be_changed_and_restored \
	a_try_can_be_taken_back a_case_goes_on_in_the_middle_of_a_try \
	scenarios_tell_tries_by_id_or_in_order a_case_becomes_a_scenario \
	check_tries_them_all graphs_lead_back; do
	check "$name" "$name"
done
finish
