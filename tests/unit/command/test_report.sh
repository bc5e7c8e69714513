#!/bin/sh
# chargefix report as it is called: editions, and the width of a text.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=tests/screens/guide.yaml

printf 'front\nnone\ndim\nfixed\n' |
	"$program" --plain --ticket OWN -g "$guide" >"$scratch/walk"
printf 'front\nnone\ndim\nfixed\n' |
	"$program" --plain --shop --ticket SHOP -g "$guide" >"$scratch/walk"

refused() {
	wanted=$1
	shift
	"$program" report last "$@" >"$scratch/output" 2>"$scratch/error"
	same 2 "$?" && holds "$(cat "$scratch/error")" "$wanted"
}

the_edition_is_that_of_the_case_or_the_one_asked_for() {
	holds "$("$program" report OWN)" "What you checked:" &&
		holds "$("$program" report SHOP)" "What was tried:" &&
		holds "$("$program" report OWN --edition bench)" \
			"What was tried:" &&
		holds "$("$program" report SHOP --edition customer)" \
			"What we checked:" &&
		refused "unknown edition \"x\"; use customer|bench" --edition x
}

the_settings_choose_the_edition() {
	mkdir -p "$HOME/.config/chargefix"
	echo 'edition: customer' >"$HOME/.config/chargefix/config.yaml"
	holds "$("$program" report SHOP)" "What we checked:" &&
		holds "$("$program" report SHOP --edition bench)" \
			"What was tried:" || return 1
	echo 'edition: short' >"$HOME/.config/chargefix/config.yaml"
	"$program" report SHOP 2>"$scratch/error"
	same 1 "$?" &&
		holds "$(cat "$scratch/error")" "one of customer, bench"
	rm "$HOME/.config/chargefix/config.yaml"
}

widest() {
	awk 'length > most { most = length } END { print most }'
}

a_text_has_the_width_asked_for() {
	for width in 24 40 200; do
		found=$("$program" report SHOP --width "$width" | widest)
		[ "$found" -le "$width" ] ||
			{ echo "$found columns, not $width"; return 1; }
	done
	refused "--width needs a number from 24 to 200, not \"23\"" \
		--width 23 &&
		refused "from 24 to 200, not \"201\"" --width 201 &&
		refused "from 24 to 200, not \"wide\"" --width wide &&
		refused "--width is only for text" --width 30 --format markdown
}

a_message_has_the_result_and_what_to_do() {
	mkdir -p "$HOME/.config/chargefix"
	printf 'shop_name: Lamp & Bell\n' >"$HOME/.config/chargefix/config.yaml"
	said=$("$program" report SHOP --short)
	rm "$HOME/.config/chargefix/config.yaml"
	same "Lamp & Bell
Front lamp
It works again. The contacts were dirty.
Clean them once a month." "$said" &&
		refused "can't be used together with --format" \
			--short --format html
}

# code FILE: the text before the code, then how many characters a line of the
# code has, and how many lines there are.
code() {
	grep -v '[▀▄█]' "$1"
	grep '[▀▄█]' "$1" | while read -r line; do
		printf '%s' "$line" | wc -m
	done | uniq -c | tr -s ' '
}

a_code_has_the_result_before_it() {
	"$program" report SHOP --qr >"$scratch/code"
	same "Front lamp
It works again. The contacts were dirty.
Clean them once a month.
 19 37" "$(code "$scratch/code")" &&
		refused "--short and --qr can't be used together with" \
			--qr --width 40
}

a_code_is_shown_without_a_screen() {
	printf ':qr\n:quit\n' |
		"$program" resume SHOP --plain >"$scratch/said" &&
		grep '[▀▄█]' "$scratch/said" >"$scratch/drawn" &&
		"$program" report SHOP --qr | grep '[▀▄█]' |
		diff - "$scratch/drawn"
}

no_code_is_drawn_without_utf_8() {
	LC_ALL=C "$program" report SHOP --qr >"$scratch/code" 2>"$scratch/error"
	same 1 "$?" && [ ! -s "$scratch/code" ] &&
		holds "$(cat "$scratch/error")" "that shows UTF-8"
}

# The one with the most to say.
a_message_is_short_whatever_there_is_to_say() {
	printf 'phone\nswollen\n' | "$program" --plain --shop --ticket LONG \
		-g data/charging.yaml >"$scratch/walk"
	said=$("$program" report LONG --short)
	holds "$said" "DANGER: stop here. The battery is swollen." &&
		holds "$said" "If it smokes, leave, shut the door" &&
		[ "$(printf '%s' "$said" | wc -m)" -le 300 ]
}

for name in a_message_has_the_result_and_what_to_do \
	a_message_is_short_whatever_there_is_to_say \
	a_code_has_the_result_before_it a_code_is_shown_without_a_screen \
	no_code_is_drawn_without_utf_8 \
	the_edition_is_that_of_the_case_or_the_one_asked_for \
	the_settings_choose_the_edition a_text_has_the_width_asked_for; do
	check "$name" "$name"
done
finish
