#!/bin/sh
# .ci/layers on small source trees, each with one include that it must refuse,
# or must let pass.
set -u
. "${0%/*}/../../support/shell.sh"

layers=$PWD/.ci/layers
tree=$scratch/tree

# source FILE LINE...: a file of the tree.
source_file() {
	mkdir -p "$tree/${1%/*}"
	path=$tree/$1
	shift
	printf '%s\n' "$@" >"$path"
}

# A tree with a file in each layer, where nothing includes anything.
new_tree() {
	rm -rf "$tree"
	for file in include/chargefix/buffer.h include/chargefix/guide.h \
		include/chargefix/walk.h include/chargefix/store.h \
		include/chargefix/report.h include/chargefix/front.h \
		src/main.c src/base/buffer.c src/guide/load.c \
		src/guide/load_step.h src/walk/walk.c src/record/sqlite_open.c \
		src/record/sqlite_schema.c src/record/interview.c \
		src/report/json.c src/report/text.c src/front/answer.h \
		src/front/plain/plain.c src/front/plain/plain.h \
		src/front/tui/loop.c src/front/tui/step.h \
		src/command/run.c src/command/run.h; do
		source_file "$file" ""
	done
}

# passes FILE INCLUDE
passes() {
	new_tree
	source_file "$1" "/* A comment. */" "#include $2"
	sh "$layers" "$tree"
}

# refuses FILE INCLUDE REASON
refuses() {
	new_tree
	source_file "$1" "/* A comment. */" "#include $2"
	said=$(sh "$layers" "$tree") && {
		echo "passed, though $1 has #include $2"
		return 1
	}
	holds "$said" "$1:2: " && holds "$said" "$3"
}

refuses_a_second_user_of_yaml() {
	new_tree
	source_file src/guide/load.c '#include <yaml.h>'
	source_file src/guide/load_step.c '#include <yaml.h>'
	said=$(sh "$layers" "$tree") && return 1
	holds "$said" "src/guide/load_step.c:1: yaml.h: has one user"
}

refuses_a_file_of_no_layer() {
	new_tree
	source_file src/helpers/helpers.c ""
	source_file include/chargefix/helpers.h ""
	said=$(sh "$layers" "$tree") && return 1
	holds "$said" "src/helpers/helpers.c:0: this file: belongs to no" &&
		holds "$said" "include/chargefix/helpers.h:0: this file"
}

refuses_an_empty_tree() {
	rm -rf "$tree"
	mkdir -p "$tree/src" "$tree/include"
	sh "$layers" "$tree" || return 0
	return 1
}

# table VERB: runs it on each line `FILE | INCLUDE | REASON` of stdin.
table() {
	while IFS='|' read -r file include reason; do
		file=${file% }
		include=${include# }
		check "$1: $file with ${include% }" \
			"$1" "$file" "${include% }" "${reason# }"
	done
}

table passes <<'END'
src/main.c | "command/run.h"
src/main.c | "chargefix/buffer.h"
src/command/run.c | "run.h"
src/command/run.c | "chargefix/front.h"
src/front/plain/plain.c | "plain.h"
src/front/plain/plain.c | "../answer.h"
src/front/plain/plain.c | "front/answer.h"
src/front/tui/loop.c | "chargefix/report.h"
src/front/tui/loop.c | <curses.h>
src/front/tui/loop.c | "../../front/tui/step.h"
src/guide/load.c | <yaml.h>
src/guide/load.c | "load_step.h"
src/record/sqlite_open.c | <sqlite3.h>
src/record/sqlite_schema.c | <sqlite3.h>
src/record/store_hash.c | <sodium.h>
src/report/json.c | <jansson.h>
src/base/buffer.c | <unilbrk.h>
src/base/buffer.c | <string.h>
src/record/sqlite_open.c | <unistd.h>
include/chargefix/walk.h | "chargefix/guide.h"
END

table refuses <<'END'
src/base/buffer.c | "chargefix/guide.h" | base is below guide
src/guide/load.c | "chargefix/walk.h" | guide is below walk
src/walk/walk.c | "chargefix/store.h" | walk is below record
src/walk/walk.c | "../record/store.h" | there is no src/record/store.h
src/record/sqlite_open.c | "chargefix/report.h" | record is below report
src/report/text.c | "chargefix/front.h" | report is below front
src/report/text.c | "../front/answer.h" | report is below front
src/front/plain/plain.c | "../../command/run.h" | front is below command
include/chargefix/guide.h | "chargefix/walk.h" | guide is below walk
include/chargefix/guide.h | "../../src/front/answer.h" | guide is below front
src/front/plain/plain.c | "../tui/step.h" | the sides of front
src/front/plain/plain.c | "front/tui/step.h" | the sides of front
src/front/plain/plain.c | "command/run.h" | front is below command
src/front/tui/loop.c | "../plain/plain.h" | the sides of front
src/front/plain/plain.c | <curses.h> | only for files like src/front/tui/
src/front/answer.h | <ncurses.h> | only for files like src/front/tui/
src/command/run.c | <panel.h> | only for files like src/front/tui/
include/chargefix/front.h | <curses.h> | only for files like src/front/tui/
src/record/interview.c | <sqlite3.h> | only for files like src/record/sqlite
src/record/interview.c | "sqlite3.h" | only for files like src/record/sqlite
src/guide/load_step.h | <yaml.h> | only for files like src/guide/
src/walk/walk.c | <yaml.h> | only for files like src/guide/
src/report/text.c | <jansson.h> | only for files like src/report/json
src/walk/walk.c | <sodium.h> | only for files like src/record/store
src/front/tui/loop.c | <uniwidth.h> | only for files like src/base/
src/base/buffer.c | "chargefix/nothing.h" | there is no include/chargefix/nothing.h
src/base/buffer.c | "../../tests/support/folder.h" | outside of src and include
src/base/buffer.c | BUFFER_HEADER | an include is a name, not a macro
END

check refuses_a_second_user_of_yaml refuses_a_second_user_of_yaml
check refuses_a_file_of_no_layer refuses_a_file_of_no_layer
check refuses_an_empty_tree refuses_an_empty_tree
finish
