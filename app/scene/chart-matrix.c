/* Matrices: partners of each of the focus in a year, agreement in votes, standing in organisations. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/store/agreement.h"

#define N_PARTNERS 24

typedef struct { const char *iso3; double most; } Partner;

typedef struct
{
  GPtrArray *rows;              /* GArray of MvFlowRow of each of the focus */
  GPtrArray *coverages;
  GArray    *partners;          /* Partner, the largest first */
  int        year;
  char      *reason;            /* why the brushed years are not added up; NULL */
} Survey;

static int
compare_partners (gconstpointer a, gconstpointer b)
{
  const Partner *one = a, *other = b;

  return one->most != other->most ? (one->most > other->most ? -1 : 1) : g_strcmp0 (one->iso3, other->iso3);
}

/* The year nearest to the view's in which any of the focus has partners; 0 = none. */
static int
find_year (const MvChartFlows *flows, const Survey *survey)
{
  int best = 0, wanted = mv_chart_flows_year (flows);

  for (guint f = 0; f < survey->rows->len; f++)
    for (guint i = 0; i < ((GArray *) survey->rows->pdata[f])->len; i++)
      {
        const MvFlowRow *row = &g_array_index ((GArray *) survey->rows->pdata[f], MvFlowRow, i);

        if (!isnan (row->value) && !g_str_equal (mv_chart_partner (flows, row), "WLD") && (best == 0 || abs (row->year - wanted) < abs (best - wanted)))
          best = row->year;
      }
  return best;
}

/* Each column has the brushed years added up when that may be done with all that have figures. */
static gboolean
sum_survey (MvChartFlows *flows, Survey *survey, GError **error)
{
  gboolean summed = FALSE;

  for (guint f = 0; f < survey->rows->len && survey->reason == NULL; f++)
    {
      GArray *rows = survey->rows->pdata[f];

      if (rows->len == 0)
        continue;
      survey->rows->pdata[f] = g_array_new (FALSE, FALSE, sizeof (MvFlowRow));
      rows = mv_chart_flows_sum (flows, rows, &survey->reason, error);
      if (rows == NULL)
        return FALSE;
      g_array_unref (survey->rows->pdata[f]);
      survey->rows->pdata[f] = rows;
      summed |= flows->summed;
    }
  for (guint f = 0; f < survey->rows->len && survey->reason != NULL && summed; f++)
    {
      GArray *rows = mv_chart_flows_read (flows, flows->build->focus[f], error);

      if (rows == NULL)
        return FALSE;
      g_array_unref (survey->rows->pdata[f]);
      survey->rows->pdata[f] = rows;
    }
  flows->summed = summed && survey->reason == NULL;
  return TRUE;
}

static gboolean
open_survey (MvChartFlows *flows, Survey *survey, GError **error)
{
  MvBuild *build = flows->build;

  for (guint f = 0; build->focus[f] != NULL; f++)
    {
      GArray *rows = mv_chart_flows_read (flows, build->focus[f], error);
      GArray *coverage = mv_chart_flows_coverage (flows, build->focus[f], rows, error);

      if (rows != NULL)
        g_ptr_array_add (survey->rows, rows);
      if (coverage == NULL)
        return FALSE;
      g_ptr_array_add (survey->coverages, coverage);
    }
  if (build->view->period_from != 0 && !sum_survey (flows, survey, error))
    return FALSE;
  survey->year = find_year (flows, survey);
  return TRUE;
}

static void
find_partners (const MvChartFlows *flows, Survey *survey)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint f = 0; f < survey->rows->len; f++)
    for (guint i = 0; i < ((GArray *) survey->rows->pdata[f])->len; i++)
      {
        const MvFlowRow *row = &g_array_index ((GArray *) survey->rows->pdata[f], MvFlowRow, i);
        const char *iso3 = mv_chart_partner (flows, row);
        guint at = GPOINTER_TO_UINT (g_hash_table_lookup (known, iso3));

        if (row->year != survey->year || isnan (row->value) || g_str_equal (iso3, "WLD") || mv_chart_is_unnamed (iso3))
          continue;
        if (at == 0)
          {
            const Partner partner = { iso3, 0 };

            g_array_append_val (survey->partners, partner);
            g_hash_table_insert (known, (gpointer) iso3, GUINT_TO_POINTER (at = survey->partners->len));
          }
        g_array_index (survey->partners, Partner, at - 1).most = MAX (g_array_index (survey->partners, Partner, at - 1).most, fabs (row->value));
      }
  g_array_sort (survey->partners, compare_partners);
}

