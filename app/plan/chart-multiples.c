/* Small multiples: a panel a group, lines of the same series in each, on one scale; when units differ each panel has its own, and says so. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define ASPECT 1.5              /* width by height that panels come near to */
#define POINT_LIMIT 1500

typedef struct { const char *group, *title, *unit; double low, high; gboolean known; } Panel;

typedef struct
{
  MvChartPlan *plan;
  GArray      *panels;          /* Panel */
  double       first, last;     /* years */
  gboolean     own_scales;
} Multiples;

static int
compare_x (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *rows = data;
  double one = g_array_index (rows, MvChartRow, *(const guint *) a).x, other = g_array_index (rows, MvChartRow, *(const guint *) b).x;

  return (one > other) - (one < other);
}

static void
widen (Multiples *multiples, Panel *panel, const MvChartRow *row)
{
  if (isfinite (row->x))
    {
      multiples->first = MIN (multiples->first, row->x);
      multiples->last = MAX (multiples->last, isfinite (row->until) ? row->until : row->x);
    }
  if (!mv_chart_row_has_value (row))
    return;
  panel->unit = row->unit;
  panel->known = TRUE;
  panel->low = MIN (panel->low, isfinite (row->low) ? MIN (row->low, row->value) : row->value);
  panel->high = MAX (panel->high, isfinite (row->high) ? MAX (row->high, row->value) : row->value);
}

static void
find_panels (Multiples *multiples)
{
  const GArray *rows = multiples->plan->table->rows;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  const char *unit = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (rows, MvChartRow, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->group));

      if (mv_chart_is_hidden (multiples->plan, row->series))
        continue;
      if (place == 0)
        {
          const Panel fresh = { .group = row->group, .title = row->group_title };

          g_array_append_val (multiples->panels, fresh);
          place = multiples->panels->len;
          g_hash_table_insert (places, (gpointer) row->group, GUINT_TO_POINTER (place));
        }
      widen (multiples, &g_array_index (multiples->panels, Panel, place - 1), row);
    }
  if (!isfinite (multiples->first))
    multiples->first = multiples->last = multiples->plan->table->year;
  for (guint i = 0; i < multiples->panels->len; i++)
    {
      const Panel *panel = &g_array_index (multiples->panels, Panel, i);

      multiples->own_scales |= panel->known && unit != NULL && panel->unit != unit;
      unit = panel->known ? panel->unit : unit;
    }
}

/* The scale of one panel, or of all. */
static void
set_scale (const Multiples *multiples, const Panel *panel, MvChartAxis *axis, double height)
{
  double low = 0, high = 0;

  for (guint i = 0; i < multiples->panels->len; i++)
    {
      const Panel *one = &g_array_index (multiples->panels, Panel, i);

      if (!one->known || (multiples->own_scales && one != panel))
        continue;
      low = MIN (low, one->low);
      high = MAX (high, one->high);
    }
  mv_chart_axis_scaled (multiples->plan, axis, low, high, CLAMP (height / (2.6 * multiples->plan->em), 2, 6));
}

/* Room for the texts of the value axis, by the widest of all panels. */
static double
tick_room (const Multiples *multiples)
{
  double room = 0;

  for (guint i = 0; i < multiples->panels->len && (multiples->own_scales || i == 0); i++)
    {
      MvChartAxis axis = { NULL };

      set_scale (multiples, &g_array_index (multiples->panels, Panel, i), &axis, 8 * multiples->plan->em);
      room = MAX (room, mv_chart_axis_width (multiples->plan, &axis));
      mv_chart_axis_clear (&axis);
    }
  return room + 0.8 * multiples->plan->em;
}

static void
add_lines (Multiples *multiples, const Panel *panel, const MvChartAxis *x, const MvChartAxis *y)
{
  MvChartPlan *plan = multiples->plan;
  g_autoptr (GHashTable) split = mv_chart_split_series (plan, panel->group);

  for (guint i = 0; i < plan->chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, i);
      GArray *list = g_hash_table_lookup (split, series->series);

      if (list == NULL || mv_chart_is_hidden (plan, series->series))
        continue;
      g_array_sort_with_data (list, compare_x, plan->table->rows);
      mv_chart_series_runs (plan, list, mv_chart_series_stroke (plan, i), FALSE, x, y);
    }
}

/* A lone year between gaps has no line: its point is drawn. */
static void
show_lone_points (MvChartPlan *plan, guint from)
{
  for (guint i = from; i < plan->chart->marks->len; i++)
    {
      MvChartMark *mark = plan->chart->marks->pdata[i];
      const GArray *rows = plan->table->rows;
      gboolean joined = FALSE;

      if (mark->form != MV_CHART_POINT || mark->part != MV_CHART_PART_VALUE)
        continue;
      for (guint k = 0; k < 2; k++)     /* the mark before and after, which are of the years before and after */
        {
          guint at = k == 0 ? i - 1 : i + 1;
          const MvChartMark *other = at < plan->chart->marks->len ? plan->chart->marks->pdata[at] : NULL;
          const MvChartRow *row = &g_array_index (rows, MvChartRow, mark->rows[0]), *beside;

          if (other == NULL || other->form != MV_CHART_POINT || other->series != mark->series || other->n_rows == 0)
            continue;
          beside = &g_array_index (rows, MvChartRow, other->rows[0]);
          joined |= k == 0 ? mv_chart_comparable (beside, row) : mv_chart_comparable (row, beside);
        }
      mark->width = joined ? 0 : 0.16 * plan->em;
    }
}

