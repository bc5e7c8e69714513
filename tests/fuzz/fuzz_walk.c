/* The walk: eight bytes make a guide of random shape, the others move in it. */
#include "fuzz.h"
#include "random_guide.h"

const char *const fuzz_corpora[] = {"tests/fuzz/corpus/walk", NULL};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes bytes = {data, size};
	struct dice dice = {0};
	struct guide guide;
	struct walk walk;

	for (int i = 0; i < 8; i++)
		dice.state = dice.state << 8 | bytes_take(&bytes);
	random_guide(&guide, &dice);
	walk_init(&walk, &guide,
		  bytes_take(&bytes) % 2 ? AUDIENCE_SHOP : AUDIENCE_OWNER);
	fuzz_walk(&walk, &bytes);
	walk_release(&walk);
	guide_release(&guide);
	return 0;
}
