#include "scenario/shown.h"

#include <string.h>

/* Whether a text contains the part and, if there is a walk, is shown. */
static bool any_has(const struct walk *walk, const struct step *step,
		    const struct guarded_texts *texts, const char *part)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strstr(texts->items[i].text, part) &&
		    (!walk || walk_shows(walk, step, &texts->items[i])))
			return true;
	return false;
}

static bool step_has(const struct walk *walk, const struct step *step,
		     const char *part)
{
	return any_has(walk, step, &step->needs, part) ||
	       any_has(walk, step, &step->cautions, part) ||
	       any_has(walk, step, &step->instructions, part);
}

static bool diagnosis_has(const struct walk *walk,
			  const struct diagnosis *diagnosis, const char *part)
{
	return any_has(walk, NULL, &diagnosis->advice, part) ||
	       any_has(walk, NULL, &diagnosis->prevent, part) ||
	       any_has(walk, NULL, &diagnosis->tell, part);
}

bool was_shown(const struct walk *walk, const char *part)
{
	for (size_t i = 0; i < walk->path_count; i++)
		if (step_has(walk, walk->given[walk->path[i]].step, part))
			return true;
	return walk->diagnosis && diagnosis_has(walk, walk->diagnosis, part);
}

bool can_be_shown(const struct guide *guide, const char *part)
{
	for (size_t i = 0; i < guide->step_count; i++)
		if (step_has(NULL, guide->steps[i], part))
			return true;
	for (size_t i = 0; i < guide->diagnosis_count; i++)
		if (diagnosis_has(NULL, &guide->diagnoses[i], part))
			return true;
	return false;
}
