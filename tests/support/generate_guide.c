#include "generate_guide.h"

/* Steps of a route, and of these, how many a cause is for. */
enum { ROUTE_STEPS = 50, CAUSE_STEPS = 10 };

static void add_head(struct buffer *out)
{
	buffer_text(out, "# Written by a program.\n"
			 "format: 1\n"
			 "guide:\n"
			 "  id: generated\n"
			 "  version: 2026.11.1\n"
			 "  language: en\n"
			 "  title: A guide of many steps\n\n"
			 "sources:\n"
			 "  A: \"A work: with a colon in its title\"\n"
			 "  B: Another work\n\n"
			 "danger: step-0\n"
			 "subject: step-0\n"
			 "otherwise: service\n\n");
}

static void add_causes(struct buffer *out, size_t causes)
{
	buffer_text(out, "causes:\n");
	for (size_t i = 0; i < causes; i++)
		buffer_format(
			out,
			"  cause-%zu:\n"
			"    title: Cause number %zu\n"
			"    about: Dust and sweat dry to a film. It stops "
			"the current.\n"
			"    source: [A.c%zu, B.%zu]\n",
			i, i, i, i);
	buffer_text(out,
		    "\nanswer_sets:\n"
		    "  tried:\n"
		    "    - {id: fixed, say: It charges now, label: works, "
		    "diagnosis: this}\n"
		    "    - {id: same, say: \"No, nothing changed\", rules_out: "
		    "this}\n\n");
}

/* A question, whose first answer brings a step in place with it. */
static void add_question(struct buffer *out, size_t n)
{
	size_t cause = n / CAUSE_STEPS;

	buffer_format(
		out,
		"    - id: step-%zu\n"
		"      title: Signs, part %zu\n"
		"      ask: What does it do on the charger?\n"
		"      about: |\n"
		"        Look at the screen and at the charger.\n"
		"        Take all the lines that are true.\n"
		"      choose: many\n"
		"      unsure: none\n"
		"      answers:\n"
		"        - {id: slow, say: It charges very slowly, label: "
		"slow, suspects: [cause-%zu]}\n"
		"        - {id: hot, say: It is hot to the touch, "
		"rules_out: cause-%zu}\n"
		"        - {id: none, say: None of these, alone: true}\n"
		"      why: What it does tells what is wrong.\n"
		"      source: [A.s%zu]\n",
		n, n, cause, cause, n);
}

/* Something to do, in one of several ways of writing. */
static void add_action(struct buffer *out, size_t n)
{
	size_t cause = n / CAUSE_STEPS;

	buffer_format(out,
		      "    - id: step-%zu\n"
		      "      title: Clean the contacts %zu\n"
		      "      tests: [cause-%zu]\n"
		      "      minutes: 5\n"
		      "      needs: [cotton swab, isopropyl alcohol]\n"
		      "      caution: Nothing metal on the contacts.\n"
		      "      do:\n"
		      "        - Take the watch off the charger.\n"
		      "        - Rub each contact gently with the moist swab.\n"
		      "        - Wipe all of them dry and wait for a moment.\n"
		      "      ask: Does it charge now?\n"
		      "      why: A film too thin to see is enough to stop the "
		      "current between the pins.\n"
		      "      answers: tried\n"
		      "      source: [A.f%zu, B.7]\n",
		      n, n, cause, n);
	if (n % CAUSE_STEPS == 5)
		buffer_text(out, "      consent: All that is stored is lost.\n"
				 "      erases: true\n"
				 "      only: shop\n");
	if (n % CAUSE_STEPS == 7)
		buffer_format(out,
			      "      wait: 30 min\n"
			      "      when: {step-%zu: [slow, hot]}\n"
			      "      unless: {step-%zu: cannot}\n",
			      n - n % CAUSE_STEPS, n - 1);
}

static void add_step(struct buffer *out, size_t n)
{
	if (n % CAUSE_STEPS == 0)
		add_question(out, n);
	else
		add_action(out, n);
}

static void add_routes(struct buffer *out, size_t steps)
{
	buffer_text(out, "start:\n");
	for (size_t i = 0; i < steps; i += ROUTE_STEPS)
		buffer_format(out, "  - {use: route-%zu}\n", i / ROUTE_STEPS);
	buffer_text(out, "\nroutes:\n");
	for (size_t i = 0; i < steps; i++) {
		if (i % ROUTE_STEPS == 0)
			buffer_format(out, "  route-%zu:\n", i / ROUTE_STEPS);
		add_step(out, i);
	}
}

static void add_diagnoses(struct buffer *out, size_t causes)
{
	buffer_text(out,
		    "\ndiagnoses:\n"
		    "  service: {verdict: service, title: It needs a workshop, "
		    "advice: [Check the warranty before you pay.]}\n");
	for (size_t i = 0; i < causes; i++)
		buffer_format(
			out,
			"  cause-%zu:\n"
			"    verdict: fixed\n"
			"    cause: cause-%zu\n"
			"    title: It was cause number %zu\n"
			"    about: It is gone now.\n"
			"    advice: [Charge it until it is full.]\n"
			"    prevent: [Clean the contacts once a month.]\n"
			"    tell: [The contacts were cleaned.]\n"
			"    source: [A.f%zu]\n",
			i, i, i, i);
}

void generate_guide(struct buffer *out, size_t steps)
{
	/* No cause for a question without a step that tests it. */
	size_t causes = (steps + CAUSE_STEPS - 1) / CAUSE_STEPS;

	if (steps % CAUSE_STEPS == 1)
		steps++;
	add_head(out);
	add_causes(out, causes);
	add_routes(out, steps);
	add_diagnoses(out, causes);
}
