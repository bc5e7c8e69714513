/* Guides drawn: what stands in a drawing, and what is marked in it. */
#include "chargefix/graph.h"

#include "chargefix/text.h"
#include "generate_guide.h"
#include "lamp.h"
#include "numbers.h"
#include "test.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

static const char text[] =
	"format: 1\n"
	"guide: {id: g, version: 1, language: en, title: 'A \"b\" \\c'}\n"
	"danger: danger\n"
	"otherwise: stuck\n"
	"causes: {a: {title: A}, b: {title: B}}\n"
	"diagnoses:\n"
	"  stuck: {verdict: service, title: Stuck}\n"
	"  stop: {verdict: danger, title: Stop}\n"
	"  a: {verdict: fixed, title: 'It was <a> & 1. #'}\n"
	"answer_sets:\n"
	"  tried:\n"
	"    - {id: works, say: Works, diagnosis: this}\n"
	"    - {id: same, say: Same, rules_out: this}\n"
	"start:\n"
	"  - id: danger\n"
	"    ask: Danger?\n"
	"    unsure: burning\n"
	"    answers:\n"
	"      - {id: burning, say: Yes, diagnosis: stop}\n"
	"      - {id: fine, say: No}\n"
	"  - id: kind\n"
	"    ask: 'Which \"kind\"?'\n"
	"    answers:\n"
	"      - {id: x, say: X, then: more}\n"
	"      - id: y\n"
	"        say: Y\n"
	"        suspects: a\n"
	"        then:\n"
	"          - {id: inner, ask: Inner?, answers: [{id: n, say: N}]}\n"
	"  - {use: more, when: {kind: [x, y]}, unless: {danger: unsure},"
	" only: shop}\n"
	"  - {id: volts, ask: Volts?, measure: {unit: V, min: 0, max: "
	"12345.67},\n"
	"     answers: [{id: any, say: Any, from: 0, to: 12345.67}]}\n"
	"  - {id: wipe, ask: Wiped?, do: [Wipe.], erases: true, tests: [b],\n"
	"     consent: All is lost.,\n"
	"     answers: [{id: done, say: Done, rules_out: this}]}\n"
	"routes:\n"
	"  more:\n"
	"    - {id: try, ask: Try?, tests: [a], answers: tried}\n";

static int load(void **state)
{
	static struct guide guide;

	lamp_load_text(&guide, text);
	*state = &guide;
	return 0;
}

static int release(void **state)
{
	guide_release(*state);
	return 0;
}

/* The drawing, to free(). */
static char *draw(enum graph_kind format, const struct graph_input *input)
{
	struct buffer out = {0};

	graph_formats[format].write(input, &out);
	return out.data;
}

static void the_tree_is_the_guide_indented(void **state)
{
	struct graph_input input = {.guide = *state, .utf8 = true};
	char *tree = draw(GRAPH_TREE, &input);

	assert_string_equal(
		tree, "g 1: A \"b\" \\c\n"
		      "├─ danger: Danger?\n"
		      "│  ├─ burning: Yes  → stop (danger)\n"
		      "│  ├─ fine: No\n"
		      "│  └─ unsure: Not sure  counts as burning\n"
		      "├─ kind: Which \"kind\"?\n"
		      "│  ├─ x: X  → route more\n"
		      "│  │  └─ try: Try?  tests a\n"
		      "│  │     ├─ works: Works  → a (fixed)\n"
		      "│  │     └─ same: Same  rules out a\n"
		      "│  └─ y: Y  suspects a\n"
		      "│     └─ inner: Inner?\n"
		      "│        └─ n: N\n"
		      "├─ route more  [when kind: x or y, unless danger: "
		      "unsure, only shop]  (drawn above)\n"
		      "├─ volts: Volts?\n"
		      "│  └─ any: Any [0 to 12345.67 V]\n"
		      "└─ wipe: Wiped?  tests b  erases data  needs consent\n"
		      "   └─ done: Done  rules out b\n"
		      "if no step is left  → stuck (service)\n");
	free(tree);
}

static void without_utf_8_the_tree_is_ascii(void **state)
{
	struct graph_input input = {.guide = *state};
	char *tree = draw(GRAPH_TREE, &input);

	for (const char *at = tree; *at != '\0'; at++)
		assert_true((unsigned char)*at < 0x80);
	assert_has(tree, "|  |  `- try: Try?  tests a\n");
	free(tree);
}

