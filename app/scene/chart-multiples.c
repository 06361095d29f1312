/* Small multiples of flows: a panel for each of the focus with the powers as lines, or one for each large partner with both directions. */
#include <math.h>
#include <stdlib.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"

#define N_PARTNERS 6            /* panels of one country */

static const char *const powers[] = { "RUS", "CHN", "EU", "USA", "TUR" };

/* Hatched years of one panel, and a note that lists them; the reason of each stands with its hatch. */
static void
add_gaps (MvChartTable *table, const GArray *coverage, int first, int last, const char *group, const char *title)
{
  guint from = table->rows->len;
  g_autoptr (GString) years = g_string_new (NULL);

  mv_chart_add_gap_rows (table, coverage, first, last, FALSE);
  for (guint i = from; i < table->rows->len; i++)
    {
      MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      row->group = g_intern_string (group);
      row->group_title = g_intern_string (title);
      g_string_append_printf (years, row->until > row->x ? "%s%d–%d" : "%s%d", years->len > 0 ? ", " : "", (int) row->x, (int) row->until);
    }
  if (years->len > 0)
    mv_chart_table_note (table, _("%s, hatched, because only a part is known: %s."), title, years->str);
}

static gboolean
is_power (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (g_str_equal (powers[i], code))
      return TRUE;
  return FALSE;
}

/* The powers that are one country each stand in any year; those of many members only where all partners are listed. */
static void
add_powers_in (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, const GArray *coverage, int year)
{
  gboolean whole = mv_chart_year_whole (flows, rows, coverage, year);
  guint from = table->rows->len;

  if (whole)
    mv_chart_add_powers (flows, table, rows, year);
  for (guint i = 0; i < rows->len && !whole; i++)
    {
      const MvFlowRow *flow = &g_array_index (rows, MvFlowRow, i);

      if (flow->year == year && is_power (mv_chart_partner (flows, flow)))
        mv_chart_flow_row (flows, table, flow, TRUE);
    }
  for (guint i = table->rows->len; i > from; i--)
    if (!is_power (g_array_index (table->rows, MvChartRow, i - 1).series))
      g_array_remove_index (table->rows, i - 1);
}

/* Rows from index FROM on belong to the panel of ISO3. */
static void
set_group (MvChartTable *table, guint from, const char *iso3, const char *title)
{
  for (guint i = from; i < table->rows->len; i++)
    {
      MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      row->group = iso3;
      row->group_title = title;
      row->category = row->series;
      row->category_title = row->series_title;
    }
}

static gboolean
add_state (MvChartFlows *flows, MvChartTable *table, const char *iso3, GError **error)
{
  const MvBuild *build = flows->build;
  const char *title = mv_build_name (flows->build, "country", iso3);
  g_autoptr (GArray) rows = mv_chart_flows_read (flows, iso3, error);
  g_autoptr (GArray) coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  guint from = table->rows->len;
  int first = 0, last = 0;

  if (coverage == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      int year = g_array_index (rows, MvFlowRow, i).year;

      if (year == last)
        continue;
      first = first == 0 ? year : first;
      last = year;
      add_powers_in (flows, table, rows, coverage, year);
    }
  if (table->rows->len == from)
    {
      MvChartRow *row = mv_chart_table_add (table);

      row->x = build->view->year;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (_("no figures"));
    }
  set_group (table, from, iso3, title);
  if (g_str_equal (build->view->product, "TOTAL"))
    add_gaps (table, coverage, first, last, iso3, title);
  return TRUE;
}

static MvChartTable *
several_countries (MvChartFlows *flows, GError **error)
{
  g_autofree char *title = g_strdup_printf (flows->outward ? _("%s, by power of destination") : _("%s, by power of origin"), flows->what);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MULTIPLES, title);
  gboolean known = FALSE;

  for (guint i = 0; flows->build->focus[i] != NULL; i++)
    if (!add_state (flows, table, flows->build->focus[i], error))
      return NULL;
  for (guint i = 0; i < table->rows->len; i++)
    known |= mv_chart_row_has_value (&g_array_index (table->rows, MvChartRow, i));
  if (!known)
    {
      g_array_set_size (table->rows, 0);
      table->reason = mv_chart_is_own (flows) ? g_strdup (_("The imported figures hold none with the powers. Choose another measure or direction."))
                                              : g_strdup (_("The dataset holds no figures of this kind with the powers. Choose another measure or direction."));
    }
  if (mv_chart_is_own (flows))
    mv_chart_note_added (flows, table);
  else
    mv_chart_table_note (table, "%s", _("The European Union is added up only in years with a complete list of partners of one source; a power that is one country "
                                      "stands with its own figure."));
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double one = fabs ((*(const MvFlowRow *const *) a)->value), other = fabs ((*(const MvFlowRow *const *) b)->value);

  return (one < other) - (one > other);
}

