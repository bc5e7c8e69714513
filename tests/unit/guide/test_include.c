/* The text that a guide makes with its files; tests/scenarios has the rest. */
#include "chargefix/load.h"

#include "contents.h"
#include "folder.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char guide_text[] =
	"format: 2\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"include: [causes.yaml, ends.yaml]\n"
	"otherwise: end\n"
	"start:\n"
	"  - {id: s, ask: S?, tests: [one, two],\n"
	"     answers: [{id: y, say: Y}, {id: n, say: N, diagnosis: end}]}\n"
	"causes: {one: {title: One}}"; /* without a line end */

static const char causes_text[] = "\xEF\xBB\xBF"
				  "causes:\r\n"
				  "  two: {title: Two}\r\n";

static const char ends_text[] = "diagnoses:\n"
				"  end: {verdict: service, title: End}";

static const char expected[] =
	"format: 2\n"
	"guide: {id: g, version: 1, language: en, title: G}\n"
	"include: [causes.yaml, ends.yaml]\n"
	"otherwise: end\n"
	"start:\n"
	"  - {id: s, ask: S?, tests: [one, two],\n"
	"     answers: [{id: y, say: Y}, {id: n, say: N, diagnosis: end}]}\n"
	"causes: {one: {title: One}}\n"
	"\n"
	"--- # chargefix include: causes.yaml\n"
	"causes:\r\n"
	"  two: {title: Two}\r\n"
	"\n"
	"--- # chargefix include: ends.yaml\n"
	"diagnoses:\n"
	"  end: {verdict: service, title: End}";

static void write_file(const char *folder, const char *name, const char *text)
{
	char *path = folder_file(folder, name);

	contents_write_text(path, text);
	free(path);
}

static int write_files(void **state)
{
	char *folder = folder_new();

	if (!folder)
		return -1;
	write_file(folder, "guide.yaml", guide_text);
	write_file(folder, "causes.yaml", causes_text);
	write_file(folder, "ends.yaml", ends_text);
	*state = folder;
	return 0;
}

static int remove_files(void **state)
{
	folder_remove(*state);
	return 0;
}

static void load_file(struct guide *guide, struct file_text *text,
		      const char *path)
{
	struct messages problems = {0};
	struct message error = {0};

	assert_true(file_read(text, path, &error));
	if (!guide_load_file(guide, text, path, &problems))
		fail_msg("%s", problems.items[0].text);
}

static void assert_loaded(const struct guide *guide)
{
	assert_int_equal(guide->cause_count, 2);
	assert_string_equal(guide->causes[0].id, "one");
	assert_string_equal(guide->causes[1].id, "two");
	assert_int_equal(guide->causes[1].index, 1);
	assert_ptr_equal(guide->steps[0]->tests.items[1], &guide->causes[1]);
	assert_string_equal(guide->otherwise->title, "End");
}

static void the_text_has_all_files_and_loads_without_them(void **state)
{
	char *path = folder_file(*state, "guide.yaml");
	struct messages problems = {0};
	struct file_text text;
	struct guide guide;

	load_file(&guide, &text, path);
	assert_string_equal(text.data, expected);
	assert_int_equal(text.length, strlen(expected));
	assert_loaded(&guide);
	guide_release(&guide);
	free(path);

	assert_true(guide_load(&guide, text.data, text.length, &problems));
	assert_loaded(&guide);
	guide_release(&guide);
	assert_true(
		guide_load_recorded(&guide, text.data, text.length, &problems));
	assert_loaded(&guide);
	guide_release(&guide);
	file_text_release(&text);
}

static void a_text_with_its_files_is_a_guide_file_too(void **state)
{
	char *path = folder_file(*state, "whole.yaml");
	struct file_text text;
	struct guide guide;

	contents_write_text(path, expected);
	load_file(&guide, &text, path);
	assert_string_equal(text.data, expected);
	assert_loaded(&guide);
	guide_release(&guide);
	file_text_release(&text);
	free(path);
}

/* So are the hashes of older guides. */
static void a_guide_that_includes_nothing_keeps_its_text(void **state)
{
	static const char path[] = "data/charging.yaml";
	struct message error = {0};
	struct file_text text, before;
	struct guide guide;

	(void)state;
	assert_true(file_read(&before, path, &error));
	load_file(&guide, &text, path);
	assert_int_equal(text.length, before.length);
	assert_memory_equal(text.data, before.data, before.length);
	assert_int_equal(guide.part_count, 0);
	guide_release(&guide);
	file_text_release(&before);
	file_text_release(&text);
}

static void assert_line(const struct guide *guide, struct place place,
			struct place from, const char *words)
{
	struct buffer line = {0};

	guide_write_line(guide, place, from, &line);
	assert_string_equal(buffer_string(&line), words);
	buffer_release(&line);
}

static void a_place_is_told_by_its_file_and_line(void **state)
{
	char *path = folder_file(*state, "guide.yaml");
	struct file_text text;
	struct guide guide;

	load_file(&guide, &text, path);
	struct place one = guide.causes[0].place;
	struct place two = guide.causes[1].place;
	struct place end = guide.otherwise->place;

	assert_null(guide_part(&guide, one));
	assert_string_equal(guide_part(&guide, two)->name, "causes.yaml");
	assert_int_equal(guide_place(&guide, one).line, 8);
	assert_int_equal(guide_place(&guide, two).line, 2);
	assert_int_equal(guide_place(&guide, end).line, 2);
	assert_line(&guide, one, one, "line 8");
	assert_line(&guide, two, two, "line 2");
	assert_line(&guide, two, end, "line 2 of causes.yaml");
	assert_line(&guide, one, end, "line 8 of the guide");
	guide_release(&guide);
	file_text_release(&text);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_has_all_files_and_loads_without_them),
		cmocka_unit_test(a_text_with_its_files_is_a_guide_file_too),
		cmocka_unit_test(a_guide_that_includes_nothing_keeps_its_text),
		cmocka_unit_test(a_place_is_told_by_its_file_and_line),
	};

	return cmocka_run_group_tests(tests, write_files, remove_files);
}
