#include "chargefix/people.h"
#include "chargefix/report.h"
#include "chargefix/unresolved.h"
#include "chargefix/view.h"
#include "report/json_case.h"
#include "report/json_value.h"

struct writer {
	const struct interview *interview;
	const struct walk *walk;
};

/* The word, or null if there is none. */
static json_t *word_or_null(const struct life_words *words)
{
	return value_text(*words->word ? words->word : NULL);
}

static json_t *technicians_array(const struct report_input *input)
{
	json_t *array = json_array();
	struct people people;

	people_init(&people, input->interview,
		    input->row->details.of[DETAIL_TECHNICIAN]);
	for (size_t i = 0; i < people.count; i++)
		value_append(array, value_text(people.names[i]));
	people_release(&people);
	return array;
}

static json_t *change_object(const struct life_change *change)
{
	json_t *object = json_object();

	value_set(object, "action",
		  word_or_null(&life_action_words[change->action]));
	value_set(object, "at", value_time(change->at));
	value_set(object, "by", value_text(change->who));
	value_set(object, "why", value_text(change->why));
	if (change->waits_for)
		value_set(object, "waits_for",
			  word_or_null(&hold_words[change->waits_for]));
	if (change->until)
		value_set(object, "until", value_time(change->until));
	if (change->colleague)
		value_set(object, "to", value_text(change->colleague));
	if (change->outcome)
		value_set(object, "outcome",
			  word_or_null(&outcome_words[change->outcome]));
	if (change->barrier)
		value_set(object, "barrier",
			  word_or_null(&barrier_words[change->barrier]));
	if (change->lasted)
		value_set(object, "lasted",
			  word_or_null(&lasted_words[change->lasted]));
	return object;
}

/* What people did with the case, in order. */
static json_t *history_array(struct writer *writer)
{
	json_t *array = json_array();
	size_t count;
	const struct life_change *changes =
		interview_life_changes(writer->interview, &count);

	for (size_t i = 0; i < count; i++)
		value_append(array, change_object(&changes[i]));
	return array;
}

static json_t *note_object(const struct note *note, size_t number)
{
	json_t *object = json_object();

	value_set(object, "number", json_integer((json_int_t)number));
	value_set(object, "step",
		  value_text(note->step ? note->step->id : NULL));
	value_set(object, "text", value_text(note->text));
	value_set(object, "at", value_time(note->at));
	value_set(object, "by", value_text(note->who));
	value_set(object, "customer", json_boolean(note->customer));
	value_set(object, "corrected_by", value_text(note->corrected_by));
	value_set(object, "corrected", value_time(note->corrected));
	value_set(object, "withdrawn",
		  json_boolean(note->corrected_by && !*note->text));
	return object;
}

static json_t *notes_array(struct writer *writer)
{
	json_t *array = json_array();
	size_t count;
	const struct note *notes = interview_notes(writer->interview, &count);

	for (size_t i = 0; i < count; i++)
		value_append(array, note_object(&notes[i], i + 1));
	return array;
}

/* All notes on a step, one per line; null if there are none. */
static json_t *step_note(struct writer *writer, const struct step *step)
{
	struct buffer text = {0};
	size_t count;
	const struct note *notes = interview_notes(writer->interview, &count);
	json_t *string;

	for (size_t i = 0; i < count; i++) {
		if (notes[i].step != step || !*notes[i].text)
			continue;
		if (text.length > 0)
			buffer_text(&text, "\n");
		buffer_text(&text, notes[i].text);
	}
	string = value_text(text.length == 0 ? NULL : buffer_string(&text));
	buffer_release(&text);
	return string;
}

static json_t *answer_ids(const struct given *given)
{
	json_t *array = json_array();

	for (size_t number = 0;
	     (number = answers_next(&given->chosen, number));)
		value_append(array,
			     value_text(step_answer_id(given->step, number)));
	return array;
}

/* Sets "reading" and "unit", only if something was measured. */
static void set_reading(struct writer *writer, json_t *object, size_t index)
{
	const struct measure *measure =
		writer->walk->given[index].step->measure;
	const char *text = interview_given_reading(writer->interview, index);
	double reading;

	if (!measure || !text || !measure_parse(measure, text, &reading))
		return;
	value_set(object, "reading", json_real(reading));
	value_set(object, "unit", value_text(measure->unit));
}

