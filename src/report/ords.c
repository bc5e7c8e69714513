/* https://standard.openrepair.org/standard.html#field-names-and-data-types */
#include "chargefix/ords.h"

#include "chargefix/clock.h"
#include "chargefix/guide.h"
#include "chargefix/text.h"
#include "chargefix/view.h"
#include "report/csv.h"

#include <string.h>

void ords_begin(struct buffer *out)
{
	buffer_text(out, "id,data_provider,country,partner_product_category,"
			 "product_category,product_category_id,brand,"
			 "year_of_manufacture,product_age,repair_status,"
			 "repair_barrier_if_end_of_life,group_identifier,"
			 "event_date,problem\r\n");
}

/* https://www.iso.org/iso-3166-country-codes.html */
static const char countries[] =
	"ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE "
	"BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB "
	"BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM "
	"CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI "
	"ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN "
	"GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN "
	"IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ "
	"KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC "
	"MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT "
	"MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU "
	"NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT "
	"REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM "
	"SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL "
	"TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT "
	"VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE ";

bool ords_is_country(const char *code)
{
	return strlen(code) == 3 && !strchr(code, ' ') &&
	       strstr(countries, code);
}

bool ords_has(const struct case_row *row)
{
	const struct case_standing *standing = &row->standing;

	return standing->life.state != STATE_CANCELLED &&
	       (standing->diagnosis || standing->life.outcome);
}

/*
 * What the standard would call a diagnosis: "Repairable" is what needs a part,
 * more time or a professional.
 */
static const enum outcome outcome_of_verdict[VERDICTS] = {
	[VERDICT_FIXED] = OUTCOME_FIXED,
	[VERDICT_SETTING] = OUTCOME_FIXED,
	[VERDICT_PART] = OUTCOME_REPAIRABLE,
	[VERDICT_SERVICE] = OUTCOME_REPAIRABLE,
	[VERDICT_REPLACE] = OUTCOME_END_OF_LIFE,
};

/* How the device was handed back, or else what the diagnosis comes to. */
static const char *repair_status(const struct case_standing *standing)
{
	enum outcome outcome = standing->life.outcome;
	enum verdict verdict;

	if (!outcome && standing->verdict &&
	    verdict_parse(standing->verdict, &verdict))
		outcome = outcome_of_verdict[verdict];
	if (outcome == OUTCOME_UNREPAIRED)
		outcome = OUTCOME_REPAIRABLE;
	return outcome ? outcome_words[outcome].label : "Unknown";
}

static const char *repair_barrier(const struct case_life *life)
{
	if (life->outcome != OUTCOME_END_OF_LIFE)
		return NULL;
	/* The one that the standard words differently. */
	if (life->barrier == BARRIER_NO_WAY_IN)
		return "No way to open product";
	return barrier_words[life->barrier].label;
}

static void put_ords_text(struct buffer *out, const char *text)
{
	csv_put_field(out, text, ',', false);
	buffer_text(out, ",");
}

void ords_row(struct buffer *out, const struct case_row *row, uint8_t category,
	      const struct ords_style *style)
{
	const struct case_standing *standing = &row->standing;
	const char *brand = row->details.of[DETAIL_BRAND];

	buffer_format(out, "chargefix-%lld,", (long long)row->number);
	put_ords_text(out, style->provider);
	put_ords_text(out, style->country);
	put_ords_text(out, standing->subject ? standing->subject
					     : product_categories[category]);
	put_ords_text(out, product_categories[category]);
	buffer_format(out, "%u,", category);
	put_ords_text(out, brand && *brand ? brand : "Unknown");
	buffer_text(out, ",,"); /* the year and the age are unknown */
	put_ords_text(out, repair_status(standing));
	put_ords_text(out, repair_barrier(&standing->life));
	put_ords_text(out, style->group ? style->group : style->provider);
	clock_write_date(out, view_ended_at(row));
	buffer_text(out, ",");
	csv_put_field(out, standing->conclusion, ',', false);
	buffer_text(out, "\r\n");
}
