/* The ternary plot: how the trade of each of the focus divides between three powers, year by year, only where the list of partners is whole. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"

#define N_POWERS 3
#define N_YEARS (MV_VIEW_LAST - MV_VIEW_FIRST + 1)

/* What one year comes to: the three powers, then all others. */
typedef struct { double sums[N_POWERS + 1]; guint members[N_POWERS + 1]; MvFlowRow *first; gboolean whole; } Year;

/* One direction of one country. */
typedef struct { GArray *rows; Year *years; } Side;

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->rows, g_array_unref);
  g_clear_pointer (&side->years, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static guint
power_of (const MvBuild *build, const char *iso3)
{
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);

  for (guint p = 0; p < N_POWERS && country != NULL; p++)
    if (country->role == (int) mv_role_from_code (build->view->powers[p]))
      return p;
  return N_POWERS;
}

static gboolean
add_up (MvChartFlows *flows, const char *iso3, gboolean outward, Side *side, GError **error)
{
  MvBuild *build = flows->build;
  g_autoptr (GArray) coverage = NULL;
  gboolean kept = flows->outward;

  flows->outward = outward;
  side->rows = mv_chart_flows_read_all (flows, iso3, error);
  coverage = mv_chart_flows_coverage (flows, iso3, side->rows, error);
  if (coverage == NULL)
    return FALSE;
  side->years = g_new0 (Year, N_YEARS);
  for (guint i = 0; i < side->rows->len; i++)
    {
      MvFlowRow *row = &g_array_index (side->rows, MvFlowRow, i);
      const char *partner = mv_chart_partner (flows, row);
      guint power = power_of (build, partner);
      Year *year = row->year >= MV_VIEW_FIRST && row->year <= MV_VIEW_LAST ? &side->years[row->year - MV_VIEW_FIRST] : NULL;

      if (year == NULL || isnan (row->value) || g_str_equal (partner, "WLD"))
        continue;
      year->first = year->first == NULL ? row : year->first;
      year->sums[power] += row->value;
      year->members[power]++;
    }
  for (int y = 0; y < N_YEARS; y++)
    side->years[y].whole = side->years[y].first != NULL && mv_chart_year_whole (flows, side->rows, coverage, MV_VIEW_FIRST + y);
  flows->outward = kept;
  return TRUE;
}

static void
add_year (const MvChartFlows *flows, MvChartTable *table, const char *iso3, const Year *one, const Year *two)
{
  MvBuild *build = flows->build;
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);

  for (guint p = 0; p <= N_POWERS; p++)
    {
      MvChartRow *row = mv_chart_flow_row (flows, table, one->first, TRUE);
      guint members = one->members[p] + (two != NULL ? two->members[p] : 0);
      MvRole role = p < N_POWERS ? mv_role_from_code (build->view->powers[p]) : MV_ROLE_OTHER;

      row->series = iso3;
      row->series_title = mv_build_name (build, "country", iso3);
      row->role = country != NULL ? country->role : MV_ROLE_OTHER;
      row->category = p < N_POWERS ? g_intern_string (mv_role_code (role)) : g_intern_static_string ("rest");
      row->category_title = p < N_POWERS ? g_intern_string (mv_role_name (role)) : g_intern_string (_("All other partners"));
      row->rest = p == N_POWERS;
      row->low = row->high = NAN;
      row->value = members > 0 ? one->sums[p] + (two != NULL ? two->sums[p] : 0) : NAN;
      row->state = members == 0 ? MV_CHART_UNKNOWN : row->value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
      row->about = two != NULL ? g_intern_string (_("exports and imports together")) : row->about;
      g_clear_pointer (&row->note, g_free);
      g_free (row->ref);
      row->ref = g_strconcat ("country:", iso3, NULL);
    }
}

static void
add_missing (const MvChartFlows *flows, MvChartTable *table, const char *iso3, GString *missing)
{
  MvBuild *build = flows->build;
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);
  MvChartRow *row = mv_chart_table_add (table);

  row->series = iso3;
  row->series_title = mv_build_name (build, "country", iso3);
  row->role = country != NULL ? country->role : MV_ROLE_OTHER;
  row->unit = flows->measure->unit;
  row->state = MV_CHART_NOT_REPORTED;
  row->note = g_strdup (_("no year has a complete list of partners of one source"));
  g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", row->series_title);
}

MvChartTable *
mv_chart_rows_ternary (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  /* Imported figures may have one direction only. */
  gboolean both = build->view->direction == MV_DIRECTION_BOTH && g_str_equal (flows->measure->measure, "goods") && !mv_chart_is_own (flows);
  g_autofree char *powers = g_strdup_printf ("%s, %s, %s", mv_role_name (mv_role_from_code (build->view->powers[0])),
                                             mv_role_name (mv_role_from_code (build->view->powers[1])), mv_role_name (mv_role_from_code (build->view->powers[2])));
  g_autofree char *title = g_strdup_printf (_("%s between three powers: %s"), both ? _("Trade in goods") : flows->what, powers);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TERNARY, title);
  g_autoptr (GString) missing = g_string_new (NULL);
  guint n_drawn = 0;

  for (guint f = 0; build->focus[f] != NULL; f++)
    {
      g_auto (Side) one = { NULL }, two = { NULL };
      guint before = table->rows->len;

      if (!add_up (flows, build->focus[f], both || flows->outward, &one, error) || (both && !add_up (flows, build->focus[f], FALSE, &two, error)))
        return NULL;
      for (int y = 0; y < N_YEARS; y++)
        if (one.years[y].whole && (!both || two.years[y].whole)
            && (build->view->period_from == 0 || (MV_VIEW_FIRST + y >= build->view->period_from && MV_VIEW_FIRST + y <= build->view->period_to)))
          add_year (flows, table, build->focus[f], &one.years[y], both ? &two.years[y] : NULL);
      if (table->rows->len == before)
        add_missing (flows, table, build->focus[f], missing);
      else
        n_drawn++;
    }
  if (n_drawn == 0)
    {
      g_array_set_size (table->rows, 0);
      table->reason = mv_chart_nothing_whole (flows);
    }
  mv_chart_table_note (table, "%s", _("The place of a point shows how the trade with the three divides between them; trade with all others has no place in it, only in the size of the "
                                      "point: the larger, the more of all trade is with the three."));
  if (mv_chart_is_own (flows) && n_drawn > 0)
    mv_chart_note_added (flows, table);
  if (missing->len > 0 && n_drawn > 0)
    mv_chart_table_note (table, _("Not drawn, as no year has a complete list of partners of one source: %s."), missing->str);
  if (both)
    mv_chart_table_note (table, "%s", _("Exports (mostly FOB) and imports (mostly CIF) of a year are added as the offices do for turnover."));
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
