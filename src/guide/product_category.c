/* The product categories of the Open Repair Data Standard. */
#include "chargefix/guide.h"

#include <string.h>

/* https://standard.openrepair.org, version 0.3: ORDS product category values */
const char *const product_categories[PRODUCT_CATEGORIES] = {
	[1] = "Aircon/dehumidifier",
	[2] = "Battery/charger/adapter",
	[3] = "Decorative or safety lights",
	[4] = "Desktop computer",
	[5] = "Digital compact camera",
	[6] = "DSLR/video camera",
	[7] = "Fan",
	[8] = "Flat screen",
	[9] = "Hair & beauty item",
	[10] = "Handheld entertainment device",
	[11] = "Headphones",
	[12] = "Hi-Fi integrated",
	[13] = "Hi-Fi separates",
	[14] = "Kettle",
	[15] = "Lamp",
	[16] = "Laptop",
	[17] = "Large home electrical",
	[18] = "Misc",
	[19] = "Mobile",
	[20] = "Musical instrument",
	[21] = "Paper shredder",
	[22] = "PC accessory",
	[23] = "Portable radio",
	[24] = "Power tool",
	[25] = "Printer/scanner",
	[26] = "Projector",
	[27] = "Sewing machine",
	[28] = "Small home electrical",
	[29] = "Small kitchen item",
	[30] = "Tablet",
	[31] = "Toaster",
	[32] = "Toy",
	[33] = "TV and gaming-related accessories",
	[34] = "Vacuum",
	[35] = "Watch/clock",
	[36] = "Coffee maker",
	[37] = "Food processor",
	[38] = "Games console",
	[39] = "Hair dryer",
	[40] = "Iron",
};

uint8_t product_category_number(const char *name)
{
	for (int i = 1; i < PRODUCT_CATEGORIES; i++)
		if (strcmp(product_categories[i], name) == 0)
			return (uint8_t)i;
	return 0;
}

uint8_t guide_category(const struct guide *guide, const char *subject)
{
	const struct step *step = subject ? guide->subject : NULL;

	for (size_t i = 0; step && i < step->answers.count; i++)
		if (step->answers.items[i].category &&
		    strcmp(step_answer_label(step, i + 1), subject) == 0)
			return step->answers.items[i].category;
	return PRODUCT_CATEGORY_MISC;
}
