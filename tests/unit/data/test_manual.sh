#!/bin/sh
# The manual pages: without fault to mandoc, complete to the program and the
# loader, and their examples are what they say.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
command_page=data/man/chargefix.1
guide_page=data/man/chargefix-guide.5

mandoc_finds_no_fault() {
	mandoc -Tlint -W warning "$command_page" "$guide_page"
}

# documented MACRO PAGE: the words after the macro, without dashes.
documented() {
	tr ' ' '\n' <"$2" | awk -v macro="$1" '
		found && /^[-:a-zA-Z_]/ { sub(/^-*/, ""); print; found = 0; next }
		{ found = $0 == macro || $0 == "." macro }' | LC_ALL=C sort -u
}

commands() {
	"$program" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'
}

each_command_and_option_has_its_words() {
	documented Cm "$command_page" >"$scratch/commands"
	documented Fl "$command_page" >"$scratch/options"
	for command in $(commands); do
		grep -qx "$command" "$scratch/commands" ||
			{ echo "no word of $command"; return 1; }
		"$program" "$command" --help |
			sed -n 's/^  \(-., \)\{0,1\}--\([a-z-]*\).*/\2/p' \
				>>"$scratch/has"
		"$program" "$command" --help |
			sed -n 's/^  -\(.\), .*/\1/p' >>"$scratch/has"
	done
	same "$(LC_ALL=C sort -u "$scratch/has")" "$(cat "$scratch/options")"
}

# synopsis COMMAND: the lines that say how it is called.
synopsis() {
	awk -v command="$1" '
		/^\.Sh DESCRIPTION/ { exit }
		/^\.Nm/ { inside = 0 }
		/Cm / { inside = $0 ~ "Cm " command "$" }
		inside' "$command_page"
}

each_command_s_options_are_in_its_synopsis() {
	for command in $(commands); do
		synopsis "$command" >"$scratch/synopsis"
		"$program" "$command" --help |
			sed -n 's/^  \(-., \)\{0,1\}--\([a-z-]*\).*/\2/p' |
			grep -vxe help -e version | LC_ALL=C sort \
			>"$scratch/options"
		same "$(cat "$scratch/options")" \
			"$(documented Fl "$scratch/synopsis" |
				sed "s/^g$/guide/; s/^o$/output/" | LC_ALL=C sort)" ||
			return 1
	done
}

each_format_has_its_word() {
	for command in $(commands); do
		for format in $("$program" "$command" --help |
			sed -n 's/^  --format FORMAT *//p' | tr '|' ' '); do
			grep -q "^\.It Fl -format Cm.* $format" \
				"$command_page" ||
				{ echo "no word of $format"; return 1; }
		done
	done
}

# keys FILE...: the keys of the loader's tables.
keys() {
	sed -n 's/^.*{"\([a-z_]*\)", \(true\|false\), read_.*/\1/p' "$@" |
		LC_ALL=C sort -u
}

each_key_of_the_formats_has_its_words() {
	documented Cm "$guide_page" >"$scratch/documented"
	keys src/guide/load*.c src/scenario/load.c >"$scratch/keys"
	same "" "$(LC_ALL=C comm -13 "$scratch/documented" "$scratch/keys")" &&
		[ -s "$scratch/keys" ]
}

each_setting_has_its_words() {
	documented Cm "$command_page" >"$scratch/documented"
	"$program" config | sed -n 's/^\([a-z_]*\)  .*/\1/p' |
		LC_ALL=C sort >"$scratch/settings"
	same "" "$(LC_ALL=C comm -13 "$scratch/documented" \
		"$scratch/settings")" && [ -s "$scratch/settings" ]
}

each_variable_has_its_words() {
	for variable in $(grep -rhoE 'getenv\("[A-Z_]+"\)|environment = "[A-Z_]+"' src |
		sed 's/.*"\(.*\)".*/\1/' | sort -u); do
		holds "$(grep '^\.It Ev' "$command_page")" "$variable" ||
			return 1
	done
}

# example N: the n-th display of literal text.
example() {
	awk -v wanted="$1" '
		/^\.Bd -literal$/ { count++; inside = 1; next }
		/^\.Ed$/ { inside = 0 }
		inside && count == wanted { print }' "$guide_page"
}

the_examples_load_and_tell_all_of_their_guide() {
	example 1 >"$scratch/guide.yaml"
	example 2 >"$scratch/scenarios.yaml"
	same 2 "$(grep -c '^\.Bd -literal$' "$guide_page")" &&
		"$program" test --cover "$scratch/guide.yaml" \
			"$scratch/scenarios.yaml"
}

for name in mandoc_finds_no_fault each_command_and_option_has_its_words \
	each_command_s_options_are_in_its_synopsis \
	each_format_has_its_word each_key_of_the_formats_has_its_words \
	each_setting_has_its_words each_variable_has_its_words \
	the_examples_load_and_tell_all_of_their_guide; do
	check "$name" "$name"
done
finish
