#include "chargefix/load.h"

#include "generate_guide.h"
#include "numbers.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* Every key of the format, and most ways of writing them. */
static const char whole[] =
	"# A comment: nobody reads it.\n"
	"---\n"
	"format: 1\n"
	"guide: {id: whole, version: 2026.11.1, language: en, title: All}\n"
	"sources:\n"
	"  A: \"A work: with a colon\"\n"
	"  B: Büro & Söhne, 電池\n"
	"danger: signs\n"
	"subject: device\n"
	"otherwise: service\n"
	"causes:\n"
	"  dirt:\n"
	"    title: Dirt\n"
	"    about: |\n"
	"      Dust.\n"
	"      Sweat.\n"
	"    source: [A.c1, B.2]\n"
	"  cable: {title: Cable}\n"
	"answer_sets:\n"
	"  tried:\n"
	"    - {id: fixed, say: 'It''s fine', label: fine, diagnosis: this,\n"
	"       suspects: [this, cable]}\n"
	"    - {id: same, say: No change, rules_out: this}\n"
	"start:\n"
	"  - id: signs\n"
	"    title: Signs\n"
	"    ask: Which of these?\n"
	"    about: Look\n"
	"      closely.\n"
	"    choose: many\n"
	"    unsure: hot\n"
	"    answers:\n"
	"      - {id: hot, say: Hot, suspects: cable}\n"
	"      - {id: none, say: None, alone: true, rules_out: [cable, dirt]}\n"
	"  - id: device\n"
	"    ask: Which device?\n"
	"    choose: one\n"
	"    answers:\n"
	"      - id: watch\n"
	"        say: A watch\n"
	"        then:\n"
	"          - id: inside\n"
	"            ask: Inside?\n"
	"            answers:\n"
	"              - {id: \"yes\", say: \"Yes\", then: cleaning}\n"
	"      - {id: phone, say: A phone, then: cleaning}\n"
	"  - {use: later, when: {device: watch, signs: [none, unsure]},\n"
	"     unless: {clean: [fixed, cannot]}, only: shop}\n"
	"routes:\n"
	"  cleaning:\n"
	"    - id: clean\n"
	"      title: Clean the contacts\n"
	"      only: owner\n"
	"      when: {reset: same}\n"
	"      tests: [dirt]\n"
	"      minutes: 999\n"
	"      needs: [cotton swab, alcohol]\n"
	"      caution: Nothing metal.\n"
	"      do: [Take it off., Rub it.]\n"
	"      ask: Does it charge?\n"
	"      why: A film is enough.\n"
	"      wait: 30 min\n"
	"      answers: tried\n"
	"      source: [A.f1]\n"
	"  later:\n"
	"    - id: reset\n"
	"      tests: [cable]\n"
	"      minutes: 1\n"
	"      caution: [One., {text: Two., when: {signs: none}, "
	"only: shop}]\n"
	"      do: [Reset it.]\n"
	"      consent: >\n"
	"        All is\n"
	"        lost.\n"
	"      erases: true\n"
	"      wait: 2h\n"
	"      ask: And now?\n"
	"      answers: tried\n"
	"    - id: read\n"
	"      ask: What does it draw?\n"
	"      measure: {unit: A, min: 0, max: 2.5}\n"
	"      answers:\n"
	"        - {id: low, say: Little, from: 0, to: 0.25}\n"
	"        - {id: high, say: Much, from: 0.25, to: 2.5}\n"
	"diagnoses:\n"
	"  dirt: {verdict: fixed, cause: dirt, title: It was dirt, about: "
	"Dirt.,\n"
	"    advice: [Clean it., Dry it.], prevent: [Daily.], tell: "
	"[Cleaned.],\n"
	"    source: [B.x]}\n"
	"  cable: {verdict: part, title: Cable}\n"
	"  service: {verdict: service, title: A workshop}\n"
	"...\n";

