/* What a hand presses acts; what comes faster than that is a text. */
#include "front/tui/burst.h"

#include "chargefix/text.h"

#include "random_guide.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* A key and how many milliseconds after the one before it comes. */
struct stroke {
	int after;
	struct keypress key;
};

/* A key as the tests write it: ^ Enter, _ Tab. */
static unsigned int spelled(unsigned int code)
{
	if (code == '\r' || code == '\n')
		return '^';
	return code == '\t' ? '_' : code;
}

/* A hand's keys as they are, those of a text within [ ]. */
static void write_keys(struct burst *burst, bool *inside, struct buffer *out)
{
	struct keypress key;

	while (burst_next(burst, &key)) {
		bool end = key.kind == KEYPRESS_TEXT_END;

		assert_true(key.pasted || !end);
		if (key.pasted && !*inside)
			buffer_text(out, "[");
		*inside = key.pasted && !end;
		if (key.kind == KEYPRESS_FUNCTION)
			buffer_text(out, "F");
		else if (key.code)
			text_put(out, spelled(key.code));
		if (end)
			buffer_text(out, "]");
	}
}

/* As the loop does it: what is there is taken, then time may have passed. */
static void play(const struct stroke *strokes, size_t count, struct buffer *out)
{
	struct burst burst = {.held_count = 0};
	int64_t now = 1000;
	bool inside = false;
	size_t next = 0;
	int64_t due = now + strokes[0].after;

	for (; next < count || burst_wait(&burst, now) >= 0; now++) {
		while (next < count && due <= now) {
			burst_take(&burst, &strokes[next].key, now);
			write_keys(&burst, &inside, out);
			if (++next < count)
				due += strokes[next].after;
		}
		burst_pass(&burst, now);
		write_keys(&burst, &inside, out);
	}
}

/* The text typed with the same pause between any two of its keys. */
static void expect(const char *typed, int pause, const char *made)
{
	struct stroke strokes[64] = {{0}};
	struct buffer out = {0};
	size_t count = strlen(typed);

	for (size_t i = 0; i < count; i++)
		strokes[i] = (struct stroke){i ? pause : 0,
					     {.kind = KEYPRESS_CHARACTER,
					      .code = (unsigned char)typed[i]}};
	play(strokes, count, &out);
	if (strcmp(buffer_string(&out), made) != 0)
		fail_msg("%s at %d ms is %s, not %s", typed, pause,
			 buffer_string(&out), made);
	buffer_release(&out);
}

static void what_a_hand_types_is_keys(void **state)
{
	static const struct {
		const char *typed;
		int pause;
	} table[] = {
		{"2", 0},
		/* Two fingers that roll, and keys held down. */
		{"22", 30},
		{"jjjjjjjj", 33},
		{"jjjjjjjj", 40},
		{"smells", 30},
		{"2^", 60},
		{"agree^", 100},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char typed[16];

		snprintf(typed, sizeof(typed), "%s", table[i].typed);
		for (char *at = typed; *at; at++)
			if (*at == '^')
				*at = '\r';
		expect(typed, table[i].pause, table[i].typed);
	}
}

