/* A treemap of two levels: areas are values, the largest first, each as near to a square as can be
 * (squarified layout: Bruls, Huizing, van Wijk 2000, "Squarified Treemaps"). */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"

typedef struct { double value; guint index; const char *group; } Item;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  double one = ((const Item *) a)->value, other = ((const Item *) b)->value;

  return (one < other) - (one > other);
}

/* The worst ratio of sides when items of this SUM, LEAST and MOST share a strip along SIDE; areas in px². */
static double
worst (double sum, double least, double most, double side)
{
  return MAX (side * side * most / (sum * sum), sum * sum / (side * side * least));
}

/* Fills FRAME with the N items, by size; BOXES takes their places. */
static void
squarify (const Item *items, guint n, MvChartFrame frame, MvChartFrame *boxes)
{
  double total = 0, scale;
  guint i = 0;

  for (guint k = 0; k < n; k++)
    total += items[k].value;
  scale = total > 0 ? frame.width * frame.height / total : 0;
  while (i < n)
    {
      double side = MIN (frame.width, frame.height), sum = items[i].value * scale, most = sum, at = 0, thick;
      gboolean upright = frame.width >= frame.height;
      guint end = i + 1;

      while (end < n)
        {
          double next = items[end].value * scale;

          if (worst (sum + next, next, most, side) > worst (sum, items[end - 1].value * scale, most, side))
            break;
          sum += next;
          end++;
        }
      thick = side > 0 ? sum / side : 0;
      for (guint k = i; k < end; k++)
        {
          double length = sum > 0 ? items[k].value * scale / sum * side : 0;

          boxes[k] = upright ? (MvChartFrame) { frame.x, frame.y + at, thick, length } : (MvChartFrame) { frame.x + at, frame.y, length, thick };
          at += length;
        }
      if (upright)
        {
          frame.x += thick;
          frame.width = MAX (frame.width - thick, 0);
        }
      else
        {
          frame.y += thick;
          frame.height = MAX (frame.height - thick, 0);
        }
      i = end;
    }
}

static void
add_text (MvChartPlan *plan, const char *words, const MvChartFrame *box, guint line, double base, const MvChartMark *cell)
{
  g_autofree char *text = NULL;
  double size = line == 0 ? base : 0.85 * base, room = box->width - 0.8 * base;
  int weight = line == 0 ? 700 : 400;
  MvChartMark *mark;

  /* A name may be cut, a number never. */
  if (box->height < (1.4 + line * 1.3) * base || (line > 0 && mv_chart_text_width (plan, words, size, weight) > room))
    return;
  text = mv_chart_shorten (plan, words, size, weight, room);
  mark = mv_chart_text (plan, text, box->x + 0.4 * base, box->y + (0.9 + line * 1.3) * base, MV_CHART_LEFT, size, weight,
                        cell->tone < 1 ? MV_CHART_INK_STRONG : MV_CHART_INK_ON_FILL);
  if (mark != NULL)
    {
      mark->role = cell->role;
      mark->series = cell->series;
    }
}

static void
add_cell (MvChartPlan *plan, const Item *item, MvChartFrame box, double total)
{
  const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, item->index);
  g_autofree char *share = mv_number_short (100 * item->value / total, "%"), *value = mv_chart_row_value (row);
  double gap = MIN (0.75, MIN (box.width, box.height) / 6), size = CLAMP (sqrt (box.width * box.height) / 9, 0.8 * plan->em, 1.5 * plan->em);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);

  mark->x = box.x + gap;
  mark->y = box.y + gap;
  mark->width = box.width - 2 * gap;
  mark->height = box.height - 2 * gap;
  mv_chart_mark_rows (plan, mark, &item->index, 1);
  if (mv_chart_is_quiet (plan, row->series))
    mark->tone = 0.25;
  {
    g_autofree char *detail = mark->detail;

    mark->detail = g_strdup_printf ("%s · %s", share, detail);
  }
  if (row->rest)
    mark->tone = 0.6;
  add_text (plan, row->category_title, &box, 0, size, mark);
  add_text (plan, value, &box, 1, size, mark);
  add_text (plan, share, &box, 2, size, mark);
}

void
mv_chart_plan_treemap (MvChartPlan *plan)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Item)), items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree MvChartFrame *outer = NULL, *inner = NULL;
  const MvChartFrame frame = { 0, 0, plan->chart->width, plan->chart->height };
  double total = 0;
  guint left_out = 0;

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      Item item = { row->value, i, row->group };
      gpointer place;

      if (mv_chart_is_hidden (plan, row->series))
        continue;
      if (!mv_chart_row_has_value (row) || !(row->value > 0))
        {
          left_out++;
          continue;
        }
      /* Halves cannot overflow; only ratios count. */
      item.value /= 1e6;
      total += item.value;
      g_array_append_val (items, item);
      place = g_hash_table_lookup (places, row->group);
      if (place == NULL)
        {
          g_array_append_val (groups, item);
          g_hash_table_insert (places, (gpointer) row->group, GUINT_TO_POINTER (groups->len));
        }
      else
        g_array_index (groups, Item, GPOINTER_TO_UINT (place) - 1).value += item.value;
    }
  if (left_out > 0)
    g_ptr_array_add (plan->chart->notes, g_strdup_printf (ngettext_ ("%u value that is zero, negative or not known has no area.",
                                                                    "%u values that are zero, negative or not known have no area.", left_out), left_out));
  g_array_sort (groups, compare_items);
  g_array_sort (items, compare_items);
  outer = g_new0 (MvChartFrame, groups->len + 1);
  inner = g_new0 (MvChartFrame, items->len + 1);
  squarify ((const Item *) (gpointer) groups->data, groups->len, frame, outer);
  for (guint g = 0; g < groups->len; g++)
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Item));

      for (guint i = 0; i < items->len; i++)
        if (g_array_index (items, Item, i).group == g_array_index (groups, Item, g).group)
          g_array_append_val (members, g_array_index (items, Item, i));
      squarify ((const Item *) (gpointer) members->data, members->len, outer[g], inner);
      for (guint i = 0; i < members->len; i++)
        add_cell (plan, &g_array_index (members, Item, i), inner[i], total);
    }
}
