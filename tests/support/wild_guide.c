#include "wild_guide.h"

/* None needs to be escaped in quotes. Emoji of Unicode 9: libvterm's widths. */
static const char *const words[] = {
	"a",
	"the",
	"charger",
	"does",
	"not",
	"hold",
	"its watch",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter",
	"https://example.org/a/very/long/address?of=nothing&that=can-be-broken",
	"時計を充電器から外して",
	"接点を清掃する。",
	"手表",
	"Ｗｉｄｅ",
	"ﾊﾝｶｸ",
	"שעון",
	"(מגעים)",
	"ساعة",
	"كحول",
	"e\xcc\x81\xcc\x81\xcc\x81",
	"नी क्षि",
	"แบตเตอรี่เสื่อม",
	"충전",
	"👩\u200d🔧",
	"🇩🇪🇫🇷",
	"❤️",
	"\u200b",
	"a\u00adb\u00adc",
	"%s%n",
	"{x} [y] #z & *w: |",
	"<b>",
};

#define SOME(list, dice)                                                       \
	(list)[dice_roll((dice), sizeof(list) / sizeof(*(list)))]

/* A text in quotes, of 1 to `most` words; each has something to see. */
static void add_text(struct buffer *out, struct dice *dice, size_t most)
{
	size_t count = 1 + dice_roll(dice, most);

	buffer_text(out, "\"x");
	for (size_t i = 0; i < count; i++)
		buffer_format(out, "%s%s", dice_hit(dice, 8) ? "" : " ",
			      SOME(words, dice));
	buffer_text(out, "\"\n");
}

static void add_key(struct buffer *out, struct dice *dice, const char *key,
		    size_t words_most)
{
	buffer_format(out, "    %s: ", key);
	add_text(out, dice, words_most);
}

static void add_texts(struct buffer *out, struct dice *dice, const char *key,
		      size_t most)
{
	size_t count = 1 + dice_roll(dice, most);

	buffer_format(out, "    %s:\n", key);
	for (size_t i = 0; i < count; i++) {
		buffer_text(out, "      - ");
		add_text(out, dice, dice_hit(dice, 6) ? 120 : 12);
	}
}

static void add_say(struct buffer *out, struct dice *dice)
{
	buffer_text(out, "        say: ");
	add_text(out, dice, dice_hit(dice, 6) ? 40 : 6);
	if (dice_hit(dice, 2)) {
		buffer_text(out, "        label: ");
		add_text(out, dice, 4);
	}
}

/* What it looks like, now and then with more answers than any window shows. */
static void add_question(struct buffer *out, struct dice *dice, size_t causes)
{
	bool many = dice_hit(dice, 2);
	size_t count = dice_hit(dice, 8) ? 60 : 2 + dice_roll(dice, 11);

	if (many)
		buffer_text(out, "    choose: many\n");
	buffer_text(out, "    answers:\n");
	for (size_t i = 0; i < count; i++) {
		buffer_format(out, "      - id: a%zu\n", i);
		add_say(out, dice);
		if (many && i + 1 == count)
			buffer_text(out, "        alone: true\n");
		else if (dice_hit(dice, 2))
			buffer_format(out, "        suspects: c%zu\n",
				      dice_roll(dice, causes));
	}
}

static void add_measure(struct buffer *out, struct dice *dice)
{
	buffer_text(out, "    measure: {unit: \"% 手\", min: -5, max: 99.5}\n"
			 "    answers:\n"
			 "      - id: low\n"
			 "        from: -5\n"
			 "        to: 20.25\n");
	add_say(out, dice);
	buffer_text(out, "      - id: high\n"
			 "        from: 20.25\n"
			 "        to: 99.5\n");
	add_say(out, dice);
}

