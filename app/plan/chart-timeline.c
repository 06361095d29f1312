/* Memberships over the years: a line a body, a lane a country, from joining to leaving. Ends that are known to a year or a month fade;
 * unknown starts are pale from the edge; open ends point on. */
#include "app/plan/chart-private.h"
#include "app/plan/alliance-plan.h"

#include <math.h>

#include "app/base/text.h"

#define SLOT 1.25               /* em a line takes at least, and a lane of several */
#define LANE 0.5
#define N_FADE 4

typedef struct { const char *code, *title; double first; guint place; gboolean drawn; } Line;

typedef struct
{
  MvChartPlan *plan;
  GArray      *lines;           /* Line, as they stand */
  GHashTable  *line_of;         /* code -> index + 1, in the order of the rows */
  GPtrArray   *groups;          /* codes of the lanes */
  MvChartFrame frame;
  double       slot, lane;
} Timeline;

static const MvChartRow *
row_at (const MvChartPlan *plan, guint i)
{
  return &g_array_index (plan->table->rows, MvChartRow, i);
}

static gboolean
is_drawn (MvChartPlan *plan, const MvChartRow *row)
{
  return row->state == MV_CHART_KNOWN && !mv_chart_is_hidden (plan, row->series);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *other = b;

  if (isnan (one->first) != isnan (other->first))
    return isnan (one->first) ? 1 : -1;
  if (!isnan (one->first) && one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return g_strcmp0 (one->code, other->code);    /* the same order in every language; phases by the names of their columns */
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The lines and lanes; the first MOST lines of the table are kept and stand by their first start. */
static void
collect (Timeline *timeline)
{
  MvChartPlan *plan = timeline->plan;

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, i);
      guint at;

      if (!is_drawn (plan, row))
        continue;
      if (!g_ptr_array_find (timeline->groups, row->group, NULL))
        g_ptr_array_add (timeline->groups, (gpointer) row->group);
      at = GPOINTER_TO_UINT (g_hash_table_lookup (timeline->line_of, row->category));
      if (at == 0)
        {
          const Line line = { row->category, row->category_title, NAN, 0, FALSE };

          g_array_append_val (timeline->lines, line);
          g_hash_table_insert (timeline->line_of, (gpointer) row->category, GUINT_TO_POINTER (at = timeline->lines->len));
        }
      if (!isnan (row->x))
        {
          Line *line = &g_array_index (timeline->lines, Line, at - 1);

          line->first = isnan (line->first) ? row->x : MIN (line->first, row->x);
        }
    }
}

static void
keep (Timeline *timeline, guint most)
{
  if (timeline->lines->len > most)
    {
      g_ptr_array_add (timeline->plan->chart->notes,
                       g_strdup_printf (_("%u bodies are drawn, first those grouped with a power (military, political, economic ones that stand), then smaller "
                                         "ones; %u more have no room here, the table has them."), most, timeline->lines->len - most));
      g_array_set_size (timeline->lines, most);
    }
  g_array_sort (timeline->lines, compare_lines);
  g_hash_table_remove_all (timeline->line_of);
  for (guint i = 0; i < timeline->lines->len; i++)
    g_hash_table_insert (timeline->line_of, (gpointer) g_array_index (timeline->lines, Line, i).code, GUINT_TO_POINTER (i + 1));
}

static MvPattern
pattern_of (const char *standing)
{
  for (guint i = 0; i < MV_N_STANDINGS; i++)
    if (mv_standing_code (i) != NULL && g_str_equal (mv_standing_code (i), standing))
      return mv_standing_pattern (i);
  return MV_PATTERN_PLAIN;
}

static MvChartMark *
add_rect (MvChartPlan *plan, MvChartPart part, const MvChartRow *row, double from, double to, double y, double height, double tone)
{
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, part);

  mark->x = from;
  mark->y = y;
  mark->width = MAX (to - from, 0.5);
  mark->height = height;
  mark->role = row->role;
  mark->series = row->series;
  mark->pattern = pattern_of (row->series);
  mark->tone = tone;
  return mark;
}

