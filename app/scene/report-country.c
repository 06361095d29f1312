#include <math.h>

#include "app/base/number.h"
#include "app/base/roles.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/scene/report-writer.h"
#include "app/store/country_facts.h"
#include "app/store/flow_facts.h"

#define N_NEWEST 3

static void
write_indicators (MvReportWriter *writer, GArray *facts, const char *const *codes)
{
  for (guint c = 0; codes[c] != NULL; c++)
    for (guint i = 0; i < facts->len; i++)
      {
        const MvFact *fact = &g_array_index (facts, MvFact, i);
        MvFigure *figure;

        if (!g_str_equal (fact->code, codes[c]))
          continue;
        figure = mv_report_number (writer, fact->label, fact->value, fact->unit, fact->source_id);
        mv_figure_year (figure, fact->year);
        if (isnan (fact->value))
          mv_figure_note (figure, _("the source has no value for this country"));
      }
}

static void
write_key_figures (MvReportWriter *writer, const char *iso3, GArray *indicators)
{
  static const char *const codes[] = { "SP.POP.TOTL", "NY.GDP.MKTP.CD", "NY.GDP.PCAP.CD", "NY.GDP.MKTP.KD.ZG", NULL };
  g_autoptr (GArray) geography = mv_facts_profile (writer->db, iso3, "geography", mv_report_failure (writer));

  mv_report_section (writer, _("Key figures"));
  write_indicators (writer, indicators, codes);
  for (guint i = 0; geography != NULL && i < geography->len; i++)
    {
      const MvFact *fact = &g_array_index (geography, MvFact, i);
      g_autofree char *area = mv_number_full (fact->value, fact->unit);

      if (g_str_equal (fact->label, "area, total"))
        mv_report_add (writer, _("Area"), area, fact->source_id);
    }
}

void
mv_report_write_memberships (MvReportWriter *writer, const char *iso3)
{
  g_autoptr (GArray) rows = mv_facts_memberships (writer->db, iso3, mv_report_failure (writer));
  MvDate day = mv_report_day (writer->view);
  g_autofree char *date = mv_date_spoken (day);
  g_autofree char *title = g_strdup_printf (_("Organisations on %s"), date);
  const MvFact *last = NULL;
  MvFigure *figure = NULL;

  mv_report_section (writer, title);
  if (rows != NULL)
    mv_facts_by_label (rows);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      g_autofree char *span = mv_report_span (row->since, row->until);

      if (!mv_report_holds (row, day))
        continue;
      if (mv_report_says_again (last, row))
        {
          mv_figure_note (mv_report_other_text (writer, figure, _("another source"), span, row->source_id), row->note);
          continue;
        }
      last = row;
      figure = mv_report_add (writer, row->label, mv_report_standing (row->kind), row->source_id);
      mv_figure_ref (figure, "organisation", row->id);
      if (!g_str_equal (row->label, row->text))
        mv_figure_detail (figure, row->text);
      mv_figure_detail (figure, span);
      if (row->flag)
        mv_figure_note (figure, _("sources disagree or the standing is disputed"));
      mv_figure_note (figure, row->note);
    }
}

static const char *
record_kind_name (const char *kind)
{
  static const char *const words[][2] = {
    { "china_official_finance", N_("records of Chinese official finance") }, { "china_power_finance", N_("power plants with Chinese finance") },
    { "mdb_project", N_("World Bank projects") }, { "flagship", N_("projects named on single pages: a selection") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i][0], kind))
      return _(words[i][1]);
  return kind;
}

