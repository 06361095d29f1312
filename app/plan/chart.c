#include "app/plan/chart-private.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"

#define DEFAULT_EM 12.0

static void
mark_free (MvChartMark *mark)
{
  g_free (mark->points);
  g_free (mark->text);
  g_free (mark->label);
  g_free (mark->detail);
  g_free (mark->rows);
  g_free (mark);
}

static void
axis_clear (MvChartAxis *axis)
{
  g_free (axis->title);
  g_clear_pointer (&axis->ticks, g_array_unref);
}

MvChart *
mv_chart_ref (MvChart *chart)
{
  g_atomic_ref_count_inc (&chart->references);
  return chart;
}

void
mv_chart_unref (MvChart *chart)
{
  if (chart == NULL || !g_atomic_ref_count_dec (&chart->references))
    return;
  mv_chart_table_unref (chart->table);
  mv_chart_table_unref (chart->whole);
  g_free (chart->title);
  g_free (chart->subtitle);
  g_free (chart->sentence);
  axis_clear (&chart->x);
  axis_clear (&chart->y);
  g_ptr_array_unref (chart->marks);
  g_hash_table_unref (chart->places);
  g_array_unref (chart->walk);
  g_array_unref (chart->panels);
  g_array_unref (chart->series);
  g_ptr_array_unref (chart->notes);
  g_free (chart->source_ids);
  g_strfreev (chart->columns);
  g_free (chart->column_of);
  g_free (chart->row_of);
  g_free (chart);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* All series, so that a hidden one can be shown again. */
static void
collect_series (MvChart *chart)
{
  const GArray *rows = chart->whole->rows;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (rows, MvChartRow, i);
      const MvChartSeries series = { row->series, row->series_title, row->role, row->partial };

      if (*row->series != '\0' && g_hash_table_add (seen, (gpointer) row->series))
        g_array_append_val (chart->series, series);
    }
}

static void
collect (MvChart *chart)
{
  const GArray *rows = chart->table->rows;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (rows, MvChartRow, i);

      if (*row->source_id != '\0' && g_hash_table_add (ids, (gpointer) row->source_id))
        g_ptr_array_add (sources, (gpointer) row->source_id);
    }
  for (guint i = 0; i < chart->table->sources->len; i++)
    {
      const char *id = g_array_index (chart->table->sources, MvChartSource, i).source_id;

      if (g_hash_table_add (ids, (gpointer) id))
        g_ptr_array_add (sources, (gpointer) id);
    }
  g_ptr_array_sort (sources, compare_text);
  g_ptr_array_add (sources, NULL);
  chart->source_ids = (char **) g_ptr_array_free (sources, FALSE);
  for (guint i = 0; i < chart->table->notes->len; i++)
    g_ptr_array_add (chart->notes, g_strdup (chart->table->notes->pdata[i]));
}

static gboolean
has_anything (const MvChartTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (g_array_index (table->rows, MvChartRow, i).state != MV_CHART_UNKNOWN)
      return TRUE;
  return FALSE;
}

/* Why there is nothing, in the middle of the chart. */
static void
plan_empty (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  const char *reason = plan->table->reason;
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_TEXT, MV_CHART_PART_LABEL);

  if (reason == NULL)
    reason = strchr (chart->sentence, '.') != NULL ? chart->sentence : "";
  chart->empty = TRUE;
  mark->text = g_strdup (reason);
  mark->size = plan->em;
  mark->weight = 400;
  mark->wrap = MAX (chart->width - 4 * plan->em, 40);
  mark->ink = MV_CHART_INK_MUTED;
  plan->measure (reason, mark->size, 400, mark->wrap, &mark->width, &mark->height);
  mark->x = MAX ((chart->width - mark->width) / 2, 0);
  mark->y = MAX ((chart->height - mark->height) / 2, 0);
}

/* The scales a kind can use; all others are read from zero, as lengths and areas are. */
static MvChartScale
find_scale (MvChartTable *table)
{
  static const guint scales[MV_N_CHARTS] = {
    [MV_CHART_LINE] = 1 << MV_CHART_LOG | 1 << MV_CHART_INDEX, [MV_CHART_MULTIPLES] = 1 << MV_CHART_INDEX,
    [MV_CHART_DUMBBELL] = 1 << MV_CHART_LOG, [MV_CHART_SLOPE] = 1 << MV_CHART_LOG, [MV_CHART_SCATTER] = 1 << MV_CHART_LOG
  };

  return scales[table->kind] >> table->scale & 1 ? table->scale : MV_CHART_LINEAR;
}