/* An array of the texts that are shown. */
static json_t *shown_array(struct writer *writer, const struct step *step,
			   const struct guarded_texts *texts)
{
	json_t *array = json_array();
	struct buffer text = {0};

	for (size_t i = 0; i < texts->count; i++) {
		if (!walk_shows(writer->walk, step, &texts->items[i]))
			continue;
		buffer_clear(&text);
		walk_fill(writer->walk, step, texts->items[i].text, &text);
		value_append(array, value_text(buffer_string(&text)));
	}
	buffer_release(&text);
	return array;
}

static void set_shown(struct writer *writer, json_t *object,
		      const struct step *step)
{
	value_set(object, "needs", shown_array(writer, step, &step->needs));
	value_set(object, "caution",
		  shown_array(writer, step, &step->cautions));
	value_set(object, "do", shown_array(writer, step, &step->instructions));
}

/* The answers before the last change; null if there was none. */
static json_t *before_value(struct writer *writer, size_t index)
{
	const struct given before = {
		.step = writer->walk->given[index].step,
		.chosen = interview_given_before(writer->interview, index),
	};

	return answers_any(&before.chosen) ? answer_ids(&before) : json_null();
}

static json_t *given_object(struct writer *writer, size_t index)
{
	const struct given *given = &writer->walk->given[index];
	json_t *object = json_object();
	struct buffer say = {0};
	struct buffer label = {0};

	interview_say(writer->interview, index, false, &say);
	interview_say(writer->interview, index, true, &label);
	value_set(object, "step", value_text(given->step->id));
	if (given->step->tries)
		value_set(object, "try", json_integer(given->step->try_number));
	value_set(object, "title", value_text(step_title(given->step)));
	value_set(object, "question", value_text(given->step->ask));
	value_set(object, "answer", answer_ids(given));
	value_set(object, "say", value_text(buffer_string(&say)));
	value_set(object, "label", value_text(buffer_string(&label)));
	value_set(object, "before", before_value(writer, index));
	set_reading(writer, object, index);
	set_shown(writer, object, given->step);
	value_set(object, "at",
		  value_time(interview_given_at(writer->interview, index)));
	value_set(object, "by",
		  value_text(interview_given_by(writer->interview, index)));
	if (given->raised)
		value_set(object, "raised", json_true());
	/* The notes of a step that was asked several times appear once. */
	value_set(object, "note",
		  walk_find(writer->walk, given->step) == index
			  ? step_note(writer, given->step)
			  : json_null());
	buffer_release(&say);
	buffer_release(&label);
	return object;
}

static json_t *answers_array(struct writer *writer)
{
	const struct walk *walk = writer->walk;
	json_t *array = json_array();

	for (size_t i = 0; i < walk->path_count; i++)
		value_append(array, given_object(writer, walk->path[i]));
	return array;
}

static json_t *off_path_array(struct writer *writer)
{
	const struct walk *walk = writer->walk;
	json_t *array = json_array();

	for (size_t i = 0; i < walk->given_count; i++) {
		if (!walk->given[i].on_path)
			value_append(array, given_object(writer, i));
	}
	return array;
}

/* Danger that was answered, then taken back or changed. */
static json_t *taken_back_array(struct writer *writer)
{
	json_t *array = json_array();
	size_t count;
	const struct withdrawn *items =
		interview_withdrawn(writer->interview, &count);

	for (size_t i = 0; i < count; i++) {
		const struct given *given = &items[i].given;
		json_t *object = json_object();
		value_set(object, "step", value_text(given->step->id));
		value_set(object, "answer", answer_ids(given));
		value_set(object, "at", value_time(items[i].at));
		value_set(object, "by", value_text(items[i].who));
		value_set(object, "taken_back",
			  value_time(items[i].taken_back));
		value_append(array, object);
	}
	return array;
}

static json_t *consent_object(const struct step *step,
			      const struct consent *consent)
{
	json_t *object = json_object();

	value_set(object, "step", value_text(step->id));
	value_set(object, "stake", value_text(step->consent));
	value_set(object, "at", value_time(consent->at));
	value_set(object, "by", value_text(consent->who));
	return object;
}

