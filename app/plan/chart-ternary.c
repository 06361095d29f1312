/* Three shares that make one: a point a year in a triangle whose corners are three powers, a trail a series. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define N_CORNERS 3
#define STEPS 5                 /* of the grid: every 20 % */

typedef struct { guint rows[N_CORNERS + 1], n_rows; const char *series; double x, values[N_CORNERS], rest; } Moment;

typedef struct
{
  MvChartPlan *plan;
  const char  *codes[N_CORNERS], *titles[N_CORNERS];
  guint        n_corners;
  GArray      *moments;         /* Moment, by series in the order of the rows, then by year */
  MvPoint      corners[N_CORNERS];
  GArray      *labels;          /* MvChartFrame: places taken */
} Ternary;

static const MvChartRow *
row_at (const MvChartPlan *plan, guint i)
{
  return &g_array_index (plan->table->rows, MvChartRow, i);
}

static guint
corner_of (Ternary *ternary, const MvChartRow *row)
{
  for (guint c = 0; c < ternary->n_corners; c++)
    if (ternary->codes[c] == row->category)
      return c;
  if (row->rest || ternary->n_corners == N_CORNERS || *row->category == '\0')
    return N_CORNERS;
  ternary->codes[ternary->n_corners] = row->category;
  ternary->titles[ternary->n_corners] = row->category_title;
  return ternary->n_corners++;
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *one = a, *other = b;

  if (one->series != other->series)
    return g_strcmp0 (one->series, other->series);
  return (one->x > other->x) - (one->x < other->x);
}

static void
collect (Ternary *ternary)
{
  MvChartPlan *plan = ternary->plan;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, i);
      char *key = NULL;
      guint at, corner = corner_of (ternary, row);
      Moment *moment;

      if (isnan (row->x) || mv_chart_is_hidden (plan, row->series))
        continue;
      key = g_strdup_printf ("%s/%g", row->series, row->x);
      at = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
      if (at == 0)
        {
          const Moment fresh = { .series = row->series, .x = row->x };

          g_array_append_val (ternary->moments, fresh);
          g_hash_table_insert (known, key, GUINT_TO_POINTER (at = ternary->moments->len));
        }
      else
        g_free (key);
      moment = &g_array_index (ternary->moments, Moment, at - 1);
      if (moment->n_rows < G_N_ELEMENTS (moment->rows))
        moment->rows[moment->n_rows++] = i;
      if (!mv_chart_row_has_value (row) || row->value < 0)
        continue;
      /* Millionths cannot overflow. */
      if (corner < N_CORNERS)
        moment->values[corner] += row->value / 1e6;
      else
        moment->rest += row->value / 1e6;
    }
  g_array_sort (ternary->moments, compare_moments);
}

static double
of_three (const Moment *moment)
{
  return moment->values[0] + moment->values[1] + moment->values[2];
}

static MvPoint
place (const Ternary *ternary, const double *values)
{
  double sum = values[0] + values[1] + values[2];
  MvPoint point = { 0, 0 };

  for (guint c = 0; c < N_CORNERS; c++)
    {
      point.x += ternary->corners[c].x * values[c] / sum;
      point.y += ternary->corners[c].y * values[c] / sum;
    }
  return point;
}

static double
radius_of (const Ternary *ternary, const Moment *moment)
{
  double three = of_three (moment);

  return ternary->plan->em * (0.08 + 0.3 * sqrt (three / (three + moment->rest)));
}

/* Two neighbours of the trail: years that follow each other by one source. */
static gboolean
follows (const Ternary *ternary, const Moment *one, const Moment *other)
{
  return one->series == other->series && of_three (one) > 0 && of_three (other) > 0
         && mv_chart_comparable (row_at (ternary->plan, one->rows[0]), row_at (ternary->plan, other->rows[0]));
}

static char *
say_shares (const Ternary *ternary, const Moment *moment)
{
  GString *text = g_string_new (NULL);
  double three = of_three (moment);

  for (guint c = 0; c < ternary->n_corners; c++)
    {
      g_autofree char *share = mv_number_short (100 * moment->values[c] / three, "%");

      g_string_append_printf (text, "%s%s %s", c > 0 ? ", " : "", ternary->titles[c], share);
    }
  return g_string_free (text, FALSE);
}

