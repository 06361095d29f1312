/* A treemap of two levels: areas are values, the largest first, each as near to a square as can be
 * (squarified layout: Bruls, Huizing, van Wijk 2000, "Squarified Treemaps"). */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define STRIP 1.35              /* em of the head of a group, over its first cells */
#define STRIP_ROOM 4.5          /* em that a group is high and wide at least to have one */

typedef struct { double value; guint index; const char *group; double tone; } Item;       /* tone: of groups without a role's colour; NaN */

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

/* NAME on as many lines as it needs to be WIDTH wide, three at most; NULL when a word alone is wider. g_strfreev. */
static char **
break_name (MvChartPlan *plan, const char *name, double size, double width)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *longer = lines->len > 0 ? g_strconcat (lines->pdata[lines->len - 1], " ", words[i], NULL) : NULL;

      if (mv_chart_text_width (plan, words[i], size, 700) > width)
        return NULL;
      if (longer != NULL && mv_chart_text_width (plan, longer, size, 700) <= width)
        {
          g_free (lines->pdata[lines->len - 1]);
          lines->pdata[lines->len - 1] = g_steal_pointer (&longer);
        }
      else
        g_ptr_array_add (lines, g_strdup (words[i]));
    }
  if (lines->len == 0 || lines->len > 3)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

static void
add_line (MvChartPlan *plan, const char *text, double x, double y, double size, int weight, const MvChartMark *cell)
{
  MvChartMark *mark = mv_chart_text (plan, text, x, y, MV_CHART_LEFT, size, weight,
                                     cell->paint == MV_PAINT_ROLE && cell->tone < 1 ? MV_CHART_INK_STRONG : MV_CHART_INK_ON_FILL);

  if (mark == NULL)
    return;
  mark->role = cell->role;
  mark->series = cell->series;
  mark->paint = cell->paint;
  mark->tone = cell->paint == MV_PAINT_ROLE ? 1 : cell->tone;
}

/* The name whole, on several lines or in smaller letters where it must be; then VALUE and SHARE as far as there is room. A cell too small
 * for its name says nothing: it can be pointed at. */
static void
add_texts (MvChartPlan *plan, const char *name, const char *value, const char *share, const MvChartFrame *box, double top, double size,
           const MvChartMark *cell)
{
  const char *const figures[] = { value, share };
  double room = 0, y, x;
  g_auto (GStrv) lines = NULL;

  for (; lines == NULL && size >= 0.7 * plan->em; size -= 0.05 * plan->em)
    {
      room = box->width - 0.8 * size;
      lines = break_name (plan, name, size, room);
      if (lines != NULL && box->height < top + (0.5 + 1.2 * g_strv_length (lines)) * size)
        g_clear_pointer (&lines, g_strfreev);
    }
  if (lines == NULL)
    return;
  size += 0.05 * plan->em;
  x = box->x + 0.4 * size;
  y = box->y + top + 0.9 * size;
  for (guint i = 0; lines[i] != NULL; i++, y += 1.2 * size)
    add_line (plan, lines[i], x, y, size, 700, cell);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (y + 0.6 * size <= box->y + box->height && mv_chart_text_width (plan, figures[i], 0.85 * size, 400) <= room)
      {
        add_line (plan, figures[i], x, y, 0.85 * size, 400, cell);
        y += 1.2 * size;
      }
}

/* TOP px of the box are beneath the head of its group. */
static void
add_cell (MvChartPlan *plan, const Item *item, MvChartFrame box, double top, double total)
{
  const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, item->index);
  g_autofree char *share = NULL, *value = NULL;
  double gap = MIN (0.75, MIN (box.width, box.height) / 6), size = CLAMP (sqrt (box.width * box.height) / 9, 0.8 * plan->em, 1.5 * plan->em);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);

  mark->x = box.x + gap;
  mark->y = box.y + gap;
  mark->width = box.width - 2 * gap;
  mark->height = box.height - 2 * gap;
  mv_chart_mark_rows (plan, mark, &item->index, 1);
  if (!isnan (item->tone))
    {
      mark->paint = MV_PAINT_SEQUENTIAL;
      mark->tone = item->tone;
    }
  else if (mv_chart_is_quiet (plan, row->series))
    mark->tone = 0.25;
  else if (row->rest)
    mark->tone = 0.6;
  mark->share = 100 * item->value / total;
  if (box.height < top + 1.19 * plan->em || box.width < 1.4 * plan->em)         /* no room for words, which take their time to be made */
    return;
  share = mv_chart_share_words (mark->share);
  value = mv_chart_row_value (row);
  add_texts (plan, row->category_title, value, share, &box, top, size, mark);
}

