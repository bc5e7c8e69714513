#include "chargefix/text.h"

#include "base/text_scan.h"

#include "chargefix/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Most texts are ASCII, and this is all that folding means there. */
static char fold_ascii(char c)
{
	if (c < 'A' || c > 'Z')
		return c;
	return "abcdefghijklmnopqrstuvwxyz"[c - 'A'];
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static bool is_invisible(unsigned int code_point)
{
	return code_point != TEXT_NO_CODE_POINT &&
	       uc_is_property_default_ignorable_code_point(code_point);
}

/* U+200C and U+200D join letters and pictures; the others select shapes. */
static bool is_shaping(unsigned int code_point)
{
	return code_point == 0x200C || code_point == 0x200D ||
	       uc_is_property_variation_selector(code_point);
}

/* Copies the visible code points of a run of UTF-8. */
static void take_visible(struct buffer *out, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		unsigned int code_point;

		at += text_code_point(text + at, length - at, &code_point);
		if (code_point == TEXT_NO_CODE_POINT)
			text_put(out, 0xFFFD);
		else if (!is_invisible(code_point))
			text_put(out, code_point);
	}
}

/*
 * Unicode's compatibility caseless match (definition D146): the first round's
 * decomposition may yield letters that the second must still fold.
 */
static void fold_run(struct buffer *out, const struct buffer *run)
{
	size_t apart_length, length;
	uint8_t *apart =
		u8_casefold((const uint8_t *)buffer_string(run), run->length,
			    NULL, UNINORM_NFKD, NULL, &apart_length);
	uint8_t *folded = apart ? u8_casefold(apart, apart_length, NULL,
					      UNINORM_NFKC, NULL, &length)
				: NULL;

	if (!folded)
		memory_run_out();
	buffer_add(out, (const char *)folded, length);
	free(apart);
	free(folded);
}

/* A code point seen before, and its folded form. */
struct fold {
	unsigned int code_point; /* 0: none yet */
	bool alone; /* it doesn't combine with text before it */
	unsigned char length;
	char folded[18];
};

/*
 * Enough places for an alphabet and its punctuation. Ideographs are far more
 * numerous, but need only be recognised.
 */
enum { FOLDS = 256 };

enum {
	/* Bytes folded together while every character combines. */
	RUN_LEAST = 256,
	/* No language has a longer run of combining characters. */
	RUN_MOST = 4096,
};

static bool is_within(unsigned int code_point, unsigned int first,
		      unsigned int last)
{
	return code_point >= first && code_point <= last;
}

/* Whether it joins a syllable before it. */
static bool is_joining_jamo(unsigned int code_point)
{
	return is_within(code_point, 0x1160, 0x11FF) ||
	       is_within(code_point, 0x3131, 0x318E) ||
	       is_within(code_point, 0xD7B0, 0xD7FF) ||
	       is_within(code_point, 0xFF9E, 0xFFDC);
}

static bool is_alone(unsigned int code_point)
{
	return code_point != TEXT_NO_CODE_POINT && !is_invisible(code_point) &&
	       !uc_is_general_category_withtable(code_point,
						 UC_CATEGORY_MASK_M) &&
	       !is_joining_jamo(code_point);
}

/* Ideographs, syllables, and letters of scripts without capitals. */
static bool folds_to_itself(unsigned int code_point)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int how;

	if (is_within(code_point, 0xAC00, 0xD7A3))
		return true;
	return uc_is_general_category_withtable(code_point,
						UC_CATEGORY_MASK_Lo) &&
	       uc_decomposition(code_point, &how, parts) < 0;
}

/* Looks up how a non-ASCII character at `text` is folded, if alone. */
static void look_up(struct fold *fold, unsigned int code_point,
		    const char *text, size_t size)
{
	struct buffer one = {0}, folded = {0};

	*fold = (struct fold){
		.code_point = code_point,
		.alone = is_alone(code_point),
	};
	if (!fold->alone)
		return;
	buffer_add(&one, text, size);
	if (folds_to_itself(code_point))
		buffer_add(&folded, text, size);
	else
		fold_run(&folded, &one);
	fold->alone = folded.length <= sizeof(fold->folded);
	if (fold->alone)
		memcpy(fold->folded, buffer_string(&folded), folded.length);
	fold->length = (unsigned char)folded.length;
	buffer_release(&one);
	buffer_release(&folded);
}

