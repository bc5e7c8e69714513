/* The result of a case as a QR code, to take it from a terminal to a phone. */
#include "view/internal.h"

/* Fewer characters would be cut before they say what was wrong. */
enum { CHARACTERS_LEAST = 48 };

static bool code_fits(const struct qr *qr, int columns, int lines)
{
	return qr->size > 0 && qr->size <= columns && qr_lines(qr) <= lines;
}

static bool try_code(struct view_code *code, const struct walk *walk,
		     const char *shop_name, size_t most)
{
	*code = (struct view_code){0};
	view_short(walk, shop_name, most, &code->text);
	return qr_make(&code->qr, buffer_string(&code->text));
}

/* A longer text never has a smaller code, so half of the range goes each time. */
bool view_code(struct view_code *code, const struct walk *walk,
	       const char *shop_name, int columns, int lines)
{
	size_t least = CHARACTERS_LEAST;
	size_t most = VIEW_SHORT_MOST;

	*code = (struct view_code){0};
	while (least <= most) {
		size_t middle = (least + most) / 2;
		struct view_code tried;

		if (try_code(&tried, walk, shop_name, middle) &&
		    code_fits(&tried.qr, columns, lines)) {
			view_code_release(code);
			*code = tried;
			least = middle + 1;
		} else {
			view_code_release(&tried);
			most = middle - 1;
		}
	}
	return code->qr.size > 0;
}

void view_code_release(struct view_code *code)
{
	buffer_release(&code->text);
	qr_release(&code->qr);
}
