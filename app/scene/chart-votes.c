/* Charts of agreement in the UN General Assembly: over the years, in panels, in two years, with two powers. */
#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-private.h"
#include "app/store/agreement.h"

#define YEARS_APART 10

static const char *const powers[] = { "RUS", "CHN", "USA", "EUU", "TUR" };

static const char *
power_of (const MvBuild *build)
{
  return g_intern_string (*build->view->with != '\0' ? build->view->with : "RUS");
}

static MvRole
role_of (const MvBuild *build, const char *iso3)
{
  const MvAtlasCountry *country = mv_atlas_country (build->atlas, iso3);

  return country != NULL ? (MvRole) country->role : MV_ROLE_OTHER;
}

static MvChartRow *
add_share (MvBuild *build, MvChartTable *table, const MvAgreementRow *vote)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->x = vote->year;
  row->value = 100 * vote->share;
  row->state = isnan (vote->share) ? MV_CHART_UNKNOWN : vote->share == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->unit = g_intern_string ("%");
  row->source_id = vote->source_id;
  row->publisher = g_intern_string (mv_build_publisher (build, vote->source_id));
  row->note = vote->pooled ? g_strdup_printf (ngettext_ ("of %d pair of votes", "of %d pairs of votes", vote->n_votes), vote->n_votes)
                           : g_strdup_printf (ngettext_ ("of %d vote", "of %d votes", vote->n_votes), vote->n_votes);
  g_free (row->ref);
  row->ref = g_strconcat ("country:", vote->home, NULL);
  return row;
}

static void
set_series (MvBuild *build, MvChartRow *row, const char *iso3)
{
  row->series = iso3;
  row->series_title = mv_build_name (build, "country", iso3);
  row->role = role_of (build, iso3);
}

static void
set_category (MvBuild *build, MvChartRow *row, const char *iso3)
{
  row->category = iso3;
  row->category_title = mv_build_name (build, "country", iso3);
}

/* Years between the first and the last of the rows without any: hatched. */
static void
add_gaps (MvChartTable *table, const char *group, const char *group_title, int first, int last, const gboolean *known)
{
  for (int year = first; year <= last; year++)
    {
      MvChartRow *row;

      if (known[year - MV_VIEW_FIRST])
        continue;
      row = mv_chart_table_add (table);
      row->group = group;
      row->group_title = group_title;
      row->x = row->until = year;
      row->state = MV_CHART_NOT_REPORTED;
      row->note = g_strdup (_("not in the records of votes"));
    }
}

/* One source follows another: a break where the later one begins, as its roll calls are others. */
static void
add_break (MvChartTable *table)
{
  const MvChartRow *oldest = NULL, *later = NULL;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (*row->series != '\0' && (oldest == NULL || row->x < oldest->x))
        oldest = row;
    }
  for (guint i = 0; oldest != NULL && i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (*row->series != '\0' && row->source_id != oldest->source_id && (later == NULL || row->x < later->x))
        later = row;
    }
  if (later != NULL)
    mv_chart_table_break (table, later->x - 0.5, "", _("The source changes"));
}

static void
finish (MvChartTable *table)
{
  gboolean newest = FALSE, session = FALSE;

  table->unit = g_intern_string ("%");
  g_free (table->subtitle);
  table->subtitle = g_strdup (_("votes in the UN General Assembly in which both took the same stand"));
  for (guint i = 0; i < table->rows->len; i++)
    {
      double year = g_array_index (table->rows, MvChartRow, i).x;

      newest |= year >= 2025;
      session |= year == 2022 || year == 2023;
    }
  if (table->rows->len == 0)
    table->reason = g_strdup (_("The dataset holds no votes of these countries with this power. Choose another country or power."));
  if (session)
    mv_chart_table_note (table, "%s", _("The roll calls of 2022 and 2023 do not hold the emergency session on Ukraine, and do hold votes on paragraphs."));
  if (newest)
    mv_chart_table_note (table, "%s", _("2025 comes from another source than the years to 2023 and holds about twice as many votes; in it the United States "
                                        "voted no 174 times. Do not read the step as a trend. 2024 is not in these records."));
}

/* Adds the series of HOME with OTHER; FALSE on an error. BY_HOME: the series is HOME. GROUP: each home has a panel. */
static gboolean
add_series (MvBuild *build, MvChartTable *table, const char *home, const char *other, gboolean by_home, gboolean group, gboolean *known, GError **error)
{
  g_autoptr (GArray) votes = NULL;

  if (home == other)
    return TRUE;
  votes = mv_agreement_over_time (build->db, home, other, error);
  for (guint i = 0; votes != NULL && i < votes->len; i++)
    {
      const MvAgreementRow *vote = &g_array_index (votes, MvAgreementRow, i);
      MvChartRow *row = add_share (build, table, vote);

      set_series (build, row, by_home ? home : other);
      row->category = row->series;
      row->category_title = row->series_title;
      if (group)
        {
          row->group = home;
          row->group_title = mv_build_name (build, "country", home);
        }
      known[CLAMP (vote->year, MV_VIEW_FIRST, MV_VIEW_LAST) - MV_VIEW_FIRST] = TRUE;
    }
  return votes != NULL;
}

/* The first and the last year with figures; FALSE when there is none. */
static gboolean
known_span (const gboolean *known, int *first, int *last)
{
  *first = *last = 0;
  for (int year = MV_VIEW_FIRST; year <= MV_VIEW_LAST; year++)
    if (known[year - MV_VIEW_FIRST])
      {
        *first = *first == 0 ? year : *first;
        *last = year;
      }
  return *first != 0;
}

