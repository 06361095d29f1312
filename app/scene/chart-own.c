/* Rows of charts and what they cover, for figures of the dataset and for imported ones. Of imported figures nobody says whether they are all
 * partners: what of them is added up is what was imported, and the chart says so. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/scene/partners.h"

gboolean
mv_chart_is_own (const MvChartFlows *flows)
{
  return *flows->build->view->origin != '\0';
}

static gboolean
is_total (const MvChartFlows *flows, const MvFlowRow *row)
{
  return g_str_equal (mv_chart_partner (flows, row), "WLD");
}

/* The sum of the rows of one year, which begin at index *AT; moves *AT behind them. FALSE when there is nothing to add, a total stands among
 * them, or they may not be added. */
static gboolean
add_up (const MvChartFlows *flows, const GArray *rows, guint *at, MvFlowRow *sum)
{
  const MvFlowRow *first = NULL;
  int year = g_array_index (rows, MvFlowRow, *at).year;
  gboolean alike = TRUE;
  guint n = 0;

  for (; *at < rows->len && g_array_index (rows, MvFlowRow, *at).year == year; (*at)++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, *at);

      if (is_total (flows, row))
        alike = FALSE;
      if (isnan (row->value))
        continue;
      if (first == NULL)
        *sum = *(first = row);
      else
        sum->value += row->value;
      alike = alike && row->unit == first->unit && row->basis == first->basis && row->concept == first->concept && row->source_id == first->source_id;
      n++;
    }
  if (first == NULL || !alike)
    return FALSE;
  sum->flow_id = 0;
  sum->low = sum->high = NAN;
  *(flows->outward ? &sum->to : &sum->from) = g_intern_static_string ("WLD");
  sum->note = g_strdup_printf (ngettext_ ("sum of %u imported figure", "sum of %u imported figures", n), n);
  return TRUE;
}

static GArray *
read_rows (const MvChartFlows *flows, const char *iso3, gboolean limited, GError **error)
{
  MvBuild *build = flows->build;
  g_autoptr (GArray) rows = mv_chart_flows_of (build->db, flows->measure->measure, build->view->product, iso3, flows->outward, error);
  MvFlowRow sum;

  if (rows == NULL || (limited && !mv_partners_limit (build, rows, error)))
    return NULL;
  for (guint at = 0; mv_chart_is_own (flows) && at < rows->len;)
    if (add_up (flows, rows, &at, &sum))
      g_array_insert_val (rows, at++, sum);
  return g_steal_pointer (&rows);
}

GArray *
mv_chart_flows_read (const MvChartFlows *flows, const char *iso3, GError **error)
{
  return read_rows (flows, iso3, TRUE, error);
}

GArray *
mv_chart_flows_read_all (const MvChartFlows *flows, const char *iso3, GError **error)
{
  return read_rows (flows, iso3, FALSE, error);
}

/* Each run of years with figures, as imported, and the years without any between them. */
static GArray *
cover_own (const MvChartFlows *flows, const GArray *rows)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (MvChartCoverage));
  const char *origin = g_intern_string (flows->build->view->origin);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
      MvChartCoverage *last = list->len > 0 ? &g_array_index (list, MvChartCoverage, list->len - 1) : NULL;

      if (isnan (row->value) || (last != NULL && row->year <= last->last))
        continue;
      if (last != NULL && row->year == last->last + 1)
        {
          last->last = row->year;
          continue;
        }
      if (last != NULL)
        g_array_append_vals (list, &(MvChartCoverage) { last->last + 1, row->year - 1, g_intern_static_string ("none"), NULL, origin }, 1);
      g_array_append_vals (list, &(MvChartCoverage) { row->year, row->year, g_intern_static_string (MV_CHART_AS_IMPORTED), NULL, origin }, 1);
    }
  return list;
}

GArray *
mv_chart_flows_coverage (const MvChartFlows *flows, const char *iso3, const GArray *rows, GError **error)
{
  if (rows == NULL)
    return NULL;
  return mv_chart_is_own (flows) ? cover_own (flows, rows) : mv_chart_coverage_of (flows->build->db, flows->measure->measure, iso3, flows->outward, error);
}

void
mv_chart_note_added (const MvChartFlows *flows, MvChartTable *table)
{
  mv_chart_table_note (table, "%s", mv_chart_is_own (flows) ? _("Added up are the imported figures alone: whether they are all there are is not known.")
                                                            : _("Only years with a complete list of partners of one source are added up."));
}

char *
mv_chart_totals_title (const MvChartFlows *flows)
{
  return g_strdup_printf (mv_chart_is_own (flows) ? _("%s, imported figures") : _("%s, published totals"), flows->what);
}

char *
mv_chart_no_figures (const MvChartFlows *flows, const char *iso3)
{
  const char *name = iso3 != NULL ? mv_build_name (flows->build, "country", iso3) : NULL;

  if (mv_chart_is_own (flows))
    return name != NULL ? g_strdup_printf (_("The imported figures hold none of this kind for %s. Choose another country, measure or direction."), name)
                        : g_strdup (_("The imported figures hold none of this kind. Choose another country, measure or direction."));
  return name != NULL ? g_strdup_printf (_("The dataset holds no figures of this kind for %s. Choose another country, measure or direction."), name)
                      : g_strdup (_("The dataset holds no figures of this kind. Choose another country, measure or direction."));
}

