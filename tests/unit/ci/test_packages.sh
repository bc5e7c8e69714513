#!/bin/sh
# .ci/packages on machines that are not here: each is a PATH of stubs. The
# compiler and pkg-config find what the file $machine/have lists; a package
# manager writes its call to $machine/calls, and brings what $machine/brings
# lists.
# shellcheck disable=SC2016,SC2086 # stubs expand later; lists are of words
set -u
. "${0%/*}/../../support/shell.sh"
unset CC CPPFLAGS LDFLAGS DEBIAN_FRONTEND FETCH PKG_CONFIG

packages=$PWD/.ci/packages
libraries="ncursesw yaml-0.1 sqlite3 jansson libsodium libqrencode"
machine=$scratch/machine

# stub FILE: an executable of the machine, its script on stdin.
stub() {
	{
		echo '#!/bin/sh'
		echo "machine=$machine"
		cat
	} >"$machine/$1"
	chmod +x "$machine/$1"
}

# machine WORD...: a new machine on which these are installed, for root.
machine() {
	rm -rf "$machine"
	mkdir -p "$machine/bin" "$machine/kept"
	for tool in sh cat cp env grep head mktemp rm sed sort tr; do
		ln -s "$(command -v $tool)" "$machine/bin/$tool"
	done
	: >"$machine/calls"
	: >"$machine/brings"
	: >"$machine/have"
	user 0
	echo : | stub kept/make
	stub kept/pkg-config <<-'END'
		for asked; do :; done
		grep -qx -e "${asked%% *}" "$machine/have"
	END
	stub kept/gcc <<-'END'
		case " $* " in
		*" -lunistring "*) grep -qx unistring "$machine/have" ;;
		esac
	END
	stub bring <<-'END'
		for word; do
			echo "$word" >>"$machine/have"
			[ ! -e "$machine/kept/$word" ] ||
				cp "$machine/kept/$word" "$machine/bin/"
		done
	END
	"$machine/bring" "$@"
}

# user ID: whom `id -u` names.
user() {
	echo "echo $1" | stub bin/id
}

# manager NAME [STATUS]
manager() {
	echo "status=${2:-0}" >"$machine/status"
	stub "bin/$1" <<-'END'
		front=${DEBIAN_FRONTEND:+"DEBIAN_FRONTEND=$DEBIAN_FRONTEND "}
		echo "$front${0##*/} $*" >>"$machine/calls"
		. "$machine/status"
		[ "$status" != 0 ] || "$machine/bring" $(cat "$machine/brings")
		exit "$status"
	END
}

# Runs it there; its output in $said, its status in $status, and the calls of
# package managers, joined by `;`, in $calls.
run() {
	said=$(PATH=$machine/bin sh "$packages" "$@" 2>&1)
	status=$?
	calls=$(tr '\n' ';' <"$machine/calls")
}

everything="gcc make pkg-config unistring $libraries"

says_nothing_when_all_is_there() {
	machine $everything
	manager apt-get
	run $libraries
	same 0 "$status" && same "" "$said" && same "" "$calls"
}

needs_no_manager_when_all_is_there() {
	machine $everything
	run $libraries
	same 0 "$status" && same "" "$said"
}

# installs MANAGER CALLS: of a machine on which only the compiler, make and
# pkg-config are.
installs() {
	machine gcc make pkg-config
	manager "$1"
	echo unistring $libraries cmocka vterm >"$machine/brings"
	run $libraries cmocka vterm
	same "$2" "$calls" && same 0 "$status" &&
		holds "$said" "missing: unistring $libraries cmocka vterm." &&
		holds "$said" "Installing with $1:"
}

installs_tools() {
	machine gcc make pkg-config unistring
	manager "$1"
	run clang-format clang-tidy
	holds "$calls" "$2;" && holds "$said" "still missing" &&
		same 1 "$status"
}

installs_what_a_bare_machine_needs() {
	machine
	manager apt-get
	echo "$everything" >"$machine/brings"
	run $libraries
	same 0 "$status" && holds "$calls" "gcc libc6-dev make pkg-config libunistring-dev" &&
		holds "$calls" "libncurses-dev libyaml-dev"
}

installs_only_what_is_missing() {
	machine gcc make pkg-config unistring ncursesw yaml-0.1 sqlite3 libsodium\
		libqrencode
	manager dnf
	echo jansson >"$machine/brings"
	run $libraries
	same "dnf install -y jansson-devel;" "$calls" && same 0 "$status"
}

installs_the_compiler_that_was_asked_for() {
	machine make pkg-config unistring
	manager apt-get
	CC=clang run
	holds "$calls" "clang libc6-dev"
}

takes_sudo_when_not_root() {
	machine gcc make pkg-config unistring
	user 1000
	manager dnf
	echo libsodium >"$machine/brings"
	stub bin/sudo <<-'END'
		echo "sudo" >>"$machine/calls"
		exec "$@"
	END
	run libsodium
	same "sudo;dnf install -y libsodium-devel;" "$calls" && same 0 "$status"
}

takes_no_sudo_for_brew() {
	machine gcc make pkg-config unistring
	user 501
	manager brew
	echo libsodium >"$machine/brings"
	echo 'echo sudo >>"$machine/calls"' | stub bin/sudo
	run libsodium
	same "brew install libsodium;" "$calls" && same 0 "$status"
}

says_what_to_run_where_root_is_out_of_reach() {
	machine gcc make pkg-config unistring
	user 1000
	manager apk
	run libsodium
	same 1 "$status" && same "" "$calls" &&
		holds "$said" "run as root: apk add --update-cache libsodium-dev" &&
		holds "$said" "missing: libsodium"
}