MvChartTable *
mv_chart_rows_votes_line (MvBuild *build, GError **error)
{
  gboolean one = build->focus[1] == NULL, known[MV_VIEW_LAST - MV_VIEW_FIRST + 1] = { FALSE };
  const char *power = power_of (build);
  g_autofree char *title = one ? g_strdup_printf (_("How often %s voted like the powers"), mv_text_within (mv_build_name (build, "country", build->focus[0])))
                               : g_strdup_printf (_("How often they voted like %s"), mv_text_within (mv_build_name (build, "country", power)));
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, title);
  int first, last;

  for (guint i = 0; one && i < G_N_ELEMENTS (powers); i++)
    if (!add_series (build, table, build->focus[0], g_intern_string (powers[i]), FALSE, FALSE, known, error))
      return NULL;
  for (guint i = 0; !one && build->focus[i] != NULL; i++)
    if (!add_series (build, table, build->focus[i], power, TRUE, FALSE, known, error))
      return NULL;
  if (known_span (known, &first, &last))
    add_gaps (table, "", "", first, last, known);
  mv_chart_table_note_gaps (table);
  add_break (table);
  finish (table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_votes_multiples (MvBuild *build, GError **error)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MULTIPLES, _("How often they voted like the powers"));

  for (guint k = 0; build->focus[k] != NULL; k++)
    {
      gboolean known[MV_VIEW_LAST - MV_VIEW_FIRST + 1] = { FALSE };
      int first, last;

      for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
        if (!add_series (build, table, build->focus[k], g_intern_string (powers[i]), FALSE, TRUE, known, error))
          return NULL;
      if (known_span (known, &first, &last))
        add_gaps (table, build->focus[k], mv_build_name (build, "country", build->focus[k]), first, last, known);
    }
  mv_chart_table_note_gaps (table);
  add_break (table);
  finish (table);
  return g_steal_pointer (&table);
}

/* HOME with OTHER in YEAR; a row that says so where nothing is on record. */
static MvChartRow *
add_year (MvBuild *build, MvChartTable *table, const char *home, const char *other, int year, GError **error)
{
  g_autoptr (GArray) votes = mv_agreement_over_time (build->db, home, other, error);
  MvChartRow *row = NULL;

  if (votes == NULL)
    return NULL;
  for (guint i = 0; i < votes->len && row == NULL; i++)
    if (g_array_index (votes, MvAgreementRow, i).year == year)
      row = add_share (build, table, &g_array_index (votes, MvAgreementRow, i));
  if (row == NULL)
    {
      row = mv_chart_table_add (table);
      row->x = year;
      row->state = MV_CHART_NOT_REPORTED;
      row->unit = g_intern_string ("%");
      row->note = g_strdup (_("not in the records of votes"));
    }
  return row;
}

/* The view's year, or the last one with votes before it. */
static gboolean
choose_year (MvBuild *build, int wanted, int *year, GError **error)
{
  g_autoptr (GArray) years = mv_agreement_years (build->db, error);

  *year = 0;
  for (guint i = 0; years != NULL && i < years->len; i++)
    if (g_array_index (years, int, i) <= wanted || *year == 0)
      *year = g_array_index (years, int, i);
  return years != NULL;
}

MvChartTable *
mv_chart_rows_votes_slope (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  const char *power = power_of (build);
  g_autofree char *title = NULL;
  g_autoptr (MvChartTable) table = NULL;
  int years[2];

  if (!choose_year (build, view->period_from > 0 ? view->period_to : view->year, &years[1], error)
      || !choose_year (build, view->period_from > 0 ? view->period_from : years[1] - YEARS_APART, &years[0], error))
    return NULL;
  title = g_strdup_printf (_("How often they voted like %s, %d and %d"), mv_text_within (mv_build_name (build, "country", power)), years[0], years[1]);
  table = mv_chart_table_new (MV_CHART_SLOPE, title);
  for (guint k = 0; build->focus[k] != NULL; k++)
    for (guint end = 0; end < 2 && build->focus[k] != power; end++)
      {
        MvChartRow *row = add_year (build, table, build->focus[k], power, years[end], error);

        if (row == NULL)
          return NULL;
        set_series (build, row, build->focus[k]);
        set_category (build, row, build->focus[k]);
      }
  finish (table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_votes_dumbbell (MvBuild *build, GError **error)
{
  const char *pair[2] = { power_of (build), NULL };
  g_autofree char *title = NULL;
  g_autoptr (MvChartTable) table = NULL;
  int year;

  pair[1] = g_intern_string (g_str_equal (pair[0], "USA") ? "RUS" : "USA");
  if (!choose_year (build, build->view->year, &year, error))
    return NULL;
  title = g_strdup_printf (_("How often they voted like %s and like %s, %d"), mv_text_within (mv_build_name (build, "country", pair[0])),
                           mv_text_within (mv_build_name (build, "country", pair[1])), year);
  table = mv_chart_table_new (MV_CHART_DUMBBELL, title);
  for (guint k = 0; build->focus[k] != NULL; k++)
    for (guint end = 0; end < 2; end++)
      {
        MvChartRow *row = build->focus[k] != pair[end] ? add_year (build, table, build->focus[k], pair[end], year, error) : NULL;

        if (row == NULL && build->focus[k] != pair[end])
          return NULL;
        if (row == NULL)
          continue;
        set_series (build, row, pair[end]);
        set_category (build, row, build->focus[k]);
      }
  finish (table);
  return g_steal_pointer (&table);
}
