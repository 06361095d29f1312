/* Lines and bars: the partners of one country, or the published totals of several. */
#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/scene/chart-private.h"

#define N_LINES 7               /* partners drawn as lines: more cannot be told apart */

static gboolean
is_total (const MvChartFlows *flows, const MvFlowRow *row)
{
  return g_str_equal (mv_chart_partner (flows, row), "WLD");
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double one = fabs ((*(const MvFlowRow *const *) a)->value), other = fabs ((*(const MvFlowRow *const *) b)->value);

  return (one < other) - (one > other);
}

/* As above, and in a fixed order where two are alike. */
static int
compare_peaks (gconstpointer a, gconstpointer b)
{
  const MvFlowRow *one = *(const MvFlowRow *const *) a, *other = *(const MvFlowRow *const *) b;
  int by_value = compare_values (a, b), by_from = strcmp (one->from, other->from);

  return by_value != 0 ? by_value : by_from != 0 ? by_from : strcmp (one->to, other->to);
}

/* The named partners with figures in YEAR, the largest first. MvFlowRow, borrowed. */
static GPtrArray *
partners_in (const MvChartFlows *flows, const GArray *rows, int year)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (row->year == year && !isnan (row->value) && !is_total (flows, row) && !mv_chart_is_unnamed (mv_chart_partner (flows, row)))
        g_ptr_array_add (found, (gpointer) row);
    }
  g_ptr_array_sort (found, compare_values);
  return found;
}

static gboolean
holds_partner (const MvChartFlows *flows, const GPtrArray *chosen, const MvFlowRow *row)
{
  for (guint i = 0; i < chosen->len; i++)
    if (mv_chart_partner (flows, chosen->pdata[i]) == mv_chart_partner (flows, row))
      return TRUE;
  return FALSE;
}

/* The partners without figures in YEAR, each by its largest figure of any year, the largest first. CHOSEN: those that have. */
static GPtrArray *
partners_besides (const MvChartFlows *flows, const GArray *rows, const GPtrArray *chosen)
{
  g_autoptr (GHashTable) peaks = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *one = &g_array_index (rows, MvFlowRow, i), *peak = g_hash_table_lookup (peaks, mv_chart_partner (flows, one));

      if (!isnan (one->value) && !is_total (flows, one) && !mv_chart_is_unnamed (mv_chart_partner (flows, one))
          && (peak == NULL || fabs (one->value) > fabs (peak->value)))
        g_hash_table_insert (peaks, (gpointer) mv_chart_partner (flows, one), (gpointer) one);
    }
  g_hash_table_iter_init (&iter, peaks);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!holds_partner (flows, chosen, row))
      g_ptr_array_add (found, row);
  g_ptr_array_sort (found, compare_peaks);
  return found;
}

/* The view's year if it has partners, else the nearest that has; 0 = none. */
static int
nearest_year (const MvChartFlows *flows, const GArray *rows)
{
  int wanted = mv_chart_flows_year (flows), best = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (!isnan (row->value) && !is_total (flows, row) && (best == 0 || abs (row->year - wanted) < abs (best - wanted)))
        best = row->year;
    }
  return best;
}

void
mv_chart_finish (const MvChartFlows *flows, MvChartTable *table)
{
  const char *basis = "", *words;

  for (guint i = 0; i < table->rows->len && *basis == '\0'; i++)        /* rows that only say what is missing have none */
    basis = g_array_index (table->rows, MvChartRow, i).basis;
  words = *basis != '\0' ? mv_basis_name (flows->build->db, basis, NULL) : NULL;
  table->unit = flows->measure->unit;
  g_free (table->subtitle);
  table->subtitle = g_strdup (words != NULL ? words : "");
  if (flows->measure->caution != NULL && !mv_chart_is_own (flows))     /* it is said of the dataset's figures */
    mv_chart_table_note (table, "%s", flows->measure->caution);
  if (!g_str_equal (flows->build->view->product, "TOTAL"))
    mv_chart_table_note (table, "%s", _("One product only, as far as the sources list it: no total of trade."));
}