static void
say_scale (MvChart *chart)
{
  const char *words = NULL;

  if (chart->scale == MV_CHART_LOG)
    {
      g_autofree char *subtitle = chart->subtitle;

      chart->subtitle = *subtitle != '\0' ? g_strdup_printf ("%s · %s", subtitle, _("log scale")) : g_strdup (_("log scale"));
    }
  else if (chart->whole->scale == MV_CHART_LOG)
    words = _("The log scale is not used here: lengths and areas are read from zero.");
  else if (chart->whole->scale == MV_CHART_INDEX && chart->scale != MV_CHART_INDEX)
    words = _("The index is not used here: it compares the ways of series over years.");
  if (words != NULL)
    g_ptr_array_add (chart->notes, g_strdup (words));
}

static void
say_marks (MvChartPlan *plan)
{
  if (plan->breaks > 0 && plan->table->breaks->len == 0)
    g_ptr_array_add (plan->chart->notes, g_strdup (_("Dashed marks: the source, the definition or the price basis changes; figures before and after are not compared.")));
  if (plan->thinned > 0)
    g_ptr_array_add (plan->chart->notes,
                     g_strdup_printf (ngettext_ ("%u figure shares the place of another and has no mark of its own: the table has all.",
                                                "%u figures share the places of others and have no marks of their own: the table has all.", plan->thinned),
                                      plan->thinned));
}

static void
note_places (MvChart *chart)
{
  for (guint i = chart->walk->len; i-- > 0;)
    {
      guint index = g_array_index (chart->walk, guint, i);
      const char *ref = ((const MvChartMark *) chart->marks->pdata[index])->ref;

      if (ref != NULL && *ref != '\0')
        g_hash_table_insert (chart->places, (gpointer) ref, GUINT_TO_POINTER (index + 1));
    }
}

MvChart *
mv_chart_plan (MvChartTable *table, const MvChartSize *size, MvChartMeasure measure)
{
  static void (*const plans[MV_N_CHARTS]) (MvChartPlan *plan) = {
    [MV_CHART_LINE] = mv_chart_plan_line, [MV_CHART_BAR] = mv_chart_plan_bar,
    [MV_CHART_AREA] = mv_chart_plan_area, [MV_CHART_SHARE] = mv_chart_plan_area, [MV_CHART_TREEMAP] = mv_chart_plan_treemap,
    [MV_CHART_SANKEY] = mv_chart_plan_sankey,
    [MV_CHART_STACKED] = mv_chart_plan_stacked,
    [MV_CHART_TIMELINE] = mv_chart_plan_timeline,
    [MV_CHART_UPSET] = mv_chart_plan_upset,
    [MV_CHART_MULTIPLES] = mv_chart_plan_multiples,
    [MV_CHART_MATRIX] = mv_chart_plan_matrix,
    [MV_CHART_DUMBBELL] = mv_chart_plan_dumbbell,
    [MV_CHART_SLOPE] = mv_chart_plan_slope,
    [MV_CHART_TERNARY] = mv_chart_plan_ternary,
    [MV_CHART_BUMP] = mv_chart_plan_bump,
    [MV_CHART_GANTT] = mv_chart_plan_gantt,
    [MV_CHART_HISTOGRAM] = mv_chart_plan_histogram,
    [MV_CHART_SCATTER] = mv_chart_plan_scatter,
    [MV_CHART_DIFFERENCE] = mv_chart_plan_bar
  };
  MvChart *chart;
  MvChartPlan plan = { .size = size, .measure = measure };
  MvChartTable *shown;

  g_return_val_if_fail (table != NULL && size != NULL && measure != NULL, NULL);

  chart = g_new0 (MvChart, 1);
  g_atomic_ref_count_init (&chart->references);
  chart->kind = table->kind;
  chart->whole = mv_chart_table_ref (table);
  chart->scale = find_scale (table);
  chart->table = shown = mv_chart_table_shown (table, size->hidden != NULL ? size->hidden : table->without, chart->scale);
  plan.table = shown;
  chart->width = MAX (size->width, 1);
  chart->height = MAX (size->height, 1);
  chart->em = plan.em = size->em > 0 ? size->em : DEFAULT_EM;
  chart->title = g_strdup (shown->title);
  chart->subtitle = g_strdup (shown->subtitle);
  chart->sentence = mv_chart_sentence (shown);
  chart->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  chart->walk = g_array_new (FALSE, FALSE, sizeof (guint));
  chart->places = g_hash_table_new (g_str_hash, g_str_equal);
  chart->panels = g_array_new (FALSE, FALSE, sizeof (MvChartPanel));
  chart->series = g_array_new (FALSE, FALSE, sizeof (MvChartSeries));
  chart->notes = g_ptr_array_new_with_free_func (g_free);
  chart->plot_to = (MvPoint) { chart->width, chart->height };
  plan.chart = chart;
  collect_series (chart);
  collect (chart);
  say_scale (chart);
  mv_chart_twin (chart);
  if (has_anything (shown))
    {
      plans[table->kind] (&plan);
      say_marks (&plan);
    }
  else
    plan_empty (&plan);
  note_places (chart);
  return chart;
}

