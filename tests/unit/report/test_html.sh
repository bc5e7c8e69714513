#!/bin/sh
# HTML reports, read strictly: as XML, with no element that reports don't have.
# Hostile texts come out as they went in, in all formats.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

program=$CHARGEFIX_PROGRAM
html=tests/support/html.py
file=$scratch/report.html

# A ticket, a model and a note that would be markup, commands or a forgery.
script='<script>alert(1)</script>'
ticket="\"><img src=x onerror=alert(1)> & 'q'"
reversed=$(printf 'abc\342\200\256fed\033[2J\007')
markdown='`code` | cell | [a](javascript:b) <!-- --> # **'
mkdir -p "$HOME/.config/chargefix"
printf 'shop_name: "%s"\nshop_address: |\n  %s\n' "$script" "$script" \
	>"$HOME/.config/chargefix/config.yaml"
printf 'front\nnone\n:note %s\n:note %s\ndim\nfixed\n' "$script" "$markdown" |
	"$program" --plain --ticket "$ticket" --model "$reversed" \
		-g tests/screens/guide.yaml >"$scratch/walk"

write() {
	"$program" report last --edition "$1" --format html \
		--output "$file" --force
}

the_reports_are_sound() {
	same "" "$(python3 $html tests/unit/report/golden/*.html)"
}

hostile_texts_are_only_text() {
	# The shop's notes are on the bench only.
	for edition in customer bench; do
		write "$edition" && same "" "$(python3 $html "$file")" || return 1
		said=$(python3 $html --text "$file")
		holds "$said" "p: $script" && holds "$said" "address: $script" &&
			holds "$said" "dd: $ticket" &&
			holds "$said" "dd: abcfed[2J" || return 1
	done
	holds "$said" "p: $markdown"
}

hostile_texts_are_only_text_in_markdown() {
	said=$("$program" report last --edition bench --format markdown)
	holds "$said" '\<script\>alert(1)\</script\>' &&
		holds "$said" '\`code\` \| cell \| \[a\](javascript:b)' &&
		holds "$said" 'abcfed\[2J'
}

hostile_texts_are_only_text_as_text() {
	said=$("$program" report last --edition bench)
	holds "$said" "abcfed[2J" && holds "$said" "$script" &&
		same 0 "$(printf '%s' "$said" | LC_ALL=C tr -dc '\001-\010\013-\037\177' |
			wc -c | tr -d ' ')"
}

nothing_can_run_or_be_fetched() {
	write bench
	holds "$(cat "$file")" \
		"content=\"default-src 'none'; style-src 'unsafe-inline'\""
}

# Where a browser is installed, it prints one page for the customer.
a_browser_prints_one_page() {
	command -v chromium >/dev/null && command -v pdfinfo >/dev/null ||
		return 0
	for size in A4 letter; do
		write customer
		sed "s/@page { /&size: $size; /" "$file" >"$scratch/sized.html"
		timeout 60 chromium --headless --no-sandbox --disable-gpu \
			--user-data-dir="$scratch/browser" --no-pdf-header-footer \
			--print-to-pdf="$scratch/report.pdf" \
			"file://$scratch/sized.html" >/dev/null 2>&1
		holds "$(pdfinfo "$scratch/report.pdf")" "Pages:           1" ||
			return 1
	done
}

for name in the_reports_are_sound hostile_texts_are_only_text \
	hostile_texts_are_only_text_in_markdown \
	hostile_texts_are_only_text_as_text nothing_can_run_or_be_fetched \
	a_browser_prints_one_page; do
	check "$name" "$name"
done
finish
