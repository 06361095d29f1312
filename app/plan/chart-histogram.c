/* Distributions: a panel a group, counts stacked in bins on a log axis (`x` to `until`; without `x` all below `until`), and apart from
 * them, striped, the count of what is not known (neither `x` nor `until`). */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define ASPECT 1.7

typedef enum { BIN_BELOW, BIN_BETWEEN, BIN_UNKNOWN } Bin;

typedef struct
{
  MvChartPlan *plan;
  GHashTable  *places;          /* group -> place among the panels, from 1 */
  GArray      *order;           /* guint: rows by panel, bin and series */
  double       least, most;     /* edges of the axis */
  double       highest;         /* largest count of a bin */
  gboolean     below, unknown;  /* is there any such bin? */
} Histogram;

static const MvChartRow *
row_at (const Histogram *histogram, guint i)
{
  return &g_array_index (histogram->plan->table->rows, MvChartRow, g_array_index (histogram->order, guint, i));
}

static Bin
bin_of (const MvChartRow *row)
{
  if (isfinite (row->x) && row->x > 0 && (!isfinite (row->until) || row->until > row->x))
    return BIN_BETWEEN;
  return isfinite (row->until) && row->until > 0 ? BIN_BELOW : BIN_UNKNOWN;
}

/* A bin without an upper edge is as wide as a doubling. */
static double
upper_edge (const MvChartRow *row)
{
  return isfinite (row->until) ? row->until : 2 * row->x;
}

static gboolean
same_bin (const MvChartRow *a, const MvChartRow *b)
{
  return a->group == b->group && bin_of (a) == bin_of (b) && (bin_of (a) != BIN_BETWEEN || a->x == b->x);
}

/* Panels stand as their first rows do. */
static int
place_of (const Histogram *histogram, const char *group)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (histogram->places, group));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Histogram *histogram = data;
  const GArray *rows = histogram->plan->table->rows;
  const MvChartRow *one = &g_array_index (rows, MvChartRow, *(const guint *) a), *other = &g_array_index (rows, MvChartRow, *(const guint *) b);

  if (one->group != other->group)
    return place_of (histogram, one->group) - place_of (histogram, other->group);
  if (bin_of (one) != bin_of (other))
    return (int) bin_of (one) - (int) bin_of (other);
  if (bin_of (one) == BIN_BETWEEN && one->x != other->x)
    return one->x < other->x ? -1 : 1;
  if (one->role != other->role)
    return (int) (one->role == MV_ROLE_OTHER ? MV_N_ROLES : one->role) - (int) (other->role == MV_ROLE_OTHER ? MV_N_ROLES : other->role);
  return g_strcmp0 (one->series, other->series);
}

static void
find_range (Histogram *histogram)
{
  double height = 0;

  for (guint i = 0; i < histogram->order->len; i++)
    {
      const MvChartRow *row = row_at (histogram, i);
      Bin bin = bin_of (row);

      height = i > 0 && same_bin (row_at (histogram, i - 1), row) ? height + MAX (row->value, 0) : MAX (row->value, 0);
      histogram->highest = MAX (histogram->highest, height);
      histogram->below |= bin == BIN_BELOW;
      histogram->unknown |= bin == BIN_UNKNOWN;
      if (bin == BIN_BETWEEN)
        {
          histogram->least = MIN (histogram->least, row->x);
          histogram->most = MAX (histogram->most, upper_edge (row));
        }
      else if (bin == BIN_BELOW)
        {
          histogram->least = MIN (histogram->least, row->until);
          histogram->most = MAX (histogram->most, row->until);
        }
    }
  if (!(histogram->least <= histogram->most))
    histogram->least = histogram->most = 1;
  if (histogram->most <= histogram->least)
    histogram->most = 2 * histogram->least;
}

typedef struct { MvChartAxis x, y; MvChartFrame frame; double unknown; } Panel;        /* `unknown`: px where the striped bar begins */

