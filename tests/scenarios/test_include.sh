#!/bin/sh
# A guide in several files, as an author splits one up and gets it wrong.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
folder=$scratch/lamp
guide=$folder/guide.yaml

# write: the guide and its two parts, as they should be.
write() {
	rm -rf "$folder"
	mkdir -p "$folder/parts" "$HOME"
	cat >"$guide" <<'EOF'
format: 2
guide: {id: lamp, version: "1", language: en, title: A dark lamp}
include: [parts/bulb.yaml, parts/ends.yaml]
otherwise: shop
start:
  - id: smell
    ask: Does anything smell burnt?
    answers: [{id: clean, say: "No"}, {id: burnt, say: "Yes", diagnosis: unplug}]
  - use: bulb
EOF
	cat >"$folder/parts/bulb.yaml" <<'EOF'
sources: {M: The manual}
causes:
  bulb: {title: Dead bulb, source: [M.4]}
answer_sets:
  tried:
    - {id: light, say: "Yes", diagnosis: this}
    - {id: dark, say: "No", rules_out: this}
routes:
  bulb:
    - id: change
      tests: [bulb]
      do: [Put in a new bulb.]
      ask: Does it light up now?
      answers: tried
EOF
	# The last line has no end.
	printf '%s\n%s\n%s\n%s' 'diagnoses:' \
		'  bulb: {verdict: fixed, cause: bulb, title: The bulb was dead}' \
		'  unplug: {verdict: danger, title: Keep away}' \
		'  shop: {verdict: service, title: A shop}' \
		>"$folder/parts/ends.yaml"
}

# wrong: all errors of the guide, without the lines that they quote.
wrong() {
	"$program" check "$@" 2>&1 | grep ': error:' | sed "s|^$folder/||"
}

# walk ANSWER...: a new case, walked in plain mode.
walk() {
	printf '%s\n' "$@" | "$program" --new --plain -g "$guide"
}

every_command_reads_the_parts() {
	write
	printf '%s\n' 'format: 1' 'scenarios:' '  - name: It was the bulb' \
		'    answers: [clean, light]' '    diagnosis: bulb' \
		>"$scratch/scenarios.yaml"
	holds "$("$program" check "$guide")" "guide.yaml: 2 steps, 0 errors" &&
		holds "$("$program" check "$guide")" \
			"$folder/parts/bulb.yaml:10:7: warning: \"change\" has" &&
		holds "$("$program" graph "$guide" --format tree)" \
			"light: Yes  → bulb (fixed)" &&
		holds "$("$program" test "$guide" "$scratch/scenarios.yaml")" \
			"1 passed, 0 failed" &&
		holds "$(cd "$folder" && "$program" check guide.yaml)" \
			"parts/bulb.yaml:10:7: warning:" &&
		holds "$(walk clean dark)" "diagnosis: shop (service)"
}

entries_stand_in_the_order_of_inclusion() {
	write
	same "bulb unplug shop" "$("$program" check "$guide" --random 9 |
		sed -n 's/.*=> //p' | head -n 3 | tr '\n' ' ' | sed 's/ $//')"
}

a_case_outlives_the_files() {
	write
	walk clean >"$scratch/out"
	walk clean light >"$scratch/out"
	cp -R "$folder" "$scratch/old"
	printf '%s\n' '  bulb: {verdict: service, title: Changed}' \
		>>"$folder/parts/ends.yaml"
	before=$("$program" report last --format markdown)
	rm -rf "$folder"
	holds "$before" "The bulb was dead" &&
		same "$before" "$("$program" report last --format markdown)" &&
		holds "$(echo light | "$program" resume 2 --plain)" \
			"diagnosis: bulb (fixed)" &&
		holds "$("$program" graph --case last --format tree)" \
			"● light: Yes" &&
		holds "$("$program" graph --case 2 --format dot \
			"$scratch/old/guide.yaml" 2>&1)" "digraph" &&
		same "" "$("$program" graph --case 2 "$scratch/old/guide.yaml" \
			2>&1 >/dev/null)" || return 1
	sed -i.bak 's/was dead/died/' "$scratch/old/parts/ends.yaml"
	holds "$("$program" graph --case 2 "$scratch/old/guide.yaml" 2>&1 \
		>/dev/null)" "is a different one" &&
		holds "$("$program" graph --case 2 --format tree)" "→ bulb"
}

cases_are_compared_with_other_parts() {
	write
	cp -R "$folder" "$scratch/new"
	sed -i.bak 's/rules_out: this/diagnosis: this/' \
		"$scratch/new/parts/bulb.yaml"
	same "changed: case 1
    before: shop (service)
    now:    bulb (fixed)" "$("$program" test "$scratch/new/guide.yaml" \
		"$scratch/scenarios.yaml" --against "$guide" --cases |
		head -n 3)"
}

mistakes_are_told_where_they_are() {
	write
	sed -i.bak 's/title: Dead/titel: Dead/' "$folder/parts/bulb.yaml"
	sed -i.bak 's/cause: bulb/cause: bulp/' "$folder/parts/ends.yaml"
	printf '\n  oops: [' >>"$folder/parts/ends.yaml"
	same 'parts/bulb.yaml:3:10: error: unknown key "titel" in a cause; did you mean "title"?
parts/ends.yaml:5:9: error: "oops" must be a map, not a list
parts/ends.yaml:6:1: error: a value is missing before this' "$(wrong "$guide")" &&
		holds "$("$program" check "$guide")" "  bulb: {titel: Dead" &&
		holds "$("$program" check "$guide" --format json)" \
			"\"file\": \"$folder/parts/ends.yaml\",
        \"line\": 5," &&
		holds "$(walk clean 2>&1)" "$folder/parts/ends.yaml:5:9: error:"
}

