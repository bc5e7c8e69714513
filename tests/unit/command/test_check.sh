#!/bin/sh
# chargefix check as it is called: what it prints, and how it ends.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=$scratch/guide.yaml

# checks ARGUMENT...: its output in $said, its errors in $error.
checks() {
	said=$("$program" check "$@" 2>"$scratch/error")
	status=$?
	error=$(cat "$scratch/error")
}

# write_guide: a small guide that is well, with the steps on stdin at its end.
write_guide() {
	{
		cat <<-'END'
			format: 1
			guide: {id: g, version: 1, language: en, title: G}
			danger: danger
			otherwise: end
			diagnoses: {end: {verdict: service, title: E}, fire: {verdict: danger, title: F}}
			start:
			  - {id: danger, ask: D?, why: W, answers: [{id: none, say: No}, {id: hot, say: Yes, diagnosis: fire}]}
		END
		cat
	} >"$guide"
}

# In a workshop a phone with every sign at once may take more than 40.
the_bundled_guide_is_well() {
	checks --strict --most-questions 45 data/charging.yaml
	same 0 "$status" && same "" "$error" &&
		holds "$said" "owner: tried " &&
		holds "$said" "shop: tried " &&
		holds "$said" "Not every walk was tried: " &&
		holds "$said" " steps, 0 errors, 0 warnings"
}

the_guide_that_new_writes_is_well() {
	"$program" new "$scratch/new.yaml" >"$scratch/out" || return 1
	checks --strict "$scratch/new.yaml"
	same 0 "$status" && holds "$said" "0 errors, 0 warnings"
}

warnings_fail_only_when_strict() {
	write_guide <<-'END'
		  - {id: two, ask: T?, answers: [{id: y, say: Y, diagnosis: end}, {id: n, say: N}]}
	END
	checks "$guide"
	same 0 "$status" && holds "$said" \
		"$guide:8:5: warning: \"two\" has no why [missing-text]" || return 1
	checks --strict "$guide"
	same 1 "$status"
}

errors_fail_with_the_walk_that_shows_them() {
	write_guide <<-'END'
		  - {id: two, ask: T?, why: W, erases: true, minutes: 1, do: [Do.], answers: [{id: y, say: Y, diagnosis: end}, {id: n, say: N}]}
		  - {id: try, ask: T?, why: W, minutes: 1, do: [Do.], answers: [{id: y, say: Y, diagnosis: end}, {id: n, say: N}]}
	END
	checks --audience shop "$guide"
	same 1 "$status" && holds "$said" \
		"$guide:8:5: error: \"two\" erases data before \"try\" is tried" &&
		holds "$said" "walk (shop): danger: none, two: n, try"
}

what_is_no_guide_is_told_as_when_it_is_loaded() {
	echo "format: 3" >"$guide"
	checks "$guide" data/charging.yaml
	same 1 "$status" && holds "$said" "$guide:1:9: error: " &&
		holds "$said" "data/charging.yaml: " || return 1
	checks "$scratch/none.yaml"
	same 1 "$status" && holds "$error" "none.yaml: "
}

json_is_for_programs() {
	checks --format json "$guide" data/charging.yaml
	same 1 "$status" && holds "$said" "\"kind\": \"not-a-guide\"" &&
		holds "$said" "\"id\": \"charging\""
}

as_many_walks_as_asked_for_tell_how_often_they_met_what() {
	checks --random 40 --seed 3 --audience owner tests/screens/guide.yaml
	first=$said
	same 0 "$status" && holds "$said" " answers in 40 walks; " &&
		holds "$said" "  lamp: front " || return 1
	checks --random 40 --seed 3 --audience owner tests/screens/guide.yaml
	same "$first" "$said"
}

another_seed_tries_other_walks() {
	checks --audience owner data/charging.yaml
	first=$said
	checks --audience owner --seed 1 data/charging.yaml
	same "$first" "$said" || return 1
	checks --audience owner --seed 2 data/charging.yaml
	same 0 "$status" && [ "$first" != "$said" ]
}

what_is_asked_for_wrongly_is_refused() {
	for wrong in "--audience all" "--random x" "--random 0" \
		"--most-questions 0" "--random 3 --seed -1" \
		"--most-questions 1x"; do
		# shellcheck disable=SC2086 # two words
		checks $wrong "$guide"
		same 2 "$status" || return 1
	done
	checks
	same 2 "$status" && holds "$error" "check needs a GUIDE"
}

for name in the_bundled_guide_is_well \
	the_guide_that_new_writes_is_well warnings_fail_only_when_strict \
	errors_fail_with_the_walk_that_shows_them \
	what_is_no_guide_is_told_as_when_it_is_loaded json_is_for_programs \
	as_many_walks_as_asked_for_tell_how_often_they_met_what \
	another_seed_tries_other_walks \
	what_is_asked_for_wrongly_is_refused; do
	check "$name" "$name"
done
finish
