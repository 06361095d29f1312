#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/scene/report-writer.h"
#include "app/store/flow_facts.h"

typedef struct { const char *measure, *from, *to, *product; int year; const MvFact *about; } Flow;

static void
write_title (MvReportWriter *writer, const Flow *flow)
{
  g_autofree char *title = g_strdup_printf ("%s → %s", mv_report_name (writer, "country", flow->from), mv_report_name (writer, "country", flow->to));
  g_autofree char *subtitle = g_str_equal (flow->product, "TOTAL")
    ? g_strdup_printf ("%s, %d", flow->about->label, flow->year)
    : g_strdup_printf ("%s, %s, %d", flow->about->label, mv_report_name (writer, "product", flow->product), flow->year);

  mv_report_title (writer, title, subtitle);
}

static const char *
figure_label (const Flow *flow)
{
  return flow->about->label;
}

static void
write_range (MvReportWriter *writer, const MvFact *row)
{
  g_autofree char *low = NULL, *high = NULL, *range = NULL;

  if (isnan (row->low) || isnan (row->high))
    return;
  low = mv_number_short (row->low, row->unit);
  high = mv_number_short (row->high, row->unit);
  range = g_strdup_printf (_("%s to %s"), low, high);
  mv_figure_detail (mv_report_add (writer, _("Range over all sources"), range, row->source_id), _("lowest and highest for this pair and year"));
}

static void
write_values (MvReportWriter *writer, const Flow *flow, GArray *rows)
{
  const MvFact *first;
  MvFigure *figure;
  g_autofree char *exact = NULL;

  mv_report_section (writer, NULL);
  if (rows->len == 0)
    {
      mv_report_missing (writer, figure_label (flow), MV_FIGURE_NOT_REPORTED,
                         _("no source names this flow for the year; that is not zero"), NULL);
      return;
    }
  first = &g_array_index (rows, MvFact, 0);
  figure = mv_report_number (writer, figure_label (flow), first->value, first->unit, first->source_id);
  mv_figure_declared (writer, figure, first);
  mv_figure_note (figure, flow->about->note);
  for (guint i = 1; i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);
      mv_figure_declared (writer, mv_report_other (writer, figure, figure_label (flow), row->value, row->unit, row->source_id), row);
    }
  if (!isnan (first->value))
    {
      exact = mv_number_full (first->value, first->unit);
      mv_report_add (writer, _("As published"), exact, first->source_id);
    }
  write_range (writer, first);
}

static void
write_opposite (MvReportWriter *writer, const Flow *flow)
{
  g_autoptr (GArray) rows = mv_facts_flow (writer->db, flow->measure, flow->year, flow->to, flow->from, flow->product, mv_report_failure (writer));
  g_autofree char *label = g_strdup_printf ("%s → %s", mv_report_name (writer, "country", flow->to), mv_report_name (writer, "country", flow->from));
  g_autofree char *id = g_strdup_printf ("%s/%d/%s/%s/%s", flow->measure, flow->year, flow->to, flow->from, flow->product);
  const MvFact *row;
  MvFigure *figure;

  if (rows == NULL)
    return;
  mv_report_section (writer, _("The opposite flow"));
  if (rows->len == 0)
    {
      mv_report_missing (writer, label, MV_FIGURE_NOT_REPORTED, NULL, NULL);
      return;
    }
  row = &g_array_index (rows, MvFact, 0);
  figure = mv_report_number (writer, label, row->value, row->unit, row->source_id);
  mv_figure_ref (figure, "flow", id);
  mv_figure_declared (writer, figure, row);
}

/* Does anything between the two rows forbid to compare them? */
static char *
break_between (const MvFact *a, const MvFact *b)
{
  if (g_strcmp0 (a->unit, b->unit) != 0 || g_strcmp0 (a->basis, b->basis) != 0)
    return g_strdup (_("another unit or price basis: not comparable"));
  if (g_strcmp0 (a->source_id, b->source_id) != 0)
    return g_strdup (_("the series changes its source here: do not read growth across it"));
  if (g_strcmp0 (a->concept, b->concept) != 0 || g_strcmp0 (a->valuation, b->valuation) != 0)
    return g_strdup (_("the definition changes here: do not read growth across it"));
  return NULL;
}

static void
write_neighbouring_year (MvReportWriter *writer, const Flow *flow, const MvFact *row, const MvFact *near)
{
  g_autofree char *label = g_strdup_printf ("%d", row->year);
  g_autofree char *id = g_strdup_printf ("%s/%d/%s/%s/%s", flow->measure, row->year, flow->from, flow->to, flow->product);
  g_autofree char *broken = near != NULL ? break_between (row, near) : NULL;
  MvFigure *figure = mv_report_number (writer, label, row->value, row->unit, row->source_id);

  mv_figure_ref (figure, "flow", id);
  mv_figure_declared (writer, figure, row);
  mv_figure_note (figure, broken);
}

static void
write_years (MvReportWriter *writer, const Flow *flow)
{
  g_autoptr (GArray) rows = mv_facts_flow_series (writer->db, flow->measure, flow->from, flow->to, flow->product, mv_report_failure (writer));
  const MvFact *before = NULL, *after = NULL, *now = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MvFact *row = &g_array_index (rows, MvFact, i);

      if (row->year < flow->year)
        before = row;
      else if (row->year == flow->year)
        now = row;
      else if (after == NULL)
        after = row;
    }
  mv_report_section (writer, _("The nearest years with a figure"));
  if (before != NULL)
    write_neighbouring_year (writer, flow, before, now);
  /* Over a year without a figure the two neighbours are compared with each other. */
  if (after != NULL)
    write_neighbouring_year (writer, flow, after, now != NULL ? now : before);
}

static const MvFact *
find_measure (GArray *measures, const char *code)
{
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    if (g_str_equal (g_array_index (measures, MvFact, i).code, code))
      return &g_array_index (measures, MvFact, i);
  return NULL;
}

void
mv_report_write_flow (MvReportWriter *writer, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 5);
  g_autoptr (GArray) measures = mv_facts_measures (writer->db, mv_report_failure (writer)), rows = NULL;
  g_autoptr (GHashTable) from = NULL, to = NULL;
  Flow flow;
  gint64 year;

  if (measures == NULL)
    return;
  if (g_strv_length (parts) != 5 || !g_ascii_string_to_signed (parts[1], 10, MV_VIEW_FIRST, MV_VIEW_LAST, &year, NULL) || (flow.about = find_measure (measures, parts[0])) == NULL)
    {
      g_set_error (mv_report_failure (writer), MV_ERROR, MV_ERROR_NOT_FOUND,
                   _("“flow:%s” names no flow. Write flow:measure/year/from/to/product, as flow:goods/2023/KAZ/CHN/TOTAL."), id);
      return;
    }
  flow = (Flow) { parts[0], parts[2], parts[3], parts[4], (int) year, flow.about };
  from = mv_record_read (writer->db, "country", flow.from, mv_report_failure (writer));
  to = from != NULL ? mv_record_read (writer->db, "country", flow.to, mv_report_failure (writer)) : NULL;
  rows = to != NULL ? mv_facts_flow (writer->db, flow.measure, flow.year, flow.from, flow.to, flow.product, mv_report_failure (writer)) : NULL;
  if (rows == NULL)
    return;
  write_title (writer, &flow);
  write_values (writer, &flow, rows);
  write_opposite (writer, &flow);
  write_years (writer, &flow);
}
