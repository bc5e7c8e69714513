#include "chargefix/front.h"

bool front_offers(const struct interview *interview, enum life_action action)
{
	const struct case_life life = interview_life(interview);
	bool for_shops = action == LIFE_HAND_OVER || action == LIFE_HAND_BACK ||
			 action == LIFE_CONFIRM;

	if (!life_allows(&life, action))
		return false;
	if (interview_walk(interview)->audience != AUDIENCE_SHOP)
		return !for_shops;
	/* A shop's customers tell so after they have the device back. */
	return action != LIFE_LASTED || life.state == STATE_RETURNED;
}
