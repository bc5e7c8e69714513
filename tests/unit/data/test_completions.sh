#!/bin/sh
# Completion offers what the program's own help says: bash's run as bash runs
# it, those of zsh and fish where these shells are.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM

# offers WORD...: what bash completes the last word to, on one line.
offers() {
	bash -c '
		. data/completions/chargefix.bash
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_chargefix
		echo "${COMPREPLY[*]}"' bash "$program" "$@"
}

# options COMMAND: those of its help, on one line.
options() {
	"$program" "$1" --help |
		sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' | tr '\n' ' ' |
		sed 's/ $//'
}

commands() {
	"$program" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'
}

each_command_is_offered() {
	same "$(commands | tr '\n' ' ' | sed 's/ $//')" "$(offers '')" &&
		same "graph" "$(offers gr)"
}

each_option_is_offered() {
	for command in $(commands); do
		same "$(options "$command")" "$(offers "$command" --)" ||
			return 1
	done
	same "--plain" "$(offers --pl)"
}

formats_and_cases_are_offered() {
	same "dot mermaid tree" "$(offers graph --format '')" &&
		same "dot mermaid tree" "$(offers graph --format =)" &&
		same "tree" "$(offers graph --format = t)" &&
		same "last" "$(offers report '')" &&
		printf 'front\nhot\n' | "$program" --plain \
			-g tests/screens/guide.yaml >"$scratch/walk" &&
		same "last 1" "$(offers graph --case '')"
}

values_and_files_are_left_to_bash() {
	same "" "$(offers run --ticket '')" && same "" "$(offers new '')"
}

for name in each_command_is_offered each_option_is_offered \
	formats_and_cases_are_offered values_and_files_are_left_to_bash; do
	check "$name" "$name"
done
finish
