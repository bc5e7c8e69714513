#!/bin/sh
# make install and uninstall, the way packagers use them: built for one folder,
# put together below another, moved into place.
# shellcheck disable=SC2012,SC2317 # own file names; called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

# As it was named, as make can't do with blanks in the whole path.
build=$CHARGEFIX_BUILD/install
prefix=$scratch/prefix
stage=$scratch/stage

# make_in ARGUMENT...: without what the make above us was told.
make_in() {
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u HARDEN -u OPTIMISE \
		make --no-print-directory \
		FETCH=no EXTRA= "$@"
}

# make_for ARGUMENT...: for that prefix, with the variables that the make above
# us was given, so that what it has compiled need not be compiled again.
make_for() {
	given=
	case ${MAKEFLAGS-} in
	*"-- "*) given="-- ${MAKEFLAGS#*-- }" ;;
	esac
	env -u MFLAGS -u MAKELEVEL MAKEFLAGS="$given" \
		make --no-print-directory FETCH=no BUILD="$build" \
		PREFIX="$prefix" DESTDIR="$stage" "$@"
}

# What was compiled for the program that is tested.
take_objects() {
	rm -rf "$build"
	mkdir -p "$build"
	cp -Rp "$CHARGEFIX_BUILD/src" "$CHARGEFIX_BUILD/flags" "$build"
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
./share/chargefix/charging.scenarios.yaml
./share/chargefix/charging.yaml
./share/chargefix/export.schema.json
./share/chargefix/guide.schema.json
./share/chargefix/report.schema.json
./share/chargefix/scenarios.schema.json
./share/doc/chargefix/LICENSE
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
	same "." "$(cd "$stage$prefix" && find .)"
}

folders_of_the_system_stay() {
	make_for PREFIX=/usr/local install uninstall >/dev/null || return 1
	same "/usr/local/bin
/usr/local/share
/usr/local/share/man" "$(cd "$stage" && find usr/local/* | sed 's,^,/,' |
		LC_ALL=C sort)"
}

each_folder_can_be_another() {
	set -- BINDIR=/b DATADIR=/g DOCDIR=/d MANDIR=/m BASHDIR=/bash \
		ZSHDIR=/zsh FISHDIR=/fish DESTDIR="$scratch/a stage"
	make_for "$@" install >/dev/null || return 1
	same "./b/chargefix
./bash/chargefix
./d/LICENSE
./fish/chargefix.fish
./g/charging.scenarios.yaml
./g/charging.yaml
./g/export.schema.json
./g/guide.schema.json
./g/report.schema.json
./g/scenarios.schema.json
./m/man1/chargefix.1
./m/man5/chargefix-guide.5
./zsh/_chargefix" "$(files_below "$scratch/a stage")"
}

uninstall_leaves_what_is_not_its_own() {
	make_for install || return 1
	touch "$stage$prefix/share/chargefix/of-my-own.yaml"
	make_for uninstall || return 1
	same "./share/chargefix/of-my-own.yaml" \
		"$(files_below "$stage$prefix")"
}

what_sudo_built_belongs_to_who_called_it() {
	[ "$(id -u)" = 0 ] || return 0
	make_for SUDO_UID=12345 SUDO_GID=12346 all >/dev/null || return 1
	same "12345 12346" "$(ls -ln "$build/chargefix" | awk '{ print $3, $4 }')"
}

a_build_that_cannot_be_written_is_refused_once() {
	said=$(make_in BUILD=/proc/chargefix 2>&1) && return 1
	holds "$said" "/proc/chargefix is not writable: make BUILD=FOLDER" &&
		same 2 "$(echo "$said" | grep -c .)"
}

a_build_with_a_blank_is_refused() {
	said=$(make_in BUILD="a build" 2>&1) && return 1
	holds "$said" "BUILD can't have a blank in it: \"a build\"" &&
		[ ! -e a ]
}

# flags ARGUMENT...: what compiling a file would be called with.
flags() {
	make_in -n V=1 BUILD="$scratch/none" "$@" "$scratch/none/src/main.o"
}

a_fortification_that_is_given_is_kept() {
	holds "$(flags)" "-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2" || return 1
	case $(flags CPPFLAGS=-D_FORTIFY_SOURCE=3) in
	*_FORTIFY_SOURCE=2* | *-U_FORTIFY*) return 1 ;;
	*_FORTIFY_SOURCE=3*) ;;
	*) return 1 ;;
	esac
}

# linked ARGUMENT...: how the program would be linked.
linked() {
	make_in -n V=1 BUILD="$build" OPTIMISE=-O0 HARDEN= PREFIX="$prefix" \
		"$@" built | grep -e "-o $build/chargefix "
}

archives_come_from_the_folder_that_the_linker_takes() {
	mkdir -p "$scratch/lib" "$scratch/shared"
	: >"$scratch/lib/libyaml.a"
	: >"$scratch/shared/libyaml.so"
	holds "$(linked LDFLAGS="-L$scratch/lib")" " $scratch/lib/libyaml.a " &&
		holds "$(linked LDFLAGS="-L$scratch/shared -L$scratch/lib")" \
			" -lyaml "
}

# In two folders whose names differ in length.
builds_in_two_folders_are_the_same() {
	for folder in one the-other; do
		mkdir -p "$scratch/$folder"
		cp -R Makefile .ci src include "$scratch/$folder"
		(cd "$scratch/$folder" &&
			make_in BUILD=build OPTIMISE="-O0 -g" build/src/main.o \
				build/src/base/arena.o >/dev/null) || return 1
	done
	for object in main base/arena; do
		cmp "$scratch/one/build/src/$object.o" \
			"$scratch/the-other/build/src/$object.o" || return 1
	done
	! grep -q "$PWD/src/" "$CHARGEFIX_PROGRAM"
}

take_objects
for name in install_puts_program_and_guide_below_destdir \
	installed_files_are_for_everybody \
	installing_writes_nothing_outside_of_destdir \
	the_installed_program_finds_the_installed_guide \
	it_says_where_it_looked_when_the_guide_is_gone \
	uninstall_takes_everything_away \
	uninstall_leaves_what_is_not_its_own \
	folders_of_the_system_stay \
	each_folder_can_be_another \
	what_sudo_built_belongs_to_who_called_it \
	a_build_that_cannot_be_written_is_refused_once \
	a_build_with_a_blank_is_refused \
	a_fortification_that_is_given_is_kept \
	archives_come_from_the_folder_that_the_linker_takes \
	builds_in_two_folders_are_the_same; do
	check "$name" "$name"
done
finish
