#include <math.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/scene/report-writer.h"
#include "app/store/measures.h"
#include "app/store/record_facts.h"

static void
add_text (MvReportWriter *writer, GHashTable *record, const char *label, const char *column)
{
  const char *text = mv_record_text (record, column);

  if (text != NULL)
    mv_report_add (writer, label, mv_term (text), mv_record_text (record, "source_id"));
}

/* As the source has it, but for the underscores of its codes. */
static char *
say_word (const char *word)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (word), "_", ' ');

  return g_strdup_printf (_("the source's word: %s"), spaced);
}

static void
write_status (MvReportWriter *writer, GHashTable *record)
{
  const char *status = mv_record_text (record, "status"), *word = mv_record_text (record, "status_source");
  MvFigure *figure = mv_report_add (writer, _("Status"), status != NULL ? mv_status_name (mv_status_from_code (status)) : NULL, mv_record_text (record, "source_id"));
  MvDate date = { 0, 0, 0 };
  g_autofree char *day = NULL, *as_of = NULL, *said = NULL;

  mv_date_parse (mv_record_text (record, "status_as_of"), &date);
  day = mv_date_spoken (date);
  as_of = day != NULL ? g_strdup_printf (_("as of %s"), day) : g_strdup (_("no date given"));
  if (status != NULL)
    mv_figure_detail (figure, as_of);
  if (word != NULL && g_strcmp0 (word, status) != 0)
    said = say_word (word);
  mv_figure_detail (figure, said);
}

static void
write_amount (MvReportWriter *writer, GHashTable *record)
{
  const char *basis = mv_record_text (record, "amount_basis"), *currency = mv_record_text (record, "currency_local");
  double low = mv_record_number (record, "amount_low_usd"), high = mv_record_number (record, "amount_high_usd"),
         local = mv_record_number (record, "amount_local");
  MvFigure *figure = mv_report_number (writer, _("Amount"), mv_record_number (record, "amount_usd"), "USD", mv_record_text (record, "source_id"));

  if (basis != NULL)
    mv_figure_detail (figure, mv_basis_name (writer->db, basis, NULL));
  if (!isnan (low) && !isnan (high) && low < high)
    {
      g_autofree char *from = mv_number_short (low, "USD"), *to = mv_number_short (high, "USD");
      g_autofree char *range = g_strdup_printf (_("sources give %s to %s"), from, to);
      mv_figure_detail (figure, range);
    }
  mv_figure_note (figure, mv_term (mv_record_text (record, "amount_note")));
  if (!isnan (local))
    {
      g_autofree char *sum = mv_number_short (local, currency);
      mv_figure_detail (mv_report_add (writer, _("Amount in local currency"), sum, mv_record_text (record, "source_id")), _("not converted"));
    }
  if (mv_record_number (record, "in_totals") == 0)
    mv_report_add (writer, _("In totals"), _("the source advises to leave this record out of totals"), mv_record_text (record, "source_id"));
}