static void load_text(struct guide *guide, const char *text, size_t length)
{
	static struct messages found;
	/* A copy that is gone afterwards: nothing of it may be kept. */
	char *copy = malloc(length);

	found = (struct messages){0};
	assert_non_null(copy);
	memcpy(copy, text, length);
	if (!guide_load(guide, copy, length, &found)) {
		struct buffer said = {0};

		messages_write(&found, "guide", copy, length, &said);
		fail_msg("%s", buffer_string(&said));
	}
	assert_int_equal(found.count, 0);
	memset(copy, '#', length);
	free(copy);
}

static int load_whole(void **state)
{
	struct guide *guide = calloc(1, sizeof(*guide));

	assert_non_null(guide);
	load_text(guide, whole, strlen(whole));
	*state = guide;
	return 0;
}

static int release_whole(void **state)
{
	guide_release(*state);
	free(*state);
	return 0;
}

static void assert_texts(const struct texts *texts, size_t count,
			 const char *first, const char *last)
{
	assert_int_equal(texts->count, count);
	if (count == 0)
		return;
	assert_string_equal(texts->items[0], first);
	assert_string_equal(texts->items[count - 1], last);
}

static void assert_shown(const struct guarded_texts *texts, size_t count,
			 const char *first, const char *last)
{
	assert_int_equal(texts->count, count);
	assert_string_equal(texts->items[0].text, first);
	assert_string_equal(texts->items[count - 1].text, last);
}

static const struct step *step_of(const struct guide *guide, const char *id)
{
	const struct step *step = guide_step(guide, id);

	assert_non_null(step);
	assert_string_equal(step->id, id);
	return step;
}

static void the_guide_says_what_it_is(void **state)
{
	const struct guide *guide = *state;

	assert_string_equal(guide->id, "whole");
	assert_string_equal(guide->version, "2026.11.1");
	assert_string_equal(guide->language, "en");
	assert_string_equal(guide->title, "All");
	assert_int_equal(guide->source_count, 2);
	assert_string_equal(guide->sources[0].id, "A");
	assert_string_equal(guide->sources[0].title, "A work: with a colon");
	assert_string_equal(guide->sources[1].title, "Büro & Söhne, 電池");
	assert_ptr_equal(guide->danger, step_of(guide, "signs"));
	assert_ptr_equal(guide->subject, step_of(guide, "device"));
	assert_string_equal(guide->otherwise->id, "service");
}

static void causes_and_diagnoses_have_all_their_keys(void **state)
{
	const struct guide *guide = *state;
	const struct cause *dirt = &guide->causes[0];
	const struct diagnosis *found = &guide->diagnoses[0];

	assert_int_equal(guide->cause_count, 2);
	assert_string_equal(dirt->id, "dirt");
	assert_string_equal(dirt->title, "Dirt");
	assert_string_equal(dirt->about, "Dust.\nSweat.");
	assert_texts(&dirt->sources, 2, "A.c1", "B.2");
	assert_int_equal(guide->causes[1].index, 1);
	assert_null(guide->causes[1].about);
	assert_int_equal(guide->diagnosis_count, 3);
	assert_string_equal(found->id, "dirt");
	assert_int_equal(found->verdict, VERDICT_FIXED);
	assert_ptr_equal(found->cause, dirt);
	assert_string_equal(found->title, "It was dirt");
	assert_string_equal(found->about, "Dirt.");
	assert_shown(&found->advice, 2, "Clean it.", "Dry it.");
	assert_shown(&found->prevent, 1, "Daily.", "Daily.");
	assert_shown(&found->tell, 1, "Cleaned.", "Cleaned.");
	assert_texts(&found->sources, 1, "B.x", "B.x");
	assert_int_equal(guide->diagnoses[2].index, 2);
	assert_int_equal(guide->diagnoses[2].verdict, VERDICT_SERVICE);
	assert_null(guide->diagnoses[2].cause);
}