static void
add_point (Ternary *ternary, const Moment *moment)
{
  MvChartPlan *plan = ternary->plan;
  const MvChartRow *row = row_at (plan, moment->rows[0]);
  MvPoint at = place (ternary, moment->values);
  double three = of_three (moment);
  g_autofree char *shares = say_shares (ternary, moment), *part = mv_number_short (100 * three / (three + moment->rest), "%");
  g_autofree char *all = mv_chart_number ((three + moment->rest) * 1e6, row->unit);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);

  mark->x = at.x;
  mark->y = at.y;
  mark->width = radius_of (ternary, moment);
  mark->tone = mv_chart_is_quiet (plan, moment->series) ? 0.25 : 1;
  mv_chart_mark_rows (plan, mark, moment->rows, moment->n_rows);
  mark->label = g_strdup_printf ("%s, %d", row->series_title, (int) moment->x);
  mark->detail = g_strdup_printf (_("%s · the three are %s of all, %s · %s"), shares, part, all, row->publisher);
}

static gboolean
is_free (const Ternary *ternary, const MvChartFrame *frame)
{
  if (frame->x < 0 || frame->y < 0 || frame->x + frame->width > ternary->plan->chart->width || frame->y + frame->height > ternary->plan->chart->height)
    return FALSE;
  for (guint i = 0; i < ternary->labels->len; i++)
    {
      const MvChartFrame *other = &g_array_index (ternary->labels, MvChartFrame, i);

      if (frame->x < other->x + other->width && other->x < frame->x + frame->width && frame->y < other->y + other->height && other->y < frame->y + frame->height)
        return FALSE;
    }
  return TRUE;
}

/* Beside the point where there is room: right, left, above, below; nowhere else. */
static void
add_label (Ternary *ternary, const Moment *moment, const char *text, double size, int weight)
{
  MvChartPlan *plan = ternary->plan;
  MvPoint at = place (ternary, moment->values);
  double width = mv_chart_text_width (plan, text, size, weight), reach = radius_of (ternary, moment) + 0.3 * plan->em, height = 1.25 * size;
  const MvPoint tries[] = { { at.x + reach, at.y - height / 2 }, { at.x - reach - width, at.y - height / 2 }, { at.x - width / 2, at.y - reach - height },
                            { at.x - width / 2, at.y + reach } };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      const MvChartFrame frame = { tries[i].x, tries[i].y, width, height };
      MvChartMark *mark;

      if (!is_free (ternary, &frame))
        continue;
      g_array_append_val (ternary->labels, frame);
      mark = mv_chart_text (plan, text, frame.x, frame.y + height / 2, MV_CHART_LEFT, size, weight, MV_CHART_INK_ROLE);
      if (mark == NULL)
        return;
      mark->role = row_at (plan, moment->rows[0])->role;
      mark->series = moment->series;
      mark->halo = TRUE;
      return;
    }
}

