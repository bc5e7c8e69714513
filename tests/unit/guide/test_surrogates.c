/* Characters that JSON writes as two escapes. */
#include "guide/surrogates.h"

#include "guide/yaml_words.h"
#include "lamp.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static void assert_joined(const char *text, const char *expected)
{
	size_t length = strlen(text);
	char *joined = surrogates_join(text, length);

	if (!expected) {
		assert_null(joined);
		return;
	}
	assert_non_null(joined);
	assert_memory_equal(joined, expected, length);
	assert_int_equal(strlen(expected), length);
	free(joined);
}

static void a_pair_becomes_one_escape_and_what_follows_stays_in_place(
	void **state)
{
	(void)state;
	assert_joined("{\"a\": \"x \\ud83d\\ude00 y\", b: c}",
		      "{\"a\": \"x \\U0001f600 y\"  , b: c}");
	assert_joined("{\"\\uD83D\\uDE00\\ud83c\\udf33\":1}",
		      "{\"\\U0001f600\\U0001f333\"    :1}");
}

static void text_that_only_looks_like_a_pair_stays(void **state)
{
	(void)state;
	assert_joined("a: b", NULL);
	assert_joined("a: \"\\ud83d and \\ude00\"", NULL);
	assert_joined("[\\ud83d\\ude00, \"\\ud83d\\ude00\"]",
		      "[\\ud83d\\ude00, \"\\U0001f600\"  ]");
	assert_joined("['\\ud83d\\ude00', \"\\ud83d\\ude00\"]",
		      "['\\ud83d\\ude00', \"\\U0001f600\"  ]");
	assert_joined("[\"\\\\ud83d\\ude00 \\ud83d\\ude00\"]",
		      "[\"\\\\ud83d\\ude00 \\U0001f600\"  ]");
	assert_joined("- |\n  \"\\ud83d\\ude00\"\n- \"\\ud83d\\ude00\"\n",
		      "- |\n  \"\\ud83d\\ude00\"\n- \"\\U0001f600\"  \n");
}

static void what_cannot_be_read_is_joined_as_far_as_it_goes(void **state)
{
	(void)state;
	assert_joined("- \"\\ud83d\\ude00\"\n- \"\\ud83d\\ude00",
		      "- \"\\U0001f600\"  \n- \"\\U0001f600  ");
}

static void a_guide_in_json_may_have_emoji_in_every_text(void **state)
{
	static const char text[] =
		"{\"format\": 1, \"guide\": {\"id\": \"g\", \"version\": "
		"\"1\", \"language\": \"en\", \"title\": \"\\ud83c\\udf33 "
		"and \\ud83d\\ude00\"}, \"danger\": \"d\", \"otherwise\": "
		"\"e\", \"start\": [{\"id\": \"d\", \"ask\": \"D?\", "
		"\"answers\": [{\"id\": \"y\", \"say\": \"\\uD83D\\uDD25\", "
		"\"diagnosis\": \"e\"}, {\"id\": \"n\", \"say\": \"N\"}]}], "
		"\"diagnoses\": {\"e\": {\"verdict\": \"danger\", \"title\": "
		"\"E\"}}}";
	struct guide guide;

	(void)state;
	lamp_load_text(&guide, text);
	assert_string_equal(guide.title, "🌳 and 😀");
	assert_string_equal(guide.danger->answers.items[0].say, "🔥");
	guide_release(&guide);
}

static void a_question_mark_ends_texts_before_libyaml_0_2_5(void **state)
{
	(void)state;
	assert_true(yaml_words_question_ends_text(0, 1, 7));
	assert_true(yaml_words_question_ends_text(0, 2, 2));
	assert_true(yaml_words_question_ends_text(0, 2, 4));
	assert_false(yaml_words_question_ends_text(0, 2, 5));
	assert_false(yaml_words_question_ends_text(0, 3, 0));
	assert_false(yaml_words_question_ends_text(1, 0, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_pair_becomes_one_escape_and_what_follows_stays_in_place),
		cmocka_unit_test(text_that_only_looks_like_a_pair_stays),
		cmocka_unit_test(
			what_cannot_be_read_is_joined_as_far_as_it_goes),
		cmocka_unit_test(a_guide_in_json_may_have_emoji_in_every_text),
		cmocka_unit_test(
			a_question_mark_ends_texts_before_libyaml_0_2_5),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
