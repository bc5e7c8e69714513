#!/bin/sh
# Recipes for packages are of this version, and name what the build needs.
# shellcheck disable=SC2317 # called through `check`
set -u
. "${0%/*}/../../support/shell.sh"

version=$(sed -n 's/^VERSION := //p' Makefile)
recipes=data/packaging

each_recipe_has_the_version() {
	holds "$(head -n 1 $recipes/debian/changelog)" "chargefix ($version-" &&
		holds "$(cat $recipes/alpine/APKBUILD)" "pkgver=$version" &&
		holds "$(cat $recipes/nix/default.nix)" "version = \"$version\"" &&
		holds "$(cat data/changes.md)" "## $version"
}

# column N: the names of the libraries in one column of .ci/packages.
column() {
	for library in unistring $(sed -n 's/^LIBRARIES *:= //p' Makefile); do
		sed -n "s/^[[:space:]]*$library|/&/p" .ci/packages | cut -d '|' -f "$1"
	done
}

each_recipe_names_the_libraries() {
	for name in $(column 2); do
		holds "$(cat $recipes/debian/control)" " $name" || return 1
	done
	for name in $(column 5); do
		holds "$(cat $recipes/alpine/APKBUILD)" "$name" || return 1
	done
	for name in $(column 7); do
		holds "$(cat $recipes/homebrew/chargefix.rb)" "\"$name\"" || return 1
	done
}

check each_recipe_has_the_version each_recipe_has_the_version
check each_recipe_names_the_libraries each_recipe_names_the_libraries
finish
