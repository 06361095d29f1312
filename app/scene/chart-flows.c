/* What the charts of flows share: the direction, one row, and what the rows of a year cover. */
#include <math.h>

#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/scene/period.h"

/* Each family's name of a flow out of the focus and into it. */
static char *
name_flows (const MvMeasure *measure, gboolean outward)
{
  static const struct { const char *family, *out, *in; } names[] = {
    { "goods", N_("Exports of goods"), N_("Imports of goods") },
    { "arms", N_("Arms supplied to others"), N_("Arms received") },
    { "refugees", N_("Refugees abroad"), N_("Refugees received") },
    { "migrants", N_("Born here and living abroad"), N_("Born abroad and living here") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names) && !g_str_equal (measure->measure, "asylum_seekers") && !g_str_equal (measure->measure, "goods_eur"); i++)
    if (g_str_equal (names[i].family, measure->family))
      return g_strdup (_(outward ? names[i].out : names[i].in));
  return g_strdup_printf (outward ? _("%s, outgoing") : _("%s, incoming"), measure->name);
}

char *
mv_chart_flows_subject (const MvChartFlows *flows, const char *who)
{
  static const struct { const char *family, *out, *in; } subjects[] = {
    { "arms", N_("Arms supplied by %s"), N_("Arms received by %s") },
    { "refugees", N_("Refugees from %s"), N_("Refugees in %s") },
    { "migrants", N_("Born in %s and living abroad"), N_("Born abroad and living in %s") }
  };
  const MvMeasure *measure = flows->measure;

  if (g_str_equal (measure->family, "goods") && !g_str_equal (measure->measure, "goods_eur"))
    return g_strdup_printf (C_("flow", "%s of %s"), flows->what, mv_text_within (who));
  for (guint i = 0; i < G_N_ELEMENTS (subjects) && !g_str_equal (measure->measure, "asylum_seekers"); i++)
    if (g_str_equal (subjects[i].family, measure->family))
      return g_strdup_printf (_(flows->outward ? subjects[i].out : subjects[i].in), mv_text_within (who));
  return g_strdup_printf (flows->outward ? C_("flow", "%s from %s") : C_("flow", "%s to %s"), measure->name, mv_text_within (who));
}

gboolean
mv_chart_flows_turn (MvChartFlows *flows, gboolean outward, GError **error)
{
  const MvBuild *build = flows->build;
  g_autofree char *product = NULL, *what = NULL;

  if (!g_str_equal (build->view->product, "TOTAL") && (product = mv_product_name (build->db, build->view->product, error)) == NULL)
    return FALSE;
  what = name_flows (flows->measure, outward);
  flows->outward = outward;
  g_free (flows->what);
  flows->what = product != NULL ? g_strdup_printf ("%s: %s", what, product) : g_steal_pointer (&what);
  return TRUE;
}

/* Imported figures may be of one direction only: *OUTWARD becomes the one that has any. FALSE on an error. */
static gboolean
turn_to_figures (const MvChartFlows *flows, gboolean *outward, GError **error)
{
  const MvBuild *build = flows->build;
  g_autoptr (GArray) years = mv_flows_years (build->db, flows->measure->measure, build->view->product, (const char *const *) build->focus, *outward,
                                             !*outward, error);

  if (years != NULL && years->len == 0)
    *outward = !*outward;
  return years != NULL;
}

gboolean
mv_chart_flows_open (MvChartFlows *flows, MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  gboolean outward;

  flows->build = build;
  flows->measure = mv_measure_read (build->db, view->family, view->measure, error);
  if (flows->measure == NULL)
    return FALSE;
  outward = view->direction == MV_DIRECTION_EXPORT;
  if (view->direction == MV_DIRECTION_BOTH || view->direction == MV_DIRECTION_BALANCE)
    {
      outward = g_str_equal (flows->measure->measure, "goods") || g_str_equal (view->family, "migrants") || g_str_equal (view->family, "refugees");
      if (mv_chart_is_own (flows) && !turn_to_figures (flows, &outward, error))
        return FALSE;
    }
  return mv_chart_flows_turn (flows, outward, error);
}

void
mv_chart_flows_clear (MvChartFlows *flows)
{
  g_clear_pointer (&flows->measure, mv_measure_free);
  g_clear_pointer (&flows->what, g_free);
}

