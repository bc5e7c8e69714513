/*
 * Text as a terminal sees it: UTF-8, columns, lines.
 *
 * All strings are UTF-8. Widths are terminal columns (UAX #11 as in
 * libunistring's uniwidth), lines are broken by UAX #14 (unilbrk), and nothing
 * is ever cut inside a grapheme cluster (UAX #29, unigbrk). May use: buffer,
 * libunistring.
 */
#ifndef CHARGEFIX_TEXT_H
#define CHARGEFIX_TEXT_H

#include "chargefix/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* The text itself, or "" for NULL. */
const char *text_or_empty(const char *text);

/* Offset of the first byte that is not UTF-8, or `length`. */
size_t text_invalid(const char *text, size_t length);

/*
 * Whether the code point could change the terminal's state or the order of
 * what it shows: C0 and C1 controls, U+2028/2029, the bidirectional
 * embeddings, overrides and isolates, and U+FEFF. '\n' is one too.
 */
bool text_is_control(unsigned int code_point);

enum text_lines { TEXT_ONE_LINE, TEXT_KEEP_LINES };

/*
 * Appends outside text made safe to show: bytes that are not UTF-8 become
 * U+FFFD, control characters are dropped, tabs become a space; line ends stay
 * with TEXT_KEEP_LINES and become a space with TEXT_ONE_LINE.
 */
void text_clean(struct buffer *out, const char *text, size_t length,
		enum text_lines lines);

/* Columns that `text` takes on one line. */
int text_width(const char *text, size_t length);

/*
 * How many bytes of `text` fit into `columns`, in whole grapheme clusters. In
 * `width` (may be NULL) the columns that these take.
 */
size_t text_fit(const char *text, size_t length, int columns, int *width);

/* Appends `text` cut to `columns`, with "…" (or "..." in ASCII) when cut. */
void text_cut(struct buffer *out, const char *text, int columns, bool utf8);

/* The same, but cut in its middle: of numbers it is the end that differs. */
void text_cut_middle(struct buffer *out, const char *text, int columns,
		     bool utf8);

/* Appends `text` padded with spaces, or cut, to exactly `columns`. */
void text_pad(struct buffer *out, const char *text, int columns, bool utf8);

/*
 * How many bytes of `text` take the same columns on every terminal: up to a
 * joiner of two pictures, which then take as many as one or as both, or up to
 * what makes a picture of a character, or gives one its tone of skin. In `next`
 * where the text goes on behind that, which takes no columns itself.
 */
size_t text_run(const char *text, size_t length, size_t *next);

/* Where the grapheme cluster at `at` ends: `length` at the end of the text. */
size_t text_next(const char *text, size_t length, size_t at);

/* Where the grapheme cluster before `at` begins: 0 at the text's beginning. */
size_t text_previous(const char *text, size_t at);

/*
 * Where the character begins that the byte at `at` is part of; never more than
 * a character's length before it, even in what is not UTF-8.
 */
size_t text_begin(const char *text, size_t at);

/* Appends a code point. False: there is none of that number. */
bool text_put(struct buffer *out, unsigned int code_point);

/*
 * A line of a wrapped text: `length` bytes from `start`, no line end in it, no
 * space at its end.
 */
struct text_line {
	const char *start;
	size_t length;
};

/* All zero is empty. */
struct text_wrap {
	struct text_line *lines; /* point into the text that was wrapped */
	size_t count;
};

/*
 * Breaks `text` into lines of at most `columns` (1 or more), replacing what
 * `wrap` held. '\n' always breaks. A word wider than a line is cut between
 * grapheme clusters. An empty text has one empty line.
 */
void text_wrap(struct text_wrap *wrap, const char *text, int columns);
void text_wrap_release(struct text_wrap *wrap);

/* Whether the locale that setlocale chose takes UTF-8. */
bool text_locale_is_utf8(void);

/*
 * Appends `text` in plain ASCII, for locales that do not take UTF-8: known
 * signs get a spelling of their own (… → ..., ° → deg), letters lose their
 * accents, all else becomes '?'.
 */
void text_ascii(struct buffer *out, const char *text, size_t length);

/*
 * Appends `text` in the form in which texts are compared and searched: two
 * texts that a person would call the same are then the same bytes. Letters lose
 * their case (ИВАНОВ is иванов, STRASSE is straße), it does not matter how
 * accents and wide or joined letters are encoded (NFKC), and invisible
 * characters (zero-width ones, soft hyphens, byte order marks) are left out.
 */
void text_fold(struct buffer *out, const char *text);

/*
 * The same of no more than the beginning of a long text: of about `most` bytes,
 * and some thousand more at worst. How many bytes it was: going on behind them
 * gives the whole, as text_fold does. `text` has a NUL at `length`.
 */
size_t text_fold_some(struct buffer *out, const char *text, size_t length,
		      size_t most);

/* The same, without the blanks around it: for tickets and serial numbers. */
void text_fold_name(struct buffer *out, const char *text);

/*
 * Appends `text` without the blanks around it, and without invisible characters
 * other than those that shape letters and pictures within it.
 */
void text_trim(struct buffer *out, const char *text);

/* What is searched for in many texts. */
struct text_part {
	char *folded; /* NULL where it is empty */
	size_t length;
	size_t *back; /* where to go on after what did not fit */
};

void text_part_init(struct text_part *part, const char *text);
void text_part_release(struct text_part *part);

/*
 * Whether a text folded by text_fold contains it. Takes time in proportion to
 * that text alone.
 */
bool text_part_in(const struct text_part *part, const char *folded);

/*
 * Texts that are searched often: each is folded once, and looked through once
 * for what is searched. All zero is empty.
 */
struct text_memo {
	struct text_memo_entry *entries;
	size_t places;
	size_t count;
	struct text_part part; /* what is searched for */
	unsigned int asked; /* how often that was something new */
	size_t work; /* bytes that may still be folded, or what costs as much */
	bool late; /* there were too few of them */
};

/*
 * From now on searches for `part` (text_memo_has), with so many bytes of work:
 * what they don't suffice for goes on at the next call with the same part.
 */
void text_memo_ask(struct text_memo *memo, const char *part, size_t work);

/*
 * Whether the text contains the part, as text_has; false, and the memo `late`,
 * where that is not known yet. A text that has changed at its address is looked
 * at again.
 */
bool text_memo_has(struct text_memo *memo, const char *text);
void text_memo_release(struct text_memo *memo);

/* Whether `text` contains `what`, both folded. */
bool text_has(const char *text, const char *what);

/*
 * Which of `count` names is most likely meant by `name`: the one at the
 * smallest edit distance (Damerau's optimal string alignment, bytes), if it
 * is at most a third of the longer name's length and at least 1. NULL if none.
 */
const char *text_near(const char *name, const char *const *names, size_t count);

#endif
