/*
 * Places in the test guide that show each kind of screen, each a few keys on
 * from another one.
 */
#ifndef SUPPORT_SCENE_H
#define SUPPORT_SCENE_H

#include "stage.h"

struct scene {
	const char *name;
	const char *from; /* the scene before; NULL: the start */
	const char *press; /* the keys that lead here from there */
	const char *see; /* shows that it is reached; not seen before */
	size_t answers; /* given on the way */
	bool narrow; /* only there in a narrow window */
};

extern const struct scene scenes[];

/* How many they are. */
size_t scene_count(void);

const struct scene *scene_named(const char *name);

/* Starts the program on the stage and goes there. */
struct pty *scene_go(struct stage *stage, const struct scene *scene);

#endif