static void what_comes_faster_is_one_text(void **state)
{
	static const struct {
		const char *typed;
		int pause;
		const char *made;
	} table[] = {
		{"R-1003\r", 0, "[R-1003^]"},
		{"R-1003\r", 4, "[R-1003^]"},
		{"R-1003\r", 15, "[R-1003^]"},
		{"R-1003\t", 15, "[R-1003_]"},
		{"R-1003", 15, "[R-1003]"},
		/* A line feed after Enter is of the same end. */
		{"R-1\r\n", 15, "[R-1^]"},
		{"22", 0, "[22]"},
		{"2\r", 10, "[2^]"},
		{"\r2", 10, "[2]"},
		/* Separators within a barcode are no part of the text. */
		{"A\x1d"
		 "B\r",
		 4, "[AB^]"},
		/* Control characters are: then it is no text at all. */
		{"AB\x01"
		 "C\r",
		 4,
		 "[AB\x01"
		 "C^]"},
		/* But not those that leave or correct something. */
		{"AB\x03", 4, "[AB]\x03"},
		{"AB\x1b", 4, "[AB]\x1b"},
		{"AB\x08", 4, "[AB]\x08"},
		/* Lines that are pasted, each with its end. */
		{"3 phones\n5 wet\n", 0, "[3 phones^][5 wet^]"},
		{"a\n\nb", 0, "[a^][b]"},
		{"\n\n3 wet\n", 0, "[3 wet^]"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		expect(table[i].typed, table[i].pause, table[i].made);
}

/* Pressed once too often, or held down. */
static void enter_alone_is_never_a_text(void **state)
{
	(void)state;
	expect("\r\r\r\r\r\r\r\r\r\r\r\r", 0, "^^^^^^^^^^^^");
	expect("\r\r\r", 15, "^^^");
	expect("\t\t", 5, "__");
}

static void a_scan_of_anything_at_any_speed_is_one_text(void **state)
{
	static const char letters[] = "0123456789-ABCxyzqhn!? /.";
	struct dice dice = {7};

	(void)state;
	for (int i = 0; i < 2000; i++) {
		size_t length = 2 + dice_roll(&dice, 20);
		bool tab = dice_hit(&dice, 2);
		char typed[32], made[32];

		for (size_t at = 0; at < length; at++)
			typed[at] =
				letters[dice_roll(&dice, sizeof(letters) - 1)];
		typed[length] = tab ? '\t' : '\r';
		typed[length + 1] = '\0';
		snprintf(made, sizeof(made), "[%.*s%c]", (int)length, typed,
			 tab ? '_' : '^');
		expect(typed, (int)dice_roll(&dice, 21), made);
	}
}

static void other_keys_act_at_once_and_end_a_text(void **state)
{
	const struct keypress a = {.kind = KEYPRESS_CHARACTER, .code = 'a'};
	const struct keypress b = {.kind = KEYPRESS_CHARACTER, .code = 'b'};
	const struct keypress up = {.kind = KEYPRESS_FUNCTION, .code = KEY_UP};
	const struct keypress size = {.kind = KEYPRESS_FUNCTION,
				      .code = KEY_RESIZE};
	const struct stroke hand[] = {{0, a}, {5, up}, {5, b}};
	const struct stroke text[] = {{0, a}, {5, b}, {5, up}, {5, a}};
	const struct stroke pulled[] = {{0, a}, {5, size}, {5, b}};
	static const char *const made[] = {"aFb", "[ab]Fa", "F[ab]"};
	const struct stroke *const strokes[] = {hand, text, pulled};
	static const size_t counts[] = {COUNT(hand), COUNT(text),
					COUNT(pulled)};

	(void)state;
	for (size_t i = 0; i < COUNT(made); i++) {
		struct buffer out = {0};

		play(strokes[i], counts[i], &out);
		assert_string_equal(buffer_string(&out), made[i]);
		buffer_release(&out);
	}
}

/* How long it has waited can't be told: nothing is answered by a guess. */
static void keys_that_are_read_late_belong_together(void **state)
{
	const struct keypress two = {.kind = KEYPRESS_CHARACTER, .code = '2'};
	struct burst burst = {.held_count = 0};
	struct buffer out = {0};
	bool inside = false;

	(void)state;
	burst_take(&burst, &two, 0);
	burst_take(&burst, &two, 400);
	burst_pass(&burst, 450);
	write_keys(&burst, &inside, &out);
	assert_string_equal(buffer_string(&out), "[22]");
	buffer_release(&out);
}

static void a_key_is_held_no_longer_than_it_is_said(void **state)
{
	const struct keypress two = {.kind = KEYPRESS_CHARACTER, .code = '2'};
	struct burst burst = {.held_count = 0};
	struct keypress key;

	(void)state;
	assert_int_equal(burst_wait(&burst, 0), -1);
	burst_take(&burst, &two, 0);
	assert_int_equal(burst_wait(&burst, 10), BURST_MILLISECONDS - 10);
	burst_pass(&burst, BURST_MILLISECONDS - 1);
	assert_false(burst_next(&burst, &key));
	burst_pass(&burst, BURST_MILLISECONDS);
	assert_true(burst_next(&burst, &key));
	assert_false(key.pasted);
	assert_int_equal(burst_wait(&burst, BURST_MILLISECONDS), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_hand_types_is_keys),
		cmocka_unit_test(what_comes_faster_is_one_text),
		cmocka_unit_test(enter_alone_is_never_a_text),
		cmocka_unit_test(a_scan_of_anything_at_any_speed_is_one_text),
		cmocka_unit_test(other_keys_act_at_once_and_end_a_text),
		cmocka_unit_test(keys_that_are_read_late_belong_together),
		cmocka_unit_test(a_key_is_held_no_longer_than_it_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