static void a_question_has_all_its_keys(void **state)
{
	const struct guide *guide = *state;
	const struct step *signs = step_of(guide, "signs");
	const struct answer *hot = &signs->answers.items[0];
	const struct answer *none = &signs->answers.items[1];

	assert_string_equal(signs->title, "Signs");
	assert_string_equal(signs->ask, "Which of these?");
	assert_string_equal(signs->about, "Look closely.");
	assert_true(signs->many);
	assert_false(step_of(guide, "device")->many);
	assert_false(step_is_action(signs));
	assert_ptr_equal(signs->unsure, hot);
	assert_int_equal(signs->answers.count, 2);
	assert_string_equal(hot->id, "hot");
	assert_string_equal(hot->say, "Hot");
	assert_null(hot->label);
	assert_int_equal(hot->suspects.count, 1);
	assert_ptr_equal(hot->suspects.items[0], &guide->causes[1]);
	assert_true(none->alone);
	assert_int_equal(none->rules_out.count, 2);
	assert_ptr_equal(none->rules_out.items[1], &guide->causes[0]);
}

static void an_action_has_all_its_keys(void **state)
{
	const struct guide *guide = *state;
	const struct step *clean = step_of(guide, "clean");
	const struct step *reset = step_of(guide, "reset");

	assert_true(step_is_action(clean));
	assert_int_equal(clean->tests.count, 1);
	assert_ptr_equal(clean->tests.items[0], &guide->causes[0]);
	assert_int_equal(clean->minutes, 999);
	assert_int_equal(clean->wait, 30 * 60);
	assert_shown(&clean->needs, 2, "cotton swab", "alcohol");
	assert_shown(&clean->cautions, 1, "Nothing metal.", "Nothing metal.");
	assert_shown(&clean->instructions, 2, "Take it off.", "Rub it.");
	assert_texts(&clean->sources, 1, "A.f1", "A.f1");
	assert_string_equal(clean->why, "A film is enough.");
	assert_null(clean->consent);
	assert_false(clean->erases);
	assert_shown(&reset->cautions, 2, "One.", "Two.");
	assert_true(guards_are_none(&reset->cautions.items[0].guards));
	assert_int_equal(reset->cautions.items[1].guards.only, AUDIENCE_SHOP);
	assert_ptr_equal(reset->cautions.items[1].guards.when.items[0].step,
			 step_of(guide, "signs"));
	assert_int_equal(guide->guarded_count, 1);
	assert_ptr_equal(guide->guarded[0].step, reset);
	assert_string_equal(reset->consent, "All is lost.");
	assert_true(reset->erases);
	assert_int_equal(reset->wait, 2 * 60 * 60);
}

static void this_is_what_the_step_tests(void **state)
{
	const struct guide *guide = *state;
	const struct step *clean = step_of(guide, "clean");
	const struct step *reset = step_of(guide, "reset");
	const struct answer *fixed = &clean->answers.items[0];
	const struct answer *same = &clean->answers.items[1];

	assert_ptr_equal(clean->answers.items, reset->answers.items);
	assert_string_equal(fixed->say, "It's fine");
	assert_string_equal(fixed->label, "fine");
	assert_true(fixed->diagnosis_this);
	assert_null(fixed->diagnosis);
	assert_ptr_equal(answer_diagnosis(clean, fixed), &guide->diagnoses[0]);
	assert_ptr_equal(answer_diagnosis(reset, fixed), &guide->diagnoses[1]);
	assert_true(same->rules_out_this);
	assert_int_equal(same->rules_out.count, 0);
	assert_true(fixed->suspects_this);
	assert_int_equal(fixed->suspects.count, 1);
}

static const struct answer *answer_of(const struct guide *guide,
				      const char *step, size_t n)
{
	return &step_of(guide, step)->answers.items[n];
}

/* The guide of one step with these answers, in this format. */
static void load_answers(struct guide *guide, int format, const char *answers)
{
	struct messages problems = {0};
	struct buffer text = {0};

	buffer_format(&text,
		      "format: %d\n"
		      "guide: {id: g, version: 1, language: en, title: T}\n"
		      "danger: d\notherwise: e\n"
		      "causes: {a: {title: A}, b: {title: B}}\n"
		      "diagnoses: {e: {verdict: danger, title: E}}\n"
		      "start: [{id: d, ask: D?, tests: [a, b], answers: "
		      "[%s]}]\n",
		      format, answers);
	if (!guide_load(guide, text.data, text.length, &problems))
		fail_msg("%s", problems.items[0].text);
	buffer_release(&text);
}

