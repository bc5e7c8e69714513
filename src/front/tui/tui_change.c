/* Changing earlier answers, and restoring those set aside. */
#include "front/tui/tui.h"

#include "chargefix/change_preview.h"
#include "chargefix/memory.h"

#include <stdlib.h>

static size_t count_aside(const struct tui *tui)
{
	const struct walk *walk = interview_walk(tui->interview);

	return walk->given_count - walk->path_count;
}

void tui_change(struct tui *tui, const struct action *action)
{
	struct interview *interview = tui->interview;
	size_t before = count_aside(tui);

	tui->back = false;
	if (!tui_was_done(tui,
			  action->measured
				  ? interview_measure(interview, action->step,
						      action->reading)
				  : interview_change(interview, action->step,
						     action->chosen),
			  "That is not possible here."))
		return;
	tui_show_walk(tui);
	size_t after = count_aside(tui);
	if (after > before)
		buffer_format(&tui->notice,
			      "Changed. Later answers set aside: %zu.",
			      after - before);
	else if (interview_walk(interview)->step)
		tui_notice(tui, "Changed. The questions continue from here.");
	else
		tui_notice(tui, "Changed. The case stays finished.");
}

/* Whether this answer was already given; readings always count as new. */
static bool is_same(const struct tui *tui, const struct action *action)
{
	const struct walk *walk = interview_walk(tui->interview);
	size_t at = walk_find(walk, action->step);

	if (at == WALK_NONE ||
	    !answers_equal(&walk->given[at].chosen, &action->chosen))
		return false;
	return !action->measured &&
	       !interview_given_reading(tui->interview, at);
}

void tui_look_first(struct tui *tui, const struct action *action)
{
	struct screen screen = {
		.kind = SCREEN_CHANGE,
		.is.change = {.step = action->step,
			      .chosen = action->chosen,
			      .measured = action->measured,
			      .reading = action->reading},
	};

	if (is_same(tui, action)) {
		tui_close(tui);
		tui_notice(tui, "The answer is unchanged.");
		return;
	}
	tui_open(tui, &screen);
}

/* What each answer was before it was changed. The caller frees it. */
static struct answer_numbers *former_answers(const struct tui *tui)
{
	size_t count = interview_walk(tui->interview)->given_count;
	struct answer_numbers *before = memory_new(count + 1, sizeof(*before));

	for (size_t i = 0; i < count; i++)
		before[i] = interview_given_before(tui->interview, i);
	return before;
}

void tui_restore(struct tui *tui, const struct action *action)
{
	const struct walk *walk = interview_walk(tui->interview);
	struct answer_numbers *before = former_answers(tui);
	struct change found = change_preview_restore(walk, action->row, before);

	if (!found.step) {
		tui_notice(tui, "No single change restores this answer: "
				"several changes were made since.");
	} else if (answers_any(&found.chosen)) {
		struct action made = {.step = found.step,
				      .chosen = found.chosen};
		tui_look_first(tui, &made);
	} else {
		struct action asked = {.step = found.step};
		tui_open_change(tui, &asked);
		tui_notice(tui, "Several answers to this question would "
				"restore it: choose one.");
	}
	free(before);
}

void tui_open_audience(struct tui *tui, const struct action *action)
{
	const struct interview *interview = tui->interview;
	bool shop = interview_walk(interview)->audience == AUDIENCE_SHOP;
	const struct case_life life = interview_life(interview);
	struct screen screen = {
		.kind = SCREEN_CHANGE,
		.is.change = {.switches = true,
			      .to = shop ? AUDIENCE_OWNER : AUDIENCE_SHOP},
	};
	struct buffer refused = {0};
	enum life_action instead;

	(void)action;
	if (!tui_may_write(tui, interview_read_only(interview)))
		return;
	if (life_takes_answers(&life))
		tui_open(tui, &screen);
	else if (view_refusal(interview, LIFE_WAIT, &refused, &instead))
		tui_message(tui, buffer_string(&refused));
	buffer_release(&refused);
}

void tui_switch_audience(struct tui *tui, const struct action *action)
{
	enum audience to = action->on ? AUDIENCE_SHOP : AUDIENCE_OWNER;

	tui->back = false;
	if (!tui_was_done(tui, interview_set_audience(tui->interview, to),
			  "That is not possible here."))
		return;
	tui_show_walk(tui);
	tui_notice(tui, action->on ? FRONT_SHOP_STEPS : FRONT_OWNER_STEPS);
}
