#include <math.h>
#include <string.h>

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

const char *
mv_report_source_of (GHashTable *record, const char *column)
{
  const char *own = mv_record_text (record, column);

  return own != NULL ? own : mv_record_text (record, "source_id");
}

/* Sectors that a source writes in capitals, as a word of a sentence: "ENERGY, hydro" is "Energy, hydro". g_free. */
static char *
say_sector (const char *sector)
{
  g_auto (GStrv) words = g_strsplit (sector, " ", -1);
  gsize first = strcspn (sector, " ,");
  char *said;

  for (gsize i = 0; i < first; i++)
    if (first < 4 || !g_ascii_isupper (sector[i]))
      return g_strdup (sector);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean capitals = TRUE;

      for (const char *at = words[i]; *at != '\0'; at++)
        capitals = capitals && !g_ascii_islower (*at);
      for (char *at = words[i]; capitals && *at != '\0'; at++)
        *at = g_ascii_tolower (*at);
    }
  said = g_strjoinv (" ", words);
  *said = g_ascii_toupper (*said);
  return said;
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
  MvFigure *figure = mv_report_add (writer, _("Status"), status != NULL ? mv_status_name (mv_status_from_code (status)) : NULL,
                                    mv_report_source_of (record, "status_source_id"));
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
  const char *basis = mv_record_text (record, "amount_basis"), *currency = mv_record_text (record, "currency_local"),
             *source = mv_report_source_of (record, "amount_source_id");
  double low = mv_record_number (record, "amount_low_usd"), high = mv_record_number (record, "amount_high_usd"),
         local = mv_record_number (record, "amount_local");
  MvFigure *figure = mv_report_number (writer, _("Amount"), mv_record_number (record, "amount_usd"), "USD", source);

  if (basis != NULL)
    mv_figure_detail (figure, mv_basis_name (writer->db, basis, NULL));
  if (!isnan (low) && !isnan (high) && low < high)
    {
      g_autofree char *from = mv_number_short (low, "USD"), *to = mv_number_short (high, "USD");
      g_autofree char *range = g_strdup_printf (_("sources give %s to %s"), from, to);
      mv_figure_detail (figure, range);
    }
  mv_figure_amount_note (figure, mv_record_text (record, "amount_note"));
  if (!isnan (local))
    {
      g_autofree char *sum = mv_number_short (local, currency);
      mv_figure_detail (mv_report_add (writer, _("Amount in local currency"), sum, source), _("not converted"));
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

/* Where the point was taken from, in words: a code of the source or a name, "asset gem-G603590 (source_point)", "place: Almaty". Nothing is
 * added where the precision says it all. */
static void
detail_place (MvReportWriter *writer, MvFigure *figure, const char *place)
{
  static const char *const words[][2] = {
    { "exact_footprint", NULL }, { "source_point", NULL }, { "adm1_centroid", NULL }, { "adm2_centroid", NULL },
    { "geocoded_point", N_("a point that the source gives") }, { "geocoded_medoid_of_points", N_("the most central of several points") },
    { "adm1_centroid_of_largest_share", N_("the province with the largest share") }, { "adm2_centroid_of_largest_share", N_("the district with the largest share") },
    { "approx_source_map_view", N_("from the source's map view, or a point of its shape") },
    { "region label point", N_("the label point of a region") }, { "country label point", N_("the label point of the country") },
    { "place", N_("the town") }, { "railway station", N_("the railway station") }, { "airport", N_("the airport") },
    { "no single place", N_("no single place") }
  };
  static const char several[] = "; one of several sites", route[] = "point on the route of asset ", asset[] = "asset ";
  gboolean on_route = g_str_has_prefix (place, route), of_asset = g_str_has_prefix (place, asset);
  g_autofree char *start = g_str_has_suffix (place, several) ? g_strndup (place, strlen (place) - strlen (several)) : g_strdup (place);
  const char *name = strstr (start, ": ");
  gsize length = name != NULL ? (gsize) (name - start) : strlen (start);
  g_autofree char *said = NULL;

  if (on_route || of_asset)
    {
      const char *at = start + (on_route ? strlen (route) : strlen (asset));
      g_autofree char *id = g_strndup (at, strcspn (at, " "));
      g_autoptr (GHashTable) record = mv_record_read (writer->db, "asset", id, mv_report_failure (writer));

      if (record != NULL)
        said = g_strdup_printf (on_route ? _("a point on the route of “%s”") : _("the point of “%s”"), mv_record_text (record, "name"));
    }
  for (guint i = 0; said == NULL && i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i][0]) == length && strncmp (words[i][0], start, length) == 0)
      said = words[i][1] != NULL ? g_strconcat (_(words[i][1]), name, NULL) : g_strdup ("");
  mv_figure_detail (figure, said != NULL ? said : start);
  if (g_str_has_suffix (place, several))
    mv_figure_detail (figure, _("one of several sites"));
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
    const char *place = mv_record_text (record, "location_source");
    MvFigure *figure = mv_report_add (writer, _("Place on the map"), mv_precision_name (mv_record_text (record, "location_precision")),
                                      mv_report_source_of (record, "location_source_id"));

    if (place != NULL)
      detail_place (writer, figure, place);
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

/* The sentence is put together from all pages of a record. */
static void
write_known (MvReportWriter *writer, const char *id, GHashTable *record)
{
  g_autoptr (GArray) sources = mv_facts_project_sources (writer->db, id, mv_report_failure (writer));
  MvFigure *figure = mv_report_add (writer, _("What is known"), mv_term (mv_record_text (record, "fact_note")), mv_record_text (record, "source_id"));

  if (sources != NULL && sources->len > 1)
    mv_figure_detail (figure, _("put together from all sources of the record"));
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
  if (mv_record_text (record, "sector") != NULL)
    {
      g_autofree char *sector = say_sector (mv_record_text (record, "sector"));

      mv_report_add (writer, _("Sector"), mv_term (sector), mv_record_text (record, "source_id"));
    }
  add_text (writer, record, _("Kind of finance"), "flow_type");
  add_text (writer, record, _("Initiative"), "initiative");
  if (mv_record_text (record, "fact_note") != NULL)
    write_known (writer, id, record);
  if (mv_record_text (record, "caution") != NULL)
    mv_report_add (writer, _("Caution"), mv_record_text (record, "caution"), mv_record_text (record, "source_id"));
  /* Where the source has no numbers, the dataset's own stands there. */
  if (g_strcmp0 (mv_record_text (record, "source_record"), id) != 0)
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
