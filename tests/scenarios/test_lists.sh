#!/bin/sh
# Lists of cases for programs and spreadsheets.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../support/shell.sh"

program=$CHARGEFIX_PROGRAM
guide=tests/screens/shop.yaml
bom=$(printf '\357\273\277')

begin() {
	printf 'front\nnone\n' | "$program" run --new --plain --shop \
		-g "$guide" "$@" >/dev/null
}

begin --ticket R-1 --serial 356938035643809 --contact '+49 176 123'
begin --ticket '=1+1' --model 'one, two; "three"' --technician Ada
"$program" case 1 wait --for part --why bulb >/dev/null

columns_are_chosen_in_every_format() {
	same "case,ticket,waits_for
1,R-1,part
2,'=1+1," "$("$program" cases --columns case,ticket,waits_for \
		--format csv | tr -d '\r')" &&
		same '{"waits_for": "part", "case": 1}
{"waits_for": null, "case": 2}' "$("$program" cases \
			--columns waits_for,case --format ndjson)" &&
		same 'Case     Waits for
1        a part
2' "$("$program" cases --columns case,waits_for)" &&
		same 'case,technician
2,Ada' "$("$program" history 2 --columns case,technician --format csv |
			tr -d '\r')"
}

a_wrong_column_is_told_with_the_good_ones() {
	"$program" cases --columns case,colour 2>"$scratch/error"
	same 2 "$?" &&
		holds "$(cat "$scratch/error")" \
			'--columns: unknown column "colour"; use case,ticket,' &&
		holds "$("$program" cases --help)" \
			"  waits_for     what a waiting case waits for"
	"$program" history 1 --columns '' 2>"$scratch/error"
	same 2 "$?"
}

# spreadsheet LOCALE: its first row and what is in it.
spreadsheet() {
	LC_ALL=$1 "$program" cases --excel \
		--columns case,serial,contact,ticket,model | tr -d '\r'
}

spreadsheets_get_their_own_csv() {
	same "${bom}case,serial,contact,ticket,model
1,\"=\"\"356938035643809\"\"\",\"=\"\"+49 176 123\"\"\",R-1,
2,,,'=1+1,\"one, two; \"\"three\"\"\"" "$(spreadsheet C.UTF-8)"
}

where_numbers_have_a_decimal_comma_fields_end_at_semicolons() {
	localedef -i de_DE -f UTF-8 "$scratch/de_DE.UTF-8" 2>/dev/null || {
		echo "no localedef here"
		return 0
	}
	LOCPATH=$scratch
	export LOCPATH
	said=$(spreadsheet de_DE.UTF-8)
	unset LOCPATH
	same "${bom}case;serial;contact;ticket;model
1;\"=\"\"356938035643809\"\"\";\"=\"\"+49 176 123\"\"\";R-1;
2;;;'=1+1;\"one, two; \"\"three\"\"\"" "$said"
}

excel_is_only_for_csv() {
	"$program" cases --excel --format json 2>"$scratch/error"
	same 2 "$?" && holds "$(cat "$scratch/error")" "use --format csv" &&
		same "$("$program" cases --excel)" \
			"$("$program" cases --excel --format csv)"
	"$program" cases --board --columns case 2>"$scratch/error"
	same 2 "$?"
}

for test in columns_are_chosen_in_every_format \
	a_wrong_column_is_told_with_the_good_ones \
	spreadsheets_get_their_own_csv \
	where_numbers_have_a_decimal_comma_fields_end_at_semicolons \
	excel_is_only_for_csv; do
	check "$test" "$test"
done
finish