GArray *
mv_chart_flows_sum (MvChartFlows *flows, GArray *rows, char **reason, GError **error)
{
  MvBuild *build = flows->build;
  GArray *sums;
  guint short_pairs;

  *reason = NULL;
  if (build->view->period_from == 0)
    return rows;
  sums = mv_period_sum (build, flows->measure, rows, flows->outward, !flows->outward, &short_pairs, reason, error);
  if (sums == NULL && *reason != NULL)
    return rows;
  g_array_unref (rows);
  if (sums == NULL)
    return NULL;
  flows->summed = TRUE;
  flows->standing = sums->len > 0 ? g_array_index (sums, MvFlowRow, 0).year : build->view->year;
  return sums;
}

GArray *
mv_chart_flows_sum_whole (MvChartFlows *flows, GArray *rows, const GArray *coverage, char **reason, GError **error)
{
  const MvView *view = flows->build->view;

  *reason = NULL;
  for (int year = view->period_from; year <= view->period_to && year != 0; year++)
    if (!mv_chart_year_whole (flows, rows, coverage, year))
      {
        *reason = g_strdup_printf (_("%d has no complete list of partners of one source"), year);
        return rows;
      }
  return mv_chart_flows_sum (flows, rows, reason, error);
}

void
mv_chart_flows_mark_sums (const MvChartFlows *flows, MvChartTable *table, guint first)
{
  for (guint i = first; i < table->rows->len && flows->summed; i++)
    {
      MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      row->low = row->high = NAN;
      row->x = flows->build->view->period_from;
      row->until = flows->build->view->period_to;
    }
}

void
mv_chart_flows_note_period (const MvChartFlows *flows, MvChartTable *table, int year, const char *reason)
{
  const MvView *view = flows->build->view;

  if (view->period_from == 0)
    return;
  table->period_told = TRUE;
  if (flows->summed)
    mv_chart_table_note (table, _("The figures of %d–%d added up: every year is there, and each pair keeps its source, definition and prices."),
                         view->period_from, view->period_to);
  else if (reason != NULL)
    mv_chart_table_note (table, _("%d–%d is not added up, %d is shown: %s."), view->period_from, view->period_to, year, reason);
}

int
mv_chart_flows_year (const MvChartFlows *flows)
{
  return flows->summed ? flows->standing : flows->build->view->year;
}

char *
mv_chart_flows_years (const MvChartFlows *flows, int year)
{
  return flows->summed ? mv_period_text (flows->build->view, TRUE) : g_strdup_printf ("%d", year);
}

const char *
mv_chart_partner (const MvChartFlows *flows, const MvFlowRow *row)
{
  return flows->outward ? row->to : row->from;
}

gboolean
mv_chart_is_unnamed (const char *iso3)
{
  return g_str_equal (iso3, "XXX") || g_str_equal (iso3, "OTH") || g_str_equal (iso3, "UNK");
}

static const char *
say_about (const MvChartFlows *flows, const MvFlowRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->valuation != NULL && !g_str_equal (row->valuation, "not stated"))
    g_string_append (text, g_str_equal (row->valuation, "mixed") ? _("FOB and CIF mixed") : mv_term (row->valuation));
  if (g_strcmp0 (row->concept, "foreign_trade_headline") == 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _("headline figure, may include services"));
  else if (g_strcmp0 (row->concept, "goods_and_services") == 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _("goods and services"));
  else if (g_strcmp0 (row->concept, "model") == 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _("model estimate"));
  else if (g_strcmp0 (row->concept, "partial") == 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _("incomplete year"));
  if (row->reporter != NULL)
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, _("reported by %s"), mv_build_name (flows->build, "country", row->reporter));
    }
  return g_intern_string (text->str);
}

