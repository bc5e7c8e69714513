#include "faint.h"

#include <stdbool.h>
#include <string.h>

struct sink {
	void (*put)(void *to, const char *bytes, size_t length);
	void *to;
};

static void sink_text(const struct sink *sink, const char *text)
{
	sink->put(sink->to, text, strlen(text));
}

/* Parameters that follow 38 or 48 are a colour's: how many of them. */
static int colour_length(const char *parameter)
{
	if (strncmp(parameter, "38;", 3) != 0 &&
	    strncmp(parameter, "48;", 3) != 0)
		return 0;
	return parameter[3] == '5' ? 2 : parameter[3] == '2' ? 4 : 0;
}

static const char *translated(const char *parameter, size_t length)
{
	if (length == 1 && parameter[0] == '2')
		return "11";
	if (length == 2 && strncmp(parameter, "22", 2) == 0)
		return "22;10";
	return NULL;
}

static void put_sgr(const char *parameters, const struct sink *sink)
{
	int skip = 0;

	for (const char *from = parameters;; from++) {
		size_t length = strcspn(from, ";");
		const char *other = skip > 0 ? NULL : translated(from, length);

		skip = skip > 0 ? skip - 1 : colour_length(from);
		if (other != NULL)
			sink_text(sink, other);
		else
			sink->put(sink->to, from, length);
		from += length;
		if (*from == '\0')
			break;
		sink_text(sink, ";");
	}
	sink_text(sink, "m");
}

static void put_sequence(struct faint *faint, char last,
			 const struct sink *sink)
{
	sink_text(sink, "\033[");
	faint->parameters[faint->length] = '\0';
	if (last == 'm') {
		put_sgr(faint->parameters, sink);
	} else {
		sink_text(sink, faint->parameters);
		sink->put(sink->to, &last, 1);
	}
	faint->state = FAINT_PLAIN;
}

static void put_byte(struct faint *faint, char byte, const struct sink *sink)
{
	if (faint->state == FAINT_CSI) {
		bool parameter = (byte >= '0' && byte <= '9') || byte == ';';

		if (parameter && faint->length + 1 < sizeof(faint->parameters))
			faint->parameters[faint->length++] = byte;
		else
			put_sequence(faint, byte, sink);
	} else if (faint->state == FAINT_ESCAPE && byte == '[') {
		faint->state = FAINT_CSI;
		faint->length = 0;
	} else {
		if (faint->state == FAINT_ESCAPE)
			sink_text(sink, "\033");
		faint->state = byte == '\033' ? FAINT_ESCAPE : FAINT_PLAIN;
		if (faint->state == FAINT_PLAIN)
			sink->put(sink->to, &byte, 1);
	}
}

void faint_write(struct faint *faint, const char *bytes, size_t length,
		 void (*put)(void *to, const char *bytes, size_t length),
		 void *to)
{
	struct sink sink = {put, to};

	for (size_t i = 0; i < length; i++)
		put_byte(faint, bytes[i], &sink);
}
