/*
 * What the author of a file should look at in its texts, though they can be
 * read.
 *
 * Private to the reader. May use: reader, split_text, text.
 */
#ifndef CHARGEFIX_GUIDE_READER_REMARKS_H
#define CHARGEFIX_GUIDE_READER_REMARKS_H

#include "guide/reader.h"
#include "guide/split_text.h"

/* A comment that cuts the text, and characters that look like others. */
void remark_text(struct reader *reader, const struct node *node);

/* A text that a comma split in two. */
void remark_split(struct reader *reader, const struct split_text *split);

#endif
