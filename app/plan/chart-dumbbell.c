/* Dumbbells: two values of each item on one axis, a ring for the first and a disc for the second; the farthest apart on top. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define MOST_HEIGHT 3.4         /* em of a row, and the least */
#define LEAST_HEIGHT 1.3
#define NAME_SHARE 0.3          /* of the width at most for names */

typedef struct { const char *title; int rows[2]; double gap; } Item;   /* indices, -1 = none; gap NaN = not both known */

static const MvChartRow *
row_at (const MvChartTable *table, int index)
{
  return index < 0 ? NULL : &g_array_index (table->rows, MvChartRow, index);
}

static double
value_at (const MvChartTable *table, int index)
{
  const MvChartRow *row = row_at (table, index);

  return row != NULL && mv_chart_row_has_value (row) ? row->value : NAN;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *other = b;

  if (isnan (one->gap) != isnan (other->gap))
    return isnan (one->gap) ? 1 : -1;
  if (!isnan (one->gap) && one->gap != other->gap)
    return one->gap < other->gap ? 1 : -1;
  return g_strcmp0 (one->title, other->title);
}

/* The two series are the first two that stand in the rows. */
static GArray *
collect_items (const MvChartTable *table, const char *ends[2])
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  ends[0] = ends[1] = NULL;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, (int) i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->category)), end;

      if (ends[0] == NULL || (ends[1] == NULL && row->series != ends[0]))
        ends[ends[0] == NULL ? 0 : 1] = row->series;
      end = row->series == ends[0] ? 0 : row->series == ends[1] ? 1 : 2;
      if (end == 2)
        continue;
      if (place == 0)
        {
          const Item fresh = { row->category_title, { -1, -1 }, NAN };

          g_array_append_val (items, fresh);
          place = items->len;
          g_hash_table_insert (places, (gpointer) row->category, GUINT_TO_POINTER (place));
        }
      g_array_index (items, Item, place - 1).rows[end] = (int) i;
    }
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      item->gap = fabs (value_at (table, item->rows[1]) - value_at (table, item->rows[0]));
    }
  g_array_sort (items, compare_items);
  return items;
}

static void
add_end (MvChartPlan *plan, int index, guint end, double y, double radius)
{
  guint row = (guint) index;
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);

  mark->x = mv_chart_axis_at (&plan->chart->x, value_at (plan->table, index));
  mark->y = y;
  mark->width = radius;
  mark->hollow = end == 0;
  mark->stroke_width = end == 0 ? 0.16 * plan->em : 0;
  mv_chart_mark_rows (plan, mark, &row, 1);
  mark->tone = mv_chart_is_quiet (plan, mark->series) ? 0.25 : 1;
}

/* The values stand outside: the smaller one's at its left, the larger one's at its right. */
static void
add_values (MvChartPlan *plan, const Item *item, double y, double size)
{
  double values[2] = { value_at (plan->table, item->rows[0]), value_at (plan->table, item->rows[1]) };

  for (guint end = 0; end < 2; end++)
    {
      g_autofree char *text = NULL;
      gboolean left = values[end] < values[1 - end];
      double x = mv_chart_axis_at (&plan->chart->x, values[end]);
      MvChartMark *mark;

      if (isnan (values[end]) || (values[end] == values[1 - end] && end == 1))
        continue;
      text = mv_chart_row_value (row_at (plan->table, item->rows[end]));
      mark = mv_chart_text (plan, text, x + (left ? -0.65 : 0.65) * plan->em, y, left ? MV_CHART_RIGHT : MV_CHART_LEFT, size, 400, MV_CHART_INK_MUTED);
      if (mark != NULL)
        mark->halo = TRUE;      /* it may stand on the line of zero */
    }
}

static void
add_item (MvChartPlan *plan, const Item *item, const MvChartFrame *frame, double y, double height, gboolean values)
{
  double em = plan->em, size = MIN (0.95 * em, 0.72 * height), middle = y + height / 2;
  g_autofree char *name = mv_chart_shorten (plan, item->title, size, 400, frame->x - 0.6 * em);

  mv_chart_text (plan, name, frame->x - 0.6 * em, middle, MV_CHART_RIGHT, size, 400, MV_CHART_INK_STRONG);
  if (!isnan (item->gap))
    {
      const MvChartRow *first = row_at (plan->table, item->rows[0]), *second = row_at (plan->table, item->rows[1]);
      MvChartMark *line = mv_chart_line (plan, MV_CHART_PART_GUIDE, mv_chart_axis_at (&plan->chart->x, first->value), middle,
                                         mv_chart_axis_at (&plan->chart->x, second->value), middle);

      line->paint = MV_PAINT_ROLE;
      line->role = second->role;
      line->stroke_width = 0.18 * em;
      line->tone = 0.5;
      line->stroke = mv_chart_same_measure (first, second) ? MV_STROKE_SOLID : MV_STROKE_DASHED;
      if (line->stroke == MV_STROKE_DASHED)
        mv_chart_note_dashes (plan);
    }
  for (guint end = 0; end < 2; end++)
    {
      const MvChartRow *row = row_at (plan->table, item->rows[end]);

      if (row != NULL && mv_chart_row_has_value (row) && !mv_chart_is_hidden (plan, row->series))
        add_end (plan, item->rows[end], end, middle, 0.42 * em);
    }
  if (values)
    add_values (plan, item, middle, MIN (0.86 * em, size));
  /* Nothing known of either: a hatch and the word, never a point. */
  for (guint end = 0; end < 2 && isnan (value_at (plan->table, item->rows[0])) && isnan (value_at (plan->table, item->rows[1])); end++)
    if (item->rows[end] >= 0)
      {
        guint index = (guint) item->rows[end];
        MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GAP);

        mark->x = frame->x;
        mark->width = 2 * em;
        mark->y = y + 0.2 * height;
        mark->height = 0.6 * height;
        mark->paint = MV_PAINT_NO_DATA;
        mark->pattern = MV_PATTERN_STRIPES;
        mv_chart_mark_rows (plan, mark, &index, 1);
        mv_chart_text (plan, mv_chart_state_words (row_at (plan->table, item->rows[end])->state), frame->x + 2.5 * em, middle, MV_CHART_LEFT, size, 400,
                       MV_CHART_INK_MUTED);
        break;
      }
}

