# Completion of chargefix for bash. What there is to complete, the program's
# own help says.

# _chargefix_options PROGRAM COMMAND
_chargefix_options() {
	"$1" "$2" --help 2>/dev/null |
		sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p'
}

# _chargefix_value PROGRAM COMMAND OPTION: what its value is, "CASE" say, and
# the words it may be, "text|json", also on several lines; nothing where it takes
# none.
_chargefix_value() {
	"$1" "$2" --help 2>/dev/null |
		sed -e :a -e '/|$/{N;s/\n *//;ba' -e '}' | sed -n \
		"s/^  \(-., \)\{0,1\}$3 \([A-Z]\{1,\}\) *\([a-z|-]*|[a-z|-]*\)\{0,1\}.*/\2 \3/p"
}

# _chargefix_operands PROGRAM COMMAND: "[CASE]", say.
_chargefix_operands() {
	"$1" "$2" --help 2>/dev/null | sed -n '1s/^.*\.\.\. //p'
}

# _chargefix_actions PROGRAM COMMAND: "wait", say, after the case.
_chargefix_actions() {
	"$1" "$2" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z-]*\).*/\1/p'
}

_chargefix_commands() {
	"$1" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'
}

_chargefix_cases() {
	echo last
	"$1" cases --format csv 2>/dev/null | sed -n 's/^\([0-9][0-9]*\),.*/\1/p'
}

_chargefix() {
	local program=${COMP_WORDS[0]} command=run wanted= words= found
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD - 1]}

	# --format=csv is three words to bash.
	[ "$before" = "=" ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	[ "$word" = "=" ] && word=
	[ "$before" = -g ] && before=--guide

	case ${COMP_WORDS[1]} in
	[a-z]*) [ "$COMP_CWORD" -gt 1 ] && command=${COMP_WORDS[1]} ;;
	esac
	case $before in
	--*) wanted=$(_chargefix_value "$program" "$command" "$before") ;;
	esac
	case $wanted,$word in
	,-*) words=$(_chargefix_options "$program" "$command") ;;
	,*)
		wanted=$(_chargefix_operands "$program" "$command")
		[ "$COMP_CWORD" -eq 1 ] &&
			words=$(_chargefix_commands "$program")
		;;
	esac
	case $wanted,$COMP_CWORD,${COMP_WORDS[2]} in
	*ACTION*,2,*) ;;
	*ACTION*,3,[!-]*)
		wanted=
		words=$(_chargefix_actions "$program" "$command")
		;;
	*ACTION*) wanted= ;;
	esac
	case $wanted in
	*CASE*) words="$words $(_chargefix_cases "$program")" ;;
	*\|*) words=$(echo "${wanted#* }" | tr '|' ' ') ;;
	esac
	# All else is the name of a file, or nobody's business but yours.
	COMPREPLY=()
	while IFS= read -r found; do
		COMPREPLY+=("$found")
	done < <(compgen -W "$words" -- "$word")
}

complete -o default -F _chargefix chargefix