static void
add_bin (const Histogram *histogram, const Panel *panel, guint from, guint to)
{
  MvChartPlan *plan = histogram->plan;
  Bin bin = bin_of (row_at (histogram, from));
  double left, right, height = 0;
  g_autofree char *text = NULL;

  if (bin == BIN_UNKNOWN)
    {
      left = panel->unknown;
      right = left + 1.4 * plan->em;
    }
  else
    {
      const MvChartRow *row = row_at (histogram, from);

      left = mv_chart_axis_at (&panel->x, bin == BIN_BELOW ? panel->x.from : row->x);
      right = mv_chart_axis_at (&panel->x, bin == BIN_BELOW ? row->until : upper_edge (row));
    }
  for (guint i = from; i < to; i++)
    {
      guint index = g_array_index (histogram->order, guint, i);
      const MvChartRow *row = row_at (histogram, i);
      MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);
      double top = mv_chart_axis_at (&panel->y, height + MAX (row->value, 0)), bottom = mv_chart_axis_at (&panel->y, height), gap = right - left > 3 ? 0.75 : 0;

      mark->x = left + gap / 2;
      mark->width = right - left - gap;
      mark->y = top;
      mark->height = bottom - top;
      mv_chart_mark_rows (plan, mark, &index, 1);
      mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : 1;
      if (bin != BIN_BETWEEN)
        mark->pattern = bin == BIN_UNKNOWN ? MV_PATTERN_STRIPES : MV_PATTERN_DOTS;
      height += MAX (row->value, 0);
    }
  text = mv_chart_number (height, NULL);
  if (height > 0 && (bin == BIN_UNKNOWN || mv_chart_text_width (plan, text, 0.75 * plan->em, 400) < right - left))
    mv_chart_text (plan, text, (left + right) / 2, mv_chart_axis_at (&panel->y, height) - 0.55 * plan->em, MV_CHART_CENTRE, 0.75 * plan->em, 400,
                   MV_CHART_INK_MUTED);
  if (bin == BIN_UNKNOWN)
    mv_chart_text (plan, "?", (left + right) / 2, panel->frame.y + panel->frame.height + 1.05 * plan->em, MV_CHART_CENTRE, 0.86 * plan->em, 700,
                   MV_CHART_INK_MUTED);
}

static void
add_panel (const Histogram *histogram, const MvChartFrame *frame, guint from, guint to, gboolean first_column)
{
  MvChartPlan *plan = histogram->plan;
  MvChart *chart = plan->chart;
  double em = plan->em, width = frame->width - (histogram->unknown ? 2.6 * em : 0);
  double room = 0;              /* px from which on a tick's text has room */
  Panel panel = { .frame = *frame };
  g_autofree char *title = mv_chart_shorten (plan, row_at (histogram, from)->group_title, 0.95 * em, 700, frame->width);
  const MvChartPanel place = { { frame->x, frame->y }, { frame->x + frame->width, frame->y + frame->height } };

  mv_chart_axis_log (plan, &panel.x, histogram->below ? histogram->least / 2 : histogram->least, histogram->most, CLAMP (width / (5 * em), 2, 12));
  mv_chart_axis_values (plan, &panel.y, 0, histogram->highest * 1.06, CLAMP (frame->height / (2.6 * em), 2, 6));
  mv_chart_axis_place (&panel.x, frame->x, frame->x + MAX (width, 1));
  mv_chart_axis_place (&panel.y, frame->y + frame->height, frame->y);
  panel.unknown = frame->x + MAX (width, 1) + 1.0 * em;
  mv_chart_text (plan, title, frame->x, frame->y - 0.9 * em, MV_CHART_LEFT, 0.95 * em, 700, MV_CHART_INK_STRONG);
  for (guint i = 0; i < panel.y.ticks->len && !first_column; i++)
    g_clear_pointer (&g_array_index (panel.y.ticks, MvChartTick, i).text, g_free);
  for (guint i = 0; i < panel.x.ticks->len; i++)        /* a text that would stand in the next panel, or under the striped bar */
    {
      MvChartTick *tick = &g_array_index (panel.x.ticks, MvChartTick, i);
      double half = mv_chart_text_width (plan, tick->text, 0.86 * em, 400) / 2;

      if (tick->at - half < MAX (frame->x - 0.7 * em, room) || tick->at + half > frame->x + width + 0.7 * em)
        g_clear_pointer (&tick->text, g_free);
      else
        room = tick->at + half + 0.5 * em;
    }
  mv_chart_axis_left (plan, &panel.y, frame);
  mv_chart_axis_bottom (plan, &panel.x, frame, FALSE);
  for (guint i = from; i < to; )
    {
      guint end = i + 1;

      while (end < to && same_bin (row_at (histogram, i), row_at (histogram, end)))
        end++;
      add_bin (histogram, &panel, i, end);
      i = end;
    }
  g_array_append_val (chart->panels, place);
  mv_chart_axis_clear (&panel.x);
  mv_chart_axis_clear (&panel.y);
}

