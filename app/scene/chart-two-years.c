/* Dumbbells and slopes of flows: the partners of one country, or the published totals of several, in two years; or in both directions of one. */
#include <math.h>
#include <stdlib.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"

#define N_ITEMS 12              /* partners at most */
#define YEARS_APART 10          /* when the view has no period */

typedef struct { int from, to; } Span;

static gboolean
counts (const MvChartFlows *flows, const MvFlowRow *row, gboolean totals)
{
  const char *partner = mv_chart_partner (flows, row);

  if (isnan (row->value) || mv_chart_is_unnamed (partner))
    return FALSE;
  return totals == g_str_equal (partner, "WLD");
}

/* The year with figures nearest to WANTED; 0 = none. */
static int
nearest (const MvChartFlows *flows, const GArray *rows, gboolean totals, int wanted)
{
  int best = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (counts (flows, row, totals) && (best == 0 || abs (row->year - wanted) < abs (best - wanted)))
        best = row->year;
    }
  return best;
}

/* The source of most rows of YEAR; NULL = none. */
static const char *
main_source (const MvChartFlows *flows, const GArray *rows, gboolean totals, int year)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
      guint n;

      if (row->year != year || !counts (flows, row, totals))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counted, row->source_id)) + 1;
      g_hash_table_insert (counted, (gpointer) row->source_id, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          best = row->source_id;
        }
    }
  return best;
}

/* The view's period; without one the years to the view's, from the earliest of the last ten with the same source. */
static Span
choose_years (const MvChartFlows *flows, const GArray *rows, gboolean totals)
{
  const MvView *view = flows->build->view;
  Span span = { 0, nearest (flows, rows, totals, view->period_from > 0 ? view->period_to : view->year) };
  const char *source;

  if (view->period_from > 0)
    {
      span.from = nearest (flows, rows, totals, view->period_from);
      return span;
    }
  source = main_source (flows, rows, totals, span.to);
  for (int year = span.to - YEARS_APART; year < span.to && span.from == 0; year++)
    if (source != NULL && main_source (flows, rows, totals, year) == source)
      span.from = year;
  if (span.from == 0)
    span.from = nearest (flows, rows, totals, span.to - YEARS_APART);
  return span;
}

static const MvFlowRow *
find (const MvChartFlows *flows, const GArray *rows, const char *partner, int year)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (row->year == year && mv_chart_partner (flows, row) == partner && !isnan (row->value))
        return row;
    }
  return NULL;
}

/* What END is called: a year, or a direction. */
static void
set_end (MvChartRow *row, MvChartKind kind, const char *code, const char *title)
{
  if (kind != MV_CHART_DUMBBELL)
    return;
  row->series = g_intern_string (code);
  row->series_title = g_intern_string (title);
}

/* The figure of PARTNER (of the focus country's total with ISO3 other than NULL) in YEAR, or a row that says it is not there. */
static void
add_figure (const MvChartFlows *flows, MvChartTable *table, const MvFlowRow *flow, const char *iso3, int year, gboolean total)
{
  MvChartRow *row;

  if (flow != NULL)
    {
      row = mv_chart_flow_row (flows, table, flow, !total);
      row->low = row->high = NAN;
    }
  else
    {
      const MvAtlasCountry *country = mv_atlas_country (flows->build->atlas, iso3);

      row = mv_chart_table_add (table);
      row->series = row->category = iso3;
      row->series_title = row->category_title = mv_build_name (flows->build, "country", iso3);
      row->role = country != NULL ? country->role : MV_ROLE_OTHER;
      row->x = year;
      row->unit = flows->measure->unit;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (mv_chart_is_own (flows) ? _("not among the imported figures") : total ? _("no published total in the dataset")
                                                                                                   : _("no figure in the dataset"));
    }
  if (table->kind == MV_CHART_DUMBBELL)
    {
      g_autofree char *words = g_strdup_printf ("%d", year);

      set_end (row, table->kind, words, words);
    }
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double one = fabs ((*(const MvFlowRow *const *) a)->value), other = fabs ((*(const MvFlowRow *const *) b)->value);

  return (one < other) - (one > other);
}