/* Things to do about one cause. */
static void add_action(struct buffer *out, struct dice *dice, size_t cause)
{
	buffer_format(out, "    tests: [c%zu]\n", cause);
	add_texts(out, dice, "do", dice_hit(dice, 4) ? 70 : 8);
	if (dice_hit(dice, 2))
		add_texts(out, dice, "needs", 9);
	if (dice_hit(dice, 2))
		add_texts(out, dice, "caution", 3);
	if (dice_hit(dice, 2))
		buffer_format(out, "    minutes: %zu\n",
			      1 + dice_roll(dice, 999));
	if (dice_hit(dice, 3))
		buffer_text(out, dice_hit(dice, 2) ? "    wait: 1 s\n"
						   : "    wait: 168 h\n");
	if (dice_hit(dice, 3))
		add_key(out, dice, "consent", 60);
	buffer_text(out, "    answers:\n"
			 "      - id: fixed\n"
			 "        diagnosis: this\n");
	add_say(out, dice);
	buffer_text(out, "      - id: same\n"
			 "        rules_out: this\n");
	add_say(out, dice);
}

static void add_step(struct buffer *out, struct dice *dice, const char *id)
{
	buffer_format(out, "  - id: %s\n", id);
	add_key(out, dice, "ask", dice_hit(dice, 6) ? 90 : 12);
	if (dice_hit(dice, 3))
		add_key(out, dice, "title", 8);
	if (dice_hit(dice, 3))
		add_key(out, dice, "about", 150);
	if (dice_hit(dice, 3))
		add_key(out, dice, "why", 60);
}

static void add_start(struct buffer *out, struct dice *dice, size_t causes)
{
	size_t questions = 1 + dice_roll(dice, 8);
	char id[32];

	buffer_text(out, "start:\n");
	add_step(out, dice, "danger");
	buffer_text(out, "    answers:\n"
			 "      - id: none\n");
	add_say(out, dice);
	buffer_text(out, "      - id: hot\n"
			 "        diagnosis: danger\n");
	add_say(out, dice);
	for (size_t i = 0; i < questions; i++) {
		snprintf(id, sizeof(id), "q%zu", i);
		add_step(out, dice, id);
		if (dice_hit(dice, 4))
			add_measure(out, dice);
		else
			add_question(out, dice, causes);
	}
	for (size_t i = 0; i < causes; i++) {
		snprintf(id, sizeof(id), "s%zu", i);
		add_step(out, dice, id);
		add_action(out, dice, i);
	}
}

static void add_diagnosis(struct buffer *out, struct dice *dice, const char *id,
			  const char *verdict)
{
	buffer_format(out, "  %s:\n    verdict: %s\n", id, verdict);
	add_key(out, dice, "title", 10);
	if (dice_hit(dice, 2))
		add_key(out, dice, "about", 40);
	add_texts(out, dice, "advice", 9);
	if (dice_hit(dice, 2))
		add_texts(out, dice, "prevent", 4);
	if (dice_hit(dice, 2))
		add_texts(out, dice, "tell", 4);
}

static void add_causes(struct buffer *out, struct dice *dice, size_t causes)
{
	buffer_text(out, "causes:\n");
	for (size_t i = 0; i < causes; i++) {
		buffer_format(out, "  c%zu:\n", i);
		add_key(out, dice, "title", 8);
		add_key(out, dice, "about", 30);
	}
}

static void add_diagnoses(struct buffer *out, struct dice *dice, size_t causes)
{
	static const char *const verdicts[] = {"fixed", "setting", "later",
					       "part",  "service", "replace"};
	char id[32];

	buffer_text(out, "diagnoses:\n");
	add_diagnosis(out, dice, "danger", "danger");
	add_diagnosis(out, dice, "service", "service");
	for (size_t i = 0; i < causes; i++) {
		snprintf(id, sizeof(id), "c%zu", i);
		add_diagnosis(out, dice, id, SOME(verdicts, dice));
		buffer_format(out, "    cause: c%zu\n", i);
	}
}

void wild_guide(struct buffer *out, struct dice *dice)
{
	size_t causes = 1 + dice_roll(dice, dice_hit(dice, 4) ? 40 : 7);

	buffer_text(out, "format: 1\n"
			 "guide:\n"
			 "    id: wild\n"
			 "    version: \"1\"\n"
			 "    language: mul\n");
	add_key(out, dice, "title", 20);
	buffer_text(out, "danger: danger\n"
			 "subject: q0\n"
			 "otherwise: service\n");
	add_causes(out, dice, causes);
	add_start(out, dice, causes);
	add_diagnoses(out, dice, causes);
}