char *
mv_chart_nothing_whole (const MvChartFlows *flows)
{
  return g_strdup (mv_chart_is_own (flows) ? _("The imported figures have no year that can be added up: none of this kind, or of several price bases. Choose another "
                                               "country, measure or direction.")
                                           : _("No year has a complete list of partners: nothing may be added up. Lines and bars show the partners one by one."));
}

char *
mv_chart_who (const MvChartFlows *flows)
{
  MvBuild *build = flows->build;

  if (build->focus[1] == NULL)
    return g_strdup (mv_build_name (build, "country", build->focus[0]));
  return g_strdup (build->focus_five ? _("the five states") : _("the countries chosen"));
}

/* The year nearest to the view's in which any of the focus has figures that may be added up; 0 = none. ALL: of each, its rows. */
static int
nearest_year (const MvChartFlows *flows, const GPtrArray *all, const GPtrArray *coverages)
{
  int wanted = flows->build->view->year;

  for (int away = 0; away <= MV_VIEW_LAST - MV_VIEW_FIRST; away++)
    for (int side = -1; side <= 1; side += 2)
      for (guint f = 0; f < all->len; f++)
        if (mv_chart_year_whole (flows, all->pdata[f], coverages->pdata[f], wanted + side * away))
          return wanted + side * away;
  return 0;
}

/* The partners of ISO3 in YEAR: those of one exporter, or importer, are a group. */
static void
add_group (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, const char *iso3, int year)
{
  const char *name = mv_build_name (flows->build, "country", iso3);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *flow = &g_array_index (rows, MvFlowRow, i);
      MvChartRow *row;

      if (flow->year != year || isnan (flow->value) || is_total (flows, flow))
        continue;
      row = mv_chart_flow_row (flows, table, flow, TRUE);
      row->group = iso3;
      row->low = row->high = NAN;
      if (table->kind == MV_CHART_TREEMAP)
        {
          row->series = iso3;
          row->series_title = name;
          row->rest = FALSE;
        }
      else
        row->group_title = name;
    }
}

MvChartTable *
mv_chart_own_partners (MvChartFlows *flows, MvChartKind kind, GError **error)
{
  MvBuild *build = flows->build;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) coverages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree char *who = mv_chart_who (flows), *subject = mv_chart_flows_subject (flows, who), *title = NULL;
  MvChartTable *table;
  int year;

  for (guint f = 0; build->focus[f] != NULL; f++)
    {
      GArray *rows = mv_chart_flows_read (flows, build->focus[f], error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (all, rows);
      g_ptr_array_add (coverages, cover_own (flows, rows));
    }
  year = nearest_year (flows, all, coverages);
  title = g_strdup_printf (_("%s by partner, %d"), subject, year);
  table = mv_chart_table_new (kind, year != 0 ? title : flows->what);
  for (guint f = 0; year != 0 && f < all->len; f++)
    if (mv_chart_year_whole (flows, all->pdata[f], coverages->pdata[f], year))
      add_group (flows, table, all->pdata[f], build->focus[f], year);
  if (year == 0)
    table->reason = mv_chart_nothing_whole (flows);
  else
    mv_chart_note_added (flows, table);
  if (year != 0 && year != build->view->year)
    mv_chart_table_note (table, _("%d has no partners: those of %d are shown."), build->view->year, year);
  if (kind != MV_CHART_SANKEY)
    mv_chart_finish (flows, table);
  return table;
}

/* The years in which every one of the COUNTRIES has a total; those between that some lack are hatched: a layer that begins is no growth. */
static void
stack_totals (const MvChartFlows *flows, MvChartTable *table, const GPtrArray *all, guint countries)
{
  guint seen = 0;

  for (int year = MV_VIEW_FIRST; year <= MV_VIEW_LAST; year++)
    {
      g_autoptr (GPtrArray) totals = g_ptr_array_new ();

      for (guint f = 0; f < all->len; f++)
        for (guint i = 0; i < ((GArray *) all->pdata[f])->len; i++)
          {
            MvFlowRow *row = &g_array_index ((GArray *) all->pdata[f], MvFlowRow, i);

            if (row->year == year && is_total (flows, row) && !isnan (row->value))
              g_ptr_array_add (totals, row);
          }
      seen += totals->len;
      for (guint i = 0; i < totals->len && totals->len == countries; i++)
        mv_chart_flow_row (flows, table, totals->pdata[i], FALSE);
      if (totals->len > 0 && totals->len < countries)
        mv_chart_add_hatch (table, year, _("not every country chosen has imported figures"));
    }
  if (seen == 0)
    table->reason = mv_chart_nothing_whole (flows);
}

MvChartTable *
mv_chart_own_totals (MvChartFlows *flows, MvChartKind kind, GError **error)
{
  MvBuild *build = flows->build;
  g_autofree char *title = mv_chart_totals_title (flows);
  g_autoptr (MvChartTable) table = mv_chart_table_new (kind, title);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint countries = 0;

  for (guint f = 0; build->focus[f] != NULL; f++)
    {
      GArray *rows = mv_chart_flows_read (flows, build->focus[f], error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (all, rows);
      countries += rows->len > 0;
    }
  stack_totals (flows, table, all, countries);
  mv_chart_table_note_gaps (table);
  if (table->reason == NULL)
    mv_chart_note_added (flows, table);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