/* Where the source of a line changes; where those of most do, one dashed line for all; and one sentence. */
static void
note_breaks (MvChartTable *table)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) years = g_string_new (NULL);
  guint changes[2200] = { 0 };

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i), *before = g_hash_table_lookup (last, row->series);

      if (*row->series == '\0' || !mv_chart_row_has_value (row))
        continue;
      if (before != NULL && (before->source_id != row->source_id || (before->concept != row->concept && !row->partial && !before->partial) || before->basis != row->basis) && row->x > 0 && row->x < G_N_ELEMENTS (changes))
        {
          changes[(int) row->x]++;
          mv_chart_table_break (table, row->x - 0.5, row->series, _("The source changes"));
        }
      g_hash_table_insert (last, (gpointer) row->series, (gpointer) row);
    }
  for (guint year = 1; year < G_N_ELEMENTS (changes); year++)
    if (changes[year] > 0)
      {
        g_string_append_printf (years, "%s%u", years->len > 0 ? ", " : "", year);
        if (2 * changes[year] >= g_hash_table_size (last))
          mv_chart_table_break (table, year - 0.5, "", _("The source changes"));
      }
  if (years->len > 0)
    mv_chart_table_note (table, _("Lines break where the source or its definition changes (%s): figures before and after are not compared."), years->str);
}

/* Lists of what happened name no years in which nothing did. */
static void
note_silence (const MvChartFlows *flows, MvChartTable *table)
{
  const MvChartRow *before = NULL;

  if (g_str_equal (flows->measure->family, "goods") || mv_chart_is_own (flows))
    return;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (before != NULL && row->series == before->series && *row->series != '\0' && row->x > before->x + 1)
        {
          mv_chart_table_note (table, "%s", _("Where a line has no point its source lists nothing: that does not prove that there was nothing."));
          return;
        }
      before = row;
    }
}

/* Which partners the lines are of, where not all are drawn: LIMIT of those with figures in YEAR, and BESIDES without. */
static void
note_choice (const MvChartFlows *flows, MvChartTable *table, int year, guint limit, guint besides, guint left)
{
  if (left > 0 && besides == 0)
    mv_chart_table_note (table, _("The %u largest partners of %d; %u more are not drawn."), limit, year, left);
  else if (left > 0)
    mv_chart_table_note (table, _("The partners of %d, and of the others the %u with the largest figure of any year; %u more are not drawn."), year, besides, left);
  if (left > 0 && year != flows->build->view->year)
    mv_chart_table_note (table, _("%d has no partners: those of %d are shown."), flows->build->view->year, year);
}

/* All years of PARTNERS as lines; FIRST and LAST become the years they span. */
static void
add_lines (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, const GPtrArray *partners, guint limit, int *first, int *last)
{
  for (guint k = 0; k < limit; k++)
    for (guint i = 0; i < rows->len; i++)
      {
        const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

        if (mv_chart_partner (flows, row) != mv_chart_partner (flows, partners->pdata[k]))
          continue;
        mv_chart_flow_row (flows, table, row, TRUE);
        *first = *first == 0 ? row->year : MIN (*first, row->year);
        *last = MAX (*last, row->year);
      }
}

static MvChartTable *
partners_over_time (const MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autofree char *subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  g_autofree char *title = g_strdup_printf (_("%s by partner"), subject);
  g_autoptr (MvChartTable) table = NULL;
  g_autoptr (GArray) rows = mv_chart_flows_read (flows, iso3, error);
  g_autoptr (GArray) coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  g_autoptr (GPtrArray) largest = NULL, besides = NULL;
  int year, first = 0, last = 0;
  guint most = build->view->top > 0 ? MIN (N_LINES, build->view->top) : N_LINES, limit, more;

  if (coverage == NULL)
    return NULL;
  year = nearest_year (flows, rows);
  if (year == 0)
    {
      table = mv_chart_table_new (MV_CHART_LINE, title);
      table->reason = mv_chart_no_figures (flows, iso3);
      return g_steal_pointer (&table);
    }
  largest = partners_in (flows, rows, year);
  besides = partners_besides (flows, rows, largest);
  limit = MIN (largest->len, most);
  more = MIN (besides->len, most - limit);
  /* One donor is no list of partners. */
  table = mv_chart_table_new (MV_CHART_LINE, largest->len + besides->len > 1 ? title : subject);
  add_lines (flows, table, rows, largest, limit, &first, &last);
  add_lines (flows, table, rows, besides, more, &first, &last);
  if (g_str_equal (build->view->product, "TOTAL"))
    mv_chart_add_gaps (table, coverage, first, last, FALSE);
  note_choice (flows, table, year, limit, more, largest->len + besides->len - limit - more);
  note_breaks (table);
  note_silence (flows, table);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

static void
describe_country (const MvChartFlows *flows, MvChartRow *row, const char *iso3)
{
  const MvAtlasCountry *country = mv_atlas_country (flows->build->atlas, iso3);

  row->series = row->category = iso3;
  row->series_title = row->category_title = mv_build_name (flows->build, "country", iso3);
  row->role = country != NULL ? country->role : MV_ROLE_OTHER;
  row->unit = flows->measure->unit;
  g_free (row->ref);
  row->ref = g_strconcat ("country:", iso3, NULL);
}

static const char *
say_missing (const MvChartFlows *flows)
{
  return mv_chart_is_own (flows) ? _("nothing imported, or nothing that can be added up") : _("no published total in the dataset");
}

/* Totals of one of the focus, published or of what was imported; FALSE on an error. YEAR 0 = all. */
static gboolean
add_totals (const MvChartFlows *flows, MvChartTable *table, const char *iso3, int year, GError **error)
{
  g_autoptr (GArray) rows = mv_chart_flows_read (flows, iso3, error);
  gboolean found = FALSE;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (!is_total (flows, row) || (year != 0 && row->year != year))
        continue;
      mv_chart_flow_row (flows, table, row, FALSE);
      found = TRUE;
    }
  if (!found && year != 0)
    {
      MvChartRow *row = mv_chart_table_add (table);

      describe_country (flows, row, iso3);
      row->x = year;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (say_missing (flows));
    }
  return TRUE;
}

