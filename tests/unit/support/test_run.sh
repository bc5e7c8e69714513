#!/bin/sh
# tests/run on small tests that pass, fail, crash, and say nothing.
# shellcheck disable=SC2016 # scripts are written here
set -u
. "${0%/*}/../../support/shell.sh"

run=$PWD/tests/run

# new NAME LINE...: a test of that name, with those lines as its script.
new() {
	name=$1
	shift
	{
		echo '#!/bin/sh'
		printf '%s\n' "$@"
	} >"$scratch/$name"
	chmod +x "$scratch/$name"
}

new good 'echo "[  PASSED  ] 3 test(s)."'
new bad 'echo "[  PASSED  ] 2 test(s)."' 'echo it was blue' \
	'echo "[  FAILED  ] 1 test(s), listed below:"' 'exit 1'
new newer 'echo "[  PASSED  ] colours: 2 test(s)."' 'echo it was blue' \
	'echo "[  SKIPPED ] colours: 1 test(s), listed below:"' \
	'echo "[  FAILED  ] colours: 2 test(s), listed below:"' 'exit 2'
new skipped 'echo "[  PASSED  ] colours: 0 test(s)."' \
	'echo "[  SKIPPED ] colours: 1 test(s), listed below:"'
new crash 'echo "[  PASSED  ] 2 test(s)."' 'kill -SEGV $$'
new silent 'exit 0'
new status 'echo "[  PASSED  ] 2 test(s)."' 'exit 4'
new twice 'echo "[  PASSED  ] 3 test(s)."' 'echo "[  PASSED  ] 4 test(s)."'
new look 'echo "[  PASSED  ] 1 test(s)."' \
	'case $XDG_DATA_HOME in "$HOME") ;; *) exit 1 ;; esac' \
	'[ -z "${CHARGEFIX_DB-}" ]'
new mask 'echo "[  PASSED  ] 1 test(s)."' '[ "$(umask)" = 0022 ]'
new busy 'echo "[  PASSED  ] 1 test(s)."' \
	'i=0; while [ $i -lt 30000 ]; do i=$((i + 1)); done'
new kill 'kill -9 "$PPID"'

# last TEST...: the last line, and the status.
last() {
	for test in "$@"; do
		set -- "$@" "$scratch/$test"
		shift
	done
	sh "$run" "$scratch" "$@" >"$scratch/all" 2>&1
	status=$?
	echo "$(tail -n 1 "$scratch/all"), status $status"
}

adds_up_what_passed() {
	same "6 passed, 0 failed, status 0" "$(last good good)" &&
		same "7 passed, 0 failed, status 0" "$(last twice)"
}

counts_and_shows_what_failed() {
	same "5 passed, 1 failed, status 1" "$(last good bad)" &&
		holds "$(cat "$scratch/all")" "FAIL  bad: 2 passed, 1 failed" &&
		holds "$(cat "$scratch/all")" "it was blue"
}

counts_what_newer_versions_of_cmocka_print() {
	same "2 passed, 2 failed, status 1" "$(last newer)" &&
		same "3 passed, 0 failed, status 0" "$(last good skipped)"
}

counts_a_crash_as_a_failure() {
	same "5 passed, 1 failed, status 1" "$(last crash good)"
}

counts_a_test_that_runs_nothing_as_a_failure() {
	same "3 passed, 1 failed, status 1" "$(last good silent)"
}

counts_a_bad_status_as_a_failure() {
	same "2 passed, 1 failed, status 1" "$(last status)"
}

counts_what_was_ended_from_outside_as_a_failure() {
	same "3 passed, 1 failed, status 1" "$(last kill good)"
}

counts_a_test_that_is_not_there_as_a_failure() {
	same "3 passed, 1 failed, status 1" "$(last nowhere good)"
}

fails_when_there_is_no_test() {
	same "0 passed, 1 failed, status 1" "$(last)"
}

keeps_tests_away_from_the_person() {
	same "1 passed, 0 failed, status 0" "$(CHARGEFIX_DB=mine last look)"
}

the_umask_makes_no_difference() {
	same "1 passed, 0 failed, status 0" "$(umask 077 && last mask)"
}

starts_those_first_that_take_longest() {
	mkdir -p "$scratch/check" "$scratch/screens"
	cp "$scratch/good" "$scratch/screens/test_enter"
	cp "$scratch/good" "$scratch/check/test_mutants"
	TEST_JOBS=1 last good twice screens/test_enter check/test_mutants \
		>/dev/null
	same "check/test_mutants screens/test_enter good twice " \
		"$(sed -n 's/^ok *\([^:]*\):.*/\1/p' "$scratch/all" |
			tr '\n' ' ')"
}

says_how_long_each_took() {
	last busy >/dev/null
	case $(cat "$scratch/all") in
	*"CPU 0.00 s"*) return 1 ;;
	"ok    busy: 1 passed ("[0-9]*" s, CPU "[0-9]*.[0-9][0-9]" s)"*) ;;
	*) return 1 ;;
	esac
}

check adds_up_what_passed adds_up_what_passed
check counts_and_shows_what_failed counts_and_shows_what_failed
check counts_what_newer_versions_of_cmocka_print \
	counts_what_newer_versions_of_cmocka_print
check counts_a_crash_as_a_failure counts_a_crash_as_a_failure
check counts_a_test_that_runs_nothing_as_a_failure \
	counts_a_test_that_runs_nothing_as_a_failure
check counts_a_bad_status_as_a_failure counts_a_bad_status_as_a_failure
check counts_what_was_ended_from_outside_as_a_failure \
	counts_what_was_ended_from_outside_as_a_failure
check counts_a_test_that_is_not_there_as_a_failure \
	counts_a_test_that_is_not_there_as_a_failure
check fails_when_there_is_no_test fails_when_there_is_no_test
check keeps_tests_away_from_the_person keeps_tests_away_from_the_person
check the_umask_makes_no_difference the_umask_makes_no_difference
check starts_those_first_that_take_longest starts_those_first_that_take_longest
check says_how_long_each_took says_how_long_each_took
finish
