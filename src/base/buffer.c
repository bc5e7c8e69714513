#include "chargefix/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY_LEAST = 64 };

void buffer_release(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
	if (buffer->data)
		buffer->data[0] = '\0';
}

/* Makes room for `length` more bytes and the NUL; false marks the failure. */
static bool reserve(struct buffer *buffer, size_t length)
{
	size_t capacity = buffer->capacity;
	size_t needed = buffer->length + length + 1;
	char *data;

	if (buffer->failed)
		return false;
	if (needed <= buffer->length) {
		buffer->failed = true;
		return false;
	}
	if (needed <= capacity)
		return true;
	capacity = capacity > SIZE_MAX / 2 ? SIZE_MAX : capacity * 2;
	if (capacity < needed)
		capacity = needed;
	if (capacity < CAPACITY_LEAST)
		capacity = CAPACITY_LEAST;
	data = realloc(buffer->data, capacity);
	if (!data) {
		buffer->failed = true;
		return false;
	}
	buffer->data = data;
	buffer->capacity = capacity;
	return true;
}

static void close_at(struct buffer *buffer, size_t length)
{
	buffer->length = length;
	buffer->data[length] = '\0';
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (length == 0 || !reserve(buffer, length))
		return;
	memcpy(buffer->data + buffer->length, bytes, length);
	close_at(buffer, buffer->length + length);
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_repeat(struct buffer *buffer, char byte, size_t times)
{
	if (times == 0 || !reserve(buffer, times))
		return;
	memset(buffer->data + buffer->length, byte, times);
	close_at(buffer, buffer->length + times);
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buffer_format_list(buffer, format, arguments);
	va_end(arguments);
}

void buffer_format_list(struct buffer *buffer, const char *format,
			va_list arguments)
{
	va_list again;
	int length;

	if (buffer->failed)
		return;
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	if (length < 0) {
		buffer->failed = true;
	} else if (length > 0 && reserve(buffer, (size_t)length)) {
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1,
			  format, again);
		close_at(buffer, buffer->length + (size_t)length);
	}
	va_end(again);
}

const char *buffer_string(const struct buffer *buffer)
{
	return buffer->data ? buffer->data : "";
}

bool buffer_print(const struct buffer *buffer, FILE *out)
{
	size_t length = buffer->length;

	/* What fwrite could not get rid of, fflush knows nothing of. */
	return fwrite(buffer_string(buffer), 1, length, out) == length &&
	       fflush(out) == 0;
}
