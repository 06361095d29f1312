#include <math.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/scene/report-writer.h"
#include "app/store/record_facts.h"

static const char *
place_kind (const char *code)
{
  static const char *const words[][2] = {
    { "capital", N_("capital") }, { "admin1_capital", N_("regional capital") }, { "admin0_region_capital", N_("capital of a territory") },
    { "town", N_("town") }, { "city", N_("city") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}

static void
add_country (MvReportWriter *writer, const char *iso3, const char *source)
{
  if (iso3 != NULL)
    mv_figure_ref (mv_report_add (writer, _("Country"), mv_report_name (writer, "country", iso3), source), "country", iso3);
}

void
mv_report_write_place (MvReportWriter *writer, const char *id)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->db, "place", id, mv_report_failure (writer));
  const char *iso3;

  if (record == NULL)
    return;
  iso3 = mv_record_text (record, "iso3");
  mv_report_title (writer, mv_report_name (writer, "place", id), place_kind (mv_record_text (record, "kind")));
  mv_report_section (writer, _("Place"));
  add_country (writer, iso3, mv_record_text (record, "source_id"));
  mv_report_missing (writer, _("Population"), MV_FIGURE_UNKNOWN, _("the sources give only old, undated counts for places, which are not shown"), NULL);
}

void
mv_report_write_region (MvReportWriter *writer, const char *id)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->db, "region", id, mv_report_failure (writer));
  const char *source;
  double area;

  if (record == NULL)
    return;
  source = mv_record_text (record, "source_id");
  mv_report_title (writer, mv_report_name (writer, "region", id), id);
  mv_report_section (writer, _("Region"));
  add_country (writer, mv_record_text (record, "iso3"), source);
  area = mv_record_number (record, "area_km2");
  if (!isnan (area))
    mv_figure_detail (mv_report_number (writer, _("Area"), area, "km2", source), _("area of the shape on the map"));
}

void
mv_report_write_event (MvReportWriter *writer, const char *id)
{
  g_autoptr (GHashTable) record = mv_record_read (writer->db, "event", id, mv_report_failure (writer));
  g_autoptr (GArray) countries = record != NULL ? mv_facts_event_countries (writer->db, id, mv_report_failure (writer)) : NULL;
  g_autoptr (GArray) sources = countries != NULL ? mv_facts_event_sources (writer->db, id, mv_report_failure (writer)) : NULL;
  g_autofree char *day = NULL;
  const char *source;
  MvDate date = { 0, 0, 0 };

  if (sources == NULL)
    return;
  source = mv_record_text (record, "source_id");
  mv_date_parse (mv_record_text (record, "date"), &date);
  day = mv_date_spoken (date);
  mv_report_title (writer, mv_term (mv_record_text (record, "title")), day);
  mv_report_section (writer, _("Event"));
  mv_report_add (writer, _("Date"), day, source);
  mv_report_add (writer, _("Kind"), mv_event_kind_name (mv_record_text (record, "kind")), source);
  if (mv_record_text (record, "amount_usd") != NULL)
    {
      MvFigure *figure = mv_report_number (writer, _("Amount"), mv_record_number (record, "amount_usd"), "USD", source);
      mv_figure_detail (figure, _("nominal, as announced"));
      mv_figure_note (figure, mv_record_text (record, "amount_note"));
    }
  for (guint i = 0; i < countries->len; i++)
    add_country (writer, g_array_index (countries, MvFact, i).iso3, source);
  for (guint i = 0; i < sources->len; i++)
    mv_report_uses (writer, g_array_index (sources, MvFact, i).source_id);
}
