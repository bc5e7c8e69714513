/* Finding a text in another, as a person would say that it is there. */
#include "chargefix/text.h"

#include "test.h"

static void a_text_is_found_in_either_case_and_either_form(void **state)
{
	static const struct {
		const char *text;
		const char *part;
		bool has;
	} table[] = {
		{"Clean the contacts", "CONTACT", true},
		{"Clean the contacts", "s", true},
		{"Clean the contacts", "contacts ", false},
		{"Clean", "Clean the contacts", false},
		{"anything", "", true},
		{"", "", true},
		{"", "a", false},
		{"STRASSE", "straße", true},
		{"süß", "SÜSS", true},
		/* One letter, or a letter and what stands above it. */
		{"Caf\u00e9", "cafe\u0301", true},
		{"手机没电", "没电", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_int_equal(text_has(table[i].text, table[i].part),
				 table[i].has);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_text_is_found_in_either_case_and_either_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
