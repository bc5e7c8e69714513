#include "scene.h"

#include "test.h"

#include <string.h>

const struct scene scenes[] = {
	{"first", NULL, "", "Which lamp stays dark?", 0, false},
	{"question", "first", "2 2", "Is anything hot", 1, false},
	{"many", "question", "1 Enter", "What do you see?", 2, false},
	{"ticked", "many", "1 Space 3 Space Down", "[x]", 2, false},
	{"action", "many", "1 Space Enter", "I can't do this", 3, false},
	{"scrolled", "action", "PageDown PageDown PageDown",
	 "Put the lamp back", 3, false},
	{"why", "action", "w", "A film too thin", 3, false},
	{"raised", "action", "!", "Is anything hot", 3, false},
	{"fixed", "action", "1 Enter", "The contacts were dirty", 4, false},
	{"danger", "question", "2 2", "Stop. Don't use it", 2, false},
	{"note", "question", "n 手 机 Space s m e l l s", "smells", 1, false},
	{"reading", "first", "3 3 1 Enter", "What does the meter show?", 2,
	 false},
	{"refused", "reading", "9 9 Enter", "out of range", 2, false},
	{"read", "refused", "Backspace Backspace 3 . 1", "3.1_", 2, false},
	{"measured", "read", "Enter r", "3.1 V", 3, false},
	{"cable", "many", "3 Space Enter", "Try another cable", 3, false},
	{"second", "cable", "2 2", "Clean the contacts of", 4, false},
	{"suspects", "second", "Tab", "Suspects", 4, true},
	{"review", "second", "r", "Answers so far", 4, false},
	{"change", "review", "Up Enter", "What do you see?", 4, false},
	{"preview", "change", "1 Space 3 Space Enter", "Change this answer?", 4,
	 false},
	{"changed", "preview", "y", "Changed.", 3, false},
	{"aside", "changed", "r G", "restore", 3, false},
	{"wait", "second", "2 2", "Charge it for a while", 5, false},
	{"waited", "wait", "s", "The wait is over", 5, false},
	{"consent", "wait", "2 2", "Type agree", 6, false},
	{"agreed", "consent", "a g r e e Enter", "Hold both buttons", 6, false},
	{"service", "consent", "n o Enter", "It needs a workshop", 7, false},
	{"details", "question", "d T - 1 2 Tab M a r a", "Technician", 1,
	 false},
	{"search", "second", "/ c l e a n", "Find: clean", 4, false},
	{"report", "fixed", "p", "What you checked", 4, false},
	{"bench", "report", "Tab", "Diagnosis:", 4, false},
	{"save", "bench", "f", "Save the report", 4, false},
	{"cases", "fixed", "c", "Status", 4, false},
	{"filtered", "cases", "/ c o n t a c t s", "Find: contacts", 4, false},
	{"unmatched", "cases", "/ x y z", "No case contains that.", 4, false},
	{"none", "cases", "Tab", "Open cases", 4, false},
	{"nowhere", "second", "/ x y z", "answer or note contains that.", 4,
	 false},
	{"part", "cable", "1 1", "The cable is broken", 4, false},
	{"setting", "agreed", "1 1", "The settings were wrong", 7, false},
	{"help", "first", "?", "choose the answer above", 0, false},
};

size_t scene_count(void)
{
	return COUNT(scenes);
}

const struct scene *scene_named(const char *name)
{
	for (size_t i = 0; i < scene_count(); i++)
		if (strcmp(scenes[i].name, name) == 0)
			return &scenes[i];
	fail_msg("no scene is named %s", name);
	return NULL;
}

static void go_on(struct pty *pty, const struct scene *scene)
{
	if (scene->from)
		go_on(pty, scene_named(scene->from));
	/* Waiting for it would end before the keys were read. */
	if (!scene->narrow && pty_find(pty, scene->see, NULL) >= 0)
		fail_msg("'%s' is no sign of the scene '%s': it stands there "
			 "before",
			 scene->see, scene->name);
	stage_press(pty, scene->press);
	pty_wait_text(pty, scene->see);
}

struct pty *scene_go(struct stage *stage, const struct scene *scene)
{
	static const char *const run[] = {"chargefix", "run",       "--new",
					  "-g",        STAGE_GUIDE, NULL};
	struct pty *pty = stage_start(stage, run);

	go_on(pty, scene);
	return pty;
}
