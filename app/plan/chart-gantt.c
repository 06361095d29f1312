/* Projects over the years: a hollow ring for announcement, a disc for commitment, a bar from start to completion. Nothing is drawn for unknown years. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define LINE 1.3                /* em a project takes at least */
#define MOST_LINE 2.0

typedef struct { const char *title; GArray *rows; double announced, committed, start, end; } Project;

static const MvChartRow *
row_at (const MvChartPlan *plan, guint i)
{
  return &g_array_index (plan->table->rows, MvChartRow, i);
}

static void
project_free (Project *project)
{
  g_array_unref (project->rows);
  g_free (project);
}

/* Projects in the order of the table. */
static GPtrArray *
collect (MvChartPlan *plan)
{
  GPtrArray *projects = g_ptr_array_new_with_free_func ((GDestroyNotify) project_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, i);
      Project *project = g_hash_table_lookup (known, row->category);

      if (isnan (row->x) || mv_chart_is_hidden (plan, row->series))
        continue;
      if (project == NULL)
        {
          project = g_new0 (Project, 1);
          *project = (Project) { row->category_title, g_array_new (FALSE, FALSE, sizeof (guint)), NAN, NAN, NAN, NAN };
          g_hash_table_insert (known, (gpointer) row->category, project);
          g_ptr_array_add (projects, project);
        }
      g_array_append_val (project->rows, i);
      if (g_str_equal (row->concept, "announced"))
        project->announced = row->x;
      else if (g_str_equal (row->concept, "committed"))
        project->committed = row->x;
      else if (g_str_equal (row->concept, "completed"))
        project->end = row->x;
      else
        {
          project->start = row->x;
          project->end = row->until;
        }
    }
  return projects;
}

/* "US$ 1.2 bn" of the row that holds it; NULL when the amount is not known. g_free. */
static char *
amount_of (const MvChartPlan *plan, const Project *project)
{
  for (guint i = 0; i < project->rows->len; i++)
    if (mv_chart_row_has_value (row_at (plan, g_array_index (project->rows, guint, i))))
      return mv_chart_row_value (row_at (plan, g_array_index (project->rows, guint, i)));
  return NULL;
}

static void
describe (const MvChartPlan *plan, MvChartMark *mark, const Project *project)
{
  GString *text = g_string_new (NULL);
  g_autofree char *amount = amount_of (plan, project);
  const MvChartRow *first = row_at (plan, g_array_index (project->rows, guint, 0));

  g_string_append (text, amount != NULL ? amount : _("amount not known"));
  for (guint i = 0; i < project->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan, g_array_index (project->rows, guint, i));

      g_string_append_printf (text, " · %s %d", row->about, (int) row->x);
      if (!isnan (row->until))
        g_string_append_printf (text, "–%d", (int) row->until);
    }
  if (first->note != NULL)
    g_string_append_printf (text, " · %s", first->note);
  if (*first->publisher != '\0')
    g_string_append_printf (text, " · %s", first->publisher);
  mark->label = g_strdup_printf ("%s · %s", first->category_title, first->series_title);
  mark->detail = g_string_free (text, FALSE);
}

static MvChartMark *
add_bar (MvChartPlan *plan, MvChartPart part, const MvChartRow *row, double from, double to, double y, double height, double tone)
{
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, part);

  mark->x = from;
  mark->y = y - height / 2;
  mark->width = MAX (to - from, 2);
  mark->height = height;
  mark->role = row->role;
  mark->series = row->series;
  mark->tone = tone;
  if (row->doubtful)
    mark->pattern = MV_PATTERN_CROSS;
  return mark;
}

static MvChartMark *
add_disc (MvChartPlan *plan, MvChartPart part, const MvChartRow *row, double x, double y, double radius, gboolean hollow, double tone)
{
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POINT, part);

  mark->x = x;
  mark->y = y;
  mark->width = radius;
  mark->hollow = hollow;
  mark->stroke_width = hollow ? 0.16 * plan->em : 0;
  mark->role = row->role;
  mark->series = row->series;
  mark->tone = tone;
  return mark;
}