MvChartRow *
mv_chart_flow_row (const MvChartFlows *flows, MvChartTable *table, const MvFlowRow *flow, gboolean partner)
{
  MvBuild *build = flows->build;
  MvChartRow *row = mv_chart_table_add (table);
  const char *iso3 = partner == flows->outward ? flow->to : flow->from;
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);

  row->series = row->category = iso3;
  row->series_title = row->category_title = mv_build_name (build, "country", iso3);
  row->role = country != NULL ? country->role : MV_ROLE_OTHER;
  row->x = flow->year;
  row->value = flow->value;
  row->low = flow->low;
  row->high = flow->high;
  row->state = isnan (flow->value) ? MV_CHART_UNKNOWN : flow->value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->partial = g_strcmp0 (flow->concept, "partial") == 0;
  row->rest = partner && mv_chart_is_unnamed (iso3);
  row->unit = flow->unit;
  row->basis = flow->basis;
  row->concept = flow->concept != NULL ? flow->concept : "";
  row->source_id = flow->source_id;
  row->about = say_about (flows, flow);
  row->publisher = g_intern_string (mv_build_publisher (build, flow->source_id));
  row->note = g_strdup (flow->note);
  g_free (row->ref);
  row->ref = flow->flow_id != 0 ? g_strdup_printf ("flow:%s/%d/%s/%s/%s", flows->measure->measure, flow->year, flow->from, flow->to, build->view->product)
                                : g_strconcat ("country:", iso3, NULL);
  return row;
}

const MvChartCoverage *
mv_chart_coverage_in (const GArray *coverage, int year)
{
  for (guint i = 0; i < coverage->len; i++)
    {
      const MvChartCoverage *one = &g_array_index (coverage, MvChartCoverage, i);

      if (year >= one->first && year <= one->last)
        return one;
    }
  return NULL;
}

gboolean
mv_chart_coverage_whole (const MvChartCoverage *coverage)
{
  return coverage != NULL && (g_str_equal (coverage->status, "complete") || g_str_equal (coverage->status, "preliminary")
                              || g_str_equal (coverage->status, MV_CHART_AS_IMPORTED));
}

const char *
mv_chart_coverage_words (const char *status)
{
  static const struct { const char *code, *text; } texts[] = {
    { "complete", NC_("figures", "complete") }, { "partial", NC_("figures", "partial") },
    { "historical estimate", NC_("figures", "historical estimate") }, { "model estimate", NC_("figures", "model estimate") },
    { "preliminary", NC_("figures", "preliminary") }, { "none", NC_("figures", "no figures") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].code, status))
      return C_("figures", texts[i].text);
  return status;
}

MvChartRow *
mv_chart_add_hatch (MvChartTable *table, int year, const char *reason)
{
  MvChartRow *row = table->rows->len > 0 ? &g_array_index (table->rows, MvChartRow, table->rows->len - 1) : NULL;

  if (row != NULL && row->state == MV_CHART_NOT_REPORTED && *row->series == '\0' && (int) row->until == year - 1 && g_strcmp0 (row->note, reason) == 0)
    {
      row->until = year;
      return row;
    }
  row = mv_chart_table_add (table);
  row->x = row->until = year;
  row->state = MV_CHART_NOT_REPORTED;
  row->note = g_strdup (reason);
  return row;
}

char *
mv_chart_gap_reason (const GArray *coverage, int year, gboolean whole_only)
{
  const MvChartCoverage *one = mv_chart_coverage_in (coverage, year);

  if (whole_only ? mv_chart_coverage_whole (one) : one == NULL || !(g_str_equal (one->status, "partial") || g_str_equal (one->status, "none")))
    return NULL;
  if (one == NULL)
    return g_strdup (_("the dataset makes no claim that the rows are complete"));
  return one->note != NULL ? g_strdup_printf ("%s: %s", mv_chart_coverage_words (one->status), one->note) : g_strdup (mv_chart_coverage_words (one->status));
}

void
mv_chart_add_gap_rows (MvChartTable *table, const GArray *coverage, int first, int last, gboolean whole_only)
{
  for (int year = first; year <= last; year++)
    {
      const MvChartCoverage *one = mv_chart_coverage_in (coverage, year);
      g_autofree char *reason = mv_chart_gap_reason (coverage, year, whole_only);
      MvChartRow *row;

      if (reason == NULL)
        continue;
      row = mv_chart_add_hatch (table, year, reason);
      row->partial = one == NULL || !g_str_equal (one->status, "none");
      if ((int) row->x == year)
        row->source_id = one != NULL ? one->source_id : "";
    }
}

void
mv_chart_add_gaps (MvChartTable *table, const GArray *coverage, int first, int last, gboolean whole_only)
{
  mv_chart_add_gap_rows (table, coverage, first, last, whole_only);
  mv_chart_table_note_gaps (table);
}
