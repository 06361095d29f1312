/* Stacked bars: the partners of each of the focus by power in one year, or both directions of one country. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"

typedef struct { const char *iso3; gboolean outward; GArray *rows, *coverage; } Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->rows, g_array_unref);
  g_clear_pointer (&answer->coverage, g_array_unref);
}

static gboolean
read_answer (MvChartFlows *flows, Answer *answer, GError **error)
{
  answer_clear (answer);
  if (!mv_chart_flows_turn (flows, answer->outward, error))
    return FALSE;
  answer->rows = mv_chart_flows_read (flows, answer->iso3, error);
  answer->coverage = mv_chart_flows_coverage (flows, answer->iso3, answer->rows, error);
  return answer->coverage != NULL;
}

/* All N, each with the brushed years added up when that may be done with all that have figures; else *REASON says why not. */
static gboolean
read_answers (MvChartFlows *flows, Answer *answers, guint n, char **reason, GError **error)
{
  gboolean summed = FALSE;

  *reason = NULL;
  for (guint i = 0; i < n; i++)
    {
      if (!read_answer (flows, &answers[i], error))
        return FALSE;
      if (answers[i].rows->len == 0 || *reason != NULL)
        continue;
      answers[i].rows = mv_chart_flows_sum_whole (flows, g_steal_pointer (&answers[i].rows), answers[i].coverage, reason, error);
      if (answers[i].rows == NULL)
        return FALSE;
      summed |= flows->summed;
    }
  if (*reason == NULL || !summed)
    return TRUE;
  flows->summed = FALSE;
  for (guint i = 0; i < n; i++)
    if (!read_answer (flows, &answers[i], error))
      return FALSE;
  return TRUE;
}

/* Why the partners of YEAR are not added up. g_free. */
static char *
say_why_not (const Answer *answer, int year)
{
  const MvChartCoverage *claim = mv_chart_coverage_in (answer->coverage, year);

  if (claim == NULL)
    return g_strdup (_("no complete list of partners"));
  if (mv_chart_coverage_whole (claim))
    return g_strdup (_("the partners come from several sources"));
  return claim->note != NULL ? g_strdup_printf ("%s: %s", mv_chart_coverage_words (claim->status), claim->note)
                             : g_strdup (mv_chart_coverage_words (claim->status));
}

/* One bar of ISO3 in YEAR, by power; a hatch where its partners may not be added up. */
static void
add_bar (const MvChartFlows *flows, MvChartTable *table, const Answer *answer, int year, const char *code, const char *title)
{
  guint first = table->rows->len;

  if (mv_chart_year_whole (flows, answer->rows, answer->coverage, year))
    mv_chart_add_powers (flows, table, answer->rows, year);
  else
    {
      MvChartRow *row = mv_chart_table_add (table);

      row->x = year;
      row->state = MV_CHART_NOT_REPORTED;
      row->unit = flows->measure->unit;
      row->note = say_why_not (answer, year);
      mv_chart_table_note (table, "%s, %d: %s", title, year, row->note);
    }
  for (guint i = first; i < table->rows->len; i++)
    {
      MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      row->category = g_intern_string (code);
      row->category_title = g_intern_string (title);
    }
}

/* The year nearest to the view's in which one of the N answers is whole; 0 = none. */
static int
whole_year (const MvChartFlows *flows, const Answer *answers, guint n)
{
  int wanted = mv_chart_flows_year (flows);

  for (int away = 0; away <= MV_VIEW_LAST - MV_VIEW_FIRST; away++)
    for (guint i = 0; i < n; i++)
      {
        if (mv_chart_year_whole (flows, answers[i].rows, answers[i].coverage, wanted - away))
          return wanted - away;
        if (mv_chart_year_whole (flows, answers[i].rows, answers[i].coverage, wanted + away))
          return wanted + away;
      }
  return 0;
}

static void
finish (MvChartFlows *flows, MvChartTable *table, int year, const char *reason)
{
  if (year == 0)
    table->reason = mv_chart_nothing_whole (flows);
  else
    mv_chart_note_added (flows, table);
  if (year != 0 && year != mv_chart_flows_year (flows))
    mv_chart_table_note (table, _("%d has no partners: those of %d are shown."), flows->build->view->year, year);
  mv_chart_flows_mark_sums (flows, table, 0);
  if (year != 0)
    mv_chart_flows_note_period (flows, table, year, reason);
  mv_chart_finish (flows, table);
}

static MvChartTable *
several_countries (MvChartFlows *flows, GError **error)
{
  const MvBuild *build = flows->build;
  guint n = g_strv_length ((char **) build->focus);
  g_autofree Answer *answers = g_new0 (Answer, n);
  g_autoptr (MvChartTable) table = NULL;
  g_autofree char *title = NULL, *years = NULL, *reason = NULL;
  gboolean read;
  int year;

  for (guint i = 0; i < n; i++)
    answers[i] = (Answer) { .iso3 = build->focus[i], .outward = flows->outward };
  read = read_answers (flows, answers, n, &reason, error);
  year = read ? whole_year (flows, answers, n) : 0;
  years = mv_chart_flows_years (flows, year != 0 ? year : build->view->year);
  title = g_strdup_printf (_("%s by power, %s"), flows->what, years);
  table = mv_chart_table_new (MV_CHART_STACKED, title);
  for (guint i = 0; i < n && year != 0; i++)
    add_bar (flows, table, &answers[i], year, build->focus[i], mv_build_name (flows->build, "country", build->focus[i]));
  for (guint i = 0; i < n; i++)
    answer_clear (&answers[i]);
  if (!read)
    return NULL;
  finish (flows, table, year, reason);
  return g_steal_pointer (&table);
}

static MvChartTable *
both_directions (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  g_autofree char *title = NULL, *years = NULL, *reason = NULL;
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_STACKED, "");
  Answer answers[2] = { { .iso3 = build->focus[0], .outward = TRUE }, { .iso3 = build->focus[0] } };
  gboolean read = read_answers (flows, answers, 2, &reason, error);
  int year = 0;

  for (guint i = 0; i < 2 && read; i++)
    {
      read = mv_chart_flows_turn (flows, answers[i].outward, error);
      /* Both bars are of one year: that of the first direction with figures. */
      year = year == 0 && read ? whole_year (flows, &answers[i], 1) : year;
      if (read && year != 0 && answers[i].rows->len > 0)
        add_bar (flows, table, &answers[i], year, answers[i].outward ? "out" : "in", flows->what);
    }
  for (guint i = 0; i < 2; i++)
    answer_clear (&answers[i]);
  if (!read)
    return NULL;
  years = mv_chart_flows_years (flows, year != 0 ? year : build->view->year);
  title = g_strdup_printf (_("%s by power, both directions, %s"), mv_build_name (build, "country", build->focus[0]), years);
  g_free (table->title);
  table->title = g_steal_pointer (&title);
  finish (flows, table, year, reason);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_stacked (MvChartFlows *flows, GError **error)
{
  return flows->build->focus[1] == NULL ? both_directions (flows, error) : several_countries (flows, error);
}