/* The risks that people agreed to. */
static json_t *consents_array(struct writer *writer)
{
	const struct guide *guide = writer->walk->guide;
	json_t *array = json_array();

	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];
		struct consent consent =
			interview_consented(writer->interview, step);

		if (consent.who)
			value_append(array, consent_object(step, &consent));
	}
	return array;
}

static json_t *skipped_object(struct writer *writer, const struct step *step)
{
	json_t *object = json_object();
	struct buffer reason = {0};

	view_skipped(writer->walk, step, &reason);
	value_set(object, "step", value_text(step->id));
	value_set(object, "reason", value_text(buffer_string(&reason)));
	buffer_release(&reason);
	return object;
}

static json_t *skipped_array(struct writer *writer)
{
	const struct walk *walk = writer->walk;
	json_t *array = json_array();

	for (size_t i = 0; i < walk->skipped_count; i++)
		value_append(array, skipped_object(writer, walk->skipped[i]));
	return array;
}

static json_t *evidence_object(const struct given *given,
			       const struct cause *cause)
{
	const struct tally tally = given_tally(given, cause);
	json_t *object = json_object();

	value_set(object, "step", value_text(given->step->id));
	value_set(object, "rules_out",
		  json_boolean(given_says(given, cause) == CAUSE_RULED_OUT));
	value_set(object, "for", json_integer(tally.speaks_for));
	value_set(object, "against", json_integer(tally.against));
	return object;
}

/* The answers that say something about the cause, in order of the path. */
static json_t *evidence_array(const struct walk *walk,
			      const struct cause *cause)
{
	json_t *array = json_array();

	for (size_t i = 0; i < walk->path_count; i++) {
		const struct given *given = &walk->given[walk->path[i]];
		if (given_says(given, cause) != CAUSE_OPEN)
			value_append(array, evidence_object(given, cause));
	}
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

		value_set(object, "id", value_text(cause->id));
		value_set(object, "title", value_text(cause->title));
		value_set(object, "status", json_string(status));
		value_set(object, "tested",
			  json_boolean(unresolved_tested(writer->walk, cause)));
		value_set(object, "tally",
			  json_integer(writer->walk->causes[i].tally));
		value_set(object, "evidence",
			  evidence_array(writer->walk, cause));
		value_append(array, object);
	}
	return array;
}

/* Numbers of the instructions that are ticked off, from 1. */
static json_t *done_array(struct writer *writer, const struct step *step)
{
	uint64_t ticks = interview_ticks(writer->interview, step);
	json_t *array = json_array();

	for (size_t i = 0; i < step_tickable(step); i++)
		if (ticks >> i & 1)
			value_append(array, json_integer((json_int_t)i + 1));
	return array;
}

static json_t *ticked_line(struct writer *writer, const struct step *step,
			   size_t line)
{
	json_t *object = json_object();
	struct buffer text = {0};

	walk_fill(writer->walk, step, step->instructions.items[line].text,
		  &text);
	value_set(object, "number", json_integer((json_int_t)line + 1));
	value_set(object, "text", value_text(buffer_string(&text)));
	value_set(object, "shown",
		  json_boolean(walk_tickable(writer->walk, step) >> line & 1));
	buffer_release(&text);
	return object;
}

static json_t *ticked_step(struct writer *writer, const struct step *step)
{
	uint64_t ticks = interview_ticks(writer->interview, step);
	json_t *object = json_object();
	json_t *lines = json_array();

	for (size_t i = 0; i < step_tickable(step); i++)
		if (ticks >> i & 1)
			value_append(lines, ticked_line(writer, step, i));
	value_set(object, "step", value_text(step->id));
	value_set(object, "title", value_text(step_title(step)));
	value_set(object, "lines", lines);
	return object;
}

/* All that was ticked off, even in steps and lines that are hidden now. */
static json_t *ticks_array(struct writer *writer)
{
	const struct guide *guide = writer->walk->guide;
	json_t *array = json_array();

	for (size_t i = 0; i < guide->step_count; i++)
		if (interview_ticks(writer->interview, guide->steps[i]))
			value_append(array,
				     ticked_step(writer, guide->steps[i]));
	return array;
}