/* The partners of YEAR, the largest first: the view's number of them, a page's at most. */
static GPtrArray *
largest_in (const MvChartFlows *flows, const GArray *rows, int year, guint *left_out)
{
  GPtrArray *found = g_ptr_array_new ();
  int top = flows->build->view->top;
  guint limit = top > 0 ? MIN (N_ITEMS, (guint) top) : N_ITEMS;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, MvFlowRow, i).year == year && counts (flows, &g_array_index (rows, MvFlowRow, i), FALSE))
      g_ptr_array_add (found, &g_array_index (rows, MvFlowRow, i));
  g_ptr_array_sort (found, compare_values);
  *left_out = found->len > limit ? found->len - limit : 0;
  g_ptr_array_set_size (found, (int) MIN (found->len, limit));
  return found;
}

static MvChartTable *
partners (const MvChartFlows *flows, MvChartKind kind, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autoptr (GArray) rows = mv_chart_flows_read (flows, iso3, error);
  g_autoptr (MvChartTable) table = NULL;
  g_autoptr (GPtrArray) largest = NULL;
  g_autofree char *title = NULL, *subject = NULL;
  guint left_out;
  Span span;

  if (rows == NULL)
    return NULL;
  span = choose_years (flows, rows, FALSE);
  subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  title = g_strdup_printf (_("%s by partner, %d and %d"), subject, span.from, span.to);
  table = mv_chart_table_new (kind, span.to != 0 ? title : flows->what);
  if (span.to == 0)
    table->reason = mv_chart_no_figures (flows, iso3);
  largest = largest_in (flows, rows, span.to, &left_out);
  for (guint i = 0; i < largest->len; i++)
    {
      const char *partner = mv_chart_partner (flows, largest->pdata[i]);

      if (span.from != span.to)
        add_figure (flows, table, find (flows, rows, partner, span.from), partner, span.from, FALSE);
      add_figure (flows, table, largest->pdata[i], partner, span.to, FALSE);
    }
  if (left_out > 0)
    mv_chart_table_note (table, _("The %u largest partners of %d; %u more are not drawn."), largest->len, span.to, left_out);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

/* The year nearest to WANTED in which any of the focus has a total; 0 = none. */
static int
nearest_total (const MvChartFlows *flows, const GPtrArray *all, int wanted)
{
  int best = 0;

  for (guint i = 0; i < all->len; i++)
    {
      int year = nearest (flows, all->pdata[i], TRUE, wanted);

      if (year != 0 && (best == 0 || abs (year - wanted) < abs (best - wanted)))
        best = year;
    }
  return best;
}

static MvChartTable *
totals (const MvChartFlows *flows, MvChartKind kind, GError **error)
{
  MvBuild *build = flows->build;
  const MvView *view = build->view;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const char *world = g_intern_string ("WLD");
  g_autoptr (MvChartTable) table = NULL;
  g_autofree char *title = NULL, *name = NULL;
  gboolean known = FALSE;
  Span span;

  for (guint i = 0; build->focus[i] != NULL; i++)
    {
      GArray *rows = mv_chart_flows_read (flows, build->focus[i], error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (all, rows);
    }
  span = (Span) { nearest_total (flows, all, view->period_from > 0 ? view->period_from : view->year - YEARS_APART),
                  nearest_total (flows, all, view->period_from > 0 ? view->period_to : view->year) };
  name = mv_chart_totals_title (flows);
  title = span.from == span.to ? g_strdup_printf ("%s, %d", name, span.to) : g_strdup_printf (C_("years", "%s, %d and %d"), name, span.from, span.to);
  table = mv_chart_table_new (kind, span.to != 0 ? title : flows->what);
  for (guint i = 0; build->focus[i] != NULL && span.to != 0; i++)
    {
      const GArray *rows = all->pdata[i];

      for (guint end = span.from == span.to ? 1 : 0; end < 2; end++)
        {
          int year = end == 0 ? span.from : span.to;
          const MvFlowRow *flow = find (flows, rows, world, year);

          add_figure (flows, table, flow, build->focus[i], year, TRUE);
          known |= flow != NULL;
        }
    }
  if (!known)
    {
      g_array_set_size (table->rows, 0);
      table->reason = mv_chart_is_own (flows) ? mv_chart_no_figures (flows, NULL)
                                              : g_strdup (_("No totals are published for this measure. Choose one country to see its partners."));
    }
  else if (mv_chart_is_own (flows))
    mv_chart_note_added (flows, table);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

/* Adds PARTNER's figures of YEAR in one direction; ROWS are of that direction. */
static void
add_direction (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, const char *partner, int year, const char *code)
{
  MvChartRow *row;

  add_figure (flows, table, find (flows, rows, partner, year), partner, year, FALSE);
  row = &g_array_index (table->rows, MvChartRow, table->rows->len - 1);
  set_end (row, MV_CHART_DUMBBELL, code, flows->what);
}

/* The partners with the largest figures of YEAR in either direction. Codes. */
static GPtrArray *
largest_both (const MvChartFlows *flows, const GArray *outward, const GArray *inward, int year, guint *left_out)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *codes = g_ptr_array_new ();

  for (guint way = 0; way < 2; way++)
    {
      const GArray *rows = way == 0 ? outward : inward;

      for (guint i = 0; i < rows->len; i++)
        {
          const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
          const char *partner = way == 0 ? row->to : row->from;

          if (row->year == year && !isnan (row->value) && !g_str_equal (partner, "WLD") && !mv_chart_is_unnamed (partner))
            g_ptr_array_add (all, (gpointer) row);
        }
    }
  g_ptr_array_sort (all, compare_values);
  for (guint i = 0; i < all->len; i++)
    {
      const MvFlowRow *row = all->pdata[i];
      const char *partner = row->from == flows->build->focus[0] ? row->to : row->from;

      if (!g_ptr_array_find (codes, partner, NULL))
        g_ptr_array_add (codes, (gpointer) partner);
    }
  *left_out = codes->len > N_ITEMS ? codes->len - N_ITEMS : 0;
  g_ptr_array_set_size (codes, (int) MIN (codes->len, N_ITEMS));
  return codes;
}

/* What goes out to each partner, and what comes in. */
static MvChartTable *
directions (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autoptr (GArray) inward = mv_chart_flows_turn (flows, FALSE, error) ? mv_chart_flows_read (flows, iso3, error) : NULL;
  g_autoptr (GArray) outward = inward != NULL && mv_chart_flows_turn (flows, TRUE, error) ? mv_chart_flows_read (flows, iso3, error) : NULL;
  g_autoptr (MvChartTable) table = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *title = NULL;
  guint left_out;
  int year;

  if (outward == NULL)
    return NULL;
  year = nearest (flows, outward, FALSE, build->view->year);
  title = g_strdup_printf (_("%s, both directions by partner, %d"), mv_build_name (build, "country", iso3), year != 0 ? year : build->view->year);
  table = mv_chart_table_new (MV_CHART_DUMBBELL, title);
  if (year == 0)
    table->reason = mv_chart_no_figures (flows, iso3);
  chosen = largest_both (flows, outward, inward, year, &left_out);
  for (guint way = 0; way < 2; way++)
    {
      if (!mv_chart_flows_turn (flows, way == 1, error))
        return NULL;
      for (guint i = 0; i < chosen->len; i++)
        add_direction (flows, table, way == 1 ? outward : inward, chosen->pdata[i], year, way == 1 ? "out" : "in");
    }
  if (left_out > 0)
    mv_chart_table_note (table, _("The %u largest partners of %d; %u more are not drawn."), chosen->len, year, left_out);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_two_years (MvChartFlows *flows, MvChartKind kind, GError **error)
{
  MvDirection direction = flows->build->view->direction;

  if (flows->build->focus[1] != NULL)
    return totals (flows, kind, error);
  /* A brushed period asks for its two years. */
  if (kind == MV_CHART_DUMBBELL && flows->build->view->period_from == 0 && (direction == MV_DIRECTION_BOTH || direction == MV_DIRECTION_BALANCE)
      && g_str_equal (flows->measure->measure, "goods") && !mv_chart_is_own (flows))
    return directions (flows, error);
  return partners (flows, kind, error);
}
