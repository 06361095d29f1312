#include "app/paint/chart_choice.h"

#include <math.h>
#include <string.h>

#include "app/paint/chart.h"
#include "app/view/selection.h"

#define FAINT 0.72              /* of the page's colour over what steps back */

static const MvChartRow *
row_of (const MvChart *chart, const MvChartMark *mark, guint k)
{
  return &g_array_index (chart->table->rows, MvChartRow, mark->rows[k]);
}

int
mv_chart_mark_for (const MvChart *chart, const char *ref)
{
  const char *code = ref != NULL && g_str_has_prefix (ref, "country:") ? ref + strlen ("country:") : NULL;
  int mark;

  g_return_val_if_fail (chart != NULL, -1);

  mark = ref != NULL && *ref != '\0' ? mv_chart_find (chart, ref) : -1;
  for (guint i = 0; mark < 0 && code != NULL && i < chart->walk->len; i++)
    {
      guint index = g_array_index (chart->walk, guint, i);
      const MvChartMark *candidate = chart->marks->pdata[index];
      const MvChartRow *row = candidate->n_rows > 0 ? row_of (chart, candidate, 0) : NULL;

      if (row != NULL && (g_str_equal (row->series, code) || g_str_equal (row->category, code))
          && (isnan (row->x) || (int) floor (row->x) == chart->table->year))
        mark = (int) index;
    }
  return mark;
}

static GHashTable *
set_of (char **list)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_add (set, list[i]);
  return set;
}

/* By itself, by one of its rows, or by the country that its series, item or group is. */
static gboolean
stands_out (const MvChart *chart, const MvChartMark *mark, GHashTable *refs, GHashTable *countries)
{
  if ((mark->ref != NULL && g_hash_table_contains (refs, mark->ref))
      || (mark->series != NULL && *mark->series != '\0' && g_hash_table_contains (countries, mark->series)))
    return TRUE;
  for (guint k = 0; k < mark->n_rows; k++)
    {
      const MvChartRow *row = row_of (chart, mark, k);

      if ((row->ref != NULL && *row->ref != '\0' && g_hash_table_contains (refs, row->ref)) || g_hash_table_contains (countries, row->series)
          || g_hash_table_contains (countries, row->category))
        return TRUE;
    }
  return FALSE;
}

static gboolean
can_step_back (const MvChartMark *mark)
{
  return mark->form != MV_CHART_TEXT && (mark->part == MV_CHART_PART_VALUE || mark->part == MV_CHART_PART_BAND);
}

guint8 *
mv_chart_quiet (const MvChart *chart, const MvView *view, const char *series)
{
  g_auto (GStrv) refs = NULL, countries = NULL;
  g_autoptr (GHashTable) ref_set = NULL, country_set = NULL;
  g_autofree guint8 *quiet = NULL;
  guint out = 0, back = 0;

  g_return_val_if_fail (chart != NULL && view != NULL, NULL);

  series = series != NULL && *series != '\0' ? g_intern_string (series) : NULL;
  if (series == NULL && view->also[0] == NULL)
    return NULL;
  refs = mv_view_selection (view);
  countries = mv_view_selected_countries (view);
  ref_set = set_of (refs);
  country_set = set_of (countries);
  quiet = g_new0 (guint8, MAX (chart->marks->len, 1));
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      if (!can_step_back (mark))
        continue;
      if (series != NULL ? mark->series == series : stands_out (chart, mark, ref_set, country_set))
        out++;
      else
        back += quiet[i] = 1;
    }
  return out > 0 && back > 0 ? g_steal_pointer (&quiet) : NULL;
}

static void
add_path (cairo_t *cr, const MvChartMark *mark)
{
  cairo_new_path (cr);
  if (mark->form == MV_CHART_RECT)
    cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
  else if (mark->form == MV_CHART_POINT)
    cairo_arc (cr, mark->x, mark->y, mark->width + MAX (mark->stroke_width, 1), 0, 2 * G_PI);
  else
    for (guint i = 0; i < mark->n_points; i++)
      cairo_line_to (cr, mark->points[i].x, mark->points[i].y);
}

/* The page's colour over everything that steps back, at once, so that nothing is covered twice. */
static void
paint_quiet (cairo_t *cr, const MvStyle *style, const MvChart *chart, const guint8 *quiet)
{
  cairo_push_group (cr);
  mv_colour_set (cr, mv_style_named (style, "page"));
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      if (!quiet[i])
        continue;
      add_path (cr, mark);
      if (mark->form == MV_CHART_POLYLINE)
        {
          cairo_set_line_width (cr, mark->stroke_width + 1);
          cairo_stroke (cr);
        }
      else
        cairo_fill (cr);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, FAINT);
}

/* Points and lines that stand out may lie beneath what steps back: once more on top. */
static void
paint_strong (cairo_t *cr, const MvStyle *style, const MvChart *chart, const guint8 *quiet)
{
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      if (!quiet[i] && can_step_back (mark) && (mark->form == MV_CHART_POLYLINE || mark->form == MV_CHART_POINT))
        mv_paint_chart_mark (cr, style, mark);
    }
}

void
mv_paint_chart_choice (cairo_t *cr, const MvStyle *style, const MvChart *chart, const MvView *view, int pointed)
{
  const MvChartMark *mark = pointed >= 0 && pointed < (int) chart->marks->len ? chart->marks->pdata[pointed] : NULL;
  gboolean lines = mark != NULL && (mark->form == MV_CHART_POINT || mark->form == MV_CHART_POLYLINE) && chart->x.time;
  g_autofree guint8 *quiet = mv_chart_quiet (chart, view, lines ? mark->series : NULL);
  g_auto (GStrv) refs = mv_view_selection (view);
  gboolean is_selected = FALSE;

  g_return_if_fail (cr != NULL && style != NULL && chart != NULL && view != NULL);

  if (quiet != NULL)
    {
      paint_quiet (cr, style, chart, quiet);
      paint_strong (cr, style, chart, quiet);
    }
  for (guint i = 0; refs[i] != NULL; i++)
    {
      int found = mv_chart_mark_for (chart, refs[i]);

      is_selected |= found >= 0 && found == pointed;
      if (found >= 0)
        mv_paint_chart_highlight (cr, style, chart, (guint) found, TRUE);
    }
  if (mark != NULL && !is_selected)
    mv_paint_chart_highlight (cr, style, chart, (guint) pointed, FALSE);
}
