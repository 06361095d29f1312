/* Areas, shares and the treemap: the partners of one country by power, only where a list of one source is whole. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"

static gboolean
counts (const MvChartFlows *flows, const MvFlowRow *row, int year)
{
  return row->year == year && !isnan (row->value) && !g_str_equal (mv_chart_partner (flows, row), "WLD");
}

static MvRole
role_of (const MvChartFlows *flows, const MvFlowRow *row)
{
  const MvAtlasCountry *country = mv_atlas_country (flows->build->atlas, mv_chart_partner (flows, row));

  return country != NULL ? (MvRole) country->role : MV_ROLE_OTHER;
}

gboolean
mv_chart_year_whole (const MvChartFlows *flows, const GArray *rows, const GArray *coverage, int year)
{
  const MvFlowRow *first = NULL;

  if (!mv_chart_coverage_whole (mv_chart_coverage_in (coverage, year)))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (!counts (flows, row, year))
        continue;
      if (first == NULL)
        first = row;
      if (row->source_id != first->source_id || row->basis != first->basis || row->concept != first->concept)
        return FALSE;
    }
  return first != NULL;
}

/* Where a partner is added up: its role, or the place after the last role when it has no name. */
static guint
place_of (const MvChartFlows *flows, const MvFlowRow *row)
{
  return mv_chart_is_unnamed (mv_chart_partner (flows, row)) ? MV_N_ROLES : role_of (flows, row);
}

void
mv_chart_add_powers (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, int year)
{
  double sums[MV_N_ROLES + 1] = { 0 };
  guint members[MV_N_ROLES + 1] = { 0 };
  const MvFlowRow *first[MV_N_ROLES + 1] = { NULL };

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
      guint role = place_of (flows, row);

      if (!counts (flows, row, year))
        continue;
      sums[role] += row->value;
      members[role]++;
      if (first[role] == NULL)
        first[role] = row;
    }
  /* The powers in their order, then the others and the unnamed. */
  for (guint k = 1; k <= MV_N_ROLES + 1; k++)
    {
      guint role = k <= MV_N_ROLES ? k % MV_N_ROLES : MV_N_ROLES;
      MvChartRow *row;

      if (members[role] == 0)
        continue;
      row = mv_chart_flow_row (flows, table, first[role], TRUE);
      if (role < MV_N_ROLES)
        {
          row->series = row->category = g_intern_string (mv_role_code (role));
          row->series_title = row->category_title = g_intern_string (mv_role_name (role));
          row->role = role;
        }
      row->value = sums[role];
      row->low = row->high = NAN;
      row->state = sums[role] == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
      if (members[role] > 1)
        {
          g_free (row->note);
          g_free (row->ref);
          row->note = g_strdup_printf (ngettext_ ("%u partner together", "%u partners together", members[role]), members[role]);
          row->ref = g_strdup ("");
        }
    }
}

/* FALSE with the table's reason set when nothing may be added up. */
static gboolean
whole_years (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, const GArray *coverage, int *first, int *last)
{
  *first = *last = 0;
  for (int year = MV_VIEW_FIRST; year <= MV_VIEW_LAST; year++)
    if (mv_chart_year_whole (flows, rows, coverage, year))
      {
        *first = *first == 0 ? year : *first;
        *last = year;
      }
  if (*last == 0)
    table->reason = mv_chart_nothing_whole (flows);
  return *last != 0;
}

static MvChartTable *
refuse_several (MvChartKind kind, const MvChartFlows *flows)
{
  MvChartTable *table = mv_chart_table_new (kind, flows->what);

  table->reason = g_strdup (_("Choose one country: sums of several come from several sources."));
  return table;
}

MvChartTable *
mv_chart_rows_area (MvChartFlows *flows, MvChartKind kind, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autofree char *subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  g_autofree char *title = g_strdup_printf (kind == MV_CHART_SHARE ? _("%s by power, shares") : _("%s by power"), subject);
  g_autoptr (MvChartTable) table = mv_chart_table_new (kind, title);
  g_autoptr (GArray) rows = NULL, coverage = NULL;
  int first, last;

  if (build->focus[1] != NULL)
    return mv_chart_is_own (flows) ? mv_chart_own_totals (flows, kind, error) : refuse_several (kind, flows);
  rows = mv_chart_flows_read (flows, iso3, error);
  coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  if (coverage == NULL)
    return NULL;
  if (whole_years (flows, table, rows, coverage, &first, &last))
    {
      for (int year = first; year <= last; year++)
        if (mv_chart_year_whole (flows, rows, coverage, year))
          mv_chart_add_powers (flows, table, rows, year);
      mv_chart_add_gaps (table, coverage, first, last, TRUE);
      mv_chart_note_added (flows, table);
    }
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_treemap (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autoptr (MvChartTable) table = NULL;
  g_autoptr (GArray) rows = NULL, coverage = NULL;
  g_autofree char *title = NULL, *subject = NULL, *years = NULL, *reason = NULL;
  int first, last, year, wanted;

  if (build->focus[1] != NULL && mv_chart_is_own (flows))
    return mv_chart_own_partners (flows, MV_CHART_TREEMAP, error);
  if (build->focus[1] != NULL && build->focus[2] == NULL && g_str_equal (build->view->product, "TOTAL"))
    return mv_chart_rows_product_treemap (flows, error);
  if (build->focus[1] != NULL)
    return refuse_several (MV_CHART_TREEMAP, flows);
  rows = mv_chart_flows_read (flows, iso3, error);
  coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  if (coverage != NULL)
    rows = mv_chart_flows_sum_whole (flows, g_steal_pointer (&rows), coverage, &reason, error);
  if (rows == NULL || coverage == NULL)
    return NULL;
  year = wanted = mv_chart_flows_year (flows);
  table = mv_chart_table_new (MV_CHART_TREEMAP, "");
  if (whole_years (flows, table, rows, coverage, &first, &last))
    {
      /* The whole year nearest to the view's. */
      for (int away = 0; away <= MV_VIEW_LAST - MV_VIEW_FIRST; away++)
        {
          int below = wanted - away, above = wanted + away;

          year = mv_chart_year_whole (flows, rows, coverage, below) ? below : above;
          if (mv_chart_year_whole (flows, rows, coverage, year))
            break;
        }
      for (guint i = 0; i < rows->len; i++)
        {
          const MvFlowRow *flow = &g_array_index (rows, MvFlowRow, i);
          MvRole role = role_of (flows, flow);
          MvChartRow *row;

          if (!counts (flows, flow, year))
            continue;
          row = mv_chart_flow_row (flows, table, flow, TRUE);
          /* The upper level is the power: a series of its own, so that it can be shown alone. */
          if (!mv_chart_is_unnamed (row->category))
            {
              row->series = g_intern_string (mv_role_code (role));
              row->series_title = g_intern_string (mv_role_name (role));
            }
          row->group = row->series;
          row->low = row->high = NAN;
        }
      if (mv_chart_is_own (flows))
        mv_chart_note_added (flows, table);
      mv_chart_flows_mark_sums (flows, table, 0);
      if (year != wanted)
        mv_chart_table_note (table, _("%d has no partners: those of %d are shown."), build->view->year, year);
      mv_chart_flows_note_period (flows, table, year, reason);
    }
  years = mv_chart_flows_years (flows, year);
  subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  title = g_strdup_printf (_("%s by partner, %s"), subject, years);
  g_free (table->title);
  table->title = g_steal_pointer (&title);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
