#include "chargefix/front.h"

bool front_offers(const struct interview *interview, enum life_action action)
{
	const struct case_life life = interview_life(interview);
	bool for_shops = action == LIFE_HAND_OVER || action == LIFE_HAND_BACK ||
			 action == LIFE_CONFIRM;

	return life_allows(&life, action) &&
	       (!for_shops ||
		interview_walk(interview)->audience == AUDIENCE_SHOP);
}
