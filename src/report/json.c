#include "chargefix/cases.h"
#include "chargefix/report.h"
#include "chargefix/text.h"

#include <jansson.h>
#include <string.h>

/*
 * jansson says NULL where memory ran out. Here every value goes through `set`
 * or `append`, which remember it, so that one look at the end is enough.
 */
struct writer {
	const struct interview *interview;
	const struct walk *walk;
	bool failed;
};

static void set(struct writer *writer, json_t *object, const char *key,
		json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		writer->failed = true;
}

static void append(struct writer *writer, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		writer->failed = true;
}

/* Outside text as a string; null for none. */
static json_t *string_or_null(const char *text)
{
	struct buffer clean = {0};
	json_t *string = NULL;

	if (text == NULL)
		return json_null();
	text_clean(&clean, text, strlen(text), TEXT_KEEP_LINES);
	if (!clean.failed)
		string = json_stringn(buffer_string(&clean), clean.length);
	buffer_release(&clean);
	return string;
}

static json_t *time_string(int64_t at)
{
	struct buffer text = {0};
	json_t *string = NULL;

	clock_write_utc(&text, at);
	if (!text.failed)
		string = json_string(buffer_string(&text));
	buffer_release(&text);
	return string;
}

static int dump_bytes(const char *bytes, size_t length, void *out)
{
	buffer_add(out, bytes, length);
	return ((struct buffer *)out)->failed ? -1 : 0;
}

/* Appends `root` and lets go of it. */
static void dump(struct writer *writer, json_t *root, size_t flags,
		 struct buffer *out)
{
	if (writer->failed || root == NULL ||
	    json_dump_callback(root, dump_bytes, out, flags) != 0)
		out->failed = true;
	json_decref(root);
}

static json_t *case_object(struct writer *writer, const struct case_row *row)
{
	json_t *object = json_object();

	set(writer, object, "number", json_integer(row->number));
	set(writer, object, "started", time_string(row->started));
	set(writer, object, "changed", time_string(row->changed));
	set(writer, object, "state",
	    json_string(row->standing.diagnosis == NULL ? "open" : "closed"));
	set(writer, object, "audience",
	    json_string(row->shop ? "shop" : "owner"));
	set(writer, object, "subject", string_or_null(row->standing.subject));
	set(writer, object, "ticket", string_or_null(row->details.ticket));
	set(writer, object, "technician",
	    string_or_null(row->details.technician));
	set(writer, object, "model", string_or_null(row->details.model));
	set(writer, object, "serial", string_or_null(row->details.serial));
	return object;
}

static json_t *guide_object(struct writer *writer, const struct case_row *row)
{
	json_t *object = json_object();

	set(writer, object, "id", string_or_null(row->guide_id));
	set(writer, object, "version", string_or_null(row->guide_version));
	set(writer, object, "sha256", string_or_null(row->guide_sha256));
	return object;
}

static json_t *note_object(struct writer *writer, const struct note *note)
{
	json_t *object = json_object();

	set(writer, object, "step",
	    string_or_null(note->step == NULL ? NULL : note->step->id));
	set(writer, object, "text", string_or_null(note->text));
	set(writer, object, "at", time_string(note->at));
	set(writer, object, "by", string_or_null(note->who));
	return object;
}

static json_t *notes_array(struct writer *writer)
{
	json_t *array = json_array();
	size_t count;
	const struct note *notes = interview_notes(writer->interview, &count);

	for (size_t i = 0; i < count; i++)
		append(writer, array, note_object(writer, &notes[i]));
	return array;
}

/* All that was noted about a step, a line each; null for nothing. */
static json_t *step_note(struct writer *writer, const struct step *step)
{
	struct buffer text = {0};
	size_t count;
	const struct note *notes = interview_notes(writer->interview, &count);
	json_t *string;

	for (size_t i = 0; i < count; i++) {
		if (notes[i].step != step)
			continue;
		if (text.length > 0)
			buffer_text(&text, "\n");
		buffer_text(&text, notes[i].text);
	}
	if (text.failed)
		writer->failed = true;
	string = string_or_null(text.length == 0 ? NULL : buffer_string(&text));
	buffer_release(&text);
	return string;
}

static json_t *answer_ids(struct writer *writer, const struct given *given)
{
	json_t *array = json_array();

	for (uint64_t bit = 0; (bit = answers_next(given->chosen, bit)) != 0;)
		append(writer, array,
		       string_or_null(step_answer_id(given->step, bit)));
	return array;
}

/* "reading" and "unit", only where something was measured. */
static void set_reading(struct writer *writer, json_t *object, size_t index)
{
	const struct measure *measure =
		writer->walk->given[index].step->measure;
	const char *text = interview_given_reading(writer->interview, index);
	double reading;

	if (measure == NULL || text == NULL ||
	    !measure_parse(measure, text, &reading))
		return;
	set(writer, object, "reading", json_real(reading));
	set(writer, object, "unit", string_or_null(measure->unit));
}