static void
add_trails (Ternary *ternary)
{
  MvChartPlan *plan = ternary->plan;
  const Moment *moments = (const Moment *) (gpointer) ternary->moments->data;
  guint n = ternary->moments->len;

  for (guint i = 0; i + 1 < n; i++)
    if (follows (ternary, &moments[i], &moments[i + 1]))
      {
        MvPoint from = place (ternary, moments[i].values), to = place (ternary, moments[i + 1].values);
        MvChartMark *line = mv_chart_line (plan, MV_CHART_PART_GUIDE, from.x, from.y, to.x, to.y);

        line->paint = MV_PAINT_ROLE;
        line->role = row_at (plan, moments[i].rows[0])->role;
        line->stroke_width = 0.14 * plan->em;
        line->tone = mv_chart_is_quiet (plan, moments[i].series) ? 0.15 : 0.7;
      }
  for (guint i = 0; i < n; i++)
    if (of_three (&moments[i]) > 0)
      {
        MvPoint at = place (ternary, moments[i].values);
        const MvChartFrame taken = { at.x - 0.2 * plan->em, at.y - 0.2 * plan->em, 0.4 * plan->em, 0.4 * plan->em };

        add_point (ternary, &moments[i]);
        g_array_append_val (ternary->labels, taken);
      }
  /* The ends of the trails: newest first, it has the name. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        gboolean last = i + 1 == n || moments[i + 1].series != moments[i].series, first = i == 0 || moments[i - 1].series != moments[i].series;
        g_autofree char *text = pass == 0 ? g_strdup_printf ("%s %d", row_at (plan, moments[i].rows[0])->series_title, (int) moments[i].x)
                                          : g_strdup_printf ("%d", (int) moments[i].x);

        if (of_three (&moments[i]) > 0 && (pass == 0 ? last : first && !last))
          add_label (ternary, &moments[i], text, (pass == 0 ? 0.92 : 0.78) * plan->em, pass == 0 ? 700 : 400);
      }
}

/* Lines of equal share, every 20 %, the halves dashed; the corners' names. */
static void
add_grid (Ternary *ternary)
{
  MvChartPlan *plan = ternary->plan;
  double em = plan->em;

  for (guint c = 0; c < N_CORNERS; c++)
    {
      MvPoint corner = ternary->corners[c], a = ternary->corners[(c + 1) % N_CORNERS], b = ternary->corners[(c + 2) % N_CORNERS];
      MvRole role = ternary->codes[c] != NULL ? mv_role_from_code (ternary->codes[c]) : MV_ROLE_OTHER;
      MvChartMark *mark;

      mv_chart_line (plan, MV_CHART_PART_GUIDE, a.x, a.y, b.x, b.y)->tone = 0.8;
      for (guint s = 1; s < STEPS; s++)
        {
          double t = (double) s / STEPS;
          g_autofree char *tick = g_strdup_printf ("%u", 100 * s / STEPS);

          mark = mv_chart_line (plan, MV_CHART_PART_GUIDE, a.x + (corner.x - a.x) * t, a.y + (corner.y - a.y) * t, b.x + (corner.x - b.x) * t,
                                b.y + (corner.y - b.y) * t);
          mark->tone = 0.25;
          mark = mv_chart_text (plan, tick, a.x + (corner.x - a.x) * t + (c == 2 ? 0 : c == 0 ? -0.9 : 0.9) * em, a.y + (corner.y - a.y) * t + (c == 2 ? 0.75 : -0.3) * em,
                                MV_CHART_CENTRE, 0.72 * em, 400, MV_CHART_INK_ROLE);
          mark->role = role;
        }
      mark = mv_chart_line (plan, MV_CHART_PART_GUIDE, (a.x + corner.x) / 2, (a.y + corner.y) / 2, (b.x + corner.x) / 2, (b.y + corner.y) / 2);
      mark->stroke = MV_STROKE_DASHED;
      mark->tone = 0.55;
      if (ternary->titles[c] != NULL)
        {
          double width = mv_chart_text_width (plan, ternary->titles[c], em, 700);
          double x = CLAMP (corner.x - width / 2, 0, MAX (plan->chart->width - width, 0));
          MvChartFrame frame = { x, c == 1 ? corner.y - 1.3 * em : corner.y + 1.15 * em, width, 1.3 * em };
          g_autofree char *name = mv_chart_shorten (plan, ternary->titles[c], em, 700, plan->chart->width);

          mark = mv_chart_text (plan, name, x, frame.y + 0.6 * em, MV_CHART_LEFT, em, 700, MV_CHART_INK_ROLE);
          if (mark != NULL)
            mark->role = role;
          g_array_append_val (ternary->labels, frame);
        }
    }
}

/* "How to read this" in three steps beside the triangle, as far as there is room. */
static void
add_explainer (Ternary *ternary, double x, double y, double width, double bottom)
{
  MvChartPlan *plan = ternary->plan;
  double em = plan->em, size = 0.84 * em;
  g_autofree char *corner = g_strdup_printf (_("1 · In a corner all of the trade with the three is with that one: left %s, top %s, right %s."),
                                             ternary->titles[0] != NULL ? ternary->titles[0] : "", ternary->titles[1] != NULL ? ternary->titles[1] : "",
                                             ternary->titles[2] != NULL ? ternary->titles[2] : "");
  const char *steps[] = { corner, _("2 · On the side opposite a corner it has none; beyond the dashed line it has more than half. In the middle all are alike."),
                          _("3 · A trail follows the years of one state. Large points: most of all its trade is with the three.") };

  if (y + 2 * em < bottom)
    {
      g_autofree char *head = mv_chart_shorten (plan, _("How to read this"), 0.92 * em, 700, width);

      mv_chart_text (plan, head, x, y + 0.6 * em, MV_CHART_LEFT, 0.92 * em, 700, MV_CHART_INK_STRONG);
      y += 1.5 * em;
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      double w = 0, h = 0;
      MvChartMark *mark;

      plan->measure (steps[i], size, 400, width, &w, &h);
      if (y + h > bottom || w > width + 0.5)
        return;
      mark = mv_chart_mark (plan, MV_CHART_TEXT, MV_CHART_PART_LABEL);
      mark->text = g_strdup (steps[i]);
      mark->size = size;
      mark->weight = 400;
      mark->wrap = width;
      mark->ink = MV_CHART_INK_MUTED;
      mark->x = x;
      mark->y = y;
      mark->width = w;
      mark->height = h;
      y += h + 0.45 * em;
    }
}

void
mv_chart_plan_ternary (MvChartPlan *plan)
{
  Ternary ternary = { .plan = plan, .moments = g_array_new (FALSE, FALSE, sizeof (Moment)), .labels = g_array_new (FALSE, FALSE, sizeof (MvChartFrame)) };
  double em = plan->em, width = plan->chart->width, height = plan->chart->height, panel = CLAMP (0.34 * width, 0, 24 * em), side, left, top = 1.6 * em;

  collect (&ternary);
  if (panel < 10 * em)
    panel = 0;
  side = MAX (MIN (width - panel - 5 * em, (height - top - 2.6 * em) / (sqrt (3) / 2)), 2 * em);
  left = panel > 0 ? panel + 1.5 * em + MAX ((width - panel - 1.5 * em - side) / 2, 0) : MAX ((width - side) / 2, 0);
  ternary.corners[0] = (MvPoint) { left, top + side * sqrt (3) / 2 };
  ternary.corners[1] = (MvPoint) { left + side / 2, top };
  ternary.corners[2] = (MvPoint) { left + side, top + side * sqrt (3) / 2 };
  plan->chart->plot_from = (MvPoint) { left, top };
  plan->chart->plot_to = (MvPoint) { left + side, ternary.corners[0].y };
  add_grid (&ternary);
  add_trails (&ternary);
  if (panel > 0)
    add_explainer (&ternary, 0, 0.2 * em, panel, height);
  g_array_unref (ternary.moments);
  g_array_unref (ternary.labels);
}

/* Where each trail begins and ends. */
void
mv_chart_say_ternary (GString *text, const MvChartTable *table)
{
  const MvChartSize size = { 0 };
  MvChart chart = { .table = (MvChartTable *) table };
  MvChartPlan plan = { &chart, table, &size, NULL, 1, 0 };
  Ternary ternary = { .plan = &plan, .moments = g_array_new (FALSE, FALSE, sizeof (Moment)) };
  const Moment *first = NULL;

  collect (&ternary);
  for (guint i = 0; i < ternary.moments->len; i++)
    {
      const Moment *moment = &g_array_index (ternary.moments, Moment, i);
      const Moment *next = i + 1 < ternary.moments->len ? &g_array_index (ternary.moments, Moment, i + 1) : NULL;

      if (of_three (moment) > 0 && (first == NULL || first->series != moment->series))
        first = moment;
      if (first != NULL && of_three (moment) > 0 && (next == NULL || next->series != moment->series))
        {
          g_autofree char *from = say_shares (&ternary, first), *to = say_shares (&ternary, moment);
          double three = of_three (moment);
          g_autofree char *part = mv_number_short (100 * three / (three + moment->rest), "%");

          mv_chart_say (text, _("%s: from %s (%d) to %s (%d), when the three had %s of all."), row_at (&plan, moment->rows[0])->series_title, from, (int) first->x, to,
                        (int) moment->x, part);
        }
    }
  g_array_unref (ternary.moments);
}
