#!/bin/sh
# .ci/layout on small trees, each with one thing in the wrong place.
set -u
. "${0%/*}/../../support/shell.sh"

layout=$PWD/.ci/layout
tree=$scratch/tree

new_tree() {
	rm -rf "$tree"
	mkdir -p "$tree/src/base" "$tree/include/chargefix" "$tree/data" \
		"$tree/tests"
	touch "$tree/src/main.c" "$tree/src/base/arena.c" \
		"$tree/src/base/text.c" "$tree/src/base/text.h" \
		"$tree/include/chargefix/arena.h" "$tree/Makefile" \
		"$tree/LICENSE" "$tree/.gitignore"
	cat >"$tree/src/README.md" <<-'END'
		# A program

		src/elsewhere.c is only spoken of.

		## Code map

		```
		include/chargefix/arena.h  memory
		src/main.c                 the start
		src/base/                  the bottom
		src/base/arena.c           memory
		src/base/text.[ch]         text
		```

		## More

		src/elsewhere.c is only spoken of.
	END
}

passes_a_tree_in_order() {
	new_tree
	same "" "$(sh "$layout" "$tree" 2>&1)"
}

# refuses REASON: what was done to the tree since new_tree.
refuses() {
	if said=$(sh "$layout" "$tree" 2>&1); then
		echo "passed"
		return 1
	fi
	same "$1" "$said"
}

refuses_a_file_at_the_top() {
	new_tree
	touch "$tree/notes.txt"
	refuses "notes.txt: not at the top level"
}

refuses_a_header_that_is_private_to_another_folder() {
	new_tree
	printf '/*\n * Text. Private to\n * src/base; no other.\n */\n' \
		>"$tree/src/base/text.h"
	same "" "$(sh "$layout" "$tree" 2>&1)" || return 1
	printf '/*\n * Text. Private to\n * src/guide.\n */\n' \
		>"$tree/src/base/text.h"
	refuses "src/base/text.h: says that it is private to src/guide"
}

refuses_a_file_that_is_not_in_the_map() {
	new_tree
	touch "$tree/src/base/buffer.c"
	refuses "src/base/buffer.c: not in the code map of src/README.md"
}

refuses_a_map_of_what_is_gone() {
	new_tree
	rm "$tree/src/main.c"
	refuses "src/main.c: in the code map of src/README.md, but not there"
}

refuses_half_of_a_pair() {
	new_tree
	rm "$tree/src/base/text.h"
	refuses "src/base/text.h: in the code map of src/README.md, but not there"
}

refuses_a_file_twice_in_the_map() {
	new_tree
	sed -i.old 's/^src\/main.c.*/&\n&/' "$tree/src/README.md"
	rm "$tree/src/README.md.old"
	refuses "src/main.c: in the code map of src/README.md, but not there"
}

refuses_a_line_without_words() {
	new_tree
	sed -i.old 's/^src\/main.c.*/src\/main.c/' "$tree/src/README.md"
	rm "$tree/src/README.md.old"
	refuses "src/README.md:9: src/main.c is not described"
}

refuses_a_third_static_function_of_a_name() {
	new_tree
	for file in main.c base/arena.c; do
		printf 'static void\tf(int a)\n{\n}\n\n%s\n' \
			'static const char *fill(void)' >"$tree/src/$file"
	done
	printf 'static bool fill(int a)\n' >>"$tree/src/main.c"
	same "" "$(sh "$layout" "$tree" 2>&1)" || return 1
	printf 'static int fill(int a,\n' >"$tree/src/base/text.c"
	refuses "fill() is a static function of src/base/arena.c \
src/base/text.c src/main.c: give one of them a more specific name"
}

refuses_to_do_without_a_readme() {
	new_tree
	rm "$tree/src/README.md"
	sh "$layout" "$tree" || return 0
	return 1
}

for name in passes_a_tree_in_order refuses_a_file_at_the_top \
	refuses_a_header_that_is_private_to_another_folder \
	refuses_a_file_that_is_not_in_the_map refuses_a_map_of_what_is_gone \
	refuses_half_of_a_pair \
	refuses_a_file_twice_in_the_map refuses_a_line_without_words \
	refuses_a_third_static_function_of_a_name \
	refuses_to_do_without_a_readme; do
	check "$name" "$name"
done
finish
