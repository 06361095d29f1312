/* What is not a value: years without figures, the brushed years, the view's year, breaks, and the key to all of them. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define LANE 0.6                /* em: height of a lane, and of the hatch in it */
#define HATCH 0.42
#define ABOVE 0.35              /* em between the frame and the first lane */
#define MAX_LANES 6
#define KEY_SIZE 0.82           /* em of the key's words */

static void
add_hatch (MvChartPlan *plan, guint index, double x1, double x2, double y, double height)
{
  const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, index);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GAP);

  mark->x = x1;
  mark->width = x2 - x1;
  mark->y = y;
  mark->height = height;
  mark->paint = MV_PAINT_NO_DATA;
  mark->pattern = row->state == MV_CHART_NOT_APPLICABLE ? MV_PATTERN_OUTLINE : MV_PATTERN_STRIPES;
  mv_chart_mark_rows (plan, mark, &index, 1);
}

static void
find_span (const MvChartRow *row, const MvChartFrame *frame, const MvChartAxis *x, double *from, double *to)
{
  *from = CLAMP (mv_chart_axis_at (x, row->x - 0.5), frame->x, frame->x + frame->width);
  *to = CLAMP (mv_chart_axis_at (x, (isnan (row->until) ? row->x : row->until) + 0.5), frame->x, frame->x + frame->width);
}

/* The brushed years: a tint with edges; what lies outside stays as context. */
static void
add_period (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  MvChartMark *mark;
  double from, to;

  if (plan->table->period_from <= 0 || plan->table->period_to < x->from || plan->table->period_from > x->to)
    return;
  from = CLAMP (mv_chart_axis_at (x, plan->table->period_from - 0.5), frame->x, frame->x + frame->width);
  to = CLAMP (mv_chart_axis_at (x, plan->table->period_to + 0.5), frame->x, frame->x + frame->width);
  mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_PERIOD);
  mark->x = from;
  mark->width = to - from;
  mark->y = frame->y;
  mark->height = frame->height;
  mark->tone = 0.12;
}

void
mv_chart_gaps (MvChartPlan *plan, const MvChartFrame *frame, const char *group, const MvChartAxis *x)
{
  add_period (plan, frame, x);
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      double from, to;

      if (*row->series != '\0' || !isfinite (row->x) || row->state == MV_CHART_UNKNOWN || (group != NULL && g_strcmp0 (row->group, group) != 0))
        continue;
      find_span (row, frame, x, &from, &to);
      if (to > from)
        add_hatch (plan, i, from, to, frame->y, frame->height);
    }
}

void
mv_chart_now (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  double year = isnan (plan->table->now) ? plan->table->year : plan->table->now;

  if (year > 0 && year >= x->from && year <= x->to)
    mv_chart_line (plan, MV_CHART_PART_NOW, mv_chart_axis_at (x, year), frame->y, mv_chart_axis_at (x, year), frame->y + frame->height)->stroke = MV_STROKE_DOTTED;
}

void
mv_chart_now_year (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  double year = plan->table->year, size = 0.78 * plan->em, at = mv_chart_axis_at (x, year), right = frame->x + frame->width;
  g_autofree char *text = g_strdup_printf ("%d", (int) year);
  double half = mv_chart_text_width (plan, text, size, 700) / 2;

  if (year > 0 && year >= x->from && year <= x->to)
    mv_chart_text (plan, text, CLAMP (at, frame->x + half, right - half), frame->y - 0.45 * plan->em, MV_CHART_CENTRE, size, 700, MV_CHART_INK_MUTED);
}

/* Lanes ------------------------------------------------------------------------------------------------------------------- */

static gboolean
has_lane (const MvChartRow *row)
{
  return *row->series != '\0' && isfinite (row->x) && (row->state == MV_CHART_NOT_REPORTED || row->state == MV_CHART_NOT_APPLICABLE);
}

