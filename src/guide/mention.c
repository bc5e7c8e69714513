/* Answers named in texts: "Press the button of your {lamp}." */
#include "chargefix/guide.h"

#include <string.h>

enum { ID_SIZE_MOST = 64 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of a name that ends with "}"; 0: it isn't a name. */
static size_t name_length(const char *text)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_";
	size_t length = is_letter(text[0]) ? strspn(text, allowed) : 0;

	return text[length] == '}' && length <= ID_SIZE_MOST ? length : 0;
}

bool mention_next(const char *text, struct mention *mention)
{
	while ((text = strchr(text, '{'))) {
		size_t length = name_length(text + 1);
		if (length > 0) {
			*mention = (struct mention){text + 1, length,
						    text + length + 2};
			return true;
		}
		text += text[1] == '{' ? 2 : 1;
	}
	return false;
}

const struct step *mention_step(const struct guide *guide,
				const struct mention *mention)
{
	char id[ID_SIZE_MOST + 1];

	memcpy(id, mention->name, mention->length);
	id[mention->length] = '\0';
	return guide_step(guide, id);
}
