/*
 * The control sequences that a kind of terminal knows, by its terminfo entry,
 * and whether what was sent to one keeps to them.
 */
#ifndef SUPPORT_VOCABULARY_H
#define SUPPORT_VOCABULARY_H

#include <stddef.h>

struct vocabulary {
	char **words;
	size_t count;
	size_t capacity;
};

/* All zero is empty. Fails the test where the kind is not known here. */
void vocabulary_learn(struct vocabulary *vocabulary, const char *kind);
void vocabulary_release(struct vocabulary *vocabulary);

/*
 * The first sequence in what was sent that the terminal does not know, legibly
 * ("ESC[?1049h"); NULL: it knows all. The string is the caller's.
 */
char *vocabulary_unknown(const struct vocabulary *vocabulary, const char *sent,
			 size_t length);

#endif
