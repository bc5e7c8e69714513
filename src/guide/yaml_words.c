#include "guide/yaml_words.h"

#include <stddef.h>
#include <string.h>

/* The first entry that fits counts: those with a context come first. */
static const struct yaml_words all_words[] = {
	{"mapping values are not allowed in this context", NULL,
	 "a \": \" where no key can stand; a text with \": \" in it needs "
	 "quotes around it, and a key is indented as the others",
	 false, NULL},
	{"block sequence entries are not allowed in this context", NULL,
	 "a \"- \" where no list can begin; it belongs on a line of its own",
	 false, NULL},
	{"mapping keys are not allowed in this context", NULL,
	 "a \"? \" where no key can stand; a text that begins so needs quotes",
	 false, NULL},
	{"could not find expected ':'", NULL,
	 "a key without \":\" behind it, or a text that is indented too little",
	 true, NULL},
	{"did not find expected key", "while parsing a block mapping",
	 "a key is expected here; is it indented as the others, and are all "
	 "quotes closed?",
	 false, "the map"},
	{"did not find expected '-' indicator", NULL,
	 "a \"- \" is expected here; is it indented as the others?", false,
	 "the list"},
	{"did not find expected ',' or ']'", NULL,
	 "a \",\" or \"]\" is missing before this, or quotes around a text",
	 false, "the list"},
	{"did not find expected ',' or '}'", NULL,
	 "a \",\" or \"}\" is missing before this, or quotes around a text",
	 false, "the map"},
	{"did not find expected node content", NULL,
	 "a value is missing before this", false, NULL},
	{"found unexpected end of stream", "while scanning a quoted scalar",
	 "the quote that opens here is never closed", true, NULL},
	{"found unexpected document indicator",
	 "while scanning a quoted scalar",
	 "the quote that opens here is not closed before the document ends",
	 true, NULL},
	{"found unknown escape character", NULL,
	 "no such escape; write \\\\ for a backslash, or use single quotes",
	 false, NULL},
	{"did not find expected hexdecimal number", NULL,
	 "hexadecimal digits are expected in this escape", false, NULL},
	{"found invalid Unicode character escape code", NULL,
	 "there is no such character; \\uD800 to \\uDFFF are halves of one, "
	 "and only the two together mean it",
	 false, NULL},
	{"found unexpected ':'", NULL,
	 "a text with this \":\" needs quotes inside { } and [ ]", false, NULL},
	{"found character that cannot start any token", NULL,
	 "a text can't begin with this character; put it in quotes (and "
	 "indent with spaces, not tabs)",
	 false, NULL},
	{"found a tab character that violates indentation", NULL,
	 "a tab; indent with spaces", false, NULL},
	{"found a tab character where an indentation space is expected", NULL,
	 "a tab; indent with spaces", false, NULL},
	{"did not find expected <document start>", NULL,
	 "the guide ends before this; is it indented too little?", false, NULL},
	{"did not find expected comment or line break", NULL,
	 "only a comment may stand on the rest of this line", false, NULL},
	{"found an indentation indicator equal to 0", NULL,
	 "an indentation of 0 can't be asked for", false, NULL},
	{"did not find expected alphabetic or numeric character", NULL,
	 "a text that begins with \"*\" or \"&\" needs quotes", true, NULL},
	{"did not find expected whitespace or line break",
	 "while scanning a tag", "a text that begins with \"!\" needs quotes",
	 true, NULL},
	{"did not find expected tag URI", NULL,
	 "a text that begins with \"!\" needs quotes", true, NULL},
	{"found undefined tag handle", NULL,
	 "tags are not part of the format; a text that begins with \"!\" "
	 "needs quotes",
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
