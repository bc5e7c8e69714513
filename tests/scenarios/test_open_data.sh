#!/bin/sh
# Open data: valid by the standard's own table schema, and nobody's name in it.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
python=${PYTHON:-python3}
guide=$scratch/lamps.yaml
own=$HOME/.config/chargefix/config.yaml
mkdir -p "${own%/*}"
sed 's/say: The front lamp/&, category: Lamp/' tests/screens/shop.yaml >"$guide"

settings() {
	printf '%s\n' "$@" >"$own"
}

# ended ANSWERS OPTION...: a case that comes to an end.
ended() {
	answers=$1
	shift
	printf '%b' "$answers" | "$program" run --new --plain --shop \
		-g "$guide" "$@" >/dev/null
}

open_data() {
	"$program" export --ords -g "$guide" "$@"
}

# column NAME: its values, one a line.
column() {
	open_data | "$python" -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    print(row[sys.argv[1]])' "$1"
}

# A formula, quotes, a line end, a NUL, an escape, a right-to-left override.
evil=$(printf '=1+1 "a", b;\t\342\200\256c\033[2J\302\205 SECRET')
ended 'front\nnone\nworks\n' --brand "$evil" --ticket SECRET-1 \
	--customer 'SECRET Ann' --contact SECRET-2 --serial SECRET-3 \
	--technician SECRET-4 --model SECRET-5 --place SECRET-6
ended 'rear\nnone\nsame\n' --brand Acme
ended 'front\nnone\nsame\n'
ended 'front\nhot\n'
ended 'front\nnone\nwet\n'
ended 'front\nnone\nsame\n' --ticket cancelled
echo front | "$program" run --new --plain --shop -g "$guide" >/dev/null
ended 'front\nnone\nsame\n' --ticket unrepaired
ended 'front\nnone\nworks\n' --ticket erased --customer Gone --brand Bell
{
	"$program" case 1 note 'SECRET note'
	"$program" case 3 hand-back --outcome end-of-life --barrier no-way-in
	"$program" case 6 cancel --why 'SECRET reason'
	"$program" case 8 hand-back --outcome unrepaired
	"$program" erase 9 --yes
} >/dev/null

each_row_is_valid() {
	settings 'provider: Lamp & Bell' 'country: DEU'
	open_data --output "$scratch/open.csv" &&
		same "7 rows" "$("$python" tests/support/table_schema.py \
			tests/support/ords.tableschema.json "$scratch/open.csv")"
}

what_is_wrong_is_noticed() {
	for change in 's/DEU/D/' 's/,Fixed,/,Mended,/' 's/-1,/-x,/' \
		's/,15,/,a,/' '1s/brand/make/' 's/20[0-9-]*,It was/today,It was/' \
		's/chargefix-2/chargefix-1/' 's/No way to open product/Glue/'; do
		sed "$change" "$scratch/open.csv" >"$scratch/wrong.csv"
		"$python" tests/support/table_schema.py \
			tests/support/ords.tableschema.json \
			"$scratch/wrong.csv" 2>"$scratch/said"
		holds "$(cat "$scratch/said")" "row " ||
			holds "$(cat "$scratch/said")" "the columns are" || {
			echo "not noticed: $change"
			return 1
		}
	done
	return 0
}

cases_become_what_the_standard_calls_them() {
	same "chargefix-2 chargefix-4 chargefix-5 chargefix-1 chargefix-3 chargefix-8 chargefix-9" \
		"$(column id | tr '\n' ' ' | sed 's/ $//')" &&
		same "Repairable,Unknown,Unknown,Fixed,End of life,Repairable,Fixed" \
			"$(column repair_status | paste -sd , -)" &&
		same ",,,,No way to open product,," \
			"$(column repair_barrier_if_end_of_life | paste -sd , -)" &&
		same "Misc,Lamp,Lamp,Lamp,Lamp,Lamp,Lamp" \
			"$(column product_category | paste -sd , -)" &&
		same "The rear lamp" "$(column partner_product_category | sed 1q)" &&
		same "Fit a new bulb" "$(column problem | sed 1q)" &&
		same "Acme" "$(column brand | sed 1q)" &&
		same "Unknown" "$(column brand | sed -n 2p)" &&
		same "Bell" "$(column brand | sed -n 7p)" &&
		same "Lamp & Bell" "$(column group_identifier | sed 1q)"
}

nothing_personal_goes_out() {
	# The brand is the only text of a person, and it is a harmless one.
	same 1 "$(grep -c SECRET "$scratch/open.csv")" &&
		holds "$(grep SECRET "$scratch/open.csv")" "\"'=1+1 \"\"a\"\", b;" &&
		same "" "$(LC_ALL=C tr -d '\r\n -~\200-\377' <"$scratch/open.csv")" &&
		same 0 "$(LC_ALL=C grep -c "$(printf '\342\200\256')" \
			"$scratch/open.csv")" &&
		"$python" -c 'import sys; open(sys.argv[1], encoding="utf-8").read()' \
			"$scratch/open.csv" &&
		same "-rw-------" "$(ls -l "$scratch/open.csv" | cut -c 1-10)"
}

days_choose_cases() {
	same 8 "$(open_data --date today | wc -l)" &&
		same 1 "$(open_data --date 2001-01-01..2001-01-02 | wc -l)" &&
		same 8 "$(open_data --since yesterday | wc -l)" || return 1
	open_data --date never 2>"$scratch/error"
	same 2 "$?" && holds "$(cat "$scratch/error")" "--date: " || return 1
	open_data --date today --since today 2>"$scratch/error"
	same 2 "$?" && holds "$(cat "$scratch/error")" "can't be used together" ||
		return 1
	"$program" export --since today 2>"$scratch/error"
	same 2 "$?" && holds "$(cat "$scratch/error")" "are for --ords"
}

# lacks MESSAGE LINE...: with these settings, nothing is written but that.
lacks() {
	message=$1
	shift
	settings "$@"
	open_data >"$scratch/out" 2>"$scratch/error"
	same 1 "$?" && same "" "$(cat "$scratch/out")" &&
		holds "$(cat "$scratch/error")" "$message"
}

who_publishes_it_must_be_known() {
	lacks "set provider or shop_name" 'country: DEU' &&
		lacks "set country" 'provider: A' &&
		lacks 'such as DEU or GBR, not "GER"' 'provider: A' \
			'country: GER' &&
		lacks 'not "deu"' 'provider: A' 'country: deu' &&
		lacks 'not "D E"' 'provider: A' 'country: D E' &&
		lacks 'not "DEUT"' 'provider: A' 'country: DEUT' || return 1
	settings 'shop_name: "@Shop, Inc"' 'country: GBR'
	same "'@Shop, Inc" "$(column data_provider | sed 1q)"
}

for test in each_row_is_valid what_is_wrong_is_noticed \
	cases_become_what_the_standard_calls_them nothing_personal_goes_out \
	days_choose_cases who_publishes_it_must_be_known; do
	check "$test" "$test"
done
finish