/* Totals that are not of goods alone stand beside those that are: said by name. */
static void
note_concepts (MvChartTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (*row->concept != '\0' && !g_str_equal (row->concept, "goods"))
        mv_chart_table_note (table, "%s: %s", row->series_title, row->about);
    }
}

/* The years between the first and the last of all for which ISO3 has no total, as spans. */
static void
add_missing (const MvChartFlows *flows, MvChartTable *table, const char *iso3, guint64 years, int first, int last)
{
  int start = 0;

  for (int year = first; year <= last + 1; year++)
    {
      gboolean missing = year <= last && !(years >> (year - first) & 1);
      MvChartRow *row;

      if (missing && start == 0)
        start = year;
      if (missing || start == 0)
        continue;
      row = mv_chart_table_add (table);
      describe_country (flows, row, iso3);
      row->x = start;
      row->until = year - 1;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (say_missing (flows));
      start = 0;
    }
}

/* Spans without a total for each of the focus, so that gaps are said and listed. */
static void
add_all_missing (const MvChartFlows *flows, MvChartTable *table)
{
  int first = G_MAXINT, last = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      first = MIN (first, (int) g_array_index (table->rows, MvChartRow, i).x);
      last = MAX (last, (int) g_array_index (table->rows, MvChartRow, i).x);
    }
  if (last - first > 62)
    return;
  for (guint k = 0; flows->build->focus[k] != NULL; k++)
    {
      guint64 years = 0;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

          if (row->series == flows->build->focus[k] && mv_chart_row_has_value (row))
            years |= G_GUINT64_CONSTANT (1) << ((int) row->x - first);
        }
      add_missing (flows, table, flows->build->focus[k], years, first, last);
    }
}

