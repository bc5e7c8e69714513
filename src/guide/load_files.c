#include "chargefix/load.h"

#include "guide/loader.h"
#include "guide/odd_notes.h"
#include "guide/readers.h"

/* Reads an included file. False: it can't be read to its end. */
static bool open_part(struct loader *loader, const struct file_part *part)
{
	struct reader *reader = loader->reader;
	struct node root;

	if (!reader_open(reader, part->text, part->length,
			 (uint32_t)part->line) ||
	    !reader_root(reader, &root))
		return false;
	read_part(loader, &root);
	return reader_end(reader);
}

/* The guide's places can then be turned into files and lines. */
static void keep_part(struct guide *guide, struct file_part part)
{
	part.name = arena_text(&guide->arena, part.name, part.name_length);
	part.text = NULL;
	guide->parts[guide->part_count++] = part;
}

static bool read_parts(struct loader *loader)
{
	struct guide *guide = loader->guide;
	size_t count = loader->includes.used / sizeof(struct name);
	bool whole = include_files(loader);
	struct file_part part = {0};

	if (count == 0)
		return whole;
	guide->parts =
		reader_alloc(loader->reader, count * sizeof(*guide->parts));
	file_part_next(&part, loader->text, loader->length);
	while (guide->part_count < count &&
	       file_part_next(&part, loader->text, loader->length)) {
		keep_part(guide, part);
		whole &= open_part(loader, &part);
	}
	return whole;
}

/* Reads the guide's own file, then those that it includes. */
static bool read_all(struct loader *loader, const struct node *root)
{
	bool whole;

	read_guide(loader, root);
	whole = reader_end(loader->reader);
	return read_parts(loader) && whole;
}

static void load(struct loader *loader)
{
	struct file_part guide = {0};
	struct node root;

	file_part_next(&guide, loader->text, loader->length);
	loader->is_marked = guide.length < loader->length;
	loader->reader =
		reader_new(guide.text, guide.length, &loader->guide->arena,
			   loader, loader->problems);
	if (!loader->reader)
		return;
	if (reader_root(loader->reader, &root)) {
		bool whole = read_all(loader, &root);

		take_read(loader);
		/*
		 * After a broken file, nobody can say which names are missing.
		 */
		if (whole)
			resolve(loader);
		loader->guide->remarks = reader_remarks(
			loader->reader, &loader->guide->remark_count);
	}
	reader_free(loader->reader);
}

static void release_stacks(struct loader *loader)
{
	stack_release(&loader->steps);
	stack_release(&loader->links);
	stack_release(&loader->includes);
	for (int kind = 0; kind < READ_KINDS; kind++)
		stack_release(&loader->read[kind]);
}

static bool load_guide(struct loader *loader)
{
	struct messages *problems = loader->problems;
	size_t before = problems->count + problems->left_out;

	*loader->guide = (struct guide){0};
	load(loader);
	release_stacks(loader);
	if (problems->count + problems->left_out == before) {
		guide_find_readers(loader->guide);
		return true;
	}
	messages_sort(problems);
	odd_notes_add(problems, loader->text, loader->length);
	guide_release(loader->guide);
	return false;
}

bool guide_load_file(struct guide *guide, struct file_text *text,
		     const char *path, struct messages *problems)
{
	struct loader loader = {
		.guide = guide,
		.problems = problems,
		.text = text->data,
		.length = text->length,
		.read_text = text,
		.path = path,
	};

	return load_guide(&loader);
}

static bool load_text(struct guide *guide, const char *text, size_t length,
		      bool recorded, struct messages *problems)
{
	struct loader loader = {
		.guide = guide,
		.problems = problems,
		.text = text,
		.length = length,
		.recorded = recorded,
	};

	return load_guide(&loader);
}

bool guide_load(struct guide *guide, const char *text, size_t length,
		struct messages *problems)
{
	return load_text(guide, text, length, false, problems);
}

bool guide_load_recorded(struct guide *guide, const char *text, size_t length,
			 struct messages *problems)
{
	return load_text(guide, text, length, true, problems);
}