static json_t *given_object(struct writer *writer, size_t index)
{
	const struct given *given = &writer->walk->given[index];
	json_t *object = json_object();
	struct buffer say = {0};

	interview_say(writer->interview, index, false, &say);
	if (say.failed)
		writer->failed = true;
	set(writer, object, "step", string_or_null(given->step->id));
	set(writer, object, "title", string_or_null(step_title(given->step)));
	set(writer, object, "answer", answer_ids(writer, given));
	set(writer, object, "say", string_or_null(buffer_string(&say)));
	set_reading(writer, object, index);
	set(writer, object, "at",
	    time_string(interview_given_at(writer->interview, index)));
	set(writer, object, "by",
	    string_or_null(interview_given_by(writer->interview, index)));
	set(writer, object, "note", step_note(writer, given->step));
	buffer_release(&say);
	return object;
}

static json_t *answers_array(struct writer *writer)
{
	const struct walk *walk = writer->walk;
	json_t *array = json_array();

	for (size_t i = 0; i < walk->path_count; i++)
		append(writer, array, given_object(writer, walk->path[i]));
	return array;
}

static json_t *off_path_array(struct writer *writer)
{
	const struct walk *walk = writer->walk;
	json_t *array = json_array();

	for (size_t i = 0; i < walk->given_count; i++) {
		if (!walk->given[i].on_path)
			append(writer, array, given_object(writer, i));
	}
	return array;
}

static json_t *skipped_object(struct writer *writer, const struct step *step)
{
	json_t *object = json_object();
	struct buffer reason = {0};

	walk_why_skipped(writer->walk, step, &reason);
	if (reason.failed)
		writer->failed = true;
	set(writer, object, "step", string_or_null(step->id));
	set(writer, object, "reason", string_or_null(buffer_string(&reason)));
	buffer_release(&reason);
	return object;
}

static json_t *skipped_array(struct writer *writer)
{
	const struct walk *walk = writer->walk;
	json_t *array = json_array();

	for (size_t i = 0; i < walk->skipped_count; i++)
		append(writer, array, skipped_object(writer, walk->skipped[i]));
	return array;
}

static json_t *causes_array(struct writer *writer)
{
	const struct guide *guide = writer->walk->guide;
	json_t *array = json_array();

	for (size_t i = 0; i < guide->cause_count; i++) {
		const struct cause *cause = &guide->causes[i];
		const char *status =
			cause_status_word(writer->walk->causes[i].status);
		json_t *object = json_object();

		set(writer, object, "id", string_or_null(cause->id));
		set(writer, object, "title", string_or_null(cause->title));
		set(writer, object, "status", json_string(status));
		append(writer, array, object);
	}
	return array;
}

static json_t *diagnosis_object(struct writer *writer)
{
	const struct diagnosis *diagnosis = writer->walk->diagnosis;
	json_t *object;

	if (diagnosis == NULL)
		return json_null();
	object = json_object();
	set(writer, object, "id", string_or_null(diagnosis->id));
	set(writer, object, "title", string_or_null(diagnosis->title));
	set(writer, object, "verdict",
	    json_string(verdict_word(diagnosis->verdict)));
	set(writer, object, "cause",
	    string_or_null(diagnosis->cause == NULL ? NULL
						    : diagnosis->cause->id));
	return object;
}

void report_json(const struct report_input *input, struct buffer *out)
{
	struct writer writer = {
		.interview = input->interview,
		.walk = interview_walk(input->interview),
	};
	json_t *root = json_object();
	json_t *about = case_object(&writer, input->row);

	set(&writer, about, "notes", notes_array(&writer));
	set(&writer, root, "case", about);
	set(&writer, root, "guide", guide_object(&writer, input->row));
	set(&writer, root, "answers", answers_array(&writer));
	set(&writer, root, "off_path", off_path_array(&writer));
	set(&writer, root, "skipped", skipped_array(&writer));
	set(&writer, root, "causes", causes_array(&writer));
	set(&writer, root, "diagnosis", diagnosis_object(&writer));
	dump(&writer, root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}

void cases_json_begin(struct buffer *out)
{
	buffer_text(out, "[");
}

static json_t *conclusion_object(struct writer *writer,
				 const struct case_standing *standing)
{
	json_t *object;

	if (standing->diagnosis == NULL)
		return json_null();
	object = json_object();
	set(writer, object, "id", string_or_null(standing->diagnosis));
	set(writer, object, "title", string_or_null(standing->conclusion));
	set(writer, object, "verdict", string_or_null(standing->verdict));
	return object;
}

void cases_json_row(struct buffer *out, const struct case_row *row,
		    size_t index)
{
	struct writer writer = {0};
	json_t *object = case_object(&writer, row);

	set(&writer, object, "step", string_or_null(row->standing.step));
	set(&writer, object, "guide", guide_object(&writer, row));
	set(&writer, object, "diagnosis",
	    conclusion_object(&writer, &row->standing));
	buffer_text(out, index == 0 ? "\n" : ",\n");
	dump(&writer, object, 0, out);
}

void cases_json_end(struct buffer *out, size_t count)
{
	buffer_text(out, count == 0 ? "]\n" : "\n]\n");
}
