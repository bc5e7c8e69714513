#!/bin/sh
# The settings file and chargefix config, with real files.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=$PWD/tests/screens/guide.yaml
own=$HOME/.config/chargefix/config.yaml
mkdir -p "${own%/*}"
details="ticket, technician, model, serial, customer, contact, brand, accessories, place"

# settings LINE...: they are the settings file from now on.
settings() {
	printf '%s\n' "$@" >"$own"
}

# holding NAME: where it comes from, and what it is.
holding() {
	"$program" config | sed -n "s/^$1  *//p" | tr -s ' '
}

# walk OPTION...: a new case of the test guide, left after its first answer.
walk() {
	echo front | "$program" --plain --new -g "$guide" "$@" || [ $? = 3 ]
}

# fact NAME: of the newest case.
fact() {
	"$program" cases --format json | grep -o "\"$1\": [^,}]*" | head -n 1
}

without_a_file_the_defaults_hold() {
	rm -f "$own"
	same "default false" "$(holding shop)" &&
		same "default default" "$(holding theme)" &&
		same "default (not set)" "$(holding technician)" &&
		same "default $XDG_DATA_HOME/chargefix/cases.db" \
			"$(holding record)" &&
		same "Settings file: $own (does not exist)" \
			"$("$program" config | head -n 1)"
}

the_file_then_the_environment_then_an_option_win() {
	settings 'record: /nowhere/file.db' 'theme: mono'
	same "file, line 1 /nowhere/file.db" "$(holding record)" &&
		same "file, line 2 mono" "$(holding theme)" &&
		holds "$("$program" cases 2>&1)" "/nowhere/file.db" &&
		same "CHARGEFIX_DB /nowhere/set.db" \
			"$(CHARGEFIX_DB=/nowhere/set.db holding record)" &&
		holds "$(CHARGEFIX_DB=/nowhere/set.db "$program" cases 2>&1)" \
			"/nowhere/set.db" &&
		holds "$(CHARGEFIX_DB=/nowhere/set.db "$program" cases \
			--db /nowhere/given.db 2>&1)" "/nowhere/given.db"
}

the_system_s_file_holds_where_there_is_no_own() {
	mkdir -p "$scratch/xdg/chargefix"
	echo 'shop: true' >"$scratch/xdg/chargefix/config.yaml"
	settings 'theme: mono'
	same "default false" "$(XDG_CONFIG_DIRS=$scratch/xdg holding shop)" ||
		return 1
	rm "$own"
	same "file, line 1 true" \
		"$(XDG_CONFIG_DIRS=relative:$scratch:$scratch/xdg holding shop)" &&
		same "file, line 1 true" \
			"$(XDG_CONFIG_HOME=$scratch/xdg holding shop)"
}

all_that_is_wrong_is_said_and_nothing_is_done() {
	settings 'shop: yes please' 'them: mono' 'theme: dark' \
		"technician: $(printf '%0300d' 0)" 'guide: ""'
	echo front | "$program" --plain -g "$guide" >"$scratch/out" \
		2>"$scratch/wrong"
	same 1 "$?" && same "" "$(cat "$scratch/out")" &&
		same "$own:1:7: error: \"shop\" must be true or false, not \"yes please\"
$own:2:1: error: unknown key \"them\" in a settings file; did you mean \"theme\"?
$own:3:1: error: duplicate key \"theme\", already given at line 2
$own:4:13: error: \"technician\" is too long: at most 200 bytes are allowed
$own:5:8: error: \"guide\" is an empty text" \
			"$(grep ': error:' "$scratch/wrong")" &&
		settings 'theme: dark' &&
		holds "$("$program" config 2>&1)" \
			'"theme" must be one of default, high-contrast, mono, not "dark"' &&
		settings 'shop: true' '<<<<<<< HEAD' &&
		holds "$("$program" cases 2>&1)" ":2:1: error: " &&
		settings '- shop' &&
		holds "$("$program" cases 2>&1)" 'must be a map' &&
		holds "$("$program" --help)" usage &&
		rm "$own" && mkdir "$own" &&
		holds "$("$program" cases 2>&1)" \
			"$own: this is a folder, not a file" &&
		rmdir "$own" && mkfifo "$own" &&
		holds "$("$program" cases 2>&1)" "$own: this is a pipe, not a file"
	status=$?
	rm -rf "$own"
	return "$status"
}

a_file_of_comments_sets_nothing() {
	settings '# nothing yet' '' '  # really'
	same "default false" "$(holding shop)" && : >"$own" &&
		same "default false" "$(holding shop)"
}

