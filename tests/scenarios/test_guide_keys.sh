#!/bin/sh
# What a guide's keys do in the whole program, where the guides that other tests
# walk do not have them.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=$scratch/guide.yaml

cat >"$guide" <<'EOF'
format: 2
guide: {id: kettle, version: "1", language: en, title: A cold kettle}
danger: danger
otherwise: shop
start:
  - id: danger
    ask: Does it smoke?
    answers: [{id: none, say: "No"}, {id: smoke, say: "Yes", diagnosis: burns}]
  - id: signs
    ask: What does it do?
    answers:
      - {id: dead, say: Nothing}
      - {id: slow, say: It heats slowly}
      - {id: loud, say: It is loud, about: As loud as a train.}
  - id: age
    ask: How old is it?
    when: {signs: loud}
    answers: [{id: old, say: Years}, {id: new, say: Days}]
  - {diagnosis: scale, when: {signs: loud, age: old}}
  - {id: fill, title: Fill it, do: [Put in water., Close it.], only: shop}
  - id: boils
    ask: Did it ever boil?
    only: shop
    unsure:
      then:
        - id: whose
          ask: Whose is it?
          unsure: none
          answers: [{id: mine, say: Mine, diagnosis: scale}, {id: other, say: Theirs}]
    answers: [{id: y, say: "Yes"}, {id: n, say: "No", diagnosis: shop}]
  - id: plug
    title: Plug it in again
    needs: [{text: a watch, when: {signs: slow}}]
    caution: {text: Only a shop opens it., only: shop}
    do:
      - Unplug it, {{signs} and {x y} aside.
      - |
        Type this:
        reset --all
      - {text: Wait ten minutes., when: {signs: slow}}
      - {text: Check the switch., unless: {signs: slow}}
      - Plug it in.
    ask: "Does it heat? ({signs}, {age})"
    answers: [{id: hot, say: "Yes", diagnosis: plugged}, {id: cold, say: "No"}]
diagnoses:
  burns: {verdict: danger, title: Keep away}
  plugged:
    verdict: fixed
    title: It was the plug
    advice: ["Enjoy it: {plug}.", {text: Fill it less., when: {signs: slow}}]
  scale: {verdict: setting, title: It is full of scale}
  shop: {verdict: service, title: A shop}
EOF

# walk ANSWERS...: a new case, walked in plain mode.
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

texts_are_shown_where_their_guards_hold() {
	said=$(walk none slow hot) || return 1
	holds "$said" "You need: a watch" && holds "$said" "Wait ten" &&
		none "$said" "Check the switch" && none "$said" "Only a shop" &&
		holds "$said" "Fill it less." || return 1
	said=$(walk none dead hot) || return 1
	none "$said" "You need" && none "$said" "Wait ten" &&
		holds "$said" "Check the switch" && none "$said" "Fill it less"
}

reports_say_what_was_shown() {
	walk none slow hot >"$scratch/said" || return 1
	said=$("$program" report last --format json | tr -d '\n ')
	holds "$said" '"do":["Unplugit,{signs}and{xy}aside.","Typethis:\nreset--all","Waittenminutes.","Plugitin."]' &&
		holds "$said" '"needs":["awatch"],"caution":[],' &&
		holds "$said" '"advice":["Enjoyit:Yes.","Fillitless."]' &&
		holds "$("$program" report last)" "Fill it less."
}

scenarios_see_what_was_shown() {
	cat >"$scratch/stories.yaml" <<'EOF'
format: 1
scenarios:
  - name: Slow
    answers: [none, slow, hot]
    diagnosis: plugged
    shows: [ten minutes, Fill it less]
    never_shows: [the switch]
  - name: Dead
    answers: [none, dead, cold]
    diagnosis: shop
    shows: [ten minutes]
EOF
	said=$("$program" test "$guide" "$scratch/stories.yaml" 2>&1)
	holds "$said" '"ten minutes" should be shown, and is not' &&
		none "$said" "Fill it less"
}

answers_together_end_a_walk() {
	said=$(walk none loud old) || return 1
	holds "$said" "It is full of scale" &&
		holds "$said" "How old is it? Years (led to it)" &&
		none "$said" "Plug it in again" || return 1
	said=$(walk none loud new cold) || return 1
	holds "$said" "Plug it in again"
}

an_answer_has_its_hint() {
	said=$(printf 'none\n' | "$program" run --new --plain -g "$guide")
	holds "$said" "  3  It is loud
     As loud as a train."
}

# walk_shop ANSWERS...: as walk, for a repair shop.
walk_shop() {
	printf '%s\n' "$@" | "$program" run --new --plain --shop -g "$guide"
}

a_step_can_be_only_done() {
	said=$(walk_shop none dead) && return 1
	holds "$said" "  - Close it.

  1  I've done this
  2  I can't do this" || return 1
	said=$(walk_shop none dead cannot y cold) &&
		holds "$said" "diagnosis: shop" || return 1
	said=$(walk_shop none dead done y cold) &&
		holds "$said" "Fill it: done"
}

not_sure_leads_where_the_guide_says() {
	said=$(walk_shop none dead done unsure mine) &&
		holds "$said" "diagnosis: scale" &&
		none "$said" "  3  Not sure
>  mine" || return 1
	said=$(walk_shop none dead done unsure unsure mine) &&
		holds "$said" "Type a number from 1 to 2 or a name (mine, other)"
}

texts_show_earlier_answers() {
	said=$(walk none loud new hot) || return 1
	holds "$said" "Unplug it, {signs} and {x y} aside." &&
		holds "$said" "Does it heat? (It is loud, Days)" &&
		holds "$said" "Enjoy it: Yes." || return 1
	said=$(walk none dead hot) || return 1
	holds "$said" "Does it heat? (Nothing, (How old is it?))" &&
		holds "$("$program" report last --format json)" "Enjoy it: Yes."
}

lines_of_a_text_stay_lines() {
	said=$(walk none dead hot) || return 1
	holds "$said" "  - Type this:
    reset --all"
}

braces_of_older_guides_stand_for_themselves() {
	sed 's/^format: 2/format: 1/; s/{signs}, {age}/{signs}, {sings}/' \
		"$guide" >"$scratch/older.yaml"
	said=$(printf '%s\n' none dead hot |
		"$program" run --new --plain -g "$scratch/older.yaml") || return 1
	holds "$said" "Does it heat? ({signs}, {sings})" &&
		holds "$said" "{{signs} and {x y} aside."
}

texts_name_only_steps() {
	sed 's/({signs}, {age})/{sings}/' "$guide" >"$scratch/wrong.yaml"
	holds "$("$program" check "$scratch/wrong.yaml")" \
		'there is no step "sings"; did you mean "signs"?' || return 1
	sed 's/Is it hot/Is {plug}/; s/Does it smoke?/"Is {plug} hot?"/' "$guide" \
		>"$scratch/wrong.yaml"
	holds "$("$program" check "$scratch/wrong.yaml")" \
		'names an answer needs a "title"' || return 1
	sed 's/How old is it?/How old is it?\n    about: "After {plug}"/' "$guide" \
		>"$scratch/wrong.yaml"
	holds "$("$program" check "$scratch/wrong.yaml")" \
		'names the answer to "plug", which is never asked before it'
}

a_guide_can_do_without_danger() {
	cat >"$scratch/tea.yaml" <<'EOF'
format: 1
guide: {id: tea, version: "1", language: en, title: Which tea}
otherwise: green
start:
  - {id: heat, title: Boil, do: [Boil water.], why: W, minutes: 1}
  - id: mood
    ask: Awake?
    why: W
    answers: [{id: y, say: "Yes", diagnosis: green}, {id: n, say: "No"}]
  - {diagnosis: black, when: {mood: n}}
diagnoses:
  green: {verdict: result, title: Green tea}
  black: {verdict: result, title: Black tea}
EOF
	said=$("$program" check --strict "$scratch/tea.yaml") &&
		holds "$said" "0 errors, 0 warnings" || return 1
	said=$(printf '%s\n' :danger :help done n |
		"$program" run --new --plain -g "$scratch/tea.yaml") || return 1
	holds "$said" "Unknown command: :danger" && holds "$said" "Result
Black tea" && none "$said" "hot, swollen"
}

graphs_have_the_ends_of_lists() {
	holds "$("$program" graph --format tree "$guide")" \
		"scale (setting)  [when signs: loud and age: old]" &&
		holds "$("$program" graph --format mermaid "$guide")" \
			'{{"ends here' &&
		holds "$("$program" graph --format dot "$guide")" \
			'label="ends here\nwhen signs: loud'
}

for name in texts_are_shown_where_their_guards_hold reports_say_what_was_shown \
	scenarios_see_what_was_shown answers_together_end_a_walk \
	an_answer_has_its_hint a_step_can_be_only_done \
	not_sure_leads_where_the_guide_says texts_show_earlier_answers \
	braces_of_older_guides_stand_for_themselves \
	lines_of_a_text_stay_lines texts_name_only_steps a_guide_can_do_without_danger graphs_have_the_ends_of_lists; do
	check "$name" "$name"
done
finish