static void what_a_case_took_is_marked_in_the_tree(void **state)
{
	const struct guide *guide = *state;
	struct graph_mark marks[] = {
		{guide_step(guide, "danger"), numbers("2")},
		{guide_step(guide, "kind"), numbers("unsure")},
	};
	struct graph_input input = {
		.guide = guide,
		.marks = marks,
		.mark_count = 2,
		.reached = guide->otherwise,
	};
	char *tree = draw(GRAPH_TREE, &input);

	assert_has(tree, "|- * (1) danger: Danger?\n");
	assert_has(tree, "|  |- * fine: No\n");
	assert_has(tree, "|- * (2) kind");
	assert_has(tree, "|  `- * unsure: Not sure\n");
	assert_has(tree, "* reached: stuck (service), Stuck\n");
	assert_int_equal(count_of(tree, "* "), 5);
	free(tree);
}

static void each_format_has_steps_answers_guards_and_diagnoses(void **state)
{
	static const struct {
		enum graph_kind format;
		const char *part;
	} table[] = {
		{GRAPH_DOT, "label=\"A \\\"b\\\" \\\\c, 1\""},
		{GRAPH_DOT, "subgraph cluster_1 {\n    label=\"more\""},
		{GRAPH_DOT, "label=\"Which \\\"kind\\\"?\\n[kind]\""},
		{GRAPH_DOT,
		 "label=\"It was <a> & 1. #\\n[a: fixed]\", shape=note, "
		 "fillcolor=\"#d7f0d5\""},
		{GRAPH_DOT, "fillcolor=\"#fbd3d3\""},
		{GRAPH_DOT, "label=\"Yes · not sure\""},
		{GRAPH_DOT, "when kind: x or y, unless\\ndanger: unsure, only "
			    "shop\", shape=cds, margin=\"0.25,0.14\""},
		{GRAPH_DOT, "label=\"Any [0 to 12345.67\\nV]\""},
		{GRAPH_DOT, "erases data\\nneeds consent"},
		{GRAPH_DOT, "lhead=cluster_1"},
		{GRAPH_MERMAID, "flowchart TD\n"},
		{GRAPH_MERMAID, "subgraph g1 [\"more\"]\n"},
		{GRAPH_MERMAID,
		 "(\"Which #34;kind#34;#63;<br/>#91;kind#93;\")"},
		{GRAPH_MERMAID, "([\"It was #60;a#62; #38; 1#46; #35;<br/>"},
		{GRAPH_MERMAID, ":::fixed\n"},
		{GRAPH_MERMAID, "-->|\"Yes · not sure\"|"},
		{GRAPH_MERMAID, "only shop\"]]"},
	};

	for (size_t i = 0; i < COUNT(table); i++) {
		struct graph_input input = {.guide = *state};
		char *drawing = draw(table[i].format, &input);

		assert_has(drawing, table[i].part);
		free(drawing);
	}
}

/* Steps once each, a diagnosis once in each group that ends in it. */
static void nothing_is_drawn_twice_and_nothing_left_out(void **state)
{
	const struct guide *guide = *state;
	struct graph_input input = {.guide = guide};
	char *dot = draw(GRAPH_DOT, &input);

	for (size_t i = 0; i < guide->step_count; i++) {
		struct buffer id = {0};

		buffer_format(&id, "[%s]", guide->steps[i]->id);
		assert_int_equal(count_of(dot, buffer_string(&id)), 1);
		buffer_release(&id);
	}
	assert_int_equal(count_of(dot, "[a: fixed]"), 1);
	assert_int_equal(count_of(dot, "[stop: danger]"), 1);
	assert_int_equal(count_of(dot, "[stuck: service]"), 1);
	assert_int_equal(count_of(dot, "route more"), 2);
	free(dot);
}

static void the_way_to_a_diagnosis_is_bold(void **state)
{
	const struct guide *guide = *state;
	struct graph_mark mark = {guide->danger, numbers("1")};
	struct graph_input input = {
		.guide = guide,
		.marks = &mark,
		.mark_count = 1,
		.reached = &guide->diagnoses[1],
	};
	char *dot = draw(GRAPH_DOT, &input);
	char *mermaid = draw(GRAPH_MERMAID, &input);

	assert_has(dot, "(1) Danger?");
	assert_int_equal(count_of(dot, "penwidth=3"), 3);
	assert_int_equal(count_of(mermaid, "==>"), 1);
	assert_int_equal(count_of(mermaid, "stroke-width:4px"), 2);
	free(mermaid);
	free(dot);
}