/* The partners with the largest figures in the year with partners nearest to the view's. MvFlowRow, borrowed. */
static GPtrArray *
largest_partners (const MvChartFlows *flows, const GArray *rows)
{
  GPtrArray *found = g_ptr_array_new ();
  int wanted = flows->build->view->year, best = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
        const char *partner = mv_chart_partner (flows, row);

        if (isnan (row->value) || g_str_equal (partner, "WLD") || mv_chart_is_unnamed (partner))
          continue;
        if (pass == 0 && (best == 0 || abs (row->year - wanted) < abs (best - wanted)))
          best = row->year;
        if (pass == 1 && row->year == best)
          g_ptr_array_add (found, (gpointer) row);
      }
  g_ptr_array_sort (found, compare_values);
  return found;
}

/* What the list of partners covers in one direction. */
typedef struct { const char *what; GArray *coverage; int first, last; } Covered;

/* One direction in the panels of PARTNERS, which are filled from the first direction with figures. */
static gboolean
add_direction (MvChartFlows *flows, MvChartTable *table, gboolean outward, GPtrArray *partners, Covered *covered, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) largest = NULL;

  if (!mv_chart_flows_turn (flows, outward, error))
    return FALSE;
  rows = mv_chart_flows_read (flows, iso3, error);
  if (rows == NULL)
    return FALSE;
  covered->what = g_intern_string (flows->what);
  covered->coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  if (covered->coverage == NULL)
    return FALSE;
  largest = largest_partners (flows, rows);
  for (guint i = 0, n = partners->len == 0 ? MIN (largest->len, N_PARTNERS) : 0; i < n; i++)
    g_ptr_array_add (partners, (gpointer) mv_chart_partner (flows, largest->pdata[i]));
  for (guint k = 0; k < partners->len; k++)
    for (guint i = 0; i < rows->len; i++)
      {
        const MvFlowRow *flow = &g_array_index (rows, MvFlowRow, i);
        MvChartRow *row;

        if (mv_chart_partner (flows, flow) != partners->pdata[k])
          continue;
        row = mv_chart_flow_row (flows, table, flow, TRUE);
        covered->first = covered->first == 0 ? flow->year : MIN (covered->first, flow->year);
        covered->last = MAX (covered->last, flow->year);
        row->group = row->series;
        row->group_title = row->series_title;
        row->series = row->category = g_intern_string (outward ? "out" : "in");
        row->series_title = row->category_title = g_intern_string (flows->what);
        row->role = outward && country != NULL ? country->role : MV_ROLE_OTHER;
      }
  return TRUE;
}

/* Why YEAR is hatched: the reason of both directions, or of the one that it holds for. NULL when the lists are whole. */
static char *
reason_in (const Covered *covered, int year)
{
  g_autofree char *one = mv_chart_gap_reason (covered[0].coverage, year, FALSE), *other = mv_chart_gap_reason (covered[1].coverage, year, FALSE);

  if (one != NULL && g_strcmp0 (one, other) == 0)
    return g_steal_pointer (&one);
  if (one != NULL && other != NULL)
    return g_strdup_printf ("%s: %s; %s: %s", covered[0].what, one, covered[1].what, other);
  return one != NULL ? g_strdup_printf ("%s: %s", covered[0].what, one) : other != NULL ? g_strdup_printf ("%s: %s", covered[1].what, other) : NULL;
}

/* The same years in every panel, as it is the country's own list that lacks them. */
static void
add_partners_gaps (MvBuild *build, MvChartTable *table, const GPtrArray *partners, const Covered *covered)
{
  int first = covered[0].first == 0 ? covered[1].first : covered[1].first == 0 ? covered[0].first : MIN (covered[0].first, covered[1].first);

  for (guint k = 0; k < partners->len; k++)
    {
      guint from = table->rows->len;

      for (int year = first; year > 0 && year <= MAX (covered[0].last, covered[1].last); year++)
        {
          g_autofree char *reason = reason_in (covered, year);

          if (reason != NULL)
            mv_chart_add_hatch (table, year, reason)->partial = TRUE;
        }
      for (guint i = from; i < table->rows->len; i++)
        {
          g_array_index (table->rows, MvChartRow, i).group = partners->pdata[k];
          g_array_index (table->rows, MvChartRow, i).group_title = mv_build_name (build, "country", partners->pdata[k]);
        }
    }
  mv_chart_table_note_gaps (table);
}

static MvChartTable *
partners_of_one (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  gboolean outward = flows->outward;
  g_autofree char *title = g_strdup_printf (_("%s and its largest partners: %s"), mv_build_name (build, "country", build->focus[0]), flows->measure->name);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MULTIPLES, title);
  g_autoptr (GPtrArray) partners = g_ptr_array_new ();
  Covered covered[2] = { { NULL } };
  gboolean read = add_direction (flows, table, outward, partners, &covered[0], error) && add_direction (flows, table, !outward, partners, &covered[1], error);

  if (read && table->rows->len == 0)
    table->reason = mv_chart_no_figures (flows, build->focus[0]);
  else if (read && g_str_equal (build->view->product, "TOTAL"))
    add_partners_gaps (build, table, partners, covered);
  for (guint i = 0; i < G_N_ELEMENTS (covered); i++)
    g_clear_pointer (&covered[i].coverage, g_array_unref);
  if (!read)
    return NULL;
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_multiples (MvChartFlows *flows, GError **error)
{
  return flows->build->focus[1] == NULL ? partners_of_one (flows, error) : several_countries (flows, error);
}
