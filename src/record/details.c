#include "record/details.h"

#include "chargefix/interview.h"
#include "chargefix/text.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *name;
	size_t offset;
} fields[] = {
	{"ticket", offsetof(struct case_details, ticket)},
	{"technician", offsetof(struct case_details, technician)},
	{"model", offsetof(struct case_details, model)},
	{"serial", offsetof(struct case_details, serial)},
};

enum { FIELDS = sizeof(fields) / sizeof(*fields) };

enum { IMEI_DIGITS = 15 };

static const char *get(const struct case_details *details, size_t field)
{
	return *(const char *const *)((const char *)details +
				      fields[field].offset);
}

static void put(struct case_details *details, size_t field, const char *text)
{
	*(const char **)((char *)details + fields[field].offset) = text;
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
	/* A text of spaces says nothing. */
	while (out->length > begin && out->data[out->length - 1] == ' ')
		out->length--;
	if (out->data)
		out->data[out->length] = '\0';
}

bool detail_is_imei(const char *text)
{
	int sum = 0;

	if (strlen(text) != IMEI_DIGITS ||
	    strspn(text, "0123456789") != IMEI_DIGITS)
		return false;
	/* Every other digit counts double, by the digits of that. */
	for (int i = 0; i < IMEI_DIGITS; i++) {
		int digit = (text[i] - '0') * (i % 2 + 1);
		sum += digit / 10 + digit % 10;
	}
	return sum % 10 == 0;
}

void details_put(struct case_details *details, const struct case_details *given)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (get(given, i))
			put(details, i, get(given, i));
}

void details_clean(struct case_details *to, const struct case_details *from,
		   struct arena *arena)
{
	*to = (struct case_details){0};
	for (size_t i = 0; i < FIELDS; i++) {
		struct buffer clean = {0};

		if (get(from, i))
			detail_clean(&clean, get(from, i));
		if (clean.length)
			put(to, i, arena_text(arena, clean.data, clean.length));
		buffer_release(&clean);
	}
}

bool detail_equal(const char *x, const char *y)
{
	return x && y ? strcmp(x, y) == 0 : x == y;
}

static bool field_equal(const struct case_details *a,
			const struct case_details *b, size_t field)
{
	return detail_equal(get(a, field), get(b, field));
}

bool details_equal(const struct case_details *a, const struct case_details *b)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (!field_equal(a, b, i))
			return false;
	return true;
}

void details_write_changes(struct buffer *out, const struct case_details *from,
			   const struct case_details *to)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (!field_equal(from, to, i))
			buffer_format(out, "%s%s: %s", out->length ? "\n" : "",
				      fields[i].name,
				      get(to, i) ? get(to, i) : "-");
}
