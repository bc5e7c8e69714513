#include "chargefix/checked.h"

#include "report/checked_fold.h"

#include <stdlib.h>
#include <string.h>

static void add_lines(struct buffer *out, const char *lines)
{
	while (lines && *lines) {
		size_t length = strcspn(lines, "\n");

		buffer_text(out, "    ");
		buffer_add(out, lines, length);
		buffer_text(out, "\n");
		lines += length + (lines[length] == '\n');
	}
}

static void add_answer(struct buffer *out, const struct checked_answer *answer)
{
	const char *between = " ";

	buffer_format(out, " %s:", answer->step->id);
	for (size_t number = 0;
	     (number = answers_next(answer->chosen, number));) {
		buffer_format(out, "%s%s", between,
			      step_answer_id(answer->step, number));
		between = "+";
	}
}

static void add_walk(struct buffer *out, const struct finding *finding)
{
	if (!finding->walk_count && !finding->walk_step)
		return;
	buffer_format(out, "    walk (%s):", audience_word(finding->audience));
	for (size_t i = 0; i < finding->walk_count; i++) {
		add_answer(out, &finding->walk[i]);
		if (i + 1 < finding->walk_count || finding->walk_step)
			buffer_text(out, ",");
	}
	if (finding->walk_step)
		buffer_format(out, " %s", finding->walk_step->id);
	buffer_text(out, "\n");
}

static void add_fold(struct buffer *out, const struct guide *guide,
		     const struct finding *finding,
		     const struct checked_fold *fold)
{
	if (fold->count < 2)
		return;
	buffer_format(out, " (%zu like this; the next is at ", fold->count);
	guide_write_line(guide, fold->next, finding->place, out);
	buffer_text(out, ")");
}

static void add_finding(struct buffer *out, const struct checked_file *file,
			const struct finding *finding,
			const struct checked_fold *fold)
{
	const struct guide *guide = file->checked->guide;
	struct place place = guide_place(guide, finding->place);

	file_part_path(out, file->name, guide_part(guide, finding->place));
	buffer_format(out, ":%u:%u: %s: %s", (unsigned int)place.line,
		      (unsigned int)place.column, finding_level(finding),
		      finding->text);
	add_fold(out, guide, finding, fold);
	buffer_format(out, " [%s]\n", finding->kind);
	add_lines(out, finding->reason);
	add_lines(out, finding->meaning);
	add_walk(out, finding);
}

static void add_findings(struct buffer *out, const struct checked_file *file)
{
	const struct checked *checked = file->checked;
	struct checked_fold *folds = checked_folds(checked);

	for (size_t i = 0; i < checked->count; i++) {
		if (folds[i].count > 0)
			add_finding(out, file, &checked->items[i], &folds[i]);
	}
	free(folds);
}

/* How often each step was asked and each answer given, in the guide's order. */
static void add_hits(struct buffer *out, const struct guide *guide,
		     const struct tried *tried)
{
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct answer_numbers all = step_all_answers(step);

		buffer_format(out, "%8zu  %s:", tried->steps[i], step->id);
		for (size_t number = 0; (number = answers_next(&all, number));)
			buffer_format(out, " %s %zu",
				      step_answer_id(step, number),
				      tried_answer(tried, step, number));
		buffer_text(out, "\n");
	}
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		buffer_format(out, "%8zu  => %s\n", tried->diagnoses[i],
			      guide->diagnoses[i].id);
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void add_tried(struct buffer *out, const struct tried *tried)
{
	if (tried->whole)
		buffer_format(out,
			      "tried every walk (%zu); the longest asks %zu "
			      "question%s\n",
			      tried->walks, tried->longest,
			      plural(tried->longest));
	else
		buffer_format(out,
			      "tried %zu answer%s in %zu walk%s; the last %zu "
			      "found nothing new; the longest walk found asks "
			      "%zu question%s, and no walk can ask more than "
			      "%zu\n",
			      tried->answers, plural(tried->answers),
			      tried->walks, plural(tried->walks),
			      tried->answers - tried->last_new, tried->longest,
			      plural(tried->longest), tried->bound);
}

/* Audiences with the same walks share a line. */
static void add_audiences(struct buffer *out, const struct checked *checked)
{
	const struct checked_audience *audiences = checked->audiences;

	for (size_t i = 0; i < checked->audience_count; i++) {
		const struct tried *tried = audiences[i].tried;
		bool shared = i + 1 < checked->audience_count &&
			      audiences[i + 1].tried == tried;

		buffer_text(out, audience_word(audiences[i].audience));
		buffer_text(out, shared ? " and " : ": ");
		if (shared)
			continue;
		add_tried(out, tried);
		if (checked->counts)
			add_hits(out, checked->guide, tried);
	}
}

/* How many of the questions whose answers multiply are named. */
enum { NAMED_MOST = 3 };

static void add_multiplying(struct buffer *out, const struct checked *checked)
{
	size_t count = checked->multiplying_count;

	if (!count)
		return;
	buffer_format(out,
		      "Not every walk was tried: the answers to %zu questions "
		      "can be combined in too many ways (",
		      count);
	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		buffer_format(out, "%s%s", i ? ", " : "",
			      checked->multiplying[i]->id);
	if (count > NAMED_MOST)
		buffer_format(out, " and %zu more", count - NAMED_MOST);
	buffer_text(out, ")\n");
}

static void add_count(struct buffer *out, size_t count, const char *what)
{
	buffer_format(out, "%zu %s%s", count, what, plural(count));
}

static void add_checked(struct buffer *out, const struct checked_file *file)
{
	const struct checked *checked = file->checked;

	add_findings(out, file);
	add_audiences(out, checked);
	add_multiplying(out, checked);
	buffer_format(out, "%s: ", file->name);
	add_count(out, guide_written_steps(checked->guide), "step");
	buffer_text(out, ", ");
	add_count(out, checked->errors, "error");
	buffer_text(out, ", ");
	add_count(out, checked->count - checked->errors - checked->notes,
		  "warning");
	if (checked->notes > 0) {
		buffer_text(out, ", ");
		add_count(out, checked->notes, "note");
	}
	buffer_text(out, "\n");
}

void checked_text(const struct checked_file *files, size_t count,
		  struct buffer *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct checked_file *file = &files[i];

		if (file->checked)
			add_checked(out, file);
		else
			messages_write(file->problems, file->name,
				       file->text->data, file->text->length,
				       out);
	}
}
