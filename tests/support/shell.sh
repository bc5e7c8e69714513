# For tests in sh: the same lines as cmocka prints, so that tests/run counts
# both alike. Source it, call `check NAME FUNCTION` for each test, and end
# with `finish`. A function fails by returning non-zero; what it prints is
# shown then.
# shellcheck shell=sh

passed=0
failed=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

# Also where no tests/run has done it: nobody's own record is touched.
HOME=$scratch/home
XDG_DATA_HOME=$scratch/home
XDG_CONFIG_DIRS=$scratch/none
export HOME XDG_DATA_HOME XDG_CONFIG_DIRS
unset XDG_CONFIG_HOME CHARGEFIX_DB CHARGEFIX_GUIDE CHARGEFIX_THEME COLUMNS

# check NAME COMMAND [ARGUMENT...]
check() {
	echo "[ RUN      ] $1"
	name=$1
	shift
	if "$@" >"$scratch/output" 2>&1; then
		echo "[       OK ] $name"
		passed=$((passed + 1))
	else
		cat "$scratch/output"
		echo "[  FAILED  ] $name"
		failed=$((failed + 1))
	fi
}

# same EXPECTED ACTUAL: says both where they differ.
same() {
	[ "$1" = "$2" ] && return 0
	printf 'expected: %s\n     got: %s\n' "$1" "$2"
	return 1
}

# holds TEXT PART: whether the one stands in the other.
holds() {
	case $1 in
	*"$2"*) return 0 ;;
	esac
	printf 'not found: %s\n       in: %s\n' "$2" "$1"
	return 1
}

finish() {
	echo "[  PASSED  ] $passed test(s)."
	[ "$failed" = 0 ] && exit
	echo "[  FAILED  ] $failed test(s)."
	exit 1
}
