# Completion of chargefix for bash. What there is to complete, the program's
# own help says.

# _chargefix_options PROGRAM COMMAND
_chargefix_options() {
	"$1" "$2" --help 2>/dev/null |
		sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p'
}

# _chargefix_formats PROGRAM COMMAND
_chargefix_formats() {
	"$1" "$2" --help 2>/dev/null |
		sed -n 's/^  --format FORMAT *//p' | tr '|' ' '
}

_chargefix_commands() {
	"$1" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'
}

_chargefix_cases() {
	echo last
	"$1" cases --format csv 2>/dev/null | sed -n 's/^\([0-9][0-9]*\),.*/\1/p'
}

_chargefix() {
	local program=${COMP_WORDS[0]} command=run words found
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD - 1]}

	# --format=csv is three words to bash.
	[ "$before" = "=" ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	[ "$word" = "=" ] && word=

	case ${COMP_WORDS[1]} in
	[a-z]*) [ "$COMP_CWORD" -gt 1 ] && command=${COMP_WORDS[1]} ;;
	esac
	COMPREPLY=()
	case $before in
	--format) words=$(_chargefix_formats "$program" "$command") ;;
	--case | --record | resume | report)
		words=$(_chargefix_cases "$program") ;;
	--guide | -g | --against | --db) return ;;
	--*) [ "${word#-}" = "$word" ] && [ "$COMP_CWORD" -gt 1 ] && return ;;
	esac
	case $word in
	-*) words=$(_chargefix_options "$program" "$command") ;;
	*)
		[ "$COMP_CWORD" -eq 1 ] &&
			words=$(_chargefix_commands "$program")
		;;
	esac
	while IFS= read -r found; do
		COMPREPLY+=("$found")
	done < <(compgen -W "$words" -- "$word")
}

complete -o default -F _chargefix chargefix