paths_start_from_the_file_s_folder() {
	mkdir -p "$HOME/guides"
	cp "$guide" "${own%/*}/bench.yaml"
	cp "$guide" "$HOME/guides/home.yaml"
	settings 'guide: bench.yaml' 'record: ~/bench.db'
	same "file, line 1 ${own%/*}/bench.yaml" "$(holding guide)" &&
		holds "$(cd / && echo front | "$program" --plain --new)" \
			"Saved as case 1" &&
		[ -f "$HOME/bench.db" ] &&
		settings 'guide: ~/guides/home.yaml' &&
		holds "$("$program" graph --format tree)" "The front lamp" &&
		same "file, line 1 $HOME/guides/home.yaml" "$(holding guide)"
}

shop_can_be_overruled() {
	settings 'shop: true'
	walk >"$scratch/out"
	same '"audience": "shop"' "$(fact audience)" &&
		walk --no-shop >"$scratch/out" &&
		same '"audience": "owner"' "$(fact audience)" || return 1
	settings 'shop: false' 'plain: true'
	walk --no-plain --shop >"$scratch/out"
	same '"audience": "shop"' "$(fact audience)" &&
		holds "$("$program" --no-shp 2>&1)" "did you mean --no-shop?" &&
		holds "$("$program" --no-shop=x 2>&1)" "--no-shop takes no value"
}

a_technician_of_the_file_takes_over_no_case() {
	settings 'technician: Ann'
	walk --ticket T-1 >"$scratch/out"
	same '"technician": "Ann"' "$(fact technician)" || return 1
	settings 'technician: Bob'
	echo none | "$program" resume T-1 --plain >"$scratch/out"
	same '"technician": "Ann"' "$(fact technician)" &&
		holds "$("$program" report T-1 --format json)" '"by": "Bob"' &&
		echo :quit | "$program" resume T-1 --plain --technician Bob \
			>"$scratch/out"
	same '"technician": "Bob"' "$(fact technician)"
}

reports_have_the_shop_at_their_head() {
	settings 'shop_name: Clock & Phone' 'shop_address: |' \
		'  1 High Street' '  Springfield'
	walk >"$scratch/out"
	same "Clock & Phone
1 High Street
Springfield
" "$("$program" report last | sed 4q)
" || return 1
	settings 'shop_name: Clock & Phone'
	same "Clock & Phone
" "$("$program" report last | sed 2q)
"
}

what_intake_asks_is_a_list_of_details() {
	settings 'intake: [serial, ticket]' 'intake_required: ticket'
	same "file, line 1 serial, ticket" "$(holding intake)" &&
		same "file, line 2 ticket" "$(holding intake_required)" ||
		return 1
	settings 'intake: []'
	same "file, line 1 none" "$(holding intake)" &&
		same "default none" "$(holding intake_required)" || return 1
	settings 'intake: [ticket, colour, ticket]' 'intake_required: {a: b}'
	"$program" config >"$scratch/out" 2>"$scratch/wrong"
	same 1 "$?" &&
		same "$own:1:18: error: an item of \"intake\" must be one of $details, not \"colour\"
$own:1:26: error: \"ticket\" is in this list twice
$own:2:18: error: \"intake_required\" must be one of $details, not a map" \
			"$(grep ': error:' "$scratch/wrong")" || return 1
	settings '# nothing'
	same "default ticket, customer, contact, model, serial, accessories, place" \
		"$(holding intake)"
}

a_program_reads_the_same() {
	settings 'shop: true' 'theme: mono'
	CHARGEFIX_THEME=default "$program" config --format json |
		tr -d ' \n' >"$scratch/config"
	holds "$(cat "$scratch/config")" \
		"{\"file\":\"$own\",\"exists\":true,\"settings\":[" &&
		holds "$(cat "$scratch/config")" \
			'{"name":"shop","value":true,"origin":"file","line":1}' &&
		holds "$(cat "$scratch/config")" \
			'{"name":"theme","value":"default","origin":"environment","variable":"CHARGEFIX_THEME"}' &&
		holds "$(cat "$scratch/config")" \
			'{"name":"technician","value":null,"origin":"default"}'
}

for name in without_a_file_the_defaults_hold \
	the_file_then_the_environment_then_an_option_win \
	the_system_s_file_holds_where_there_is_no_own \
	all_that_is_wrong_is_said_and_nothing_is_done \
	a_file_of_comments_sets_nothing paths_start_from_the_file_s_folder \
	shop_can_be_overruled a_technician_of_the_file_takes_over_no_case \
	reports_have_the_shop_at_their_head \
	what_intake_asks_is_a_list_of_details a_program_reads_the_same; do
	check "$name" "$name"
done
finish
