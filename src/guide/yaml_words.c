#include "guide/yaml_words.h"

#include <stddef.h>
#include <string.h>

/* The first entry that fits counts: those with a context come first. */
static const struct yaml_words all_words[] = {
	{"mapping values are not allowed in this context", NULL,
	 "\": \" is not allowed here; put quotes around a text that contains "
	 "\": \", and indent a key like the keys beside it",
	 false, NULL},
	{"block sequence entries are not allowed in this context", NULL,
	 "a list can't begin here; put its first \"- \" on a new line", false,
	 NULL},
	{"mapping keys are not allowed in this context", NULL,
	 "\"? \" is not allowed here; put quotes around a text that begins "
	 "with \"? \"",
	 false, NULL},
	{"could not find expected ':'", NULL,
	 "this is a key without \":\" after it, or a text that is not indented "
	 "far enough",
	 true, NULL},
	{"did not find expected key", "while parsing a block mapping",
	 "a key is expected here; check that it is indented like the other "
	 "keys and that all quotes are closed",
	 false, "the map"},
	{"did not find expected '-' indicator", NULL,
	 "\"- \" is expected here; check that this line is indented like the "
	 "other items",
	 false, "the list"},
	{"did not find expected ',' or ']'", NULL,
	 "\",\" or \"]\" is missing before this, or a text needs quotes", false,
	 "the list"},
	{"did not find expected ',' or '}'", NULL,
	 "\",\" or \"}\" is missing before this, or a text needs quotes", false,
	 "the map"},
	{"did not find expected node content", NULL,
	 "a value is missing before this", false, NULL},
	{"found unexpected end of stream", "while scanning a quoted scalar",
	 "the quote that opens here is never closed", true, NULL},
	{"found unexpected document indicator",
	 "while scanning a quoted scalar",
	 "the quote that opens here is not closed before the document ends",
	 true, NULL},
	{"found unknown escape character", NULL,
	 "unknown escape sequence; write \\\\ for a backslash, or use single "
	 "quotes",
	 false, NULL},
	{"did not find expected hexdecimal number", NULL,
	 "this escape sequence needs hexadecimal digits", false, NULL},
	{"found invalid Unicode character escape code", NULL,
	 "there is no such character; \\uD800 to \\uDFFF are halves of a "
	 "character and must come in pairs",
	 false, NULL},
	{"found unexpected ':'", NULL,
	 "inside { } and [ ], a text with \":\" in this place needs quotes",
	 false, NULL},
	{"found character that cannot start any token", NULL,
	 "a text can't begin with this character; put the text in quotes, and "
	 "indent with spaces, not tabs",
	 false, NULL},
	{"found a tab character that violates indentation", NULL,
	 "this line is indented with a tab; use spaces", false, NULL},
	{"found a tab character where an indentation space is expected", NULL,
	 "this line is indented with a tab; use spaces", false, NULL},
	{"did not find expected <document start>", NULL,
	 "the guide ends before this line; check that the line is indented far "
	 "enough",
	 false, NULL},
	{"did not find expected comment or line break", NULL,
	 "the rest of this line can only be a comment", false, NULL},
	{"found an indentation indicator equal to 0", NULL,
	 "the indentation after \">\" or \"|\" can't be 0", false, NULL},
	{"did not find expected alphabetic or numeric character", NULL,
	 "a text that begins with \"*\" or \"&\" needs quotes", true, NULL},
	{"did not find expected whitespace or line break",
	 "while scanning a tag", "a text that begins with \"!\" needs quotes",
	 true, NULL},
	{"did not find expected tag URI", NULL,
	 "a text that begins with \"!\" needs quotes", true, NULL},
	{"found undefined tag handle", NULL,
	 "tags are not supported; a text that begins with \"!\" needs quotes",
	 false, NULL},
};

bool yaml_words_question_ends_text(int major, int minor, int patch)
{
	return major == 0 && (minor < 2 || (minor == 2 && patch < 5));
}

const struct yaml_words *yaml_words_find(const char *problem,
					 const char *context)
{
	for (size_t i = 0; i < sizeof(all_words) / sizeof(all_words[0]); i++) {
		const struct yaml_words *words = &all_words[i];

		if (strcmp(problem, words->problem) != 0)
			continue;
		if (!words->context ||
		    (context && strcmp(context, words->context) == 0))
			return words;
	}
	return NULL;
}