static void
add_panel (Multiples *multiples, const Panel *panel, const MvChartFrame *frame, gboolean first_column, gboolean lowest)
{
  MvChartPlan *plan = multiples->plan;
  MvChart *chart = plan->chart;
  double em = plan->em;
  g_autofree char *title = mv_chart_shorten (plan, panel->title, 0.95 * em, 700, frame->width);
  g_autofree char *unit = multiples->own_scales && panel->known ? mv_chart_unit_words (panel->unit) : NULL;
  MvChartAxis x = { NULL }, y = { NULL };
  const MvChartPanel place = { { frame->x, frame->y }, { frame->x + frame->width, frame->y + frame->height } };
  guint marks;

  set_scale (multiples, panel, &y, frame->height);
  mv_chart_axis_years (plan, &x, multiples->first, multiples->last, frame->width);
  mv_chart_axis_place (&x, frame->x, frame->x + frame->width);
  mv_chart_axis_place (&y, frame->y + frame->height, frame->y);
  mv_chart_text (plan, title, frame->x, frame->y - 0.9 * em, MV_CHART_LEFT, 0.95 * em, 700, MV_CHART_INK_STRONG);
  if (unit != NULL && title != NULL && mv_chart_text_width (plan, title, 0.95 * em, 700) + mv_chart_text_width (plan, unit, 0.8 * em, 400) + em < frame->width)
    mv_chart_text (plan, unit, frame->x + frame->width, frame->y - 0.9 * em, MV_CHART_RIGHT, 0.8 * em, 400, MV_CHART_INK_MUTED);
  mv_chart_gaps (plan, frame, panel->group, &x);
  for (guint i = 0; i < y.ticks->len && !(first_column || multiples->own_scales); i++)
    g_clear_pointer (&g_array_index (y.ticks, MvChartTick, i).text, g_free);
  for (guint i = 0; i < x.ticks->len && !lowest; i++)
    g_clear_pointer (&g_array_index (x.ticks, MvChartTick, i).text, g_free);
  mv_chart_axis_left (plan, &y, frame);
  mv_chart_axis_bottom (plan, &x, frame, FALSE);
  mv_chart_breaks (plan, frame, &x);
  mv_chart_now (plan, frame, &x);
  marks = chart->marks->len;
  add_lines (multiples, panel, &x, &y);
  if (plan->table->rows->len < POINT_LIMIT)
    show_lone_points (plan, marks);
  if (!panel->known)
    mv_chart_text (plan, _("no figures"), frame->x + frame->width / 2, frame->y + frame->height / 2, MV_CHART_CENTRE, 0.9 * em, 400, MV_CHART_INK_MUTED);
  g_array_append_val (chart->panels, place);
  if (chart->panels->len == 1)
    {
      chart->x = x;
      chart->y = y;
      return;
    }
  mv_chart_axis_clear (&x);
  mv_chart_axis_clear (&y);
}

void
mv_chart_plan_multiples (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  g_autoptr (GArray) panels = g_array_new (FALSE, FALSE, sizeof (Panel));
  Multiples multiples = { plan, panels, INFINITY, -INFINITY, FALSE };
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit);
  const char *heading;
  double em = plan->em, top = 0.8 * em, left, margin, indent, gap = 1.3 * em, foot = 1.3 * em;
  MvChartGrid grid;

  find_panels (&multiples);
  left = tick_room (&multiples);
  heading = multiples.own_scales ? _("Each panel has a scale of its own.") : plan->table->y_title != NULL ? plan->table->y_title : unit;
  top += mv_chart_key_series (plan, 0, top, chart->width, 2) - 0.1 * em;
  mv_chart_text (plan, heading, 0, top, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  top += 0.6 * em;
  margin = multiples.own_scales ? 0 : left;
  indent = left - margin;
  grid = mv_chart_grid (panels->len, chart->width - margin, MAX (chart->height - top - foot, em), ASPECT);
  for (guint i = 0; i < panels->len; i++)
    {
      guint column = i % grid.columns, row = i / grid.columns;
      const MvChartFrame frame = { margin + column * grid.width + indent, top + row * grid.height + 1.9 * em, MAX (grid.width - gap - indent, 1),
                                   MAX (grid.height - 2.4 * em, 1) };

      add_panel (&multiples, &g_array_index (panels, Panel, i), &frame, column == 0, i + grid.columns >= panels->len);
    }
  chart->plot_from = g_array_index (chart->panels, MvChartPanel, 0).from;
  chart->plot_to = chart->plot_from;
  for (guint i = 0; i < chart->panels->len; i++)
    {
      chart->plot_to.x = MAX (chart->plot_to.x, g_array_index (chart->panels, MvChartPanel, i).to.x);
      chart->plot_to.y = MAX (chart->plot_to.y, g_array_index (chart->panels, MvChartPanel, i).to.y);
    }
}

/* The newest known value of the largest series in each panel. */
void
mv_chart_say_multiples (GString *text, const MvChartTable *table)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (groups->len < 8 && !g_ptr_array_find (groups, row->group, NULL))
        g_ptr_array_add (groups, (gpointer) row->group);
    }
  for (guint g = 0; g < groups->len; g++)
    {
      const MvChartRow *best = NULL;
      g_autofree char *value = NULL;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

          if (row->group != groups->pdata[g] || !mv_chart_row_has_value (row))
            continue;
          if (best == NULL || row->x > best->x || (row->x == best->x && row->value > best->value))
            best = row;
        }
      if (best == NULL)
        continue;
      value = mv_chart_row_value (best);
      mv_chart_say (text, _("%s: the largest is %s with %s in %d."), best->group_title, best->series_title, value, (int) best->x);
    }
}
