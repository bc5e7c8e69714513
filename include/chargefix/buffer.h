/*
 * A string that grows. May use: memory.
 */
#ifndef CHARGEFIX_BUFFER_H
#define CHARGEFIX_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* All zero is an empty buffer. */
struct buffer {
	char *data; /* NUL after the last byte; NULL while nothing is in it */
	size_t length;
	size_t capacity;
};

void buffer_release(struct buffer *buffer);

/* Empties the buffer; keeps its memory. */
void buffer_clear(struct buffer *buffer);

void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buffer_format_list(struct buffer *buffer, const char *format,
			va_list arguments)
	__attribute__((format(printf, 2, 0)));
void buffer_repeat(struct buffer *buffer, char byte, size_t times);

/* A decimal number, many times as fast as buffer_format. */
void buffer_number(struct buffer *buffer, int64_t number);

/* The content as a string, "" when empty; valid until the next change. */
const char *buffer_string(const struct buffer *buffer);

/* Writes the content, down to the system. False: not all; errno says why. */
bool buffer_print(const struct buffer *buffer, FILE *out);

/* The same for an open file. */
bool buffer_write(const struct buffer *buffer, int file);

#endif