/* From SURE to UNSURE px the fill thins out. */
static void
add_fade (MvChartPlan *plan, const MvChartRow *row, double sure, double unsure, double y, double height, double tone)
{
  for (guint i = 0; i < N_FADE && fabs (unsure - sure) > 1; i++)
    {
      double a = sure + (unsure - sure) * i / N_FADE, b = sure + (unsure - sure) * (i + 1) / N_FADE;
      MvChartMark *mark = add_rect (plan, MV_CHART_PART_GUIDE, row, MIN (a, b), MAX (a, b), y, height, tone * (1 - (i + 1.0) / (N_FADE + 1)));

      mark->pattern = MV_PATTERN_PLAIN;
    }
}

static void
add_edge (MvChartPlan *plan, const MvChartRow *row, double from, double to, double y, double height)
{
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POLYLINE, MV_CHART_PART_GUIDE);
  const MvPoint corners[] = { { from, y }, { to, y }, { to, y + height }, { from, y + height }, { from, y } };

  mv_chart_mark_points (mark, corners, G_N_ELEMENTS (corners));
  mark->role = row->role;
  mark->stroke = MV_STROKE_DASHED;
  mark->stroke_width = 1.2;
}

static void
add_span (Timeline *timeline, guint index)
{
  MvChartPlan *plan = timeline->plan;
  const MvChartRow *row = row_at (plan, index);
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (timeline->line_of, row->category)), lane = 0;
  double right = timeline->frame.x + timeline->frame.width, tone = mv_chart_is_quiet (plan, row->series) ? 0.2 : 1, height = 0.84 * timeline->lane;
  double from, sure_from, to, sure_to, y;
  gboolean undated = isnan (row->x), open = isnan (row->until);
  MvChartMark *mark;

  if (line == 0 || !g_ptr_array_find (timeline->groups, row->group, &lane))
    return;
  y = timeline->frame.y + (line - 1) * timeline->slot + (timeline->slot - timeline->lane * timeline->groups->len) / 2 + lane * timeline->lane
      + 0.08 * timeline->lane;
  from = undated ? MAX (isnan (row->y) ? 0 : mv_chart_axis_at (&plan->chart->x, row->y), timeline->frame.x) : mv_chart_axis_at (&plan->chart->x, row->x);
  to = open ? right : mv_chart_axis_at (&plan->chart->x, row->until);
  sure_from = undated || isnan (row->x_late) ? from : MIN (mv_chart_axis_at (&plan->chart->x, row->x_late), to);
  sure_to = open || isnan (row->until_early) ? to : MAX (mv_chart_axis_at (&plan->chart->x, row->until_early), from);
  sure_to = MAX (sure_to, sure_from);
  if (undated)
    tone *= 0.3;
  mark = add_rect (plan, MV_CHART_PART_VALUE, row, sure_from, MAX (sure_to, sure_from + 2), y, height, tone);
  mv_chart_mark_rows (plan, mark, &index, 1);
  add_fade (plan, row, sure_from, from, y, height, tone);
  add_fade (plan, row, sure_to, to, y, height, tone);
  if (undated || row->doubtful)
    add_edge (plan, row, sure_from, sure_to, y, height);
  if (open)
    {
      const MvPoint tip[] = { { right, y }, { right + 0.45 * plan->em, y + height / 2 }, { right, y + height } };

      mark = mv_chart_mark (plan, MV_CHART_POLYGON, MV_CHART_PART_GUIDE);
      mv_chart_mark_points (mark, tip, G_N_ELEMENTS (tip));
      mark->role = row->role;
      mark->tone = tone;
    }
}

/* The powers that the bodies are grouped with, as colours. */
static void
add_powers (const MvChartPlan *plan, GArray *entries)
{
  gboolean seen[MV_N_ROLES] = { FALSE };

  for (guint i = 0; i < plan->table->rows->len; i++)
    seen[row_at (plan, i)->role] = TRUE;
  for (guint role = 0; role < MV_N_ROLES; role++)
    {
      const MvChartKeyEntry entry = { .title = role == MV_ROLE_MULTILATERAL ? _("No single power") : mv_role_name (role), .series = "", .role = role, .tone = 1 };

      if (seen[role])
        g_array_append_val (entries, entry);
    }
}

