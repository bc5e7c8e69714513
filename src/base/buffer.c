#include "chargefix/buffer.h"

#include "chargefix/memory.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CAPACITY_LEAST = 64 };

void buffer_release(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->data)
		buffer->data[0] = '\0';
}

/* Makes room for `length` more bytes and the NUL. */
static void reserve(struct buffer *buffer, size_t length)
{
	size_t needed = buffer->length + length + 1;
	size_t capacity = buffer->capacity * 2;

	if (needed <= buffer->length)
		memory_run_out();
	if (needed <= buffer->capacity)
		return;
	if (capacity < needed)
		capacity = needed;
	if (capacity < CAPACITY_LEAST)
		capacity = CAPACITY_LEAST;
	buffer->data = memory_grow(buffer->data, capacity, 1);
	buffer->capacity = capacity;
}

static void close_at(struct buffer *buffer, size_t length)
{
	buffer->length = length;
	buffer->data[length] = '\0';
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	reserve(buffer, length);
	memcpy(buffer->data + buffer->length, bytes, length);
	close_at(buffer, buffer->length + length);
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_repeat(struct buffer *buffer, char byte, size_t times)
{
	if (times == 0)
		return;
	reserve(buffer, times);
	memset(buffer->data + buffer->length, byte, times);
	close_at(buffer, buffer->length + times);
}

void buffer_number(struct buffer *buffer, int64_t number)
{
	char digits[24];
	char *at = &digits[sizeof(digits)];
	uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (number < 0)
		*--at = '-';
	buffer_add(buffer, at, (size_t)(&digits[sizeof(digits)] - at));
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

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	if (length > 0) {
		reserve(buffer, (size_t)length);
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

	/* fflush doesn't report bytes that fwrite failed to write. */
	return fwrite(buffer_string(buffer), 1, length, out) == length &&
	       fflush(out) == 0;
}

bool buffer_write(const struct buffer *buffer, int file)
{
	const char *bytes = buffer_string(buffer);
	size_t left = buffer->length;

	while (left > 0) {
		ssize_t done = write(file, bytes, left);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		left -= (size_t)done;
	}
	return true;
}
