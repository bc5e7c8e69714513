/* What a walk leaves open, for each of a few ways through a small guide. */
#include "chargefix/unresolved.h"

#include "chargefix/remaining.h"
#include "lamp.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char guide_text[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: Outlook}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"causes:\n"
	"  dirt: {title: Dirt}\n"
	"  cable: {title: Cable}\n"
	"  coil: {title: Coil}\n"
	"  chip: {title: Chip}\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: Stuck}\n"
	"  stop: {verdict: danger, title: Stop}\n"
	"  done: {verdict: fixed, title: Done}\n"
	"answer_sets:\n"
	"  tried:\n"
	"    - {id: fixed, say: Yes, diagnosis: done}\n"
	"    - {id: same, say: No, rules_out: this}\n"
	"start:\n"
	"  - id: danger\n"
	"    ask: Danger?\n"
	"    unsure: yes\n"
	"    answers:\n"
	"      - {id: yes, say: Yes, diagnosis: stop}\n"
	"      - {id: no, say: No}\n"
	"  - id: kind\n"
	"    ask: Kind?\n"
	"    answers:\n"
	"      - {id: old, say: Old, suspects: cable}\n"
	"      - {id: new, say: New}\n"
	"      - {id: odd, say: Odd, then: odd}\n"
	"      - {id: dull, say: Dull, then: dull}\n"
	"  - {id: wipe, ask: Now?, do: [Wipe.], tests: [dirt], answers: "
	"tried}\n"
	"  - {id: swap, ask: Now?, do: [Swap.], tests: [cable],"
	" answers: tried, when: {kind: [old, odd]}}\n"
	"  - {id: open, ask: Now?, do: [Open.], tests: [coil],"
	" answers: tried, only: shop}\n"
	"routes:\n"
	"  odd:\n"
	"    - {id: flash, ask: Now?, do: [Flash.], tests: [chip],"
	" answers: tried, only: shop}\n"
	"  dull:\n"
	"    - {id: look, ask: Broken?, tests: [chip], answers:"
	" [{id: none, say: No}, {id: some, say: Yes, suspects: chip}]}\n";

static void join_causes(char *to, size_t size,
			const struct unresolved_causes *causes)
{
	size_t length = 0;

	to[0] = '\0';
	for (size_t i = 0; i < causes->count; i++)
		length += (size_t)snprintf(to + length, size - length, "%s%s",
					   i == 0 ? "" : " ",
					   causes->items[i]->id);
}

static void it_tells_what_is_suspected_untested_and_undone(void **state)
{
	static const struct {
		const char *answers;
		enum audience audience;
		const char *suspected;
		const char *unsettled;
		const char *untested;
		const char *undone; /* the first */
	} table[] = {
		{"no new same", AUDIENCE_OWNER, "", "", "coil", ""},
		{"no new same same", AUDIENCE_SHOP, "", "", "", ""},
		{"no new cannot", AUDIENCE_OWNER, "", "", "dirt coil", "wipe"},
		{"no old cannot same", AUDIENCE_OWNER, "cable", "", "coil",
		 "swap"},
		{"no unsure", AUDIENCE_OWNER, "", "", "dirt", "kind"},
		{"no odd", AUDIENCE_OWNER, "", "", "dirt cable", ""},
		{"no odd", AUDIENCE_SHOP, "", "", "dirt cable coil chip", ""},
		{"no dull none", AUDIENCE_OWNER, "", "chip", "dirt", ""},
		{"no dull some", AUDIENCE_OWNER, "chip", "", "dirt", ""},
		{"no dull unsure", AUDIENCE_OWNER, "", "", "dirt chip", "look"},
		{"unsure", AUDIENCE_OWNER, "", "", "dirt coil", ""},
		{"no", AUDIENCE_OWNER, "", "", "dirt cable chip", ""},
		{"", AUDIENCE_OWNER, "", "", "dirt cable chip", ""},
		{"", AUDIENCE_SHOP, "", "", "dirt cable coil chip", ""},
	};
	struct guide guide;

	(void)state;
	lamp_load_text(&guide, guide_text);
	for (size_t i = 0; i < COUNT(table); i++) {
		struct unresolved unresolved;
		struct walk walk;
		char causes[64];

		walk_init(&walk, &guide, table[i].audience);
		lamp_answer(&walk, table[i].answers);
		unresolved_init(&unresolved, &walk);
		join_causes(causes, sizeof(causes), &unresolved.suspected);
		assert_string_equal(causes, table[i].suspected);
		join_causes(causes, sizeof(causes), &unresolved.unsettled);
		assert_string_equal(causes, table[i].unsettled);
		join_causes(causes, sizeof(causes), &unresolved.untested);
		assert_string_equal(causes, table[i].untested);
		assert_string_equal(unresolved.undone_count == 0
					    ? ""
					    : unresolved.undone[0]->id,
				    table[i].undone);
		unresolved_release(&unresolved);
		walk_release(&walk);
	}
	guide_release(&guide);
}

/* The steps' minutes, and what is said of them. */
static void it_says_how_long_the_rest_may_take_at_most(void **state)
{
	static const struct {
		unsigned int minutes[2];
		const char *said;
	} table[] = {
		{{1, 4}, "up to 5 min"}, {{45, 45}, "up to 90 min"},
		{{45, 46}, "up to 2 h"}, {{60, 60}, "up to 2 h"},
		{{60, 61}, ""},
	};
	char text[512];

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer said = {0};
		struct guide guide;
		struct walk walk;

		snprintf(text, sizeof(text),
			 "format: 1\n"
			 "guide: {id: g, version: 1, language: en, title: T}\n"
			 "danger: a\n"
			 "otherwise: d\n"
			 "diagnoses: {d: {verdict: service, title: D}}\n"
			 "answer_sets: {all: [{id: n, say: No}]}\n"
			 "start:\n"
			 "  - {id: a, ask: A?, answers: all, minutes: %u}\n"
			 "  - {id: b, ask: B?, answers: all, minutes: %u}\n",
			 table[i].minutes[0], table[i].minutes[1]);
		lamp_load_text(&guide, text);
		walk_init(&walk, &guide, AUDIENCE_OWNER);
		remaining_write_time(&walk, &said);
		assert_string_equal(buffer_string(&said), table[i].said);
		lamp_answer(&walk, "n n");
		buffer_clear(&said);
		remaining_write_time(&walk, &said);
		assert_string_equal(buffer_string(&said), "");
		buffer_release(&said);
		walk_release(&walk);
		guide_release(&guide);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			it_tells_what_is_suspected_untested_and_undone),
		cmocka_unit_test(it_says_how_long_the_rest_may_take_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