static json_t *cause_ids(const struct unresolved_causes *causes)
{
	json_t *array = json_array();

	for (size_t i = 0; i < causes->count; i++)
		value_append(array, value_text(causes->items[i]->id));
	return array;
}

/* The causes that are left open, by what is known of them. */
static json_t *unresolved_object(struct writer *writer)
{
	struct unresolved unresolved;
	json_t *object = json_object();

	unresolved_init(&unresolved, writer->walk);
	value_set(object, "suspected", cause_ids(&unresolved.suspected));
	value_set(object, "unsettled", cause_ids(&unresolved.unsettled));
	value_set(object, "untested", cause_ids(&unresolved.untested));
	value_set(object, "doubted", cause_ids(&unresolved.doubted));
	unresolved_release(&unresolved);
	return object;
}

/* The current step, and how much of it is done. */
static json_t *next_object(struct writer *writer)
{
	const struct step *step = writer->walk->step;
	json_t *object;
	int64_t until;

	if (!step)
		return json_null();
	const struct given ticked = {
		.step = step,
		.chosen = interview_drafted(writer->interview, step),
	};
	bool waiting = interview_waiting(writer->interview, step, &until);
	object = json_object();
	value_set(object, "step", value_text(step->id));
	value_set(object, "title", value_text(step_title(step)));
	set_shown(writer, object, step);
	value_set(object, "done", done_array(writer, step));
	value_set(object, "of",
		  json_integer((json_int_t)count_bits(
			  walk_tickable(writer->walk, step))));
	value_set(object, "ticked", answer_ids(&ticked));
	value_set(object, "waits_until", value_time(waiting ? until : 0));
	return object;
}

static json_t *diagnosis_object(struct writer *writer)
{
	const struct diagnosis *diagnosis = writer->walk->diagnosis;
	json_t *object;

	if (!diagnosis)
		return json_null();
	object = json_object();
	value_set(object, "id", value_text(diagnosis->id));
	value_set(object, "title", value_text(diagnosis->title));
	value_set(object, "verdict",
		  json_string(verdict_word(diagnosis->verdict)));
	value_set(object, "cause",
		  value_text(diagnosis->cause ? diagnosis->cause->id : NULL));
	value_set(object, "advice",
		  shown_array(writer, NULL, &diagnosis->advice));
	value_set(object, "prevent",
		  shown_array(writer, NULL, &diagnosis->prevent));
	value_set(object, "tell", shown_array(writer, NULL, &diagnosis->tell));
	return object;
}

/* A case with all that was done with it and noted. */
static json_t *whole_case(struct writer *writer,
			  const struct report_input *input)
{
	json_t *about = json_case(input->row);

	value_set(about, "technicians", technicians_array(input));
	value_set(about, "history", history_array(writer));
	value_set(about, "notes", notes_array(writer));
	return about;
}

void life_json(const struct report_input *input, struct buffer *out)
{
	struct writer writer = {
		.interview = input->interview,
		.walk = interview_walk(input->interview),
	};
	json_t *root = json_object();

	value_set(root, "case", whole_case(&writer, input));
	value_set(root, "next", next_object(&writer));
	value_set(root, "diagnosis", diagnosis_object(&writer));
	value_write(root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}

void report_json(const struct report_input *input, struct buffer *out)
{
	struct writer writer = {
		.interview = input->interview,
		.walk = interview_walk(input->interview),
	};
	json_t *root = json_object();

	value_set(root, "format", json_integer(REPORT_JSON_FORMAT));
	value_set(root, "case", whole_case(&writer, input));
	value_set(root, "guide", json_guide(input->row));
	value_set(root, "answers", answers_array(&writer));
	value_set(root, "off_path", off_path_array(&writer));
	value_set(root, "consents", consents_array(&writer));
	value_set(root, "taken_back", taken_back_array(&writer));
	value_set(root, "skipped", skipped_array(&writer));
	value_set(root, "causes", causes_array(&writer));
	value_set(root, "unresolved", unresolved_object(&writer));
	value_set(root, "ticks", ticks_array(&writer));
	value_set(root, "next", next_object(&writer));
	value_set(root, "diagnosis", diagnosis_object(&writer));
	value_write(root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}
