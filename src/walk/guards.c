#include "walk/guards.h"

bool condition_holds(const struct condition *condition, clause_holds *holds,
		     const void *context)
{
	for (size_t i = 0; i < condition->count; i++)
		if (!holds(context, &condition->items[i]))
			return false;
	return true;
}

bool guards_hold(const struct guards *guards, enum audience audience,
		 clause_holds *holds, const void *context)
{
	if (guards->only != AUDIENCE_ANY && guards->only != audience)
		return false;
	if (!condition_holds(&guards->when, holds, context))
		return false;
	return guards->unless.count == 0 ||
	       !condition_holds(&guards->unless, holds, context);
}