static void
add_project (MvChartPlan *plan, const Project *project, double y, double line, double right)
{
  const MvChartRow *row = row_at (plan, g_array_index (project->rows, guint, 0));
  const MvChartAxis *axis = &plan->chart->x;
  double em = plan->em, tone = mv_chart_is_quiet (plan, row->series) ? 0.2 : 1, height = MIN (0.62 * line, 0.95 * em), radius = MIN (0.36 * em, 0.3 * line);
  double first = fmin (fmin (project->announced, project->committed), fmin (project->start, project->end));
  double last = fmax (fmax (project->announced, project->committed), fmax (project->start, project->end));
  MvChartMark *hit = NULL, *mark;

  if (last > first)
    {
      mark = mv_chart_line (plan, MV_CHART_PART_GUIDE, mv_chart_axis_at (axis, first), y, mv_chart_axis_at (axis, last), y);
      mark->tone = 0.5 * tone;
    }
  if (!isnan (project->start) && !isnan (project->end))
    {
      double now = MAX (plan->table->year, project->start), sure = plan->table->year > 0 ? MIN (project->end, now) : project->end;

      hit = add_bar (plan, MV_CHART_PART_VALUE, row, mv_chart_axis_at (axis, project->start), mv_chart_axis_at (axis, sure), y, height, tone);
      if (project->end > sure)
        add_bar (plan, MV_CHART_PART_GUIDE, row, hit->x + hit->width, mv_chart_axis_at (axis, project->end), y, height, 0.3 * tone);
    }
  else if (!isnan (project->start))
    {
      double from = mv_chart_axis_at (axis, project->start), to = MIN (from + 1.6 * em, right);

      hit = add_bar (plan, MV_CHART_PART_VALUE, row, from, from + 0.25 * em, y, height, tone);
      for (guint i = 0; i < 3 && to > from + 0.4 * em; i++)
        add_bar (plan, MV_CHART_PART_GUIDE, row, from + 0.25 * em + (to - from - 0.25 * em) * i / 3, from + 0.25 * em + (to - from - 0.25 * em) * (i + 1) / 3, y, height,
                 tone * (0.4 - 0.12 * i));
    }
  else if (!isnan (project->end))
    hit = add_bar (plan, MV_CHART_PART_VALUE, row, mv_chart_axis_at (axis, project->end) - 0.12 * em, mv_chart_axis_at (axis, project->end) + 0.13 * em, y, height, tone);
  if (!isnan (project->announced))
    {
      mark = add_disc (plan, hit == NULL ? MV_CHART_PART_VALUE : MV_CHART_PART_GUIDE, row, mv_chart_axis_at (axis, project->announced), y, radius, TRUE, tone);
      hit = hit == NULL ? mark : hit;
    }
  if (!isnan (project->committed))
    {
      mark = add_disc (plan, hit == NULL ? MV_CHART_PART_VALUE : MV_CHART_PART_GUIDE, row, mv_chart_axis_at (axis, project->committed), y, radius, FALSE, tone);
      hit = hit == NULL ? mark : hit;
    }
  if (hit == NULL)
    return;
  mv_chart_mark_rows (plan, hit, (const guint *) (gpointer) project->rows->data, project->rows->len);
  describe (plan, hit, project);
}

static double
add_key (MvChartPlan *plan, const GPtrArray *projects, guint n)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MvChartKeyEntry));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const MvChartKeyEntry phases[] = {
    { .title = _("announced"), .series = "", .tone = 1, .disc = TRUE, .hollow = TRUE }, { .title = _("committed"), .series = "", .tone = 1, .disc = TRUE },
    { .title = _("start to completion"), .series = "", .tone = 1 }, { .title = _("planned"), .series = "", .tone = 0.3 }
  };

  g_array_append_vals (entries, phases, G_N_ELEMENTS (phases));
  for (guint i = 0; i < n; i++)
    {
      const MvChartRow *row = row_at (plan, g_array_index (((Project *) projects->pdata[i])->rows, guint, 0));
      const MvChartKeyEntry entry = { .title = row->series_title, .series = row->series, .role = row->role, .tone = 1 };

      if (g_hash_table_add (seen, (gpointer) row->series))
        g_array_append_val (entries, entry);
    }
  return mv_chart_key (plan, (const MvChartKeyEntry *) (gpointer) entries->data, entries->len, 0, 0.7 * plan->em, plan->chart->width, 3) + 0.4 * plan->em;
}