/* The head of a group: choosing it shows the group alone, and all again. */
static void
add_head (MvChartPlan *plan, const Item *group, const GArray *members, const MvChartFrame *box, double total, gboolean alone)
{
  const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, group->index);
  g_autofree char *share = mv_chart_share_words (100 * group->value / total), *value = mv_chart_number (group->value * 1e6, row->unit);
  g_autofree char *words = g_strdup_printf ("%s%s · %s · %s", alone ? "‹ " : "", row->series_title, value, share), *text = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  double size = 0.86 * plan->em;
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);

  for (guint i = 0; i < members->len; i++)
    g_array_append_val (rows, g_array_index (members, Item, i).index);
  mark->x = box->x + 0.75;
  mark->y = box->y + 0.75;
  mark->width = box->width - 1.5;
  mark->height = STRIP * plan->em;
  mv_chart_mark_rows (plan, mark, (const guint *) (gpointer) rows->data, rows->len);
  mark->paint = MV_PAINT_QUIET;
  mark->level = TRUE;
  mark->label = g_strdup (row->series_title);
  mark->detail = g_strdup_printf (alone ? _("%s · %s of all · choose it to see all again") : _("%s · %s of all · choose it to see it alone"), value, share);
  mark->ref = "";
  text = mv_chart_shorten (plan, words, size, 700, mark->width - plan->em);
  mark = mv_chart_text (plan, text, mark->x + 0.4 * plan->em, mark->y + mark->height / 2, MV_CHART_LEFT, size, 700, MV_CHART_INK_ON_FILL);
  if (mark != NULL)
    {
      mark->paint = MV_PAINT_QUIET;
      mark->series = row->series;
    }
}

/* Groups that are series with names have heads, and tones when no role gives them colours. */
static gboolean
has_heads (const MvChartPlan *plan, const GArray *groups, gboolean *toned)
{
  gboolean heads = plan->chart->series->len > 1;

  *toned = TRUE;
  for (guint g = 0; g < groups->len; g++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, g_array_index (groups, Item, g).index);

      heads &= row->group == row->series && *row->series_title != '\0';
      *toned &= row->role == MV_ROLE_OTHER;
    }
  *toned &= heads;
  return heads;
}

static GArray *
members_of (GHashTable *of_group, const char *group)
{
  GArray *members = g_hash_table_lookup (of_group, group);

  if (members == NULL)
    {
      members = g_array_new (FALSE, FALSE, sizeof (Item));
      g_hash_table_insert (of_group, (gpointer) group, members);
    }
  return members;
}

void
mv_chart_plan_treemap (MvChartPlan *plan)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Item)), items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL), of_group = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autofree MvChartFrame *outer = NULL, *inner = NULL;
  const MvChartFrame frame = { 0, 0, plan->chart->width, plan->chart->height };
  double total = 0, shown = 0;
  gboolean heads, toned;
  guint left_out = 0;

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      Item item = { row->value, i, row->group, NAN };
      gpointer place;

      if (!mv_chart_row_has_value (row) || !(row->value > 0))
        {
          left_out++;
          continue;
        }
      /* Millionths cannot overflow; only ratios count. */
      item.value /= 1e6;
      shown += item.value;
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
  /* Shares are of all, also of what is hidden. */
  for (guint i = 0; i < plan->chart->whole->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->chart->whole->rows, MvChartRow, i);

      total += mv_chart_row_has_value (row) && row->value > 0 ? row->value / 1e6 : 0;
    }
  if (left_out > 0)
    g_ptr_array_add (plan->chart->notes, g_strdup_printf (ngettext_ ("%u value that is zero, negative or not known has no area.",
                                                                    "%u values that are zero, negative or not known have no area.", left_out), left_out));
  if (shown > 0 && shown < total * (1 - 1e-9))
    {
      g_autofree char *part = mv_chart_share_words (100 * shown / total);

      g_ptr_array_add (plan->chart->notes, g_strdup_printf (_("%s of all is shown; shares are of all."), part));
    }
  g_array_sort (groups, compare_items);
  heads = has_heads (plan, groups, &toned);
  g_array_sort (items, compare_items);
  outer = g_new0 (MvChartFrame, groups->len + 1);
  inner = g_new0 (MvChartFrame, items->len + 1);
  squarify ((const Item *) (gpointer) groups->data, groups->len, frame, outer);
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (members_of (of_group, g_array_index (items, Item, i).group), g_array_index (items, Item, i));
  for (guint g = 0; g < groups->len; g++)
    {
      GArray *members = members_of (of_group, g_array_index (groups, Item, g).group);
      gboolean head;

      head = heads && (members->len > 1 || groups->len == 1) && outer[g].height > STRIP_ROOM * plan->em && outer[g].width > STRIP_ROOM * plan->em;

      squarify ((const Item *) (gpointer) members->data, members->len, outer[g], inner);
      for (guint i = 0; i < members->len; i++)
        {
          Item *item = &g_array_index (members, Item, i);

          if (toned)
            item->tone = groups->len > 1 ? (double) g / (groups->len - 1) : 0.5;
          add_cell (plan, item, inner[i], head && inner[i].y < outer[g].y + 0.5 ? STRIP * plan->em : 0, total);
        }
      if (head)
        add_head (plan, &g_array_index (groups, Item, g), members, &outer[g], total, groups->len == 1);
    }
}
