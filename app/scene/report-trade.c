#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/measure/balance.h"
#include "app/scene/report-writer.h"
#include "app/store/coverage.h"
#include "app/store/flow_facts.h"

#define N_PARTNERS 5

static GArray *
totals_of (MvReportWriter *writer, const char *iso3, gboolean outward)
{
  return mv_facts_flow (writer->db, "goods", writer->view->year, outward ? iso3 : "WLD", outward ? "WLD" : iso3, "TOTAL", mv_report_failure (writer));
}

/* The year nearest to the view's that has a total; 0 when there is none. */
static int
nearest_total (MvReportWriter *writer, const char *iso3)
{
  g_autoptr (GArray) years = mv_facts_total_years (writer->db, iso3, mv_report_failure (writer));
  int nearest = 0;

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      int year = g_array_index (years, MvFact, i).year;
      if (nearest == 0 || ABS (year - writer->view->year) < ABS (nearest - writer->view->year))
        nearest = year;
    }
  return nearest;
}

static void
say_no_total (MvReportWriter *writer, const char *iso3, const char *label)
{
  int nearest = nearest_total (writer, iso3);
  g_autofree char *note = nearest != 0 ? g_strdup_printf (_("no total for %d in the sources; the nearest year that has one is %d"),
                                                          writer->view->year, nearest)
                                       : g_strdup (_("no total in the sources for any year"));

  mv_report_missing (writer, label, MV_FIGURE_NOT_REPORTED, note, NULL);
}

static const char *
total_label (const MvFact *row, gboolean outward)
{
  if (g_strcmp0 (row->concept, "goods_and_services") == 0)
    return outward ? _("Exports of goods and services") : _("Imports of goods and services");
  return outward ? _("Exports of goods") : _("Imports of goods");
}

/* The total the program uses, the other sources' beside it. Gives that row, or NULL. */
static const MvFact *
write_total (MvReportWriter *writer, const char *iso3, GArray *rows, gboolean outward)
{
  const MvFact *first = rows->len > 0 ? &g_array_index (rows, MvFact, 0) : NULL;
  MvFigure *figure;

  if (first == NULL)
    {
      say_no_total (writer, iso3, outward ? _("Exports of goods") : _("Imports of goods"));
      return NULL;
    }
  figure = mv_report_number (writer, total_label (first, outward), first->value, first->unit, first->source_id);
  mv_figure_declared (writer, figure, first);
  for (guint i = 1; i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      mv_figure_declared (writer, mv_report_other (writer, figure, total_label (row, outward), row->value, row->unit, row->source_id), row);
    }
  return first;
}

static void
write_balance (MvReportWriter *writer, const MvFact *out, const MvFact *in)
{
  MvFigure *figure;

  if (out == NULL || in == NULL)
    return;
  /* Sides that count different things have no balance. */
  if (g_strcmp0 (out->basis, in->basis) != 0 || g_strcmp0 (out->concept, in->concept) != 0 || g_strcmp0 (out->source_id, in->source_id) != 0)
    {
      mv_report_missing (writer, _("Balance"), MV_FIGURE_NOT_APPLICABLE,
                         _("exports and imports come from different sources or definitions and are not set against each other"), NULL);
      return;
    }
  figure = mv_report_number (writer, _("Balance"), mv_balance_net (out->value, in->value), out->unit, out->source_id);
  mv_figure_year (figure, out->year);
  mv_figure_detail (figure, _("exports less imports of this report, before rounding"));
  if (g_strcmp0 (out->valuation, in->valuation) != 0)
    mv_figure_note (figure, _("exports are valued without freight (FOB), imports with it (CIF), so that the balance is lower than with both valued alike"));
}

const char *
mv_report_coverage (const char *status)
{
  static const char *const words[] = {
    NC_("list of partners", "complete"), NC_("list of partners", "partial"), NC_("list of partners", "historical estimate"),
    NC_("list of partners", "model estimate"), NC_("list of partners", "preliminary"), NC_("list of partners", "none")
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], status))
      return C_("list of partners", words[i]);
  return status;
}

