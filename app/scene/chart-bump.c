/* Ranks of the partners of one country over the years, in years with a list of partners that claims to be whole, or to estimate all. */
#include <math.h>
#include <stdlib.h>

#include "app/base/text.h"
#include "app/scene/chart-only.h"
#include "app/scene/chart-private.h"

#define N_PARTNERS 12

static gboolean
counts (const MvChartFlows *flows, const MvFlowRow *row, int year)
{
  const char *partner = mv_chart_partner (flows, row);

  return row->year == year && !isnan (row->value) && !g_str_equal (partner, "WLD") && !mv_chart_is_unnamed (partner);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const MvFlowRow *one = *(const MvFlowRow *const *) a, *other = *(const MvFlowRow *const *) b;

  if (one->value != other->value)
    return one->value < other->value ? 1 : -1;
  return one->flow_id < other->flow_id ? -1 : 1;
}

static gboolean
is_mixed (const GPtrArray *list)
{
  for (guint i = 1; i < list->len; i++)
    if (((const MvFlowRow *) list->pdata[i])->source_id != ((const MvFlowRow *) list->pdata[0])->source_id)
      return TRUE;
  return FALSE;
}

/* The partners of YEAR, the largest first; empty where no list is claimed. An estimate of all partners ranks them, though it may take some from
 * another source; what some partners declared does not. MvFlowRow, borrowed. */
static GPtrArray *
ranked (const MvChartFlows *flows, const GArray *rows, const GArray *coverage, int year)
{
  GPtrArray *found = g_ptr_array_new ();
  const MvChartCoverage *claim = mv_chart_coverage_in (coverage, year);
  gboolean estimate = claim != NULL && g_str_equal (claim->status, "historical estimate");

  if (!mv_chart_coverage_whole (claim) && !estimate)
    return found;
  for (guint i = 0; i < rows->len; i++)
    if (counts (flows, &g_array_index (rows, MvFlowRow, i), year))
      g_ptr_array_add (found, &g_array_index (rows, MvFlowRow, i));
  if (!estimate && is_mixed (found))
    g_ptr_array_set_size (found, 0);
  g_ptr_array_sort (found, compare_values);
  return found;
}

/* The partners whose ranks are drawn: the largest of the ranked year nearest to the view's. Codes; and that year, 0 = none. */
static GPtrArray *
choose_partners (const MvChartFlows *flows, const GArray *rows, const GArray *coverage, int *year)
{
  const MvView *view = flows->build->view;
  int wanted = view->period_from > 0 ? view->period_to : view->year;
  guint limit = view->top > 0 ? MIN (N_PARTNERS, (guint) view->top) : N_PARTNERS;
  GPtrArray *codes = g_ptr_array_new ();

  *year = 0;
  for (int away = 0; away <= MV_VIEW_LAST - MV_VIEW_FIRST && *year == 0; away++)
    for (int way = -1; way <= 1 && *year == 0; way += 2)
      {
        g_autoptr (GPtrArray) list = ranked (flows, rows, coverage, wanted + way * away);

        for (guint i = 0; i < list->len && codes->len < limit; i++)
          if (mv_chart_only_partner (flows->build, mv_chart_partner (flows, list->pdata[i])))
            g_ptr_array_add (codes, (gpointer) mv_chart_partner (flows, list->pdata[i]));
        if (list->len > 0)
          *year = wanted + way * away;
      }
  return codes;
}