static void when_nothing_was_left_otherwise_is_marked(void **state)
{
	const struct guide *guide = *state;
	struct graph_mark mark = {guide->danger, numbers("2")};
	struct graph_input input = {
		.guide = guide,
		.marks = &mark,
		.mark_count = 1,
		.reached = guide->otherwise,
	};
	char *dot = draw(GRAPH_DOT, &input);

	assert_has(dot, "[stuck: service]\", shape=note, "
			"fillcolor=\"#ffe3c2\", color=\"#c05f00\", "
			"penwidth=3");
	free(dot);
}

/* Routes in routes in routes: no drawing may be deep because of them. */
static void a_chain_of_many_routes_is_drawn_in_proportion(void **state)
{
	enum { ROUTES = 5000 };
	struct buffer guide_text = {0};
	struct guide guide;

	(void)state;
	buffer_text(&guide_text,
		    "format: 1\n"
		    "guide: {id: g, version: 1, language: en, title: T}\n"
		    "danger: s0\notherwise: d\n"
		    "diagnoses: {d: {verdict: service, title: D}}\n"
		    "start: [{use: r0}]\nroutes:\n");
	for (int i = 0; i < ROUTES; i++) {
		buffer_format(&guide_text,
			      "  r%d:\n    - {id: s%d, ask: Q, answers: [{id: "
			      "a, say: A}]}\n",
			      i, i);
		if (i + 1 < ROUTES)
			buffer_format(&guide_text, "    - {use: r%d}\n", i + 1);
	}
	lamp_load_text(&guide, buffer_string(&guide_text));
	struct graph_input input = {.guide = &guide};
	char *tree = draw(GRAPH_TREE, &input);
	char *dot = draw(GRAPH_DOT, &input);

	assert_true(strlen(tree) < 200 * ROUTES);
	assert_true(strlen(dot) < 600 * ROUTES);
	assert_int_equal(count_of(tree, ": Q\n"), ROUTES);
	assert_int_equal(count_of(dot, "subgraph"), ROUTES + 1);
	free(dot);
	free(tree);
	guide_release(&guide);
	buffer_release(&guide_text);
}

static void a_large_guide_is_drawn_whole(void **state)
{
	enum { STEPS = 10000 };
	struct buffer guide_text = {0};
	struct guide guide;

	(void)state;
	generate_guide(&guide_text, STEPS);
	lamp_load_text(&guide, buffer_string(&guide_text));
	struct graph_input input = {.guide = &guide};
	char *dot = draw(GRAPH_DOT, &input);

	assert_int_equal(count_of(dot, "[step-"), STEPS);
	free(dot);
	guide_release(&guide);
	buffer_release(&guide_text);
}

static void each_verdict_has_a_colour_of_its_own(void **state)
{
	struct graph_input input = {.guide = *state};
	char *mermaid = draw(GRAPH_MERMAID, &input);
	size_t classes = 0;

	for (int i = 0; i <= VERDICT_DANGER; i++) {
		struct buffer line = {0};

		buffer_format(&line, "classDef %s fill:#",
			      verdict_word((enum verdict)i));
		assert_int_equal(count_of(mermaid, buffer_string(&line)), 1);
		buffer_release(&line);
		classes++;
	}
	assert_int_equal(count_of(mermaid, ",stroke:#"), classes);
	free(mermaid);
}

static void a_tree_is_broken_into_lines_beside_its_branches(void **state)
{
	struct graph_input input = {
		.guide = *state, .utf8 = true, .columns = 40};
	char *tree = draw(GRAPH_TREE, &input);

	assert_has(tree, "└─ wipe: Wiped?  tests b  erases data\n"
			 "   │  needs consent\n"
			 "   └─ done: Done  rules out b\n");
	assert_has(tree, "│  ├─ fine: No\n"
			 "│  └─ unsure: Not sure  counts as\n"
			 "│        burning\n"
			 "├─ kind");
	assert_has(tree, "├─ route more  [when kind: x or y,\n"
			 "│     unless danger: unsure, only shop]\n"
			 "│     (drawn above)\n");
	for (const char *at = tree; *at != '\0';) {
		size_t length = strcspn(at, "\n");

		assert_in_range(text_width(at, length), 0, 40);
		at += length + 1;
	}
	free(tree);
}

