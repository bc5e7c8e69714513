/*
 * Shared by the parts of the guide loader.
 *
 * Reading makes the structures. Names that refer to other things are kept as
 * links and resolved once everything is read. May use: reader, stack, guide.
 */
#ifndef CHARGEFIX_GUIDE_LOADER_H
#define CHARGEFIX_GUIDE_LOADER_H

#include "chargefix/guide.h"
#include "chargefix/load.h"
#include "guide/directory.h"
#include "guide/reader.h"
#include "guide/stack.h"

struct answer_set {
	const char *id;
	struct place place;
	struct answers answers;
};

/* What the guide says about "not sure": one of these, or nothing. */
struct unsure_read {
	struct name counts_as; /* an answer, or no name */
	const struct answer *leads_to;
};

/* A step that was read, and the answer set that it names, if any. */
struct step_read {
	struct step *step;
	struct name set;
	bool tests_unread; /* its tests could not be read */
};

enum link_kind {
	LINK_CAUSE, /* slot: const struct cause * */
	LINK_DIAGNOSIS, /* slot: const struct diagnosis * */
	LINK_ROUTE, /* slot: const struct route * */
	LINK_THEN, /* slot: const struct list *, the route's */
	LINK_STEP, /* slot: const struct step * */
	LINK_MENTION, /* no slot: a step that a text names in braces */
	LINK_SOURCE, /* no slot: a reference such as A.c1 */
	LINK_UNSURE, /* slot: struct step, whose answer is named */
	LINK_ANSWER, /* slot: struct clause, linked before its answers */
};

/* A pointer that is set when all names are known. */
struct link {
	struct name name;
	void *slot;
	enum link_kind kind;
};

/* What the maps at the top of each file hold. */
enum read_kind {
	READ_SOURCES, /* struct source */
	READ_CAUSES, /* struct cause */
	READ_SETS, /* struct answer_set */
	READ_ROUTES, /* struct route */
	READ_DIAGNOSES, /* struct diagnosis_read */
	READ_KINDS,
};

struct loader {
	struct guide *guide;
	struct reader *reader;
	struct messages *problems;
	/*
	 * The guide was valid when its cases began. Newer rules about guides
	 * that can still be walked don't apply: they would make those cases
	 * unusable.
	 */
	bool recorded;
	const char *text; /* with the files that the guide includes */
	size_t length;
	struct file_text *read_text; /* the same, if it can grow; or NULL … */
	const char *path; /* … and the guide's path */
	bool is_marked; /* the text came with its files */
	struct stack includes; /* struct name */
	bool includes_files; /* it has `include` */
	bool is_full; /* it can't grow any more */
	struct answer_set *sets;
	size_t set_count;
	/* Of all files, until the last one is read. */
	struct stack read[READ_KINDS];
	struct stack steps; /* struct step_read, ordered by where they end */
	struct stack links; /* struct link */
	struct name danger;
	struct name subject;
	struct name otherwise;
};

/*
 * Read the top of the guide's own file, or of a file that it includes: what is
 * in both kinds is in `read` then, until take_read puts it into the guide.
 */
void read_guide(struct loader *loader, const struct node *node);
void read_part(struct loader *loader, const struct node *node);
void take_read(struct loader *loader);

/* Adds a link, unless no name was given. */
void loader_link(struct loader *loader, enum link_kind kind,
		 const struct name *name, void *slot);

/* Checks a name as an id of the guide, and keeps it. */
const char *loader_id(struct reader *reader, const struct name *name);

/* Like read_line and read_lines, for texts that may name answers in braces. */
void read_filled_line(struct reader *reader, const struct node *node,
		      void *slot);
void read_filled_lines(struct reader *reader, const struct node *node,
		       void *slot);

/*
 * node_read functions; slots: struct condition, enum audience, and twice
 * struct guarded_texts.
 */
void read_condition(struct reader *reader, const struct node *node, void *slot);
void read_audience(struct reader *reader, const struct node *node, void *slot);
void read_guarded_texts(struct reader *reader, const struct node *node,
			void *slot);
void read_guarded_text_or_texts(struct reader *reader, const struct node *node,
				void *slot);

/* Reads a time to wait; slot: uint32_t, seconds. */
void read_wait(struct reader *reader, const struct node *node, void *slot);

/*
 * node_read functions; slots: struct texts, struct cause_set, struct list,
 * struct answers.
 */
void read_sources(struct reader *reader, const struct node *node, void *slot);
void read_tests(struct reader *reader, const struct node *node, void *slot);
void read_list(struct reader *reader, const struct node *node, void *slot);
void read_answers(struct reader *reader, const struct node *node, void *slot);

/* Reads where "helped" leads to; slot: const struct answer *. */
void read_helped(struct reader *reader, const struct node *node, void *slot);

/* Reads `unsure`; slot: struct unsure_read. */
void read_unsure(struct reader *reader, const struct node *node, void *slot);

/* Reads `include`, with no slot. */
void read_includes(struct reader *reader, const struct node *node, void *slot);

/*
 * Reads the files that the guide includes and adds them to its text. If the
 * text already has files, only checks that it has those. False: not all of them
 * are there, and messages say why.
 */
bool include_files(struct loader *loader);

/* Makes the answers of a step without a question. */
void make_done(struct reader *reader, struct answers *answers);

/*
 * Checks that answers fit their steps, and links `this` as a diagnosis. All
 * links must have been made.
 */
void resolve_steps(struct loader *loader, const struct directory *diagnoses);

/*
 * Finds causes that one list names twice, or that an answer both suspects and
 * rules out. All links must have been made.
 */
void resolve_causes(struct loader *loader);

/*
 * Whether a step accepts the answer that it helped for a while; needs all links
 * but those of guards. resolve_helped adds the answer to all such steps; needs
 * all links.
 */
bool takes_helped(const struct loader *loader, const struct step *step,
		  const struct directory *diagnoses);
void resolve_helped(struct loader *loader, const struct directory *diagnoses);

/*
 * Finds routes that lead back to themselves without a guard and an answer to
 * break the circle, and routes that nothing leads to. All links must have been
 * made.
 */
void resolve_routes(struct loader *loader, const struct directory *routes);

/*
 * Finds answers that can't lead back as they say, and adds a step for each try
 * after the first to guide.steps. All links must have been made.
 */
void resolve_again(struct loader *loader);

/*
 * Links all names, and finds errors between things: unknown and unused names,
 * circles, and answers that do not fit their step.
 */
void resolve(struct loader *loader);

#endif
