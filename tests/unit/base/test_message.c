#include "chargefix/message.h"
#include "chargefix/text.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void a_message_has_text_and_no_place(void **state)
{
	struct message message = {.line = 3, .column = 4};

	(void)state;
	assert_false(message_set(&message, "no file named %s", "x.yaml"));
	assert_string_equal(message.text, "no file named x.yaml");
	assert_int_equal(message.line, 0);
	assert_int_equal(message.column, 0);
}

static void a_message_may_quote_itself(void **state)
{
	struct message message;

	(void)state;
	message_set(&message, "disk full");
	message_set(&message, "case 4: %s", message.text);
	assert_string_equal(message.text, "case 4: disk full");
}

static void what_comes_from_outside_is_made_safe(void **state)
{
	static const struct {
		const char *given;
		const char *kept;
	} table[] = {
		{"a\nb\r\tc", "a b  c"},        {"\x1B[31mred", " [31mred"},
		{"\u202Eevil\u202C", " evil "}, {"b\xFF\xC3", "b??"},
		{"\u00B0C", "\u00B0C"},
	};
	struct message message;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		message_set(&message, "%s", table[i].given);
		assert_string_equal(message.text, table[i].kept);
	}
}

static void a_long_text_is_cut_between_characters(void **state)
{
	struct message message;
	struct buffer text = {0};

	(void)state;
	for (size_t before = 490; before < MESSAGE_SIZE + 4; before++) {
		buffer_clear(&text);
		buffer_repeat(&text, 'a', before);
		for (int i = 0; i < 40; i++)
			buffer_text(&text, "\u5145");
		message_set(&message, "%s", buffer_string(&text));
		assert_true(strlen(message.text) < MESSAGE_SIZE);
		assert_true(strlen(message.text) >= MESSAGE_SIZE - 4);
		assert_int_equal(
			text_invalid(message.text, strlen(message.text)),
			strlen(message.text));
		assert_null(strchr(message.text, '?'));
		assert_string_equal(strrchr(message.text, '.') - 2, "...");
	}
	/* The longest that is not cut. */
	buffer_clear(&text);
	buffer_repeat(&text, 'a', MESSAGE_SIZE - 1);
	message_set(&message, "%s", buffer_string(&text));
	assert_string_equal(message.text, buffer_string(&text));
	buffer_release(&text);
}

static void messages_past_the_limit_are_counted(void **state)
{
	struct messages messages = {0};

	(void)state;
	for (size_t i = 0; i < MESSAGES_MOST + 3; i++)
		messages_add(&messages, i + 1, 1, "number %zu", i);
	assert_int_equal(messages.count, MESSAGES_MOST);
	assert_int_equal(messages.left_out, 3);
	assert_string_equal(messages.items[49].text, "number 49");
	assert_int_equal(messages.items[49].line, 50);
}

static void messages_are_sorted_by_place_and_keep_their_order(void **state)
{
	static const struct {
		size_t line, column;
		const char *text;
	} table[] = {
		{9, 1, "f"}, {2, 5, "c"}, {2, 1, "b"}, {9, 1, "g"},
		{1, 7, "a"}, {2, 5, "d"}, {3, 1, "e"},
	};
	struct messages messages = {0};
	char order[COUNT(table) + 1] = "";

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		messages_add(&messages, table[i].line, table[i].column, "%s",
			     table[i].text);
	messages_sort(&messages);
	for (size_t i = 0; i < messages.count; i++)
		order[i] = messages.items[i].text[0];
	assert_string_equal(order, "abcdefg");
}

static void write_one(const struct message *message, const char *file,
		      const char *source, size_t length, struct buffer *out)
{
	struct messages messages = {.items = {*message}, .count = 1};

	messages_write(&messages, file, source, length, out);
}

/* What is written of a message "oops" at that place. */
static void write_at(struct buffer *out, const char *source, size_t length,
		     size_t line, size_t column)
{
	struct message message = {line, column, "oops"};

	buffer_clear(out);
	write_one(&message, "g.yaml", source, length, out);
}

static void the_caret_stands_below_the_column(void **state)
{
	static const struct {
		const char *source;
		size_t line, column;
		const char *written;
	} table[] = {
		{"a: b\nkey: x\n", 2, 6,
		 "g.yaml:2:6: error: oops\n  key: x\n       ^\n"},
		{"key: x", 1, 1, "g.yaml:1:1: error: oops\n  key: x\n  ^\n"},
		/* Wide characters take two columns, accents none. */
		{"\u5145\u7535: x", 1, 5,
		 "g.yaml:1:5: error: oops\n  \u5145\u7535: x\n        ^\n"},
		{"e\u0301: x", 1, 5,
		 "g.yaml:1:5: error: oops\n  e\u0301: x\n     ^\n"},
		/* Tabs and other controls are a space each. */
		{"\t\x1B[x: y", 1, 3,
		 "g.yaml:1:3: error: oops\n    [x: y\n    ^\n"},
		/* What is not UTF-8 is a character and a column a byte. */
		{"a\xFF\xFE"
		 "b",
		 1, 4, "g.yaml:1:4: error: oops\n  a\uFFFD\uFFFDb\n     ^\n"},
		/* Past the end: below the end. */
		{"ab\ncd\n", 1, 9, "g.yaml:1:9: error: oops\n  ab\n    ^\n"},
		/* Line ends of all kinds, as YAML counts them. */
		{"a\r\nb\rc\u2028d\xC2\x85"
		 "e\n\nf",
		 7, 1, "g.yaml:7:1: error: oops\n  f\n  ^\n"},
		/* A byte order mark has no column. */
		{"\uFEFFkey", 1, 2, "g.yaml:1:2: error: oops\n  key\n   ^\n"},
		/* Nothing to show. */
		{"a\n\nb", 2, 1, "g.yaml:2:1: error: oops\n"},
		{"a\n", 2, 1, "g.yaml:2:1: error: oops\n"},
		{"a\n", 7, 3, "g.yaml:7:3: error: oops\n"},
		{"", 1, 1, "g.yaml:1:1: error: oops\n"},
		{"a", 0, 0, "g.yaml: error: oops\n"},
		{"ab", 1, 0, "g.yaml:1: error: oops\n  ab\n"},
	};
	struct buffer out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		write_at(&out, table[i].source, strlen(table[i].source),
			 table[i].line, table[i].column);
		assert_string_equal(buffer_string(&out), table[i].written);
	}
	write_at(&out, NULL, 0, 4, 2);
	assert_string_equal(buffer_string(&out), "g.yaml:4:2: error: oops\n");
	buffer_release(&out);
}