names_that_stand_twice_name_both_places() {
	write
	cat >>"$folder/parts/ends.yaml" <<'EOF'

causes: {bulb: {title: Dead}}
routes:
  more:
    - {id: smell, title: Sniff, do: [Sniff.]}
    - {id: change, title: Change, do: [Change it.]}
EOF
	echo '  - use: more' >>"$guide"
	same 'parts/ends.yaml:5:10: error: the cause at line 3 of parts/bulb.yaml already has the id "bulb"
parts/ends.yaml:8:7: error: the step at line 6 of the guide already has the id "smell"
parts/ends.yaml:9:7: error: the step at line 10 of parts/bulb.yaml already has the id "change"' \
		"$(wrong "$guide")"
}

parts_have_no_top_of_their_own() {
	write
	echo 'include: more.yaml' >>"$folder/parts/bulb.yaml"
	same 'parts/bulb.yaml:15:1: error: unknown key "include" in an included file; the keys allowed here are: sources, causes, answer_sets, routes, diagnoses' \
		"$(wrong "$guide")" || return 1
	write
	sed -i.bak 's/^include.*/include: []/' "$guide"
	same 'guide.yaml:3:10: error: "include" is empty; it must be a file or a list of files' \
		"$(wrong "$guide" | grep include)" || return 1
	write
	sed -i.bak -e '/ends/d' -e 's/^otherwise/include: parts\/bulb.yaml\n&/' \
		"$guide"
	holds "$(wrong "$guide")" 'there is no diagnosis "shop"'
}

# refused FILE WORDS: that the guide can't include it, and why.
refused() {
	write
	prepare
	sed -i.bak "s|parts/ends.yaml|$1|" "$guide"
	same "guide.yaml:3:28: error: can't include \"$1\": $2" \
		"$(wrong "$guide" | head -n 1)"
}

prepare() {
	cp "$folder/parts/ends.yaml" "$scratch/outside.yaml"
	ln -s "$scratch/outside.yaml" "$folder/link.yaml"
	ln -s .. "$folder/up"
	ln -s gone.yaml "$folder/gone"
	mkfifo "$folder/pipe"
	"$program" check "$guide" >"$scratch/out" || return 1
	printf 'causes: {}\n\n--- # chargefix include: x.yaml\n' >"$folder/two"
}

only_files_of_the_folder_can_be_included() {
	path="the path must be relative to the guide's folder and can't contain \"..\""
	link="a symbolic link leads out of the guide's folder"

	refused ../outside.yaml "$path" &&
		refused parts/../../outside.yaml "$path" &&
		refused /etc/outside.yaml "$path" &&
		refused link.yaml "$link" &&
		refused up/outside.yaml "$link" &&
		refused gone "there is no such file" &&
		refused parts/none.yaml "there is no such file" &&
		refused parts "this is a folder, not a file" &&
		refused . "this is a folder, not a file" &&
		refused pipe "this is a pipe, not a file" &&
		refused two "it contains other files already" || return 1
	write
	ln -s parts/ends.yaml "$folder/inside.yaml"
	sed -i.bak 's|parts/ends.yaml|./inside.yaml|' "$guide"
	same "" "$(wrong "$guide")" &&
		sed -i.bak 's|./inside.yaml|parts/bulb.yaml|' "$guide" &&
		holds "$(wrong "$guide")" \
			'guide.yaml:3:28: error: "parts/bulb.yaml" is already included at line 3'
}

standard_input_has_no_folder() {
	write
	words="a guide that is read from standard input or a pipe has no folder"
	holds "$(wrong - <"$guide")" \
		"standard input:3:11: error: can't include \"parts/bulb.yaml\": $words" &&
		[ -e /dev/fd/0 ] || return 0
	# shellcheck disable=SC2002 # it must be a pipe
	holds "$(cat "$guide" | wrong /dev/fd/0)" "$words"
}

files_and_bytes_are_bounded() {
	write
	{
		echo 'include:'
		for i in $(seq 101); do echo "  - parts/$i.yaml"; done
	} >"$scratch/include"
	sed -i.bak -e "/^include/r $scratch/include" -e '/^include/d' "$guide"
	holds "$(wrong "$guide" | tail -n 1)" \
		"guide.yaml:104:5: error: a guide can't include more than 100 files" ||
		return 1
	write
	: >"$folder/parts/ends.yaml"
	same "parts/ends.yaml: error: the file is empty" "$(wrong "$guide")" &&
		printf '\000' >"$folder/parts/ends.yaml" &&
		same "parts/ends.yaml: error: the file is not text: it contains NUL bytes" \
			"$(wrong "$guide")" || return 1
	# Each alone is small enough.
	head -c 40000000 /dev/zero | tr '\0' '#' >"$folder/parts/ends.yaml"
	cp "$folder/parts/ends.yaml" "$folder/parts/bulb.yaml"
	holds "$(wrong "$guide")" "guide.yaml:3:28: error: can't include \"parts/ends.yaml\": with it, the guide is larger than 64 MiB, the largest size allowed"
}

for name in every_command_reads_the_parts \
	entries_stand_in_the_order_of_inclusion a_case_outlives_the_files \
	cases_are_compared_with_other_parts mistakes_are_told_where_they_are \
	names_that_stand_twice_name_both_places parts_have_no_top_of_their_own \
	only_files_of_the_folder_can_be_included standard_input_has_no_folder \
	files_and_bytes_are_bounded; do
	check "$name" "$name"
done
finish
