#include "dialect.h"

#include <stdlib.h>
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
		if (other)
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

static void put_repeated(const struct dialect *dialect, const struct sink *sink)
{
	long times = strtol(dialect->parameters, NULL, 10);

	for (; times > 0 && dialect->last != '\0'; times--)
		sink->put(sink->to, &dialect->last, 1);
}

static void put_sequence(struct dialect *dialect, char final,
			 const struct sink *sink)
{
	dialect->state = DIALECT_PLAIN;
	dialect->parameters[dialect->length] = '\0';
	if (final == 'b') {
		put_repeated(dialect, sink);
		return;
	}
	sink_text(sink, "\033[");
	if (final == 'm') {
		put_sgr(dialect->parameters, sink);
	} else {
		sink_text(sink, dialect->parameters);
		sink->put(sink->to, &final, 1);
	}
}

/* What is there of a character will never be whole. */
static void give_up_cut(struct dialect *dialect, const struct sink *sink)
{
	if (dialect->cut_length > 0)
		sink_text(sink, "\xef\xbf\xbd");
	dialect->cut_length = 0;
}

static size_t whole_length(unsigned char lead)
{
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static void put_beyond_ascii(struct dialect *dialect, char byte,
			     const struct sink *sink)
{
	bool follows = ((unsigned char)byte & 0xc0) == 0x80;

	if (dialect->cut_length == 0 || !follows) {
		give_up_cut(dialect, sink);
		dialect->cut_whole = whole_length((unsigned char)byte);
	}
	dialect->cut[dialect->cut_length++] = byte;
	bool whole = dialect->cut_length == dialect->cut_whole;

	if (dialect->cut_whole == 0 || (whole && dialect->narrow)) {
		give_up_cut(dialect, sink);
	} else if (whole) {
		sink->put(sink->to, dialect->cut, dialect->cut_length);
		dialect->cut_length = 0;
	}
}

static void put_plain(struct dialect *dialect, char byte,
		      const struct sink *sink)
{
	if ((unsigned char)byte >= 0x80) {
		put_beyond_ascii(dialect, byte, sink);
		return;
	}
	give_up_cut(dialect, sink);
	if (byte >= ' ' && byte <= '~')
		dialect->last = byte;
	sink->put(sink->to, &byte, 1);
}

static void put_byte(struct dialect *dialect, char byte,
		     const struct sink *sink)
{
	if (dialect->state == DIALECT_CSI) {
		bool parameter = (byte >= '0' && byte <= '9') || byte == ';';

		if (parameter &&
		    dialect->length + 1 < sizeof(dialect->parameters))
			dialect->parameters[dialect->length++] = byte;
		else
			put_sequence(dialect, byte, sink);
	} else if (dialect->state == DIALECT_ESCAPE && byte == '[') {
		dialect->state = DIALECT_CSI;
		dialect->length = 0;
	} else {
		if (dialect->state == DIALECT_ESCAPE)
			sink_text(sink, "\033");
		dialect->state =
			byte == '\033' ? DIALECT_ESCAPE : DIALECT_PLAIN;
		if (dialect->state == DIALECT_ESCAPE)
			give_up_cut(dialect, sink);
		if (dialect->state == DIALECT_PLAIN)
			put_plain(dialect, byte, sink);
	}
}

void dialect_write(struct dialect *dialect, const char *bytes, size_t length,
		   void (*put)(void *to, const char *bytes, size_t length),
		   void *to)
{
	struct sink sink = {put, to};

	for (size_t i = 0; i < length; i++)
		put_byte(dialect, bytes[i], &sink);
}