/* Lanes by country or colours by power, fills by standing. */
static double
add_key (Timeline *timeline)
{
  MvChartPlan *plan = timeline->plan;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MvChartKeyEntry)), standings = g_array_new (FALSE, FALSE, sizeof (MvChartKeyEntry));

  for (guint g = 0; g < timeline->groups->len && timeline->groups->len > 1; g++)
    for (guint i = 0; i < plan->table->rows->len; i++)
      if (row_at (plan, i)->group == timeline->groups->pdata[g])
        {
          const MvChartKeyEntry entry = { .title = row_at (plan, i)->group_title, .series = "", .role = row_at (plan, i)->role, .tone = 1 };

          g_array_append_val (entries, entry);
          break;
        }
  if (plan->table->by_power)
    add_powers (plan, entries);
  for (guint i = 0; i < plan->chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, i);
      const MvChartKeyEntry entry = { .title = series->title, .series = series->series, .role = MV_ROLE_OTHER, .tone = 1, .pattern = pattern_of (series->series) };

      if (!mv_chart_is_hidden (plan, series->series))
        g_array_append_val (standings, entry);
    }
  mv_chart_key_join (standings);
  g_array_append_vals (entries, standings->data, standings->len);
  return mv_chart_key (plan, (const MvChartKeyEntry *) (gpointer) entries->data, entries->len, 0, 0.7 * plan->em, plan->chart->width, 3) + 0.4 * plan->em;
}

static void
lay_out (Timeline *timeline)
{
  MvChartPlan *plan = timeline->plan;
  MvChart *chart = plan->chart;
  double em = plan->em, names = 0, first = isnan (plan->table->x_min) ? INFINITY : plan->table->x_min, last = plan->table->x_max, top = add_key (timeline);
  guint n;

  timeline->slot = MAX (SLOT, (LANE * timeline->groups->len + 0.3) * (timeline->groups->len > 1)) * em;
  timeline->frame.height = MAX (chart->height - top - 1.9 * em, timeline->slot);
  n = MAX ((guint) (timeline->frame.height / timeline->slot), 1);
  keep (timeline, n);
  for (guint i = 0; i < timeline->lines->len; i++)      /* a text is measured only when it is drawn */
    names = MAX (names, mv_chart_text_width (plan, g_array_index (timeline->lines, Line, i).title, 0.92 * em, 400));
  names = MIN (names, 0.26 * chart->width);
  timeline->frame = (MvChartFrame) { names + 0.8 * em, top, MAX (chart->width - names - 2 * em, 1), timeline->frame.height };
  timeline->slot = MIN (timeline->frame.height / MAX (timeline->lines->len, 1), 2.4 * timeline->slot);
  timeline->lane = timeline->groups->len > 1 ? MIN (0.86 * timeline->slot / timeline->groups->len, 1.1 * em) : MIN (0.7 * timeline->slot, 1.6 * em);
  timeline->frame.height = timeline->slot * timeline->lines->len;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, i);

      if (is_drawn (plan, row) && g_hash_table_contains (timeline->line_of, row->category))
        {
          first = isnan (row->x) ? first : MIN (first, floor (row->x));
          last = fmax (last, fmax (row->x, row->until));        /* no bar leaves the frame: a planned end may lie beyond the span asked for */
        }
    }
  if (!isfinite (first))
    first = isnan (last) ? plan->table->year : last - 1;
  last = isnan (last) ? first + 1 : MAX (last, first + 1);
  mv_chart_axis_years (plan, &chart->x, first, last, timeline->frame.width);
  mv_chart_axis_place (&chart->x, timeline->frame.x, timeline->frame.x + timeline->frame.width);
  chart->plot_from = (MvPoint) { timeline->frame.x, timeline->frame.y };
  chart->plot_to = (MvPoint) { timeline->frame.x + timeline->frame.width, timeline->frame.y + timeline->frame.height };
  mv_chart_axis_bottom (plan, &chart->x, &timeline->frame, TRUE);
}

