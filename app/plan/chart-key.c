#include "app/plan/chart-private.h"

#define KEY_SIZE 0.88           /* em of the names */
#define LINE 1.35               /* em from line to line */

static void
add_swatch (MvChartPlan *plan, const MvChartKeyEntry *entry, double x, double y)
{
  double side = 0.72 * plan->em;
  MvChartMark *mark = mv_chart_mark (plan, entry->disc ? MV_CHART_POINT : MV_CHART_RECT, MV_CHART_PART_GUIDE);

  if (entry->disc)
    {
      mark->x = x + side / 2 + 0.07 * plan->em;        /* the stroke of a ring stands half outside */
      mark->y = y;
      mark->width = side / 2;
      mark->hollow = entry->hollow;
      mark->stroke_width = entry->hollow ? 0.14 * plan->em : 0;
    }
  else
    {
      mark->x = x;
      mark->y = y - side / 2;
      mark->width = mark->height = side;
      mark->pattern = entry->pattern;
    }
  mark->role = entry->role;
  mark->tone = entry->tone;
  mark->series = entry->series;
}

double
mv_chart_key (MvChartPlan *plan, const MvChartKeyEntry *entries, guint n, double x, double y, double width, guint most)
{
  double em = plan->em, at = x, line = 0;
  guint lines = 1;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = entries[i].joined ? g_strconcat ("/ ", entries[i].title, NULL) : g_strdup (entries[i].title);
      g_autofree char *title = mv_chart_shorten (plan, words, KEY_SIZE * em, 400, width - 1.2 * em);
      double swatch = entries[i].joined ? 0 : 1.1 * em, needed = swatch + (title != NULL ? mv_chart_text_width (plan, title, KEY_SIZE * em, 400) : 0);
      MvChartMark *mark;

      if (entries[i].joined && at > x)
        at -= 0.75 * em;
      if (at > x && at + needed > x + width)
        {
          if (lines == most)
            break;
          lines++;
          line += LINE * em;
          at = x;
        }
      if (!entries[i].joined)
        add_swatch (plan, &entries[i], at, y + line);
      mark = mv_chart_text (plan, title, at + swatch, y + line, MV_CHART_LEFT, KEY_SIZE * em, 400, MV_CHART_INK_STRONG);
      if (mark != NULL)
        mark->series = entries[i].series;
      at += needed + 1.1 * em;
    }
  return lines * LINE * em;
}

static gboolean
same_fill (const MvChartKeyEntry *a, const MvChartKeyEntry *b)
{
  return a->role == b->role && a->pattern == b->pattern && a->tone == b->tone && a->disc == b->disc && a->hollow == b->hollow;
}

void
mv_chart_key_join (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    for (guint k = i + 1, next = i + 1; k < entries->len; k++)
      {
        MvChartKeyEntry entry = g_array_index (entries, MvChartKeyEntry, k);

        if (entry.joined || g_array_index (entries, MvChartKeyEntry, i).joined || !same_fill (&g_array_index (entries, MvChartKeyEntry, i), &entry))
          continue;
        entry.joined = TRUE;
        g_array_remove_index (entries, k);
        g_array_insert_val (entries, next, entry);
        next++;
      }
}

/* Those with a colour of their own in the order of the roles, then others, then partners without a name. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MvChartKeyEntry *one = a, *other = b;
  int one_place = one->last ? MV_N_ROLES + 1 : one->role == MV_ROLE_OTHER ? MV_N_ROLES : (int) one->role;
  int other_place = other->last ? MV_N_ROLES + 1 : other->role == MV_ROLE_OTHER ? MV_N_ROLES : (int) other->role;

  return one_place - other_place;
}

double
mv_chart_key_series (MvChartPlan *plan, double x, double y, double width, guint most)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MvChartKeyEntry));
  g_autoptr (GHashTable) rests = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->table->rows->len; i++)
    if (g_array_index (plan->table->rows, MvChartRow, i).rest)
      g_hash_table_add (rests, (gpointer) g_array_index (plan->table->rows, MvChartRow, i).series);
  for (guint i = 0; i < plan->chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, i);
      gboolean rest = g_hash_table_contains (rests, series->series);
      const MvChartKeyEntry entry = { .title = series->title, .series = series->series, .role = series->role, .last = rest,
                                      .tone = mv_chart_is_quiet (plan, series->series) ? 0.3 : rest ? 0.55 : 1 };

      if (!mv_chart_is_hidden (plan, series->series))
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return mv_chart_key (plan, (const MvChartKeyEntry *) (gpointer) entries->data, entries->len, x, y, width, most);
}
