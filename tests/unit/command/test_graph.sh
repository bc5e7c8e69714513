#!/bin/sh
# chargefix graph as it is called, and what Graphviz says to it.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=data/charging.yaml
lamp=tests/screens/guide.yaml
CHARGEFIX_DB=$scratch/cases.db
export CHARGEFIX_DB

graphviz_draws_the_guide_without_a_word() {
	"$program" graph "$guide" >"$scratch/guide.dot" &&
		same "" "$(dot -Tsvg -o "$scratch/guide.svg" \
			"$scratch/guide.dot" 2>&1)" &&
		[ -s "$scratch/guide.svg" ]
}

each_step_and_diagnosis_of_the_guide_is_in_the_picture() {
	"$program" graph --format tree "$guide" >"$scratch/tree"
	sed -n 's/^ *- id: //p; s/^ *- {id: \([a-z-]*\), ask.*/\1/p' "$guide" |
		sort -u >"$scratch/steps"
	[ -s "$scratch/steps" ] || return 1
	while IFS= read -r step; do
		grep -q "\\[$step\\]" "$scratch/guide.dot" ||
			grep -q "$step:" "$scratch/tree" ||
			{ echo "no $step"; return 1; }
	done <"$scratch/steps"
	for verdict in fixed setting part service danger; do
		grep -q ": $verdict\\]" "$scratch/guide.dot" || return 1
	done
}

dot_is_the_format_when_none_is_named() {
	same "$("$program" graph "$guide")" \
		"$("$program" graph --format dot "$guide")" &&
		holds "$("$program" graph "$guide")" 'digraph "charging"'
}

the_guide_of_the_environment_is_drawn() {
	same "$("$program" graph "$lamp")" \
		"$(CHARGEFIX_GUIDE=$lamp "$program" graph)" &&
		same "$("$program" graph "$guide")" \
			"$(CHARGEFIX_GUIDE=$lamp "$program" graph "$guide")"
}

standard_input_is_a_guide_too() {
	same "$("$program" graph "$guide")" "$("$program" graph - <"$guide")"
}

the_tree_fits_the_locale() {
	holds "$("$program" graph --format tree "$guide")" "├─ device" &&
		holds "$(LC_ALL=C "$program" graph --format tree "$guide")" \
			"|- device" &&
		same "" "$(LC_ALL=C "$program" graph --format tree "$guide" |
			LC_ALL=C tr -d '\12\40-\176')"
}

what_is_for_programs_is_utf_8_in_every_locale() {
	same "$("$program" graph "$guide")" \
		"$(LC_ALL=C "$program" graph "$guide")"
}

the_way_of_a_case_is_marked() {
	printf '%s\n' front none dim fixed |
		"$program" --plain -g "$lamp" >/dev/null
	said=$("$program" graph --case last --format tree | grep ●)
	same 9 "$(echo "$said" | grep -c .)" &&
		holds "$said" "● (4) clean" &&
		holds "$said" "● reached: contacts (fixed)" &&
		"$program" graph --case last | dot -Tsvg >"$scratch/case.svg" &&
		holds "$(cat "$scratch/case.svg")" "(4) Clean the contacts"
}

a_case_is_drawn_with_its_own_guide() {
	sed 's/title: Signs$/title: Looks/' "$lamp" >"$scratch/new.yaml"
	said=$("$program" graph --case 1 --format tree "$scratch/new.yaml" \
		2>"$scratch/error")
	holds "$said" "signs: Signs" &&
		holds "$(cat "$scratch/error")" \
		"drawing the guide that case 1 was started with, lamp 1; $scratch/new.yaml is a different one" &&
		"$program" graph --case 1 "$lamp" 2>"$scratch/error" \
			>/dev/null &&
		same "" "$(cat "$scratch/error")"
}

the_tree_is_as_wide_as_the_terminal_and_whole_in_a_pipe() {
	whole=$("$program" graph --format tree "$lamp")
	narrow=$(COLUMNS=40 "$program" graph --format tree "$lamp")
	holds "$whole" "clean: Clean the contacts of lamp and holder  tests" &&
		holds "$narrow" "clean: Clean the contacts of lamp
│  │  and holder  tests contacts" &&
		same "$whole" "$(COLUMNS=x "$program" graph --format tree \
			"$lamp")"
}

a_route_is_drawn_alone() {
	for format in dot mermaid tree; do
		said=$("$program" graph --format $format --route phone-salty \
			"$guide")
		holds "$said" "Salt inside" &&
			same "" "$(echo "$said" | grep "Danger signs")" ||
			return 1
	done
	"$program" graph --route phone-salty "$guide" |
		dot -Tsvg >"$scratch/route.svg" || return 1
	"$program" graph --route nowhere "$guide" >/dev/null 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" \
		'there is no route "nowhere"; the guide has: dry, ' ||
		return 1
	"$program" graph --route x "$lamp" >/dev/null 2>"$scratch/error"
	same 1 "$?" &&
		holds "$(cat "$scratch/error")" "the guide has none"
}

what_can_t_be_drawn_is_said() {
	"$program" graph --case 99 >/dev/null 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "99" || return 1
	"$program" graph --format svg "$guide" 2>"$scratch/error"
	same 2 "$?" && holds "$(cat "$scratch/error")" "dot|mermaid|tree" ||
		return 1
	"$program" graph "$scratch/none.yaml" 2>"$scratch/error"
	same 1 "$?" && holds "$(cat "$scratch/error")" "no such file"
}

for name in graphviz_draws_the_guide_without_a_word \
	each_step_and_diagnosis_of_the_guide_is_in_the_picture \
	dot_is_the_format_when_none_is_named the_guide_of_the_environment_is_drawn \
	standard_input_is_a_guide_too \
	the_tree_fits_the_locale \
	what_is_for_programs_is_utf_8_in_every_locale \
	the_way_of_a_case_is_marked a_case_is_drawn_with_its_own_guide \
	the_tree_is_as_wide_as_the_terminal_and_whole_in_a_pipe \
	a_route_is_drawn_alone what_can_t_be_drawn_is_said; do
	check "$name" "$name"
done
finish