void
mv_chart_plan_timeline (MvChartPlan *plan)
{
  Timeline timeline = { .plan = plan, .lines = g_array_new (FALSE, FALSE, sizeof (Line)), .line_of = g_hash_table_new (NULL, NULL),
                        .groups = g_ptr_array_new () };

  collect (&timeline);
  g_ptr_array_sort (timeline.groups, compare_codes);    /* the same lane whatever comes first */
  lay_out (&timeline);
  for (guint i = 0; i < timeline.lines->len; i++)
    {
      double y = timeline.frame.y + (i + 0.5) * timeline.slot;
      g_autofree char *name = mv_chart_shorten (plan, g_array_index (timeline.lines, Line, i).title, 0.92 * plan->em, 400, timeline.frame.x - 0.6 * plan->em);

      mv_chart_text (plan, name, timeline.frame.x - 0.6 * plan->em, y, MV_CHART_RIGHT, 0.92 * plan->em, 400, MV_CHART_INK_STRONG);
      mv_chart_line (plan, MV_CHART_PART_GUIDE, timeline.frame.x, y + timeline.slot / 2, timeline.frame.x + timeline.frame.width, y + timeline.slot / 2)->tone = 0.15;
    }
  for (guint i = 0; i < plan->table->rows->len; i++)
    if (is_drawn (plan, row_at (plan, i)))
      add_span (&timeline, i);
  mv_chart_now (plan, &timeline.frame, &plan->chart->x);
  g_array_unref (timeline.lines);
  g_hash_table_unref (timeline.line_of);
  g_ptr_array_unref (timeline.groups);
}

static gboolean
is_in_force (const MvChartRow *row, int year)
{
  return (isnan (row->x) || row->x < year + 1) && !(row->until < year + 1);
}

/* "Kazakhstan 33, Kyrgyzstan 32": how many are in force, by country. */
static void
say_counts (GString *text, const MvChartTable *table)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    if (!g_ptr_array_find (groups, g_array_index (table->rows, MvChartRow, i).group_title, NULL))
      g_ptr_array_add (groups, (gpointer) g_array_index (table->rows, MvChartRow, i).group_title);
  for (guint g = 0; g < groups->len && g < 12; g++)
    {
      guint n = 0;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

          n += row->group_title == groups->pdata[g] && row->state == MV_CHART_KNOWN && is_in_force (row, table->year);
        }
      g_string_append_printf (list, "%s%s %u", g > 0 ? ", " : "", (const char *) groups->pdata[g], n);
    }
  mv_chart_say (text, _("In force in %d: %s."), table->year, list->str);
}

void
mv_chart_say_timeline (GString *text, const MvChartTable *table)
{
  g_autoptr (GString) now = g_string_new (NULL), ended = g_string_new (NULL);
  guint n_now = 0, n_ended = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (row->group != g_array_index (table->rows, MvChartRow, 0).group)
        return say_counts (text, table);
      if (row->state == MV_CHART_KNOWN && is_in_force (row, table->year) && ++n_now <= 14)
        {
          g_string_append_printf (now, "%s%s", now->len > 0 ? ", " : "", row->category_title);
          if (!g_str_equal (row->series, "member"))
            g_string_append_printf (now, " (%s)", row->series_title);
        }
      if (row->state == MV_CHART_KNOWN && row->until < table->year + 1 && ++n_ended <= 14)
        g_string_append_printf (ended, "%s%s %d", ended->len > 0 ? ", " : "", row->category_title,
                                (int) floor (isnan (row->until_early) ? row->until : row->until_early));
    }
  if (n_now > 14)
    g_string_append_printf (now, " …");
  mv_chart_say (text, _("In force in %d: %u (%s)."), table->year, n_now, n_now > 0 ? now->str : "–");
  if (n_ended > 0)
    mv_chart_say (text, _("Ended before: %s."), ended->str);
}