static void
write_years (MvReportWriter *writer, GHashTable *record)
{
  static const char *const years[][2] = {
    { "announced_year", N_("Announced") }, { "commitment_year", N_("Committed") }, { "start_year", N_("Start") }, { "end_year", N_("End") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    add_text (writer, record, _(years[i][1]), years[i][0]);
}

static void
write_people (MvReportWriter *writer, const char *id, GHashTable *record)
{
  const char *source = mv_record_text (record, "source_id");
  g_autoptr (GArray) sponsors = mv_facts_project_sponsors (writer->db, id, mv_report_failure (writer));
  g_autoptr (GArray) countries = sponsors != NULL ? mv_facts_project_countries (writer->db, id, mv_report_failure (writer)) : NULL;

  if (countries == NULL)
    return;
  mv_report_section (writer, _("Who and where"));
  for (guint i = 0; i < sponsors->len; i++)
    {
      const MvFact *row = &g_array_index (sponsors, MvFact, i);
      MvFigure *figure = mv_report_add (writer, row->flag ? _("Lead sponsor") : _("Sponsor"), mv_report_name (writer, "country", row->iso3), source);
      mv_figure_ref (figure, "country", row->iso3);
    }
  add_text (writer, record, _("Sponsor organisation"), "sponsor_org");
  add_text (writer, record, _("Funder"), "funder");
  for (guint i = 0; i < countries->len; i++)
    {
      const MvFact *row = &g_array_index (countries, MvFact, i);
      mv_figure_ref (mv_report_add (writer, _("Country"), mv_report_name (writer, "country", row->iso3), source), "country", row->iso3);
    }
  if (countries->len == 0)
    mv_report_missing (writer, _("Country"), MV_FIGURE_UNKNOWN, _("the record names no single recipient"), source);
  {
    const char *word = mv_record_text (record, "location_source");
    g_autofree char *said = word != NULL ? say_word (word) : NULL;

    mv_figure_detail (mv_report_add (writer, _("Place on the map"), mv_precision_name (mv_record_text (record, "location_precision")),
                                     mv_record_text (record, "location_source_id") != NULL ? mv_record_text (record, "location_source_id") : source),
                      said);
  }
}

static void
write_related (MvReportWriter *writer, const char *id)
{
  g_autoptr (GArray) related = mv_facts_project_related (writer->db, id, mv_report_failure (writer));
  g_autoptr (GArray) sources = related != NULL ? mv_facts_project_sources (writer->db, id, mv_report_failure (writer)) : NULL;

  mv_report_section (writer, _("Records on the same project"));
  for (guint i = 0; related != NULL && i < related->len; i++)
    {
      const MvFact *row = &g_array_index (related, MvFact, i);
      MvFigure *figure = mv_report_add (writer, g_str_equal (row->kind, "part_of") ? _("Part of") : g_str_equal (row->kind, "holds") ? _("Contains")
                                                                                                   : _("Also recorded as"),
                                        row->label, row->source_id);
      mv_figure_ref (figure, "project", row->id);
      mv_figure_note (figure, _("do not add the amounts"));
    }
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    mv_report_uses (writer, g_array_index (sources, MvFact, i).source_id);
}

void
mv_report_write_project (MvReportWriter *writer, const char *id)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->db, "project", id, mv_report_failure (writer));
  g_autofree char *subtitle = NULL;

  if (record == NULL)
    return;
  subtitle = g_strdup_printf ("%s · %s", mv_theme_name (mv_theme_from_code (mv_record_text (record, "theme"))),
                              mv_role_name (mv_role_from_code (mv_record_text (record, "sponsor_role"))));
  mv_report_title (writer, mv_record_text (record, "name"), subtitle);

  mv_report_section (writer, _("Record"));
  write_status (writer, record);
  write_amount (writer, record);
  write_years (writer, record);
  add_text (writer, record, _("Sector"), "sector");
  add_text (writer, record, _("Kind of finance"), "flow_type");
  add_text (writer, record, _("Initiative"), "initiative");
  add_text (writer, record, _("What is known"), "fact_note");
  if (mv_record_text (record, "caution") != NULL)
    mv_report_add (writer, _("Caution"), mv_record_text (record, "caution"), mv_record_text (record, "source_id"));
  add_text (writer, record, _("Number in the source"), "source_record");
  write_people (writer, id, record);
  if (writer->error == NULL)
    write_related (writer, id);
}

void
mv_report_write_asset (MvReportWriter *writer, const char *id)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->db, "asset", id, mv_report_failure (writer));
  g_autofree char *kind = NULL;
  g_auto (GStrv) countries = NULL;
  const char *source;
  MvFigure *figure;

  if (record == NULL)
    return;
  source = mv_record_text (record, "source_id");
  kind = g_strdelimit (g_strdup (mv_record_text (record, "kind")), "_", ' ');
  mv_report_title (writer, mv_record_text (record, "name"), kind);
  mv_report_section (writer, _("Record"));
  mv_report_add (writer, _("Status"), mv_record_text (record, "status"), source);
  add_text (writer, record, _("Fuel"), "fuel");
  figure = mv_report_number (writer, _("Capacity"), mv_record_number (record, "capacity"), mv_record_text (record, "capacity_unit"), source);
  mv_figure_detail (figure, mv_record_text (record, "capacity_note"));
  if (mv_record_text (record, "length_km") != NULL)
    mv_report_number (writer, _("Length"), mv_record_number (record, "length_km"), "km", source);
  if (mv_record_text (record, "cost_usd") != NULL)
    mv_report_number (writer, _("Cost"), mv_record_number (record, "cost_usd"), "USD", source);
  add_text (writer, record, _("Start"), "start_year");
  add_text (writer, record, _("Owner"), "owner");
  add_text (writer, record, _("Parent company"), "parent");
  countries = g_strsplit (mv_record_text (record, "iso3s"), ";", -1);
  for (guint i = 0; countries[i] != NULL; i++)
    mv_figure_ref (mv_report_add (writer, _("Country"), mv_report_name (writer, "country", countries[i]), source), "country", countries[i]);
  mv_report_add (writer, _("Place on the map"), mv_precision_name (mv_record_text (record, "location_precision")), source);
  if (mv_record_number (record, "probable_duplicate") == 1)
    mv_report_add (writer, _("Caution"), _("probably repeats a plant of the newer table: leave it out when counting"), source);
}