static void evidence_has_weights(void **state)
{
	const struct answer *answer;
	struct guide guide;

	(void)state;
	load_answers(&guide, 1,
		     "{id: x, say: X, suspects: {b: 9, a: 1}}, {id: y, say: Y, "
		     "suspects: {this: 2}}, {id: z, say: Z, doubts: [b], "
		     "suspects: a}, {id: w, say: W, doubts: this}");
	answer = answer_of(&guide, "d", 0);
	assert_int_equal(answer->suspects.count, 2);
	assert_ptr_equal(answer->suspects.items[0], &guide.causes[1]);
	assert_int_equal(cause_set_weight(&answer->suspects, 0), 9);
	assert_int_equal(cause_set_weight(&answer->suspects, 1), 1);
	assert_false(answer->suspects_this);
	assert_int_equal(answer_of(&guide, "d", 1)->suspects_this, 2);
	answer = answer_of(&guide, "d", 2);
	assert_ptr_equal(answer->doubts.items[0], &guide.causes[1]);
	assert_int_equal(cause_set_weight(&answer->suspects, 0), 1);
	assert_false(answer->doubts_this);
	assert_true(answer_of(&guide, "d", 3)->doubts_this);
	guide_release(&guide);
}

static void evidence_counts_where_the_guide_says_so(void **state)
{
	static const struct {
		int format;
		const char *answer;
		bool counts;
	} table[] = {
		{1, "suspects: [a, b]", false}, {1, "rules_out: a", false},
		{1, "doubts: a", true},         {1, "suspects: {a: 1}", true},
		{2, "suspects: a", true},       {2, "alone: false", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct buffer answer = {0};
		struct guide guide;

		buffer_format(&answer, "{id: x, say: X, %s}", table[i].answer);
		load_answers(&guide, table[i].format, answer.data);
		assert_int_equal(guide.counts_evidence, table[i].counts);
		guide_release(&guide);
		buffer_release(&answer);
	}
}

static void what_can_help_can_help_for_a_while(void **state)
{
	static const char text[] =
		"format: 2\n"
		"guide: {id: g, version: 1, language: en, title: T}\n"
		"danger: d\notherwise: e\n"
		"causes: {a: {title: A}, b: {title: B}}\n"
		"diagnoses:\n"
		"  e: {verdict: service, title: E}\n"
		"  a: {verdict: fixed, title: F}\n"
		"answer_sets:\n"
		"  tried: [{id: y, say: Y, diagnosis: this}, {id: n, say: N, "
		"rules_out: this}]\n"
		"start:\n"
		"  - {id: d, ask: D?, answers: [{id: y, say: Y, diagnosis: "
		"a}]}\n"
		"  - {id: s, ask: S?, tests: [a], unsure: n, answers: tried}\n"
		"  - {id: h, ask: H?, tests: [a], answers: tried, helped: "
		"{suspects: b, then: r}}\n"
		"  - {id: q, ask: Q?, when: {s: helped}, answers: [{id: y, "
		"say: "
		"Y, diagnosis: e}]}\n"
		"  - {id: own, ask: O?, answers: [{id: helped, say: O, "
		"diagnosis: a}]}\n"
		"routes: {r: [{id: r1, ask: R?, answers: [{id: y, say: "
		"Y}]}]}\n";
	struct messages problems = {0};
	struct guide guide;

	(void)state;
	if (!guide_load(&guide, text, strlen(text), &problems))
		fail_msg("%s", problems.items[0].text);
	const struct step *plain = step_of(&guide, "s");
	const struct step *said = step_of(&guide, "h");
	assert_int_equal(plain->answers.count, 3);
	assert_ptr_equal(plain->helped, &plain->answers.items[2]);
	assert_string_equal(plain->helped->id, "helped");
	assert_true(plain->helped->implied);
	assert_ptr_equal(plain->unsure, &plain->answers.items[1]);
	assert_int_equal(step_answer_number(plain, "helped"), 3);
	assert_int_equal(said->helped->suspects.count, 1);
	assert_ptr_equal(said->helped->then, &guide.routes[0].list);
	assert_false(said->helped->implied);
	assert_null(step_of(&guide, "d")->helped);
	assert_null(step_of(&guide, "q")->helped);
	assert_null(step_of(&guide, "own")->helped);
	assert_numbers(guide.start.items[3].guards.when.items[0].answers, "3");
	guide_release(&guide);
}

static void lists_nest_and_routes_are_shared(void **state)
{
	const struct guide *guide = *state;
	const struct step *device = step_of(guide, "device");
	const struct step *inside = step_of(guide, "inside");
	const struct list *nested = device->answers.items[0].then;

	assert_int_equal(guide->route_count, 2);
	assert_string_equal(guide->routes[1].id, "later");
	assert_int_equal(guide->routes[1].index, 1);
	assert_int_equal(nested->count, 1);
	assert_ptr_equal(nested->items[0].step, inside);
	assert_ptr_equal(inside->answers.items[0].then, &guide->routes[0].list);
	assert_ptr_equal(device->answers.items[1].then, &guide->routes[0].list);
	assert_int_equal(guide->start.count, 3);
	assert_ptr_equal(guide->start.items[2].use, &guide->routes[1]);
	assert_null(guide->start.items[2].step);
}

static void guards_name_steps_and_answers(void **state)
{
	const struct guide *guide = *state;
	const struct item *use = &guide->start.items[2];
	const struct item *clean = &guide->routes[0].list.items[0];

	assert_int_equal(use->guards.only, AUDIENCE_SHOP);
	assert_int_equal(use->guards.when.count, 2);
	assert_ptr_equal(use->guards.when.items[0].step,
			 step_of(guide, "device"));
	assert_numbers(use->guards.when.items[0].answers, "1");
	assert_ptr_equal(use->guards.when.items[1].step,
			 step_of(guide, "signs"));
	assert_numbers(use->guards.when.items[1].answers, "2,unsure");
	assert_int_equal(use->guards.unless.count, 1);
	assert_numbers(use->guards.unless.items[0].answers, "1,unsure");
	/* A step that stands later. */
	assert_int_equal(clean->guards.only, AUDIENCE_OWNER);
	assert_ptr_equal(clean->guards.when.items[0].step,
			 step_of(guide, "reset"));
	assert_numbers(clean->guards.when.items[0].answers, "2");
	assert_int_equal(guide->start.items[0].guards.only, AUDIENCE_ANY);
	assert_int_equal(guide->start.items[0].guards.when.count, 0);
}

static void a_reading_has_bands(void **state)
{
	const struct step *read = step_of(*state, "read");

	assert_string_equal(read->measure->unit, "A");
	assert_true(read->measure->min == 0 && read->measure->max == 2.5);
	assert_true(read->answers.items[0].to == 0.25);
	assert_true(read->answers.items[1].from == 0.25);
}

static void things_are_numbered_and_placed_as_they_are_read(void **state)
{
	static const char *const order[] = {"signs", "device", "inside",
					    "clean", "reset",  "read"};
	const struct guide *guide = *state;

	assert_int_equal(guide->step_count, 6);
	for (size_t i = 0; i < guide->step_count; i++) {
		const struct step *step = guide->steps[i];

		assert_string_equal(step->id, order[i]);
		assert_int_equal(step->index, i);
		assert_true(i == 0 ||
			    step->place.line > guide->steps[i - 1]->place.line);
	}
	assert_int_equal(guide->steps[0]->place.line, 25);
	assert_int_equal(guide->steps[0]->place.column, 5);
	assert_int_equal(guide->causes[0].place.line, 12);
	/* start, one in place, two routes */
	assert_int_equal(guide->list_count, 4);
	assert_int_equal(guide->start.index, 0);
	assert_int_equal(guide->routes[1].list.index, 3);
}

static void line_ends_and_a_mark_in_front_change_nothing(void **state)
{
	struct buffer windows = {0};
	struct guide guide;

	(void)state;
	buffer_text(&windows, "\xEF\xBB\xBF");
	for (const char *c = whole; *c; c++)
		buffer_add(&windows, *c == '\n' ? "\r\n" : c,
			   *c == '\n' ? 2 : 1);
	load_text(&guide, windows.data, windows.length);
	assert_string_equal(guide.causes[0].about, "Dust.\nSweat.");
	assert_int_equal(guide.steps[0]->place.line, 25);
	guide_release(&guide);
	buffer_release(&windows);
}

static void guides_of_any_size_are_loaded(void **state)
{
	static const size_t sizes[] = {20, 21, 500, 3000};

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct buffer text = {0};
		struct guide guide;

		generate_guide(&text, sizes[i]);
		load_text(&guide, text.data, text.length);
		assert_true(guide.step_count >= sizes[i]);
		assert_true(guide.arena.held <
			    3 * text.length + (size_t)64 * 1024);
		guide_release(&guide);
		buffer_release(&text);
	}
}

