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
	same "--plain" "$(offers --plai)"
}

formats_and_cases_are_offered() {
	same "dot mermaid tree" "$(offers graph --format '')" &&
		same "dot mermaid tree" "$(offers graph --format =)" &&
		same "tree" "$(offers graph --format = t)" &&
		same "last" "$(offers report '')" &&
		same "default high-contrast mono" "$(offers --theme '')" &&
		same "high-contrast" "$(offers resume --theme = h)" &&
		same "owner shop both" "$(offers check --audience '')" &&
		same "fixed setting result later part service replace danger" \
			"$(offers cases --verdict '')" &&
		printf 'front\nhot\n' | "$program" --plain \
			-g tests/screens/guide.yaml >"$scratch/walk" &&
		same "last 1" "$(offers graph --case '')" &&
		same "last 1" "$(offers resume --plain '')"
}

actions_are_offered_after_a_case() {
	same "wait continue hand-over hand-back cancel confirm reopen lasted note correct withdraw" \
		"$(offers case 1 '')" && same "withdraw" "$(offers case 1 wi)" &&
		same "last 1" "$(offers case '')" &&
		same "" "$(offers case 1 note '')" &&
		same "part" "$(offers case 1 wait --for p)"
}

values_and_files_are_left_to_bash() {
	same "" "$(offers run --ticket '')" && same "" "$(offers new '')" &&
		same "" "$(offers run -g '')" && same "" "$(offers cases --db '')"
}

# zsh: what is offered for the last word, before zsh picks what fits it.
zsh_offers() {
	zsh -fc '
		compadd() { print -r -- ${(P)2} }
		_files() { print FILES }
		words=("$@")
		CURRENT=$#
		. data/completions/_chargefix' zsh "$program" "$@"
}

# fish: what it offers for the line, without what it says of each.
fish_offers() {
	PATH=${program%/*}:$PATH fish -Nc "
		source data/completions/chargefix.fish
		complete -C 'chargefix $*'" | cut -f 1 | LC_ALL=C sort |
		tr '\n' ' ' | sed 's/ $//'
}

sorted() {
	tr ' ' '\n' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//'
}

zsh_offers_the_same() {
	same "$(commands | tr '\n' ' ' | sed 's/ $//')" "$(zsh_offers '')" &&
		same "$(options resume)" "$(zsh_offers resume --)" &&
		same "$(options report)" "$(zsh_offers report 1 --)" &&
		same "last 1" "$(zsh_offers resume --plain '')" &&
		same "default high-contrast mono" "$(zsh_offers --theme '')" &&
		same "owner shop both" "$(zsh_offers check --audience '')" &&
		same "text markdown html json" "$(zsh_offers report --format '')" &&
		holds "$(zsh_offers case 1 '')" "hand-back" &&
		same "last 1" "$(zsh_offers case '')" &&
		same "" "$(zsh_offers resume --ticket '')" &&
		same FILES "$(zsh_offers check '')" &&
		same FILES "$(zsh_offers run -g '')" &&
		same FILES "$(zsh_offers cases --db '')"
}

fish_offers_the_same() {
	same "$(commands | sorted)" "$(fish_offers '')" &&
		same "$(options resume | sorted)" "$(fish_offers resume --)" &&
		same "$(options report | sorted)" "$(fish_offers report 1 --)" &&
		same "1 last" "$(fish_offers resume --plain '')" &&
		same "default high-contrast mono" "$(fish_offers --theme '')" &&
		same "both owner shop" "$(fish_offers check --audience '')" &&
		same "html json markdown text" "$(fish_offers report --format '')" &&
		holds "$(fish_offers case 1 '')" "hand-back" &&
		same "1 last" "$(fish_offers case '')" &&
		same "" "$(fish_offers resume --ticket '')" &&
		holds " $(fish_offers check '') " " Makefile " &&
		holds " $(fish_offers run -g '') " " Makefile "
}

for name in each_command_is_offered each_option_is_offered \
	formats_and_cases_are_offered actions_are_offered_after_a_case values_and_files_are_left_to_bash; do
	check "$name" "$name"
done
for shell in zsh fish; do
	command -v "$shell" >/dev/null &&
		check "${shell}_offers_the_same" "${shell}_offers_the_same"
done
finish