static MvChartTable *
totals (const MvChartFlows *flows, MvChartKind kind, int year, GError **error)
{
  g_autofree char *all = mv_chart_totals_title (flows), *title = year == 0 ? g_steal_pointer (&all) : g_strdup_printf ("%s, %d", all, year);
  g_autoptr (MvChartTable) table = mv_chart_table_new (kind, title);
  guint known = 0;

  for (guint i = 0; flows->build->focus[i] != NULL; i++)
    if (!add_totals (flows, table, flows->build->focus[i], year, error))
      return NULL;
  for (guint i = 0; i < table->rows->len; i++)
    known += mv_chart_row_has_value (&g_array_index (table->rows, MvChartRow, i));
  if (known == 0)
    {
      g_array_set_size (table->rows, 0);
      table->reason = mv_chart_is_own (flows) ? mv_chart_no_figures (flows, NULL)
                                              : g_strdup (_("No totals are published for this measure. Choose one country to see its partners."));
    }
  else if (kind == MV_CHART_LINE)
    {
      note_breaks (table);
      add_all_missing (flows, table);
    }
  else
    note_concepts (table);
  if (mv_chart_is_own (flows) && known > 0)
    mv_chart_note_added (flows, table);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_line (MvChartFlows *flows, GError **error)
{
  return flows->build->focus[1] == NULL ? partners_over_time (flows, error) : totals (flows, MV_CHART_LINE, 0, error);
}

/* The partners that are not drawn one by one, in one row; only where all rows of the year are one list. */
static void
add_rest (const MvChartFlows *flows, MvChartTable *table, const GPtrArray *largest, guint shown, const MvChartCoverage *coverage)
{
  const MvFlowRow *first = largest->pdata[0];
  double sum = 0;
  MvChartRow *row;

  for (guint i = shown; i < largest->len; i++)
    sum += ((const MvFlowRow *) largest->pdata[i])->value;
  for (guint i = 0; i < largest->len; i++)
    if (((const MvFlowRow *) largest->pdata[i])->source_id != first->source_id || ((const MvFlowRow *) largest->pdata[i])->basis != first->basis)
      coverage = NULL;
  if (!mv_chart_coverage_whole (coverage))
    {
      mv_chart_table_note (table, _("%u smaller partners are not shown and not added up: their figures come from several sources or are a part only."),
                           largest->len - shown);
      return;
    }
  row = mv_chart_table_add (table);
  row->series = row->category = g_intern_string ("rest");
  row->series_title = row->category_title = g_intern_string (_("All other partners"));
  row->rest = TRUE;
  row->x = first->year;
  row->value = sum;
  row->state = MV_CHART_KNOWN;
  row->unit = first->unit;
  row->basis = first->basis;
  row->source_id = first->source_id;
  row->publisher = g_intern_string (mv_build_publisher (flows->build, first->source_id));
  row->note = g_strdup_printf (ngettext_ ("%u partner together", "%u partners together", largest->len - shown), largest->len - shown);
}

static void
add_unnamed (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, int year)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (row->year == year && mv_chart_is_unnamed (mv_chart_partner (flows, row)))
        mv_chart_flow_row (flows, table, row, TRUE);
    }
}

static void
note_coverage (const MvChartFlows *flows, MvChartTable *table, const MvChartCoverage *coverage, int year)
{
  if (coverage == NULL || g_str_equal (coverage->status, "complete") || mv_chart_is_own (flows))
    return;
  mv_chart_table_note (table, coverage->note != NULL ? "%s, %d: %s; %s" : "%s, %d: %s", mv_build_name (flows->build, "country", flows->build->focus[0]), year,
                       mv_chart_coverage_words (coverage->status), coverage->note);
}

MvChartTable *
mv_chart_rows_bar (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  const char *iso3 = build->focus[0];
  g_autoptr (MvChartTable) table = NULL;
  g_autoptr (GArray) rows = NULL, coverage = NULL;
  g_autoptr (GPtrArray) largest = NULL;
  g_autofree char *title = NULL, *subject = NULL, *years = NULL, *reason = NULL;
  const MvChartCoverage *claim;
  int year;
  guint shown;

  if (build->focus[1] != NULL)
    return totals (flows, MV_CHART_BAR, build->view->year, error);
  rows = mv_chart_flows_read (flows, iso3, error);
  coverage = mv_chart_flows_coverage (flows, iso3, rows, error);
  if (coverage != NULL)
    rows = mv_chart_flows_sum (flows, g_steal_pointer (&rows), &reason, error);
  if (rows == NULL || coverage == NULL)
    return NULL;
  year = nearest_year (flows, rows);
  years = mv_chart_flows_years (flows, year != 0 ? year : build->view->year);
  subject = mv_chart_flows_subject (flows, mv_build_name (build, "country", iso3));
  title = g_strdup_printf (_("%s by partner, %s"), subject, years);
  table = mv_chart_table_new (MV_CHART_BAR, title);
  if (year == 0)
    {
      table->reason = mv_chart_no_figures (flows, iso3);
      return g_steal_pointer (&table);
    }
  largest = partners_in (flows, rows, year);
  claim = mv_chart_coverage_in (coverage, year);
  shown = build->view->top > 0 ? MIN (largest->len, (guint) build->view->top) : largest->len;
  for (guint i = 0; i < shown; i++)
    mv_chart_flow_row (flows, table, largest->pdata[i], TRUE);
  if (shown < largest->len)
    add_rest (flows, table, largest, shown, claim);
  add_unnamed (flows, table, rows, year);
  mv_chart_flows_mark_sums (flows, table, 0);
  note_coverage (flows, table, claim, year);
  if (year != mv_chart_flows_year (flows))
    mv_chart_table_note (table, _("%d has no partners: those of %d are shown."), build->view->year, year);
  mv_chart_flows_note_period (flows, table, year, reason);
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}