static guint
find_lanes (MvChartPlan *plan, const char **lanes)
{
  guint n = 0;

  for (guint i = 0; i < plan->table->rows->len && n < MAX_LANES; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      guint k = 0;

      if (!has_lane (row))
        continue;
      while (k < n && lanes[k] != row->series)
        k++;
      if (k == n)
        lanes[n++] = row->series;
    }
  return n;
}

double
mv_chart_lanes_height (MvChartPlan *plan)
{
  const char *lanes[MAX_LANES];

  guint n = find_lanes (plan, lanes);

  return n > 0 ? (n * LANE + ABOVE) * plan->em : 0;
}

void
mv_chart_lanes (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  const char *lanes[MAX_LANES];
  guint n = find_lanes (plan, lanes);
  double em = plan->em, bottom = frame->y + frame->height + ABOVE * em;

  for (guint i = 0; i < n; i++)
    {
      int index = mv_chart_series_index (plan, lanes[i]);
      MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GUIDE);

      mark->width = mark->height = HATCH * em;
      mark->x = frame->x - mark->width - 0.3 * em;
      mark->y = bottom + (i * LANE + (LANE - HATCH) / 2) * em;
      mark->series = lanes[i];
      mark->role = index >= 0 ? g_array_index (plan->chart->series, MvChartSeries, index).role : MV_ROLE_OTHER;
    }
  for (guint i = 0; i < plan->table->rows->len && n > 0; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      double from, to;
      guint k = 0;

      if (!has_lane (row))
        continue;
      while (k < n && lanes[k] != row->series)
        k++;
      find_span (row, frame, x, &from, &to);
      if (k < n && to > from)
        add_hatch (plan, i, from, to, bottom + (k * LANE + (LANE - HATCH) / 2) * em, HATCH * em);
    }
}

/* Breaks ------------------------------------------------------------------------------------------------------------------- */

void
mv_chart_breaks (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  for (guint i = 0; i < plan->table->breaks->len; i++)
    {
      const MvChartBreak *change = &g_array_index (plan->table->breaks, MvChartBreak, i);
      double at = mv_chart_axis_at (x, change->x);
      MvChartMark *mark;

      if (*change->series != '\0' || at <= frame->x || at >= frame->x + frame->width)
        continue;
      mark = mv_chart_line (plan, MV_CHART_PART_BREAK, at, frame->y, at, frame->y + frame->height);
      mark->stroke = MV_STROKE_DASHED;
    }
}

gboolean
mv_chart_changes (const MvChartRow *a, const MvChartRow *b)
{
  return a->source_id != b->source_id || a->concept != b->concept || a->basis != b->basis || a->unit != b->unit;
}

void
mv_chart_break_between (MvChartPlan *plan, const MvChartRow *a, const MvChartRow *b, const MvChartAxis *x, const MvChartAxis *y)
{
  double y1 = mv_chart_axis_at (y, a->value), y2 = mv_chart_axis_at (y, b->value), top = MIN (y->start, y->end), bottom = MAX (y->start, y->end);
  double at = mv_chart_axis_at (x, (a->x + b->x) / 2), half = 0.7 * plan->em;
  MvChartMark *mark;

  /* A part of a year has a mark of its own. */
  if ((a->partial || b->partial) && a->source_id == b->source_id && a->basis == b->basis && a->unit == b->unit)
    return;
  for (guint i = 0; i < plan->table->breaks->len; i++)
    {
      const MvChartBreak *change = &g_array_index (plan->table->breaks, MvChartBreak, i);

      if (*change->series == '\0' && change->x > a->x && change->x <= b->x)
        return;         /* one line stands there for all */
    }
  mark = mv_chart_line (plan, MV_CHART_PART_BREAK, at, MAX (MIN (y1, y2) - half, top), at, MIN (MAX (y1, y2) + half, bottom));
  mark->stroke = MV_STROKE_DASHED;
  mark->series = a->series;
  plan->breaks++;
}

/* Key --------------------------------------------------------------------------------------------------------------------- */

typedef enum { KEY_ZERO, KEY_PART, KEY_NOT_REPORTED, KEY_NOT_WHOLE, KEY_NOT_APPLICABLE, KEY_UNKNOWN, KEY_RANGE, KEY_BREAK, N_KEYS } Key;