/* Asking ------------------------------------------------------------------------------------------------------------------- */

static gboolean
in_polygon (const MvChartMark *mark, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = mark->n_points - 1; i < mark->n_points; j = i++)
    {
      const MvPoint *a = &mark->points[i], *b = &mark->points[j];

      if ((a->y > y) != (b->y > y) && x < (b->x - a->x) * (y - a->y) / (b->y - a->y) + a->x)
        inside = !inside;
    }
  return inside;
}

/* How far X, Y is from the mark, 0 inside; infinite for marks that have no distance. */
static double
distance (const MvChartMark *mark, double x, double y)
{
  double dx, dy;

  switch (mark->form)
    {
    case MV_CHART_RECT:
      dx = MAX (MAX (mark->x - x, x - mark->x - mark->width), 0);
      dy = MAX (MAX (mark->y - y, y - mark->y - mark->height), 0);
      return hypot (dx, dy);
    case MV_CHART_POINT:
      return MAX (hypot (mark->x - x, mark->y - y) - mark->width, 0);
    case MV_CHART_POLYGON:
      return in_polygon (mark, x, y) ? 0 : INFINITY;
    case MV_CHART_POLYLINE:
    case MV_CHART_TEXT:
    default:
      return INFINITY;
    }
}

int
mv_chart_hit (const MvChart *chart, double x, double y, double reach)
{
  int found = -1;
  double nearest = INFINITY;

  g_return_val_if_fail (chart != NULL, -1);

  for (guint i = 0; i < chart->walk->len; i++)
    {
      guint index = g_array_index (chart->walk, guint, i);
      const MvChartMark *mark = chart->marks->pdata[index];
      double away = distance (mark, x, y) + (mark->part == MV_CHART_PART_GAP ? 1e-6 : 0);      /* values before gaps */

      /* Of two equally near the one painted later is on top. */
      if (away <= reach + 1e-6 && (away < nearest || (away == nearest && (int) index > found)))
        {
          nearest = away;
          found = (int) index;
        }
    }
  return found;
}

int
mv_chart_find (const MvChart *chart, const char *ref)
{
  g_return_val_if_fail (chart != NULL && ref != NULL, -1);

  return GPOINTER_TO_INT (g_hash_table_lookup (chart->places, ref)) - 1;
}

/* X as if it were in the first panel. */
static double
fold_panels (const MvChart *chart, double x)
{
  for (guint i = 0; i < chart->panels->len; i++)
    {
      const MvChartPanel *panel = &g_array_index (chart->panels, MvChartPanel, i);

      if (x >= panel->from.x && x <= panel->to.x)
        return x - panel->from.x + g_array_index (chart->panels, MvChartPanel, 0).from.x;
    }
  return x;
}

double
mv_chart_x_value (const MvChart *chart, double x)
{
  const MvChartAxis *axis = &chart->x;
  double value;

  x = fold_panels (chart, x);

  if (axis->ticks == NULL || !(axis->end > axis->start) || x < axis->start || x > axis->end)
    return NAN;
  value = mv_chart_axis_value (axis, x);
  return axis->time ? round (value) : value;
}

double
mv_chart_x_place (const MvChart *chart, double value)
{
  const MvChartAxis *axis = &chart->x;

  if (axis->ticks == NULL || !(value >= axis->from && value <= axis->to))
    return NAN;
  return mv_chart_axis_at (axis, value);
}

gboolean
mv_chart_frame (const MvChart *chart, guint i, MvChartPanel *frame, double *shift)
{
  g_return_val_if_fail (chart != NULL && frame != NULL && shift != NULL, FALSE);

  *shift = 0;
  *frame = (MvChartPanel) { chart->plot_from, chart->plot_to };
  if (chart->panels->len == 0)
    return i == 0;
  if (i >= chart->panels->len)
    return FALSE;
  *frame = g_array_index (chart->panels, MvChartPanel, i);
  *shift = frame->from.x - g_array_index (chart->panels, MvChartPanel, 0).from.x;
  return TRUE;
}