static void
find_years (const MvChartPlan *plan, const GPtrArray *projects, guint n, double *first, double *last)
{
  *first = INFINITY;
  *last = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      const Project *project = projects->pdata[i];

      *first = fmin (*first, fmin (fmin (project->announced, project->committed), fmin (project->start, project->end)));
      *last = fmax (*last, fmax (fmax (project->announced, project->committed), fmax (project->start, project->end)));
    }
  if (!(*last >= *first))
    *first = *last = plan->table->year;
}

void
mv_chart_plan_gantt (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  g_autoptr (GPtrArray) projects = collect (plan);
  double em = plan->em, size = 0.88 * em, names = 0, amounts = 0, first, last, top, line;
  MvChartFrame frame;
  guint n = MIN (projects->len, (guint) MAX ((chart->height - 6 * em) / (LINE * em), 3));

  top = add_key (plan, projects, n);
  n = MIN (n, (guint) MAX ((chart->height - top - 2 * em) / (LINE * em), 1));
  for (guint i = 0; i < n; i++)
    {
      const Project *project = projects->pdata[i];
      g_autofree char *amount = amount_of (plan, project);

      names = MAX (names, mv_chart_text_width (plan, project->title, size, 400));
      amounts = MAX (amounts, amount != NULL ? mv_chart_text_width (plan, amount, 0.82 * em, 400) : 0);
    }
  names = MIN (names, 0.36 * chart->width);
  amounts = chart->width >= 50 * em ? amounts : 0;      /* a narrow chart has no room for them */
  frame = (MvChartFrame) { names + 0.8 * em, top, MAX (chart->width - names - amounts - 2.2 * em, 1), MAX (chart->height - top - 2 * em, 1) };
  line = MIN (frame.height / MAX (n, 1), MOST_LINE * em);
  frame.height = line * n;
  find_years (plan, projects, n, &first, &last);
  mv_chart_axis_years (plan, &chart->x, first, MAX (last, first + 1), frame.width);
  mv_chart_axis_place (&chart->x, frame.x, frame.x + frame.width);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };
  mv_chart_axis_bottom (plan, &chart->x, &frame, TRUE);
  for (guint i = 0; i < n; i++)
    {
      const Project *project = projects->pdata[i];
      double y = frame.y + (i + 0.5) * line;
      g_autofree char *name = mv_chart_shorten (plan, project->title, size, 400, names), *amount = amount_of (plan, project);

      mv_chart_text (plan, name, frame.x - 0.6 * em, y, MV_CHART_RIGHT, MIN (size, 0.8 * line), 400, MV_CHART_INK_STRONG);
      if (amounts > 0)
        mv_chart_text (plan, amount, chart->width, y, MV_CHART_RIGHT, 0.82 * em, 400, MV_CHART_INK_MUTED);
      add_project (plan, project, y, line, frame.x + frame.width);
    }
  mv_chart_now (plan, &frame, &chart->x);
  if (n < projects->len)
    g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u more project has no room here; the table has all.",
                                                              "%u more projects have no room here; the table has all.", projects->len - n), projects->len - n));
}

void
mv_chart_say_gantt (GString *text, const MvChartTable *table)
{
  const MvChartSize size = { 0 };
  MvChartPlan plan = { NULL, table, &size, NULL, 1, 0 };
  g_autoptr (GPtrArray) projects = collect (&plan);
  guint announced = 0, committed = 0, started = 0, ended = 0;

  for (guint i = 0; i < projects->len; i++)
    {
      const Project *project = projects->pdata[i];

      announced += !isnan (project->announced);
      committed += !isnan (project->committed);
      started += !isnan (project->start);
      ended += !isnan (project->end);
    }
  mv_chart_say (text, ngettext_ ("%u project; the year of announcement is known of %u, of commitment of %u, of start of %u, of completion of %u.",
                                 "%u projects; the year of announcement is known of %u, of commitment of %u, of start of %u, of completion of %u.", projects->len),
                projects->len, announced, committed, started, ended);
}
