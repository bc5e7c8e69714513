#!/bin/sh
# make install and uninstall, the way packagers use them: built for one folder,
# put together below another, moved into place.
# shellcheck disable=SC2012,SC2317 # own file names; called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

build=${CHARGEFIX_PROGRAM%/*}/install
prefix=$build/prefix
stage=$scratch/stage

# make_for TARGET: quickly, and without what the make above us was told.
make_for() {
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make --no-print-directory \
		BUILD="$build" PREFIX="$prefix" DESTDIR="$stage" \
		OPTIMISE=-O0 HARDEN= EXTRA= "$1"
}

files_below() {
	(cd "$1" && find . -type f | LC_ALL=C sort)
}

# runs ARGUMENT...: the installed program, from a folder of no meaning; its
# output in $said and its status in $status.
runs() {
	said=$(cd / && "$prefix/bin/chargefix" "$@" </dev/null 2>&1)
	status=$?
}

install_puts_program_and_guide_below_destdir() {
	rm -rf "$prefix"
	(umask 077 && make_for install) || return 1
	same "./bin/chargefix
./share/bash-completion/completions/chargefix
./share/chargefix/charging.yaml
./share/chargefix/guide.schema.json
./share/chargefix/scenarios.schema.json
./share/fish/vendor_completions.d/chargefix.fish
./share/man/man1/chargefix.1
./share/man/man5/chargefix-guide.5
./share/zsh/site-functions/_chargefix" "$(files_below "$stage$prefix")" &&
		same "$(cat data/charging.yaml)" \
			"$(cat "$stage$prefix/share/chargefix/charging.yaml")"
}

installed_files_are_for_everybody() {
	for path in bin bin/chargefix share/chargefix; do
		same "drwxr-xr-x" "d$(ls -ld "$stage$prefix/$path" |
			cut -c2-10)" || return 1
	done
	same "-rw-r--r--" "$(ls -l \
		"$stage$prefix/share/chargefix/charging.yaml" | cut -c1-10)"
}

installing_writes_nothing_outside_of_destdir() {
	[ ! -e "$prefix" ]
}

the_installed_program_finds_the_installed_guide() {
	cp -R "$stage$prefix" "$prefix"
	runs --plain
	holds "$said" "Which" && same 3 "$status"
}

it_says_where_it_looked_when_the_guide_is_gone() {
	mv "$prefix/share/chargefix/charging.yaml" "$scratch/kept"
	runs --plain
	mv "$scratch/kept" "$prefix/share/chargefix/charging.yaml"
	same 1 "$status" &&
		holds "$said" "$prefix/share/chargefix/charging.yaml"
}

uninstall_takes_everything_away() {
	make_for uninstall || return 1
	same "" "$(files_below "$stage$prefix")" &&
		[ ! -e "$stage$prefix/share/chargefix" ]
}

uninstall_leaves_what_is_not_its_own() {
	make_for install || return 1
	touch "$stage$prefix/share/chargefix/of-my-own.yaml"
	make_for uninstall || return 1
	same "./share/chargefix/of-my-own.yaml" \
		"$(files_below "$stage$prefix")"
}

for name in install_puts_program_and_guide_below_destdir \
	installed_files_are_for_everybody \
	installing_writes_nothing_outside_of_destdir \
	the_installed_program_finds_the_installed_guide \
	it_says_where_it_looked_when_the_guide_is_gone \
	uninstall_takes_everything_away \
	uninstall_leaves_what_is_not_its_own; do
	check "$name" "$name"
done
rm -rf "$prefix"
finish