/* The character at `text`, and its size in bytes; `length` may be 0. */
static struct fold fold_at(struct fold *folds, const char *text, size_t length,
			   size_t *size)
{
	unsigned int code_point;

	*size = length > 0;
	if (!length || is_ascii(*text))
		return (struct fold){.alone = true,
				     .length = (unsigned char)*size,
				     .folded = {fold_ascii(*text)}};
	*size = text_code_point(text, length, &code_point);
	struct fold *fold = &folds[code_point % FOLDS];
	if (fold->code_point != code_point)
		look_up(fold, code_point, text, *size);
	return *fold;
}

/* Folds characters one by one, up to one that may combine with the next. */
static size_t fold_alone(struct buffer *out, struct fold *folds,
			 const char *text, size_t length, size_t most)
{
	size_t at = 0, size;
	struct fold fold = fold_at(folds, text, length, &size);

	while (at < length && at < most && fold.alone) {
		size_t next_size;
		struct fold next = fold_at(folds, text + at + size,
					   length - at - size, &next_size);
		if (!next.alone)
			break;
		buffer_add(out, fold.folded, fold.length);
		at += size;
		size = next_size;
		fold = next;
	}
	return at;
}

/* How many bytes at `text` must be folded together. */
static size_t run_length(struct fold *folds, const char *text, size_t length)
{
	size_t size, next_size;

	fold_at(folds, text, length, &size);
	size_t run = size;
	while (run < length && run < RUN_MOST && !is_ascii(text[run])) {
		bool alone =
			fold_at(folds, text + run, length - run, &size).alone;
		size_t next = run + size;
		if (alone &&
		    (run >= RUN_LEAST ||
		     fold_at(folds, text + next, length - next, &next_size)
			     .alone))
			break;
		run = next;
	}
	return run;
}

/* Folds text that is not all ASCII. */
static size_t fold_mixed(struct buffer *out, const char *text, size_t length,
			 size_t most)
{
	struct fold folds[FOLDS] = {{0}};
	struct buffer run = {0};
	size_t at = 0;

	while (at < length && at < most) {
		at += fold_alone(out, folds, text + at, length - at, most - at);
		if (at >= length || at >= most)
			break;
		size_t size = run_length(folds, text + at, length - at);
		buffer_clear(&run);
		take_visible(&run, text + at, size);
		if (run.length)
			fold_run(out, &run);
		at += size;
	}
	buffer_release(&run);
	return at;
}

size_t text_fold_some(struct buffer *out, const char *text, size_t length,
		      size_t most)
{
	size_t at = 0;

	/* The last character is left out, as the next may combine with it. */
	while (at < length && at < most && is_ascii(text[at]) &&
	       is_ascii(text[at + 1]))
		at++;
	buffer_add(out, text, at);
	for (size_t i = out->length - at; i < out->length; i++)
		out->data[i] = fold_ascii(out->data[i]);
	if (at < length && at < most)
		at += fold_mixed(out, text + at, length - at, most - at);
	return at;
}

void text_fold(struct buffer *out, const char *text)
{
	size_t length = strlen(text);

	text_fold_some(out, text, length, length);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

void text_fold_name(struct buffer *out, const char *text)
{
	struct buffer folded = {0};

	text_fold(&folded, text);
	const char *begin = buffer_string(&folded);
	const char *end = begin + folded.length;
	while (begin < end && is_space(*begin))
		begin++;
	while (begin < end && is_space(end[-1]))
		end--;
	buffer_add(out, begin, (size_t)(end - begin));
	buffer_release(&folded);
}

static bool is_edge(unsigned int code_point)
{
	return code_point != TEXT_NO_CODE_POINT &&
	       (uc_is_property_white_space(code_point) ||
		(is_invisible(code_point) &&
		 !uc_is_property_variation_selector(code_point)));
}

void text_trim(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	size_t begin = out->length;
	size_t end = begin; /* the end without blanks and the like */

	for (size_t at = 0; at < length;) {
		unsigned int code_point;
		size_t size =
			text_code_point(text + at, length - at, &code_point);
		bool edge = is_edge(code_point);
		bool kept = !is_invisible(code_point) || is_shaping(code_point);

		if (kept && (!edge || out->length > begin))
			buffer_add(out, text + at, size);
		if (kept && !edge)
			end = out->length;
		at += size;
	}
	out->length = end;
	if (out->data)
		out->data[end] = '\0';
}