static void a_file_name_is_made_safe_too(void **state)
{
	struct message message = {0, 0, "oops"};
	struct buffer out = {0};

	(void)state;
	write_one(&message, "a\x1B\nb", NULL, 0, &out);
	assert_string_equal(buffer_string(&out), "a b: error: oops\n");
	buffer_release(&out);
}

/* The n-th line of the text, without its end, to free(). */
static char *line_of(const char *text, int n)
{
	while (n-- > 0)
		text = strchr(text, '\n') + 1;
	return strndup(text, strcspn(text, "\n"));
}

/* A line of the same a thousand times on both sides of '@'. */
static void fill_line(struct buffer *out, const char *filler)
{
	buffer_clear(out);
	for (int n = 0; n < 2000; n++) {
		if (n == 1000)
			buffer_text(out, "@");
		buffer_text(out, filler);
	}
}

static void a_long_line_is_cut_around_the_caret(void **state)
{
	static const struct {
		const char *filler;
		size_t points; /* code points, or bytes that are none */
		int shown; /* columns, at least */
	} table[] = {
		{"x", 1, 100},
		{"\u5145", 1, 100},
		{"e\u0301", 2, 100},
		{"\xFF", 1, 100},
		/* A thousand in one cluster: all of it or nothing. */
		{"\U0001F468\u200D", 2, 8},
	};
	struct buffer source = {0}, out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char *shown, *caret;
		size_t before;

		fill_line(&source, table[i].filler);
		write_at(&out, source.data, source.length, 1,
			 1000 * table[i].points + 1);
		shown = line_of(out.data, 1);
		caret = line_of(out.data, 2);
		before = (size_t)(strchr(shown, '@') - shown);
		assert_in_range(text_width(shown, strlen(shown)),
				table[i].shown, 110);
		assert_int_equal(text_width(shown, before), strlen(caret) - 1);
		assert_memory_equal(shown, "  ...", 5);
		assert_string_equal(shown + strlen(shown) - 3, "...");
		free(shown);
		free(caret);
	}
	buffer_release(&source);
	buffer_release(&out);
}

static void all_messages_are_written_and_the_rest_counted(void **state)
{
	static const char source[] = "one\ntwo two\nthree\n";
	struct messages messages = {0};
	struct buffer out = {0};

	(void)state;
	messages_add(&messages, 2, 1, "first");
	messages_add(&messages, 2, 5, "second");
	messages_add(&messages, 3, 1, "third");
	messages_add(&messages, 1, 2, "back");
	messages_add(&messages, 0, 0, "all");
	messages.left_out = 12;
	messages_write(&messages, "g", source, strlen(source), &out);
	assert_string_equal(buffer_string(&out),
			    "g:2:1: error: first\n  two two\n  ^\n"
			    "g:2:5: error: second\n  two two\n      ^\n"
			    "g:3:1: error: third\n  three\n  ^\n"
			    "g:1:2: error: back\n  one\n   ^\n"
			    "g: error: all\n"
			    "g: and 12 more errors\n");
	buffer_release(&out);
}

static void any_bytes_can_be_pointed_into(void **state)
{
	unsigned int seed = 99;
	struct buffer out = {0};

	(void)state;
	for (int round = 0; round < 4000; round++) {
		size_t length = (size_t)round % 700;
		char *source = malloc(length + 1);

		assert_non_null(source);
		for (size_t i = 0; i < length; i++) {
			seed = seed * 1103515245U + 12345U;
			source[i] = (char)(seed >> 16 | (seed >> 8 & 0x80));
			if ((seed >> 20) % 100 == 0)
				source[i] = '\n';
		}
		write_at(&out, source, length, 1 + seed % 5,
			 1 + (seed >> 8) % 400);
		assert_int_equal(text_invalid(out.data, out.length),
				 out.length);
		free(source);
	}
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_has_text_and_no_place),
		cmocka_unit_test(a_message_may_quote_itself),
		cmocka_unit_test(what_comes_from_outside_is_made_safe),
		cmocka_unit_test(a_long_text_is_cut_between_characters),
		cmocka_unit_test(messages_past_the_limit_are_counted),
		cmocka_unit_test(
			messages_are_sorted_by_place_and_keep_their_order),
		cmocka_unit_test(the_caret_stands_below_the_column),
		cmocka_unit_test(a_file_name_is_made_safe_too),
		cmocka_unit_test(a_long_line_is_cut_around_the_caret),
		cmocka_unit_test(all_messages_are_written_and_the_rest_counted),
		cmocka_unit_test(any_bytes_can_be_pointed_into),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