static const MvFlowRow *
row_of (const MvChartFlows *flows, const Survey *survey, guint f, const char *iso3)
{
  const GArray *rows = survey->rows->pdata[f];

  for (guint i = 0; i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);

      if (row->year == survey->year && !isnan (row->value) && g_str_equal (mv_chart_partner (flows, row), iso3))
        return row;
    }
  return NULL;
}

/* The column is the focus country, the line its partner. */
static void
set_place (MvBuild *build, MvChartRow *row, const char *home, const char *line, const char *title)
{
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, home);

  row->series = home;
  row->series_title = mv_build_name (build, "country", home);
  row->role = country != NULL ? country->role : MV_ROLE_OTHER;
  row->category = line;
  row->category_title = title;
}

static void
add_pair (const MvChartFlows *flows, MvChartTable *table, const Survey *survey, guint f, const char *iso3, gboolean total, gboolean whole)
{
  MvBuild *build = flows->build;
  const char *home = build->focus[f];
  const MvFlowRow *flow = row_of (flows, survey, f, iso3);
  MvChartRow *row;

  if (flow == NULL && mv_chart_is_unnamed (iso3))
    return;
  row = flow != NULL ? mv_chart_flow_row (flows, table, flow, TRUE) : mv_chart_table_add (table);
  row->low = row->high = NAN;
  set_place (build, row, home, iso3, total ? g_intern_string (mv_chart_is_own (flows) ? _("Imported in all") : _("Published total")) : mv_build_name (build, "country", iso3));
  row->total = total;
  row->rest = !total && mv_chart_is_unnamed (iso3);
  if (flow != NULL)
    return;
  row->x = survey->year;
  row->unit = flows->measure->unit;
  row->state = g_str_equal (home, iso3) ? MV_CHART_NOT_APPLICABLE : whole ? MV_CHART_UNKNOWN : MV_CHART_NOT_REPORTED;
}

/* What stands beside the first N partners, for lists that are whole. */
static void
add_others (const MvChartFlows *flows, MvChartTable *table, const Survey *survey, guint f, guint n)
{
  const MvFlowRow *first = NULL;
  MvChartRow *row;
  double sum = 0;

  if (mv_chart_is_own (flows) && survey->partners->len <= n)
    return;     /* nobody claims that there are others */
  if (!mv_chart_year_whole (flows, survey->rows->pdata[f], survey->coverages->pdata[f], survey->year))
    {
      mv_chart_table_note (table, _("%s: no complete list of partners of one source in %d, so no “others”."),
                           mv_build_name (flows->build, "country", flows->build->focus[f]), survey->year);
      return;
    }
  for (guint k = 0; k < survey->partners->len; k++)
    {
      const MvFlowRow *flow = row_of (flows, survey, f, g_array_index (survey->partners, Partner, k).iso3);

      first = first == NULL ? flow : first;
      sum += k >= n && flow != NULL ? flow->value : 0;
    }
  if (first == NULL)
    return;
  row = mv_chart_flow_row (flows, table, first, TRUE);
  set_place (flows->build, row, flows->build->focus[f], g_intern_static_string ("rest"), g_intern_string (_("All other partners")));
  row->rest = TRUE;
  row->low = row->high = NAN;
  row->value = sum;
  row->state = sum == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  g_clear_pointer (&row->note, g_free);
  g_free (row->ref);
  row->ref = g_strdup ("");
}

