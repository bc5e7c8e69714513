#include "cost.h"

#include "scene.h"

/* Milliseconds of silence after which a key is taken as done with. */
enum { SILENCE = 150 };

/* Bounds are about twice what is sent: they notice a screen drawn anew. */
const struct cost costs[] = {
	{"the first choice is made", "action", "", "Down", 800},
	{"the choice moves", "action", "1", "Down", 200},
	{"the choice moves by a number", "action", "1", "2", 200},
	{"the choice is at its end", "first", "End", "Down", 0},
	{"a key without a meaning", "action", "", "x", 0},
	{"Escape with nothing to leave", "action", "", "Escape", 0},
	{"an answer is ticked", "ticked", "", "Space", 200},
	{"the text is scrolled by a line", "action", "", "Ctrl-E", 800},
	{"a letter of a note", "note", "", "x", 200},
	{"a step after another", "question", "1", "Enter", 1600},
	{"all is drawn anew", "question", "", "Ctrl-L", 6000},
};

size_t cost_count(void)
{
	return sizeof(costs) / sizeof(*costs);
}

size_t cost_measure(struct stage *stage, const struct cost *cost)
{
	struct pty *pty = scene_go(stage, scene_named(cost->scene));

	stage_press(pty, cost->before);
	pty_settle(pty, SILENCE);
	size_t before = pty->bytes;

	stage_press(pty, cost->press);
	pty_settle(pty, SILENCE);
	return pty->bytes - before;
}
