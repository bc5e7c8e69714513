/*
 * Remarks on texts that can be read, but that the author should look at.
 *
 * Private to the reader. May use: reader, split_text, text.
 */
#ifndef CHARGEFIX_GUIDE_READER_REMARKS_H
#define CHARGEFIX_GUIDE_READER_REMARKS_H

#include "guide/reader.h"
#include "guide/split_text.h"

/* Remarks on a comment that cuts the text, and on look-alike characters. */
void remark_text(struct reader *reader, const struct node *node);

/* Remarks on a text that a comma split in two. */
void remark_split(struct reader *reader, const struct split_text *split);

#endif