void
mv_report_write_projects (MvReportWriter *writer, const char *iso3)
{
  g_autoptr (GArray) counts = mv_facts_project_counts (writer->db, iso3, mv_report_failure (writer));
  g_autoptr (GArray) amounts = counts != NULL ? mv_facts_project_amounts (writer->db, iso3, mv_report_failure (writer)) : NULL;

  if (amounts == NULL)
    return;
  mv_report_section (writer, _("Projects by lead sponsor, repeated records left out"));
  for (guint i = 0; i < counts->len; i++)
    {
      const MvFact *row = &g_array_index (counts, MvFact, i);
      MvFigure *figure = mv_report_number (writer, mv_role_name (mv_role_from_code (row->id)), row->count, NULL, row->source_id);

      mv_figure_detail (figure, record_kind_name (row->code));
      if (row->value < row->count)
        mv_figure_note (figure, _("several sources: the one with most records is named"));
    }
  mv_report_section (writer, _("Sums of projects in this country alone, each price basis by itself"));
  for (guint i = 0; i < amounts->len; i++)
    {
      const MvFact *row = &g_array_index (amounts, MvFact, i);
      MvFigure *figure = mv_report_number (writer, row->label, row->value, row->unit, row->source_id);
      g_autofree char *count = g_strdup_printf (ngettext_ ("%d record with an amount", "%d records with an amount", row->count), row->count);

      mv_figure_detail (figure, count);
    }
}

/* The newest year of a measure: its largest flows, one figure each. */
static void
write_newest (MvReportWriter *writer, const MvFact *measure, const char *iso3, gboolean outward, const char *format)
{
  g_autoptr (GArray) rows = mv_facts_flow_partners (writer->db, measure->code, iso3, outward, 0, N_NEWEST, mv_report_failure (writer));

  for (guint i = 0; rows != NULL && i < rows->len && i < N_NEWEST; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      g_autofree char *label = g_strdup_printf (format, measure->label, mv_report_name (writer, "country", outward ? row->partner : row->iso3));
      g_autofree char *id = g_strdup_printf ("%s/%d/%s/%s/TOTAL", measure->code, row->year, row->iso3, row->partner);
      MvFigure *figure = mv_report_number (writer, label, row->value, row->unit, row->source_id);

      mv_figure_ref (figure, "flow", id);
      mv_figure_declared (writer, figure, row);
      if (i == 0)
        mv_figure_note (figure, measure->note);
    }
}

static void
write_other_flows (MvReportWriter *writer, const char *iso3)
{
  static const struct { const char *family, *title; gboolean inward, outward; } families[] = {
    { "aid", N_("Aid and official finance, newest year"), TRUE, FALSE }, { "arms", N_("Arms, newest year with deliveries"), TRUE, TRUE },
    { "remittances", N_("Remittances, newest year"), TRUE, FALSE }, { "migrants", N_("Migrants, newest year"), TRUE, TRUE }
  };
  g_autoptr (GArray) measures = mv_facts_measures (writer->db, mv_report_failure (writer));

  for (guint f = 0; measures != NULL && f < G_N_ELEMENTS (families); f++)
    {
      guint before;

      mv_report_section (writer, _(families[f].title));
      before = writer->section->figures->len;
      for (guint i = 0; i < measures->len && writer->error == NULL; i++)
        {
          const MvFact *measure = &g_array_index (measures, MvFact, i);

          if (!g_str_equal (measure->kind, families[f].family)
              || !(measure->flag || g_str_equal (measure->code, "aid_china_committed") || g_str_equal (measure->code, "aid_world_bank_committed")))
            continue;
          if (families[f].inward)
            /* Translators: a measure and the country it comes from */
            write_newest (writer, measure, iso3, FALSE, _("%s: from %s"));
          if (families[f].outward && writer->error == NULL)
            /* Translators: a measure and the country it goes to */
            write_newest (writer, measure, iso3, TRUE, _("%s: to %s"));
        }
      if (writer->error == NULL && writer->section->figures->len == before)
        mv_report_missing (writer, _("Figures"), MV_FIGURE_NOT_REPORTED, _("the sources name none; that does not prove that there are none"), NULL);
    }
}

void
mv_report_write_votes (MvReportWriter *writer, const char *iso3)
{
  static const char *const powers[] = { "RUS", "CHN", "USA" };

  mv_report_section (writer, _("Votes in the General Assembly of the United Nations"));
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      g_autoptr (GArray) rows = NULL;
      g_autofree char *label = g_strdup_printf (_("Agreement with %s"), mv_text_within (mv_report_name (writer, "country", powers[i])));
      const MvFact *row;
      MvFigure *figure;
      g_autofree char *votes = NULL, *year = NULL;

      if (g_str_equal (powers[i], iso3))
        continue;
      rows = mv_facts_agreement (writer->db, iso3, powers[i], writer->view->year, mv_report_failure (writer));
      if (rows == NULL || rows->len == 0)
        continue;
      row = &g_array_index (rows, MvFact, 0);
      figure = mv_report_number (writer, label, row->value * 100, "%", row->source_id);
      votes = g_strdup_printf (ngettext_ ("%d roll call in which both voted", "%d roll calls in which both voted", row->count), row->count);
      mv_figure_year (figure, row->year);
      mv_figure_detail (figure, votes);
      if (row->year != writer->view->year)
        year = g_strdup_printf (_("no votes for %d in the source: the nearest year is shown"), writer->view->year);
      mv_figure_note (figure, year);
    }
}