static void the_guide_that_comes_with_it_is_good(void **state)
{
	struct message error = {0};
	struct file_text text;
	struct guide guide;

	(void)state;
	if (!file_read(&text, "data/charging.yaml", &error))
		fail_msg("%s", error.text);
	load_text(&guide, text.data, text.length);
	guide_release(&guide);
	file_text_release(&text);
}

/* Makes a guide of `count` routes, each of which uses the one after it. */
static void write_chain(struct buffer *text, size_t count, bool closed)
{
	buffer_text(text, "format: 1\n"
			  "guide: {id: a, version: 1, language: en, title: A}\n"
			  "danger: s\notherwise: o\n"
			  "start:\n"
			  "  - {use: r0}\n"
			  "  - {id: s, ask: A, answers: [{id: a, say: A}]}\n"
			  "diagnoses: {o: {verdict: danger, title: O}}\n"
			  "routes:\n");
	for (size_t i = 0; i + 1 < count; i++)
		buffer_format(text, "  r%zu: [{use: r%zu}]\n", i, i + 1);
	buffer_format(text, "  r%zu: [{use: r%zu}]\n", count - 1,
		      closed ? 0 : count);
	if (!closed)
		buffer_format(text,
			      "  r%zu: [{id: t, ask: A, answers: [{id: a, "
			      "say: A}]}]\n",
			      count);
}