static void a_tree_too_deep_for_its_lines_leaves_room_for_words(void **state)
{
	struct graph_input input = {.guide = *state, .columns = 1};
	char *tree = draw(GRAPH_TREE, &input);

	assert_has(tree, "|  |     |- works: Works  -> a\n"
			 "|  |     |     (fixed)\n");
	free(tree);
}

static void a_route_is_drawn_alone(void **state)
{
	const struct guide *guide = *state;
	struct graph_mark mark = {guide_step(guide, "try"), numbers("1")};
	struct graph_input input = {
		.guide = guide,
		.route = &guide->routes[0],
		.marks = &mark,
		.mark_count = 1,
	};
	char *tree = draw(GRAPH_TREE, &input);

	assert_string_equal(tree, "g 1: A \"b\" \\c\n"
				  "route more\n"
				  "`- * (1) try: Try?  tests a\n"
				  "   |- * works: Works  -> a (fixed)\n"
				  "   `- same: Same  rules out a\n");
	free(tree);
	for (int i = 0; i < 2; i++) {
		char *picture = draw(i ? GRAPH_DOT : GRAPH_MERMAID, &input);

		assert_has(picture, "(1) Try");
		assert_int_equal(count_of(picture, "subgraph"), 1);
		assert_lacks(picture, "Danger?");
		assert_lacks(picture, "Inner?");
		free(picture);
	}
}

/* Routes that are used in the one that is drawn. */
static void other_routes_are_named_and_not_drawn(void **state)
{
	static const char nested[] =
		"format: 1\n"
		"guide: {id: g, version: '1', language: en, title: G}\n"
		"danger: danger\n"
		"otherwise: stuck\n"
		"diagnoses: {stuck: {verdict: service, title: Stuck}}\n"
		"start:\n"
		"  - {id: danger, ask: Danger?, answers: [{id: n, say: N}]}\n"
		"  - use: outer\n"
		"routes:\n"
		"  outer: [{use: inner}, {id: b, ask: B?, answers: "
		"[{id: n, say: N}]}, {use: inner}]\n"
		"  inner: [{id: c, ask: C?, answers: [{id: n, say: N}]}]\n";
	struct guide guide;

	(void)state;
	lamp_load_text(&guide, nested);
	struct graph_input input = {.guide = &guide, .route = &guide.routes[0]};
	char *tree = draw(GRAPH_TREE, &input);
	char *dot = draw(GRAPH_DOT, &input);
	char *mermaid = draw(GRAPH_MERMAID, &input);

	assert_string_equal(tree, "g 1: G\n"
				  "route outer\n"
				  "|- route inner\n"
				  "|- b: B?\n"
				  "|  `- n: N\n"
				  "`- route inner\n");
	assert_int_equal(count_of(dot, "shape=cds"), 2);
	assert_lacks(dot, "lhead");
	assert_lacks(dot, "C?");
	assert_int_equal(count_of(mermaid, "[[\""), 2);
	assert_lacks(mermaid, "-.->");
	free(tree);
	free(dot);
	free(mermaid);
	guide_release(&guide);
}

static void there_are_three_formats(void **state)
{
	(void)state;
	assert_string_equal(graph_format_name(0), "dot");
	assert_string_equal(graph_format_name(1), "mermaid");
	assert_string_equal(graph_format_name(2), "tree");
	assert_null(graph_format_name(3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tree_is_the_guide_indented),
		cmocka_unit_test(without_utf_8_the_tree_is_ascii),
		cmocka_unit_test(what_a_case_took_is_marked_in_the_tree),
		cmocka_unit_test(
			each_format_has_steps_answers_guards_and_diagnoses),
		cmocka_unit_test(nothing_is_drawn_twice_and_nothing_left_out),
		cmocka_unit_test(the_way_to_a_diagnosis_is_bold),
		cmocka_unit_test(when_nothing_was_left_otherwise_is_marked),
		cmocka_unit_test(a_chain_of_many_routes_is_drawn_in_proportion),
		cmocka_unit_test(a_large_guide_is_drawn_whole),
		cmocka_unit_test(each_verdict_has_a_colour_of_its_own),
		cmocka_unit_test(
			a_tree_is_broken_into_lines_beside_its_branches),
		cmocka_unit_test(
			a_tree_too_deep_for_its_lines_leaves_room_for_words),
		cmocka_unit_test(a_route_is_drawn_alone),
		cmocka_unit_test(other_routes_are_named_and_not_drawn),
		cmocka_unit_test(there_are_three_formats),
	};

	return cmocka_run_group_tests(tests, load, release);
}