static void
order_rows (Histogram *histogram)
{
  MvChartPlan *plan = histogram->plan;

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);

      if (!mv_chart_row_has_value (row) || mv_chart_is_hidden (plan, row->series))
        continue;
      g_array_append_val (histogram->order, i);
      if (!g_hash_table_contains (histogram->places, row->group))
        g_hash_table_insert (histogram->places, (gpointer) row->group, GUINT_TO_POINTER (g_hash_table_size (histogram->places) + 1));
    }
  g_array_sort_with_data (histogram->order, compare_rows, histogram);
}

static guint
count_panels (const Histogram *histogram)
{
  guint n = 0;

  for (guint i = 0; i < histogram->order->len; i++)
    n += i == 0 || row_at (histogram, i)->group != row_at (histogram, i - 1)->group;
  return n;
}

void
mv_chart_plan_histogram (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  Histogram histogram = { .plan = plan, .places = places, .order = order, .least = INFINITY, .most = -INFINITY };
  double em = plan->em, top = 0.8 * em, left;
  g_autofree char *heading = NULL;
  MvChartAxis widest = { NULL };
  MvChartGrid grid;
  guint n, at = 0;

  order_rows (&histogram);
  n = count_panels (&histogram);
  find_range (&histogram);
  mv_chart_axis_values (plan, &widest, 0, histogram.highest * 1.06, 6);
  left = mv_chart_axis_width (plan, &widest) + 0.8 * em;
  mv_chart_axis_clear (&widest);
  top += mv_chart_key_series (plan, 0, top, chart->width, 2) - 0.1 * em;
  heading = mv_chart_shorten (plan, plan->table->x_title != NULL ? plan->table->x_title : "", 0.86 * em, 400, chart->width);
  mv_chart_text (plan, heading, 0, top, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  top += 0.5 * em;
  grid = mv_chart_grid (n, chart->width - left, MAX (chart->height - top - 0.4 * em, em), ASPECT);
  for (guint i = 0; i < n; i++)
    {
      guint column = i % grid.columns, row = i / grid.columns, end = at + 1;
      const MvChartFrame frame = { left + column * grid.width, top + row * grid.height + 1.9 * em, MAX (grid.width - 1.5 * em, 1),
                                   MAX (grid.height - 3.4 * em, 1) };

      while (end < order->len && row_at (&histogram, end)->group == row_at (&histogram, at)->group)
        end++;
      add_panel (&histogram, &frame, at, end, column == 0);
      at = end;
    }
}

/* How many of each panel, how many without a known value, and the fullest bin. */
void
mv_chart_say_histogram (GString *text, const MvChartTable *table)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; i < table->rows->len; i++)
    if (!g_ptr_array_find (groups, g_array_index (table->rows, MvChartRow, i).group, NULL) && groups->len < 6)
      g_ptr_array_add (groups, (gpointer) g_array_index (table->rows, MvChartRow, i).group);
  for (guint g = 0; g < groups->len; g++)
    {
      g_autoptr (GHashTable) bins = g_hash_table_new (NULL, NULL);      /* category: bins are told by their words */
      const MvChartRow *fullest = NULL, *any = NULL;
      guint known = 0, unknown = 0, most = 0;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);
          guint n;

          if (row->group != groups->pdata[g] || !mv_chart_row_has_value (row))
            continue;
          any = row;
          if (bin_of (row) == BIN_UNKNOWN)
            {
              unknown += (guint) CLAMP (row->value, 0, 1e9);
              continue;
            }
          n = GPOINTER_TO_UINT (g_hash_table_lookup (bins, row->category)) + (guint) CLAMP (row->value, 0, 1e9);
          known += (guint) CLAMP (row->value, 0, 1e9);
          g_hash_table_insert (bins, (gpointer) row->category, GUINT_TO_POINTER (n));
          if (n > most)
            {
              most = n;
              fullest = row;
            }
        }
      if (fullest != NULL)
        mv_chart_say (text, _("%s: %u with a known amount, most of them %s (%u); %u without."), fullest->group_title, known, fullest->category_title, most, unknown);
      else if (any != NULL)
        mv_chart_say (text, _("%s: %u, all without a known amount."), any->group_title, unknown);
    }
}
