#include "walk/guards.h"

/* Whether all clauses from `from` up to `end` hold. */
static bool all_hold(const struct condition *condition, size_t from, size_t end,
		     clause_holds *holds, const void *context)
{
	for (; from < end; from++)
		if (!holds(context, &condition->items[from]))
			return false;
	return true;
}

bool condition_holds(const struct condition *condition, clause_holds *holds,
		     const void *context)
{
	size_t end;

	for (size_t from = 0; from < condition->count; from = end) {
		end = condition_end(condition, from);
		if (all_hold(condition, from, end, holds, context))
			return true;
	}
	return condition->count == 0;
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