static void
write_coverage (MvReportWriter *writer, const char *iso3, gboolean outward, const char *label)
{
  MvCoverage coverage = { NULL };
  MvFigure *figure;

  if (!mv_coverage_read (writer->db, "goods", iso3, outward, writer->view->year, &coverage, mv_report_failure (writer)))
    return;
  if (coverage.status == NULL)
    figure = mv_report_missing (writer, label, MV_FIGURE_UNKNOWN, _("the sources make no claim for this year: do not add the partners up"), NULL);
  else
    {
      figure = mv_report_add (writer, label, mv_report_coverage (coverage.status), coverage.source_id);
      if (!isnan (coverage.partner_share))
        {
          g_autofree char *number = mv_number_short (coverage.partner_share * 100, "%");
          g_autofree char *share = g_strdup_printf (_("the list adds up to %s of the national total"), number);
          mv_figure_detail (figure, share);
        }
      mv_figure_note (figure, coverage.note);
    }
  mv_coverage_clear (&coverage);
}

/* A country whose office publishes nothing is seen only through the books of others. */
static void
say_own_silence (MvReportWriter *writer, const char *iso3, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (g_array_index (rows, MvFact, i).reporter, iso3) == 0)
      return;
  mv_report_missing (writer, _("Its own list of partners"), MV_FIGURE_NOT_REPORTED,
                     _("none for this year in the sources: what is shown was declared by partners or put together by others"), NULL);
}

static void
write_partners (MvReportWriter *writer, GArray *rows, const char *measure, gboolean outward, const MvFact *total)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      g_autofree char *id = g_strdup_printf ("%s/%d/%s/%s/TOTAL", measure, row->year, row->iso3, row->partner);
      MvFigure *figure = mv_report_number (writer, mv_report_name (writer, "country", outward ? row->partner : row->iso3), row->value,
                                           row->unit, row->source_id);

      mv_figure_ref (figure, "flow", id);
      /* A share only of a total that the same source counts in the same way. */
      if (total != NULL && g_strcmp0 (total->source_id, row->source_id) == 0 && g_strcmp0 (total->basis, row->basis) == 0)
        {
          g_autofree char *number = mv_number_short (100 * mv_share_of (row->value, total->value), "%");
          g_autofree char *share = g_strdup_printf (_("%s of the total"), number);
          mv_figure_detail (figure, share);
        }
      mv_figure_declared (writer, figure, row);
    }
}

static void
write_partner_list (MvReportWriter *writer, const char *iso3, gboolean in_region, gboolean outward, const MvFact *total)
{
  int year = writer->view->year;
  g_autoptr (GArray) rows = in_region ? mv_facts_flow_partners (writer->db, "goods", iso3, outward, year, N_PARTNERS, mv_report_failure (writer))
                                      : mv_facts_flow_region (writer->db, "goods", iso3, outward, year, mv_report_failure (writer));
  const char *measure = "goods";
  g_autofree char *title = g_strdup_printf (!in_region ? (outward ? _("Goods to Central Asia, %d") : _("Goods from Central Asia, %d"))
                                            : outward ? _("Largest buyers of its goods, %d") : _("Largest sellers of goods to it, %d"), year);

  /* The European Union as a whole stands only in its own books, in euro. */
  if (rows != NULL && rows->len == 0 && !in_region)
    {
      g_array_unref (rows);
      rows = mv_facts_flow_region (writer->db, measure = "goods_eur", iso3, outward, year, mv_report_failure (writer));
    }
  if (rows == NULL)
    return;
  mv_report_section (writer, title);
  if (rows->len == 0)
    mv_report_missing (writer, in_region ? _("Partners") : _("The five"), MV_FIGURE_NOT_REPORTED, _("no flow of this year in the sources"), NULL);
  write_partners (writer, rows, measure, outward, total);
  if (in_region)
    say_own_silence (writer, iso3, rows);
  if (in_region)
    write_coverage (writer, iso3, outward, _("What the partner list covers"));
}

void
mv_report_write_trade (MvReportWriter *writer, const char *iso3, gboolean in_region)
{
  g_autoptr (GArray) out = in_region ? totals_of (writer, iso3, TRUE) : NULL, in = in_region ? totals_of (writer, iso3, FALSE) : NULL;
  g_autofree char *title = g_strdup_printf (_("Foreign trade, %d"), writer->view->year);
  const MvFact *exports = NULL, *imports = NULL;

  if (out != NULL && in != NULL)
    {
      mv_report_section (writer, title);
      exports = write_total (writer, iso3, out, TRUE);
      imports = write_total (writer, iso3, in, FALSE);
      write_balance (writer, exports, imports);
    }
  if (writer->error == NULL)
    write_partner_list (writer, iso3, in_region, TRUE, exports);
  if (writer->error == NULL)
    write_partner_list (writer, iso3, in_region, FALSE, imports);
}
