/* A code as it is drawn, read back and compared with what the library says. */
#include "chargefix/qr.h"

#include "chargefix/memory.h"

#include "test.h"

#include <qrencode.h>
#include <string.h>

#define SAID "Front lamp\nIt works again. Größe: 5 €.\n"

static void is_square(const QRcode *code, int line, int column, bool light)
{
	int y = line - QR_MARGIN, x = column - QR_MARGIN;
	bool inside = y >= 0 && x >= 0 && y < code->width && x < code->width;

	assert_int_equal(light,
			 !inside || !(code->data[y * code->width + x] & 1));
}

/* Reads the half blocks of one line. Returns what follows its end. */
static const char *read_line(const QRcode *code, int line, const char *drawn)
{
	static const char *const halves[] = {" ", "▀", "▄", "█"};
	int size = code->width + 2 * QR_MARGIN;

	for (int column = 0; column < size; column++) {
		unsigned int half = 0;

		while (half < COUNT(halves) &&
		       strncmp(drawn, halves[half], strlen(halves[half])) != 0)
			half++;
		assert_true(half < COUNT(halves));
		drawn += strlen(halves[half]);
		is_square(code, line * 2, column, half & 1);
		if (line * 2 + 1 < size)
			is_square(code, line * 2 + 1, column, half & 2);
		else
			assert_false(half & 2);
	}
	assert_int_equal(*drawn, '\n');
	return drawn + 1;
}

static void what_is_drawn_is_the_code_with_its_margin(void **state)
{
	QRcode *code = QRcode_encodeString8bit(SAID, 0, QR_ECLEVEL_L);
	struct qr qr;
	struct buffer out = {0};

	(void)state;
	assert_non_null(code);
	assert_true(qr_make(&qr, SAID));
	qr_write(&qr, false, &out);
	const char *drawn = buffer_string(&out);
	for (int line = 0; line < qr_lines(&qr); line++)
		drawn = read_line(code, line, drawn);
	assert_string_equal(drawn, "");
	QRcode_free(code);
	qr_release(&qr);
	buffer_release(&out);
}

static void on_a_terminal_it_is_white_on_black(void **state)
{
	struct qr qr;
	struct buffer out = {0};

	(void)state;
	assert_true(qr_make(&qr, SAID));
	qr_write(&qr, true, &out);
	const char *line = buffer_string(&out);
	for (int i = 0; i < qr_lines(&qr); i++) {
		const char *end = strchr(line, '\n');

		assert_non_null(end);
		assert_memory_equal(line, "\033[0;97;40m", 10);
		assert_memory_equal(end - 4, "\033[0m", 4);
		line = end + 1;
	}
	qr_release(&qr);
	buffer_release(&out);
}

static void more_than_any_code_holds_makes_none(void **state)
{
	enum { MOST = 2953 }; /* bytes: ISO/IEC 18004, version 40-L */
	char text[MOST + 2];
	struct qr qr;

	(void)state;
	memset(text, 'a', sizeof(text));
	text[MOST + 1] = '\0';
	assert_false(qr_make(&qr, text));
	assert_int_equal(qr.size, 0);
	text[MOST] = '\0';
	assert_true(qr_make(&qr, text));
	qr_release(&qr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_drawn_is_the_code_with_its_margin),
		cmocka_unit_test(on_a_terminal_it_is_white_on_black),
		cmocka_unit_test(more_than_any_code_holds_makes_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