void
mv_report_write_neighbours (MvReportWriter *writer, const char *iso3)
{
  g_autoptr (GArray) rows = mv_facts_neighbours (writer->db, iso3, mv_report_failure (writer));
  g_autoptr (GArray) bases = rows != NULL ? mv_facts_bases (writer->db, iso3, mv_report_failure (writer)) : NULL;

  if (bases == NULL)
    return;
  mv_report_section (writer, _("Land borders"));
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      g_autofree char *length = isnan (row->value) ? NULL : mv_number_full (row->value, "km");
      MvFigure *figure = mv_report_add (writer, mv_report_name (writer, "country", row->iso3), length, row->source_id);

      mv_figure_ref (figure, "country", row->iso3);
      mv_figure_note (figure, row->note);
    }
  mv_report_section (writer, _("Foreign military sites"));
  for (guint i = 0; i < bases->len; i++)
    {
      const MvFact *row = &g_array_index (bases, MvFact, i);
      MvFigure *figure = mv_report_add (writer, row->label, mv_term (row->kind), row->source_id);
      g_autofree char *span = mv_report_span (row->since, row->until);
      g_autofree char *who = g_strdup_printf (_("run by %s in %s"), mv_text_within (mv_report_name (writer, "country", row->iso3)),
                                              mv_text_within (mv_report_name (writer, "country", row->partner)));

      mv_figure_detail (figure, who);
      mv_figure_detail (figure, row->text);
      mv_figure_detail (figure, span);
      mv_figure_note (figure, row->note);
    }
}

void
mv_report_write_country (MvReportWriter *writer, const char *iso3)
{
  static const char *const more[] = {
    "SP.DYN.LE00.IN", "FP.CPI.TOTL.ZG", "BX.KLT.DINV.CD.WD", "BX.TRF.PWKR.CD.DT", "DT.DOD.DECT.GN.ZS", "TX.VAL.FUEL.ZS.UN", "MS.MIL.XPND.GD.ZS",
    "SI.POV.GINI", "VDEM_LIBDEM", "FH_TOTAL", "TI_CPI", NULL
  };
  g_autoptr (GHashTable) country = mv_record_read (writer->db, "country", iso3, mv_report_failure (writer));
  g_autoptr (GArray) indicators = country != NULL ? mv_facts_indicators (writer->db, iso3, mv_report_failure (writer)) : NULL;
  g_autofree char *subtitle = NULL;
  gboolean in_region;
  g_autofree char *capital = NULL;

  if (indicators == NULL)
    return;
  in_region = mv_record_number (country, "in_region") == 1;
  capital = mv_report_capital (writer, country);
  subtitle = capital != NULL ? g_strdup_printf (_("Capital: %s"), capital) : NULL;
  mv_report_title (writer, mv_report_name (writer, "country", iso3), subtitle);
  mv_report_uses (writer, mv_record_text (country, "source_id"));

  write_key_figures (writer, iso3, indicators);
  if (writer->error == NULL)
    mv_report_write_trade (writer, iso3, in_region);
  if (writer->error == NULL)
    mv_report_write_memberships (writer, iso3);
  if (writer->error == NULL)
    mv_report_write_projects (writer, iso3);
  if (writer->error == NULL)
    write_other_flows (writer, iso3);
  if (writer->error == NULL)
    mv_report_write_votes (writer, iso3);
  if (writer->error == NULL)
    mv_report_write_neighbours (writer, iso3);
  mv_report_section (writer, _("Further indicators"));
  write_indicators (writer, indicators, more);
}