/* Ring and disc with the titles of the two series, in the colour of the first item when all of a series share it. */
static double
add_key (MvChartPlan *plan, const char *const ends[2])
{
  MvChartKeyEntry entries[2] = { { NULL } };
  guint n = 0;

  for (guint end = 0; end < 2 && ends[end] != NULL; end++)
    {
      gboolean shared = TRUE, found = FALSE;

      for (guint i = 0; i < plan->table->rows->len; i++)
        {
          const MvChartRow *row = row_at (plan->table, (int) i);

          if (row->series != ends[end])
            continue;
          if (!found)
            entries[n] = (MvChartKeyEntry) { .title = row->series_title, .series = row->series, .role = row->role, .tone = 1, .disc = TRUE, .hollow = end == 0 };
          shared &= row->role == entries[n].role;
          found = TRUE;
        }
      if (!shared)
        entries[n].role = MV_ROLE_OTHER;
      n++;
    }
  return mv_chart_key (plan, entries, n, 0, 0.8 * plan->em, plan->chart->width, 2);
}

static void
find_room (MvChartPlan *plan, const GArray *items, guint n, double *names, double *values, double *low, double *high)
{
  *names = *values = 0;
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      *names = MAX (*names, mv_chart_text_width (plan, item->title, 0.95 * plan->em, 400));
      for (guint end = 0; end < 2; end++)
        {
          const MvChartRow *row = row_at (plan->table, item->rows[end]);
          g_autofree char *text = row != NULL && mv_chart_row_has_value (row) ? mv_chart_row_value (row) : NULL;

          if (text == NULL)
            continue;
          *values = MAX (*values, mv_chart_text_width (plan, text, 0.86 * plan->em, 400));
          *low = MIN (*low, row->value);
          *high = MAX (*high, row->value);
        }
    }
  if (!(*low <= *high))
    *low = *high = 0;
  *names = MIN (*names, NAME_SHARE * plan->chart->width);
}

void
mv_chart_plan_dumbbell (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  const char *ends[2];
  double em = plan->em, names, values, low, high, height, room;
  g_autoptr (GArray) items = collect_items (plan->table, ends);
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit), *title = NULL;
  MvChartFrame frame = { .y = 0.6 * em + add_key (plan, ends) };
  gboolean shown;
  guint n;

  frame.height = MAX (chart->height - frame.y - 3.2 * em, 1);
  n = MIN (items->len, MAX ((guint) (frame.height / (LEAST_HEIGHT * em)), 1));
  find_room (plan, items, n, &names, &values, &low, &high);
  frame.x = names + 0.8 * em;
  frame.width = MAX (chart->width - frame.x - 0.4 * em, 1);
  room = values + 1.0 * em;
  shown = frame.width > 2 * room + 6 * em;
  mv_chart_axis_fit (plan, &chart->x, low, high, CLAMP (frame.width / (7 * em), 2, 8));
  if (!shown)
    room = MAX (0.6 * em, mv_chart_axis_width (plan, &chart->x) / 2);
  if (frame.width < 2 * room)
    room = 0;
  mv_chart_axis_place (&chart->x, frame.x + room, frame.x + frame.width - room);
  height = MIN (frame.height / MAX (n, 1), MOST_HEIGHT * em);
  frame.height = height * n;
  title = g_strdup (plan->table->x_title != NULL ? plan->table->x_title : unit);
  chart->x.title = chart->x.log ? g_strdup_printf (_("%s, log scale"), title) : g_steal_pointer (&title);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };
  mv_chart_axis_bottom (plan, &chart->x, &frame, TRUE);
  mv_chart_text (plan, chart->x.title, frame.x + frame.width, frame.y + frame.height + 2.4 * em, MV_CHART_RIGHT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  for (guint i = 0; i < n; i++)
    add_item (plan, &g_array_index (items, Item, i), &frame, frame.y + i * height, height, shown);
  if (n < items->len)
    g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u more does not fit here: the table has all.", "%u more do not fit here: the table has all.",
                                                              items->len - n), items->len - n));
}

/* The widest and the narrowest gap between figures of one source and definition. */
void
mv_chart_say_dumbbell (GString *text, const MvChartTable *table)
{
  const char *ends[2];
  g_autoptr (GArray) items = collect_items (table, ends);
  guint n;

  for (guint i = items->len; i > 0; i--)
    {
      const Item *item = &g_array_index (items, Item, i - 1);

      if (isnan (item->gap) || !mv_chart_same_measure (row_at (table, item->rows[0]), row_at (table, item->rows[1])))
        g_array_remove_index (items, i - 1);
    }
  n = items->len;
  for (guint k = 0; k < MIN (n, 2); k++)
    {
      const Item *item = &g_array_index (items, Item, k == 0 ? 0 : n - 1);
      const MvChartRow *first = row_at (table, item->rows[0]), *second = row_at (table, item->rows[1]);
      g_autofree char *from = mv_chart_row_value (first), *to = mv_chart_row_value (second);

      mv_chart_say (text, k == 0 ? _("Farthest apart: %s, %s (%s) and %s (%s).") : _("Closest: %s, %s (%s) and %s (%s)."), item->title, from,
                    first->series_title, to, second->series_title);
    }
}