static const char *
key_words (Key key)
{
  static const char *const words[N_KEYS] = {
    N_("zero"), N_("a part only"), N_("not reported"), N_("not reported, or in part only"), N_("not applicable"), N_("gap: not known"), N_("range of sources"), N_("source changes")
  };

  return _(words[key]);
}

static void
find_keys (MvChartPlan *plan, gboolean *keys)
{
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      gboolean known = mv_chart_row_has_value (row);

      keys[KEY_ZERO] |= row->state == MV_CHART_ZERO;
      keys[KEY_PART] |= row->partial && known;
      keys[KEY_NOT_REPORTED] |= row->state == MV_CHART_NOT_REPORTED;
      keys[KEY_NOT_WHOLE] |= row->state == MV_CHART_NOT_REPORTED && row->partial;
      keys[KEY_NOT_APPLICABLE] |= row->state == MV_CHART_NOT_APPLICABLE;
      keys[KEY_UNKNOWN] |= row->state == MV_CHART_UNKNOWN;
    }
  for (guint i = 0; i < plan->chart->marks->len; i++)
    {
      const MvChartMark *mark = plan->chart->marks->pdata[i];

      keys[KEY_RANGE] |= mark->part == MV_CHART_PART_BAND;
      keys[KEY_BREAK] |= mark->part == MV_CHART_PART_BREAK;
    }
  keys[KEY_NOT_REPORTED] &= !keys[KEY_NOT_WHOLE];       /* both are hatched: one sample, with the words for both */
}

static void
add_sample (MvChartPlan *plan, Key key, double x, double y, gboolean bars)
{
  double em = plan->em;
  MvChartMark *mark;

  if (key == KEY_UNKNOWN)
    return;
  if (key == KEY_BREAK)
    {
      mark = mv_chart_line (plan, MV_CHART_PART_BREAK, x + 0.4 * em, y - 0.45 * em, x + 0.4 * em, y + 0.45 * em);
      mark->stroke = MV_STROKE_DASHED;
      return;
    }
  if ((key == KEY_ZERO || key == KEY_PART) && !bars)
    {
      mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_GUIDE);
      mark->x = x + 0.4 * em;
      mark->y = y;
      mark->width = 0.2 * em;
      mark->hollow = TRUE;
      mark->stroke_width = 0.1 * em;
      return;
    }
  mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GUIDE);
  mark->x = key == KEY_ZERO ? x + 0.4 * em : x;
  mark->y = y - 0.36 * em;
  mark->width = key == KEY_ZERO ? 1 : 0.8 * em;
  mark->height = 0.72 * em;
  if (key == KEY_NOT_REPORTED || key == KEY_NOT_WHOLE || key == KEY_NOT_APPLICABLE)
    {
      mark->paint = MV_PAINT_NO_DATA;
      mark->pattern = key == KEY_NOT_APPLICABLE ? MV_PATTERN_OUTLINE : MV_PATTERN_STRIPES;
    }
  else if (key == KEY_PART)
    mark->pattern = MV_PATTERN_STRIPES;
  else if (key == KEY_RANGE)
    mark->tone = 0.3;
}

double
mv_chart_nothing_key (MvChartPlan *plan, double left, double right, double y, gboolean bars)
{
  gboolean keys[N_KEYS] = { FALSE };
  double em = plan->em, x = right;

  find_keys (plan, keys);
  for (guint i = N_KEYS; i > 0; i--)
    {
      double sample = i - 1 == KEY_UNKNOWN ? 0 : 1.1 * em, width = sample;

      if (!keys[i - 1])
        continue;
      width += mv_chart_text_width (plan, key_words (i - 1), KEY_SIZE * em, 400);
      if (x - width < left)
        continue;
      x -= width;
      add_sample (plan, i - 1, x, y, bars);
      mv_chart_text (plan, key_words (i - 1), x + sample, y, MV_CHART_LEFT, KEY_SIZE * em, 400, MV_CHART_INK_MUTED);
      x -= em;
    }
  return x;
}