static void
survey_clear (Survey *survey)
{
  g_ptr_array_unref (survey->rows);
  g_ptr_array_unref (survey->coverages);
  g_array_unref (survey->partners);
  g_free (survey->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

MvChartTable *
mv_chart_rows_matrix (MvChartFlows *flows, GError **error)
{
  MvBuild *build = flows->build;
  g_auto (Survey) survey = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref), g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
                             g_array_new (FALSE, FALSE, sizeof (Partner)), 0, NULL };
  g_autoptr (MvChartTable) table = NULL;
  g_autofree char *title = NULL, *years = NULL;
  gboolean totals = FALSE;
  guint n;

  if (!open_survey (flows, &survey, error))
    return NULL;
  years = mv_chart_flows_years (flows, survey.year != 0 ? survey.year : build->view->year);
  title = g_strdup_printf (_("%s by partner, %s"), flows->what, years);
  table = mv_chart_table_new (MV_CHART_MATRIX, title);
  if (survey.year == 0)
    table->reason = mv_chart_no_figures (flows, NULL);
  find_partners (flows, &survey);
  n = MIN (survey.partners->len, build->view->top > 0 ? (guint) build->view->top : N_PARTNERS);
  for (guint f = 0; survey.year != 0 && build->focus[f] != NULL; f++)
    totals |= row_of (flows, &survey, f, "WLD") != NULL;
  for (guint f = 0; survey.year != 0 && build->focus[f] != NULL; f++)
    {
      gboolean whole = mv_chart_year_whole (flows, survey.rows->pdata[f], survey.coverages->pdata[f], survey.year);

      if (totals)
        add_pair (flows, table, &survey, f, g_intern_static_string ("WLD"), TRUE, FALSE);
      for (guint k = 0; k < n; k++)
        add_pair (flows, table, &survey, f, g_array_index (survey.partners, Partner, k).iso3, FALSE, whole);
      add_others (flows, table, &survey, f, n);
      add_pair (flows, table, &survey, f, g_intern_static_string ("XXX"), FALSE, whole);
    }
  if (survey.year != 0 && mv_chart_is_own (flows))
    mv_chart_note_added (flows, table);
  else if (survey.year != 0)
    mv_chart_table_note (table, _("The %u partners with the largest single figure; each column has its own source, so lines are not added up."), n);
  mv_chart_flows_mark_sums (flows, table, 0);
  if (survey.year != 0)
    mv_chart_flows_note_period (flows, table, survey.year, survey.reason);
  if (survey.year != 0 && survey.year != mv_chart_flows_year (flows))
    mv_chart_table_note (table, _("%d has no partners: those of %d are shown."), build->view->year, survey.year);
  mv_chart_table_note (table, "%s", _("The stronger the tone, the larger the figure (by the square root); hatched is not reported. “All other partners” holds what has no line."));
  mv_chart_finish (flows, table);
  return g_steal_pointer (&table);
}

/* Agreement in votes --------------------------------------------------------------------------------------------------------- */

static gboolean
is_power (MvBuild *build, const char *iso3)
{
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);

  if (g_str_equal (iso3, "EUU"))
    return TRUE;
  return country != NULL && country->role != MV_ROLE_OTHER && country->role != MV_ROLE_EU;
}

static void
add_agreement (MvBuild *build, MvChartTable *table, const char *home, const char *other, const MvAgreementRow *agreement)
{
  MvChartRow *row = mv_chart_table_add (table);

  set_place (build, row, home, other, mv_build_name (build, "country", other));
  row->x = build->view->year;
  row->unit = g_intern_static_string ("%");
  if (agreement == NULL || isnan (agreement->share))
    {
      row->state = agreement == NULL && home == other ? MV_CHART_NOT_APPLICABLE : MV_CHART_NOT_REPORTED;
      return;
    }
  row->value = 100 * agreement->share;
  row->state = row->value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->source_id = agreement->source_id;
  row->publisher = g_intern_string (mv_build_publisher (build, agreement->source_id));
  row->note = g_strdup_printf (agreement->pooled ? ngettext_ ("%d pair of votes", "%d pairs of votes", agreement->n_votes)
                                                 : ngettext_ ("%d vote", "%d votes", agreement->n_votes), agreement->n_votes);
  g_free (row->ref);
  row->ref = g_strconcat ("country:", other, NULL);
}

MvChartTable *
mv_chart_rows_vote_matrix (MvBuild *build, GError **error)
{
  g_autofree char *title = g_strdup_printf (_("Agreement in votes of the UN General Assembly, %d"), build->view->year);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MATRIX, title);
  gboolean any = FALSE;

  table->unit = g_intern_static_string ("%");
  for (guint f = 0; build->focus[f] != NULL; f++)
    {
      g_autoptr (GArray) rows = mv_agreement_read (build->db, build->view->year, build->focus[f], error);
      gboolean self = FALSE;

      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        {
          const MvAgreementRow *row = &g_array_index (rows, MvAgreementRow, i);
          const char *other = row->home == build->focus[f] ? row->other : row->home;

          if (!is_power (build, other))
            continue;
          add_agreement (build, table, build->focus[f], other, row);
          self = any = TRUE;
        }
      if (self)
        add_agreement (build, table, build->focus[f], build->focus[f], NULL);
    }
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("share of roll calls on which both voted the same"));
  mv_chart_table_note (table, "%s", _("The powers and the five states among each other; the European Union is its 27 members' votes together."));
  if (any)
    mv_chart_table_note (table, "%s", _("The stronger the tone, the larger the share; hatched: no votes of the two on record for the year."));
  if (build->view->year >= 2024)
    mv_chart_table_note (table, "%s", _("2025 comes from another source than the years to 2023 and holds about twice as many votes; in it the United States "
                                        "voted no 174 times. Do not read the step as a trend. 2024 is not in these records."));
  if (!any)
    {
      g_array_set_size (table->rows, 0);
      table->reason = g_strdup_printf (_("No votes of these countries are on record for %d. Choose another year."), build->view->year);
    }
  return g_steal_pointer (&table);
}
