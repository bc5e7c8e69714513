#include "chargefix/details.h"

#include "chargefix/text.h"

#include <string.h>

#define DETAIL_ROW(name, ...) [DETAIL_##name] = {__VA_ARGS__},
const struct detail_facts detail_facts[DETAILS] = {DETAILS_TABLE(DETAIL_ROW)};

enum { IMEI_DIGITS = 15 };

enum detail detail_parse(const char *word)
{
	int detail = 0;

	while (detail < DETAILS && strcmp(detail_facts[detail].word, word) != 0)
		detail++;
	return (enum detail)detail;
}

bool detail_list_has(const struct detail_list *list, enum detail detail)
{
	for (int i = 0; i < list->count; i++)
		if (list->of[i] == detail)
			return true;
	return false;
}

void detail_list_add(struct detail_list *list, enum detail detail)
{
	if (!detail_list_has(list, detail))
		list->of[list->count++] = detail;
}

void detail_list_write(struct buffer *out, const struct detail_list *list)
{
	for (int i = 0; i < list->count; i++)
		buffer_format(out, "%s%s", i > 0 ? ", " : "",
			      detail_facts[list->of[i]].word);
	if (list->count == 0)
		buffer_text(out, "none");
}

void detail_list_read(struct detail_list *list, const char *text)
{
	*list = (struct detail_list){.count = 0};
	while (*(text += strspn(text, ", "))) {
		size_t length = strcspn(text, ", ");
		struct buffer word = {0};

		buffer_add(&word, text, length);
		enum detail detail = detail_parse(buffer_string(&word));
		buffer_release(&word);
		if (detail < DETAILS)
			detail_list_add(list, detail);
		text += length;
	}
}

void detail_clean(struct buffer *out, const char *given)
{
	struct buffer clean = {0};
	size_t begin = out->length;

	text_clean(&clean, given, strlen(given), TEXT_ONE_LINE);
	text_trim(out, buffer_string(&clean));
	buffer_release(&clean);
	if (out->length - begin > DETAIL_SIZE_MOST)
		out->length = text_begin(out->data, begin + DETAIL_SIZE_MOST);
	/* A text of spaces counts as empty. */
	while (out->length > begin && out->data[out->length - 1] == ' ')
		out->length--;
	if (out->data)
		out->data[out->length] = '\0';
}

static bool has_imei_digits(const char *text)
{
	return strlen(text) == IMEI_DIGITS &&
	       strspn(text, "0123456789") == IMEI_DIGITS;
}

bool detail_is_mistyped_imei(const char *text)
{
	return has_imei_digits(text) && !detail_is_imei(text);
}

bool detail_is_imei(const char *text)
{
	int sum = 0;

	if (!has_imei_digits(text))
		return false;
	/*
	 * Every other digit is doubled, and the digits of the product are
	 * added.
	 */
	for (int i = 0; i < IMEI_DIGITS; i++) {
		int digit = (text[i] - '0') * (i % 2 + 1);
		sum += digit / 10 + digit % 10;
	}
	return sum % 10 == 0;
}

void details_put(struct case_details *details, const struct case_details *given)
{
	for (int i = 0; i < DETAILS; i++)
		if (given->of[i])
			details->of[i] = given->of[i];
}

void details_clean(struct case_details *to, const struct case_details *from,
		   struct arena *arena)
{
	*to = (struct case_details){0};
	for (int i = 0; i < DETAILS; i++) {
		struct buffer clean = {0};

		if (from->of[i])
			detail_clean(&clean, from->of[i]);
		if (clean.length)
			to->of[i] = arena_text(arena, clean.data, clean.length);
		buffer_release(&clean);
	}
}

bool detail_equal(const char *x, const char *y)
{
	return x && y ? strcmp(x, y) == 0 : x == y;
}

bool details_equal(const struct case_details *a, const struct case_details *b)
{
	for (int i = 0; i < DETAILS; i++)
		if (!detail_equal(a->of[i], b->of[i]))
			return false;
	return true;
}

bool details_of_one_case(const struct case_details *details)
{
	for (int i = 0; i < DETAILS; i++)
		if (detail_facts[i].of_one_case && details->of[i])
			return true;
	return false;
}

void details_next_case(struct case_details *details)
{
	for (int i = 0; i < DETAILS; i++)
		if (detail_facts[i].of_one_case)
			details->of[i] = NULL;
}

void details_write_changes(struct buffer *out, const struct case_details *from,
			   const struct case_details *to)
{
	for (int i = 0; i < DETAILS; i++)
		if (!detail_equal(from->of[i], to->of[i]))
			buffer_format(out, "%s%s: %s", out->length ? "\n" : "",
				      detail_facts[i].word,
				      to->of[i] ? to->of[i] : "-");
}
