/*
 * What a guide's keys look like on the screen, where the tests' own guide does
 * not have them.
 */
#include "contents.h"
#include "folder.h"
#include "stage.h"
#include "test.h"

#include <stdlib.h>

static const char tea[] =
	"format: 2\n"
	"guide: {id: tea, version: '1', language: en, title: Which tea}\n"
	"otherwise: green\n"
	"start:\n"
	"  - id: who\n"
	"    ask: Who drinks it?\n"
	"    unsure: none\n"
	"    answers:\n"
	"      - {id: me, say: I do, label: host, about: You alone.}\n"
	"      - {id: guest, say: A guest does, label: guest}\n"
	"  - id: heat\n"
	"    title: Heat it\n"
	"    do: [Boil water., {text: Find a good cup., when: {who: guest}}, "
	"'Call: the {who}.']\n"
	"  - {diagnosis: black, when: [{who: guest, heat: done}]}\n"
	"  - id: sugar\n"
	"    ask: Does it need sugar?\n"
	"    answers:\n"
	"      - {id: one, say: One lump, about: 'As the {who} likes it.'}\n"
	"      - {id: none, say: None}\n"
	"diagnoses:\n"
	"  green: {verdict: result, title: Green tea}\n"
	"  black: {verdict: result, title: Black tea}\n";

/* Starts it, at its first question. */
static struct pty *start(struct stage *stage)
{
	char *path = folder_file(stage->folder, "tea.yaml");
	const char *const argv[] = {"chargefix", "-g", path, NULL};
	struct pty *pty;

	contents_write_text(path, tea);
	pty = stage_see(stage, argv, "Who drinks it?");
	free(path);
	return pty;
}

static bool sees(const struct pty *pty, const char *text)
{
	return pty_find(pty, text, NULL) >= 0;
}

static void a_guide_without_danger_has_no_key_for_it(void **state)
{
	struct pty *pty = start(*state);

	assert_false(sees(pty, "danger"));
	pty_key(pty, "!");
	pty_wait_text(pty, "This guide has no question about danger.");
	pty_key(pty, "?");
	pty_wait_text(pty, "Keys");
	assert_false(sees(pty, "question about danger"));
}

static void answers_have_hints_and_not_always_not_sure(void **state)
{
	struct pty *pty = start(*state);

	assert_true(sees(pty, "You alone."));
	assert_false(sees(pty, "Not sure"));
}

static void a_step_is_only_done_and_shows_what_fits(void **state)
{
	struct pty *pty = start(*state);

	stage_press(pty, "2 2");
	pty_wait_text(pty, "Find a good cup.");
	assert_true(sees(pty, "Call: the guest."));
	stage_press(pty, "Space Space Space");
	pty_wait_text(pty, "safe to stop here");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Black tea");
}

static void hints_show_earlier_answers(void **state)
{
	struct pty *pty = start(*state);

	stage_press(pty, "1 1");
	pty_wait_text(pty, "Call: the host.");
	stage_press(pty, "1 1");
	pty_wait_text(pty, "Does it need sugar?");
	pty_wait_text(pty, "As the host likes it.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		stage_test(a_guide_without_danger_has_no_key_for_it),
		stage_test(answers_have_hints_and_not_always_not_sure),
		stage_test(a_step_is_only_done_and_shows_what_fits),
		stage_test(hints_show_earlier_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
