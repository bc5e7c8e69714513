#!/bin/sh
# What the program says to type starts it, however it was called.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

mkdir "$scratch/bin" "$scratch/a folder"
ln -s "$CHARGEFIX_PROGRAM" "$scratch/bin/chargefix"
ln -s "$CHARGEFIX_PROGRAM" "$scratch/a folder/chargefix"
cd "$scratch" || exit 1
PATH=/usr/bin:/bin
export PATH

# says_after PROGRAM: what it says to type after a case that was left.
says_after() {
	echo none | "$1" --new --plain -g lamp.yaml |
		sed -n 's/^Saved as case.*Continue with: \(.*\) resume .*/\1/p'
}

# guide_said PROGRAM: what it says to type after it wrote a guide.
guide_said() {
	rm -f lamp.yaml
	"$1" new lamp.yaml
}

a_path_is_repeated_where_the_shell_finds_no_such_program() {
	same "Wrote lamp.yaml. Walk through it: bin/chargefix -g lamp.yaml" \
		"$(guide_said bin/chargefix)" &&
		same bin/chargefix "$(says_after bin/chargefix)"
}

a_path_with_a_blank_is_quoted() {
	same "'a folder/chargefix'" "$(says_after 'a folder/chargefix')"
}

the_name_does_where_the_shell_finds_the_program() (
	PATH=$scratch/bin:$PATH
	same chargefix "$(says_after chargefix)" &&
		same chargefix "$(says_after "$scratch/bin/chargefix")"
)

the_name_does_not_where_the_shell_finds_another() (
	mkdir -p "$scratch/other"
	printf '#!/bin/sh\n' >"$scratch/other/chargefix"
	chmod +x "$scratch/other/chargefix"
	PATH=$scratch/other:$scratch/bin:$PATH
	same bin/chargefix "$(says_after bin/chargefix)"
)

what_is_said_goes_on_with_the_case() {
	said=$(echo none | bin/chargefix --new --plain -g lamp.yaml |
		sed -n 's/^Saved as case.*Continue with: //p')
	holds "$(eval "$said --plain" </dev/null)" "Which lamp stays dark?"
}

a_guide_given_as_a_command_is_told_how() {
	holds "$(bin/chargefix lamp.yaml 2>&1)" "bin/chargefix -g lamp.yaml"
}

for name in a_path_is_repeated_where_the_shell_finds_no_such_program \
	a_path_with_a_blank_is_quoted \
	the_name_does_where_the_shell_finds_the_program \
	the_name_does_not_where_the_shell_finds_another \
	what_is_said_goes_on_with_the_case \
	a_guide_given_as_a_command_is_told_how; do
	check "$name" "$name"
done
finish
