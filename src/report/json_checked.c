#include "chargefix/checked.h"

#include "report/json_value.h"

static json_t *count_value(size_t count)
{
	return json_integer((json_int_t)count);
}

static json_t *answer_ids(const struct checked_answer *answer)
{
	json_t *ids = json_array();

	for (size_t number = 0;
	     (number = answers_next(answer->chosen, number));)
		value_append(ids,
			     value_text(step_answer_id(answer->step, number)));
	return ids;
}

static json_t *walk_object(const struct finding *finding)
{
	json_t *object = json_object();
	json_t *answers = json_array();
	const struct step *asked = finding->walk_step;

	for (size_t i = 0; i < finding->walk_count; i++) {
		const struct checked_answer *answer = &finding->walk[i];
		json_t *given = json_object();

		value_set(given, "step", value_text(answer->step->id));
		value_set(given, "answer", answer_ids(answer));
		value_append(answers, given);
	}
	value_set(object, "audience",
		  value_text(audience_word(finding->audience)));
	value_set(object, "answers", answers);
	value_set(object, "asked", value_text(asked ? asked->id : NULL));
	return object;
}

/* The path of the file that the finding is in. */
static json_t *path_value(const struct checked_file *file,
			  const struct file_part *part)
{
	struct buffer path = {0};
	json_t *value;

	file_part_path(&path, file->name, part);
	value = value_text(buffer_string(&path));
	buffer_release(&path);
	return value;
}

static json_t *finding_object(const struct checked_file *file,
			      const struct finding *finding)
{
	const struct guide *guide = file->checked->guide;
	bool shown = finding->walk_count || finding->walk_step;
	struct place place = guide_place(guide, finding->place);
	json_t *object = json_object();

	value_set(object, "file",
		  path_value(file, guide_part(guide, finding->place)));
	value_set(object, "line", count_value(place.line));
	value_set(object, "column", count_value(place.column));
	value_set(object, "level", value_text(finding_level(finding)));
	value_set(object, "kind", value_text(finding->kind));
	value_set(object, "text", value_text(finding->text));
	value_set(object, "reason", value_text(finding->reason));
	value_set(object, "meaning", value_text(finding->meaning));
	value_set(object, "walk", shown ? walk_object(finding) : json_null());
	return object;
}

/* A problem that kept the guide from being loaded. */
static json_t *problem_object(const struct checked_file *file,
			      const struct message *problem)
{
	json_t *object = json_object();
	struct file_part part = {0};

	file_part_find(&part, file->text->data, file->text->length,
		       problem->line);
	value_set(object, "file", path_value(file, &part));
	value_set(object, "line", count_value(problem->line - part.line));
	value_set(object, "column", count_value(problem->column));
	value_set(object, "level", value_text("error"));
	value_set(object, "kind", value_text("not-a-guide"));
	value_set(object, "text", value_text(problem->text));
	value_set(object, "reason", json_null());
	value_set(object, "meaning", json_null());
	value_set(object, "walk", json_null());
	return object;
}

static json_t *means_object(const struct guide *guide, const double *means)
{
	json_t *object = json_object();

	for (size_t i = 0; i < guide->diagnosis_count; i++) {
		if (means[i] > 0)
			value_set(object, guide->diagnoses[i].id,
				  json_real(means[i]));
	}
	return object;
}

static json_t *step_hits(const struct tried *tried, const struct step *step)
{
	struct answer_numbers all = step_all_answers(step);
	json_t *object = json_object();
	json_t *answers = json_object();

	for (size_t number = 0; (number = answers_next(&all, number));)
		value_set(answers, step_answer_id(step, number),
			  count_value(tried_answer(tried, step, number)));
	value_set(object, "asked", count_value(tried->steps[step->index]));
	value_set(object, "answers", answers);
	return object;
}

static json_t *hits_object(const struct guide *guide, const struct tried *tried)
{
	json_t *object = json_object();
	json_t *steps = json_object();
	json_t *diagnoses = json_object();

	for (size_t i = 0; i < guide->step_count; i++)
		value_set(steps, guide->steps[i]->id,
			  step_hits(tried, guide->steps[i]));
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		value_set(diagnoses, guide->diagnoses[i].id,
			  count_value(tried->diagnoses[i]));
	value_set(object, "walks", count_value(tried->walks));
	value_set(object, "steps", steps);
	value_set(object, "diagnoses", diagnoses);
	return object;
}

static json_t *audience_object(const struct checked *checked,
			       const struct checked_audience *audience)
{
	const struct guide *guide = checked->guide;
	const struct tried *tried = audience->tried;
	json_t *object = json_object();

	value_set(object, "audience",
		  value_text(audience_word(audience->audience)));
	value_set(object, "exhaustive", json_boolean(tried->whole));
	value_set(object, "walks", count_value(tried->walks));
	value_set(object, "answers", count_value(tried->answers));
	value_set(object, "last_new", count_value(tried->last_new));
	value_set(object, "longest", count_value(tried->longest));
	value_set(object, "bound", count_value(tried->bound));
	value_set(object, "mean_questions", means_object(guide, tried->means));
	value_set(object, "random",
		  checked->counts ? hits_object(guide, tried) : json_null());
	return object;
}

static void fill_checked(json_t *object, json_t *findings,
			 const struct checked_file *file)
{
	const struct checked *checked = file->checked;
	json_t *audiences = json_array();
	json_t *guide = json_object();

	for (size_t i = 0; i < checked->count; i++)
		value_append(findings,
			     finding_object(file, &checked->items[i]));
	for (size_t i = 0; i < checked->audience_count; i++)
		value_append(audiences,
			     audience_object(checked, &checked->audiences[i]));
	value_set(guide, "id", value_text(checked->guide->id));
	value_set(guide, "version", value_text(checked->guide->version));
	value_set(guide, "steps",
		  count_value(guide_written_steps(checked->guide)));
	value_set(object, "guide", guide);
	value_set(object, "audiences", audiences);
	value_set(object, "errors", count_value(checked->errors));
	value_set(
		object, "warnings",
		count_value(checked->count - checked->errors - checked->notes));
	value_set(object, "notes", count_value(checked->notes));
}

static void fill_problems(json_t *object, json_t *findings,
			  const struct checked_file *file)
{
	const struct messages *problems = file->problems;

	for (size_t i = 0; i < problems->count; i++)
		value_append(findings,
			     problem_object(file, &problems->items[i]));
	value_set(object, "guide", json_null());
	value_set(object, "audiences", json_array());
	value_set(object, "errors",
		  count_value(problems->count + problems->left_out));
	value_set(object, "warnings", count_value(0));
	value_set(object, "notes", count_value(0));
}

void checked_json(const struct checked_file *files, size_t count,
		  struct buffer *out)
{
	json_t *root = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *object = json_object();
		json_t *findings = json_array();

		value_set(object, "file", value_text(files[i].name));
		if (files[i].checked)
			fill_checked(object, findings, &files[i]);
		else
			fill_problems(object, findings, &files[i]);
		value_set(object, "findings", findings);
		value_append(root, object);
	}
	value_write(root, JSON_INDENT(2), out);
	buffer_text(out, "\n");
}