static void
add_year (const MvChartFlows *flows, MvChartTable *table, GPtrArray *list, GPtrArray *codes)
{
  gboolean mixed = is_mixed (list);
  guint rank = 0;

  if (mixed)
    mv_chart_table_note (table, "%s", _("Rings: ranks in an estimate that takes figures from several sources."));
  for (guint i = 0; i < list->len; i++)
    {
      const MvFlowRow *flow = list->pdata[i];
      g_autofree char *words = NULL;
      MvChartRow *row;

      /* Equal figures share a rank. */
      if (i == 0 || flow->value != ((const MvFlowRow *) list->pdata[i - 1])->value)
        rank = i + 1;
      if (!g_ptr_array_find (codes, mv_chart_partner (flows, flow), NULL))
        continue;
      row = mv_chart_flow_row (flows, table, flow, TRUE);
      row->y = rank;
      row->doubtful = mixed;
      row->low = row->high = NAN;
      words = g_strdup_printf (_("rank %u of %u partners"), rank, list->len);
      if (row->note != NULL)
        {
          g_autofree char *note = row->note;

          row->note = g_strdup_printf ("%s · %s", words, note);
        }
      else
        row->note = g_steal_pointer (&words);
    }
}

/* Years between the first and the last that have no ranks: hatched. */
static void
add_gap (MvChartTable *table, const MvChartCoverage *claim, int year)
{
  MvChartRow *row = table->rows->len > 0 ? &g_array_index (table->rows, MvChartRow, table->rows->len - 1) : NULL;
  g_autofree char *reason = claim != NULL ? g_strdup_printf ("%s%s%s", mv_chart_coverage_words (claim->status), claim->note != NULL ? ": " : "",
                                                             claim->note != NULL ? claim->note : "")
                                          : g_strdup (_("the dataset makes no claim that the rows are complete"));

  if (row != NULL && *row->series == '\0' && row->until == year - 1 && g_strcmp0 (row->note, reason) == 0)
    {
      row->until = year;
      return;
    }
  row = mv_chart_table_add (table);
  row->x = row->until = year;
  row->state = MV_CHART_NOT_REPORTED;
  row->note = g_steal_pointer (&reason);
}

/* A whole year without partners has nothing to rank: it is no gap. */
static gboolean
any_in (const MvChartFlows *flows, const GArray *rows, int year)
{
  for (guint i = 0; i < rows->len; i++)
    if (counts (flows, &g_array_index (rows, MvFlowRow, i), year))
      return TRUE;
  return FALSE;
}

static void
add_years (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, const GArray *coverage, GPtrArray *codes)
{
  const MvView *view = flows->build->view;
  int from = view->period_from > 0 ? view->period_from : MV_VIEW_FIRST, to = view->period_from > 0 ? view->period_to : MV_VIEW_LAST, last = to;

  for (; last > from; last--)
    {
      g_autoptr (GPtrArray) list = ranked (flows, rows, coverage, last);

      if (list->len > 0)
        break;
    }
  for (int year = from; year <= last; year++)
    {
      g_autoptr (GPtrArray) list = ranked (flows, rows, coverage, year);

      if (list->len > 0)
        add_year (flows, table, list, codes);
      else if (table->rows->len > 0 && (any_in (flows, rows, year) || !mv_chart_coverage_whole (mv_chart_coverage_in (coverage, year))))
        add_gap (table, mv_chart_coverage_in (coverage, year), year);
    }
}

MvChartTable *
mv_chart_rows_bump (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autofree char *subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  g_autofree char *title = g_strdup_printf (_("Ranks of partners: %s"), subject);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BUMP, build->focus[1] == NULL ? title : flows->what);
  g_autoptr (GArray) rows = NULL, coverage = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  int year;

  if (build->focus[1] != NULL)
    {
      table->reason = g_strdup (_("Choose one country: ranks are those of its partners."));
      return g_steal_pointer (&table);
    }
  rows = mv_chart_flows_read_all (flows, iso3, error);
  coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  if (coverage == NULL)
    return NULL;
  codes = choose_partners (flows, rows, coverage, &year);
  add_years (flows, table, rows, coverage, codes);
  if (table->rows->len == 0)
    table->reason = g_strdup (_("No year has a list of partners: nobody can be ranked."));
  else
    {
      mv_chart_table_note (table, _("The %u largest partners of %d, ranked among all named partners of each year."), codes->len, year);
      mv_chart_table_note (table, "%s", _("Lines break where the list comes from another source; years without a list are hatched. A rank hides how large "
                                          "the figure is: point at it."));
    }
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