static void a_chain_of_routes_may_be_as_long_as_the_file(void **state)
{
	struct buffer text = {0};
	struct guide guide;

	(void)state;
	write_chain(&text, 100000, false);
	load_text(&guide, text.data, text.length);
	assert_int_equal(guide.route_count, 100001);
	guide_release(&guide);
	buffer_release(&text);
}

static void a_circle_of_routes_is_found_however_long(void **state)
{
	static struct messages found;
	struct buffer text = {0};
	struct guide guide;

	(void)state;
	write_chain(&text, 100000, true);
	assert_false(guide_load(&guide, text.data, text.length, &found));
	assert_int_equal(found.count, 1);
	assert_non_null(strstr(found.items[0].text, "leads back to itself"));
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_guide_says_what_it_is),
		cmocka_unit_test(causes_and_diagnoses_have_all_their_keys),
		cmocka_unit_test(a_question_has_all_its_keys),
		cmocka_unit_test(an_action_has_all_its_keys),
		cmocka_unit_test(this_is_what_the_step_tests),
		cmocka_unit_test(evidence_has_weights),
		cmocka_unit_test(evidence_counts_where_the_guide_says_so),
		cmocka_unit_test(what_can_help_can_help_for_a_while),
		cmocka_unit_test(lists_nest_and_routes_are_shared),
		cmocka_unit_test(guards_name_steps_and_answers),
		cmocka_unit_test(a_reading_has_bands),
		cmocka_unit_test(
			things_are_numbered_and_placed_as_they_are_read),
		cmocka_unit_test(line_ends_and_a_mark_in_front_change_nothing),
		cmocka_unit_test(guides_of_any_size_are_loaded),
		cmocka_unit_test(the_guide_that_comes_with_it_is_good),
		cmocka_unit_test(a_chain_of_routes_may_be_as_long_as_the_file),
		cmocka_unit_test(a_circle_of_routes_is_found_however_long),
	};

	return cmocka_run_group_tests(tests, load_whole, release_whole);
}