says_what_is_missing_where_no_manager_is_known() {
	machine gcc make pkg-config unistring sqlite3
	run sqlite3 libsodium jansson
	same 1 "$status" && holds "$said" "missing: libsodium jansson." &&
		holds "$said" "install them by hand"
}

says_what_is_missing_when_the_install_fails() {
	machine gcc make pkg-config unistring
	manager zypper 104
	run libsodium jansson
	same 1 "$status" &&
		holds "$said" "zypper failed; still missing: libsodium jansson"
}

says_what_is_missing_when_the_install_did_not_help() {
	machine gcc make pkg-config unistring
	manager apk
	run sqlite3
	same 1 "$status" && holds "$said" "still missing: sqlite3 >= 3.37.0"
}

# offers VERSION: what apt would install.
offers() {
	echo "echo '  Candidate: $1'" | stub bin/apt-cache
}

installs_nothing_where_the_system_is_too_old() {
	machine
	manager apt-get
	offers 3.34.1-3+deb11u1
	run $libraries
	same 1 "$status" && same "apt-get -q update;" "$calls" &&
		holds "$said" "libsqlite3-dev is version 3.34.1-3+deb11u1" &&
		holds "$said" "3.37.0 or newer is needed. Nothing was installed."
}

installs_where_the_system_is_new_enough() {
	for version in 3.37.0 3.37.2-2ubuntu0.3 1:3.100.0-1; do
		machine gcc make pkg-config unistring
		manager apt-get
		offers "$version"
		echo sqlite3 >"$machine/brings"
		run sqlite3
		same 0 "$status" || return 1
	done
}

installs_nothing_where_it_is_told_to() {
	machine gcc make pkg-config unistring
	manager apt-get
	said=$(PATH=$machine/bin FETCH=no sh "$packages" sqlite3 jansson 2>&1)
	same 1 "$?" && same "" "$(cat "$machine/calls")" &&
		holds "$said" "missing: sqlite3 >= 3.37.0, jansson. Nothing is"
}

asks_the_pkg_config_that_is_named() {
	machine $everything
	rm "$machine/bin/pkg-config"
	cp "$machine/kept/pkg-config" "$machine/bin/cross-pkg-config"
	said=$(PATH=$machine/bin PKG_CONFIG=cross-pkg-config \
		sh "$packages" $libraries 2>&1)
	same 0 "$?" && same "" "$said"
}

tests_ask_for_the_version_that_they_need() {
	machine gcc make pkg-config unistring
	manager apk
	run yaml-tests
	same 1 "$status" && holds "$said" "still missing: yaml-0.1 >= 0.2.5" &&
		holds "$calls" "yaml-dev"
}

says_when_no_package_is_known() {
	machine gcc make pkg-config unistring
	manager apk
	run libnobodyknows
	same 1 "$status" && same "" "$calls" &&
		holds "$said" "missing: libnobodyknows."
}

check says_nothing_when_all_is_there says_nothing_when_all_is_there
check needs_no_manager_when_all_is_there needs_no_manager_when_all_is_there

check apt_get_gets_its_names installs apt-get "apt-get -q update;\
DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 install\
 -y --no-install-recommends libunistring-dev libncurses-dev libyaml-dev\
 libsqlite3-dev libjansson-dev libsodium-dev libqrencode-dev libcmocka-dev\
 libvterm-dev;"
check dnf_gets_its_names installs dnf "dnf -q repoquery --latest-limit=1\
 --qf %{version} sqlite-devel;dnf install -y libunistring-devel\
 ncurses-devel libyaml-devel sqlite-devel jansson-devel libsodium-devel\
 qrencode-devel libcmocka-devel libvterm-devel;"
check pacman_gets_its_names installs pacman "pacman -S --needed --noconfirm\
 libunistring ncurses libyaml sqlite jansson libsodium qrencode cmocka\
 libvterm;"
check apk_gets_its_names installs apk "apk add --update-cache libunistring-dev\
 ncurses-dev yaml-dev sqlite-dev jansson-dev libsodium-dev libqrencode-dev\
 cmocka-dev libvterm-dev;"
check zypper_gets_its_names installs zypper "zypper --non-interactive install\
 libunistring-devel ncurses-devel libyaml-devel sqlite3-devel\
 libjansson-devel libsodium-devel qrencode-devel libcmocka-devel\
 libvterm-devel;"
check brew_gets_its_names installs brew "brew install libunistring ncurses\
 libyaml sqlite jansson libsodium qrencode cmocka libvterm;"

check apt_get_has_the_clang_tools installs_tools apt-get \
	"clang-format clang-tidy"
check dnf_has_both_clang_tools_in_one installs_tools dnf \
	"install -y clang-tools-extra"
check pacman_has_both_clang_tools_in_one installs_tools pacman \
	"--noconfirm clang"

for name in installs_what_a_bare_machine_needs installs_only_what_is_missing \
	installs_the_compiler_that_was_asked_for takes_sudo_when_not_root \
	takes_no_sudo_for_brew says_what_to_run_where_root_is_out_of_reach \
	says_what_is_missing_where_no_manager_is_known \
	says_what_is_missing_when_the_install_fails \
	says_what_is_missing_when_the_install_did_not_help \
	installs_nothing_where_the_system_is_too_old \
	installs_where_the_system_is_new_enough \
	installs_nothing_where_it_is_told_to \
	asks_the_pkg_config_that_is_named \
	tests_ask_for_the_version_that_they_need \
	says_when_no_package_is_known; do
	check "$name" "$name"
done
finish
