/* Charts of projects: how many records by theme and sponsor, and how large their amounts are. Records are counted, amounts never added. */
#include <math.h>
#include <stdlib.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/scene/chart-only.h"
#include "app/scene/chart-private.h"
#include "app/scene/project-filter.h"
#include "app/store/measures.h"

#define MOST_NAMED 6            /* countries beneath a title */

void
mv_chart_projects_clear (MvChartProjects *survey)
{
  g_clear_pointer (&survey->projects, mv_projects_free);
  g_clear_pointer (&survey->shown, g_ptr_array_unref);
}
static gboolean
in_period (const MvView *view, int year)
{
  return view->period_from > 0 ? year >= view->period_from && year <= view->period_to : year <= view->year;
}

/* Does LIST, project ids with ; between, name a record in IDS other than ID? */
static gboolean
names_one (const char *list, GHashTable *ids, const char *id)
{
  g_auto (GStrv) parts = list != NULL ? g_strsplit (list, ";", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (!g_str_equal (parts[i], id) && g_hash_table_contains (ids, parts[i]))
      return TRUE;
  return FALSE;
}

gboolean
mv_chart_projects_open (MvChartProjects *survey, MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) passed = g_ptr_array_new ();

  survey->build = build;
  survey->shown = g_ptr_array_new ();
  survey->projects = mv_projects_read (build->db, error);
  if (survey->projects == NULL)
    return FALSE;
  for (guint i = 0; i < survey->projects->rows->len; i++)
    {
      const MvProjectRow *row = &g_array_index (survey->projects->rows, MvProjectRow, i);

      if (!mv_project_focus_passes (build, row) || !mv_project_sponsor_passes (view, row) || !mv_project_list_passes (view->themes, row->theme)
          || !mv_project_list_passes (view->statuses, row->status))
        continue;
      if (!mv_chart_only_project (build, row))
        continue;
      survey->undated += row->year == 0;
      if (row->year == 0 || !in_period (view, row->year))
        continue;
      g_ptr_array_add (passed, (gpointer) row);
      g_hash_table_add (ids, (gpointer) row->project_id);
    }
  for (guint i = 0; i < passed->len; i++)
    {
      const MvProjectRow *row = passed->pdata[i];

      if (names_one (row->dup_of, ids, row->project_id))
        survey->repeats++;
      else if (row->part_of != NULL && g_hash_table_contains (ids, row->part_of))
        survey->parts++;
      else
        g_ptr_array_add (survey->shown, (gpointer) row);
    }
  return TRUE;
}

/* "to 2023", "2010–2023". g_free. */
static char *
say_period (const MvView *view)
{
  return view->period_from > 0 ? g_strdup_printf ("%d–%d", view->period_from, view->period_to) : g_strdup_printf (_("to %d"), view->year);
}

/* Beneath the title: whose records these are. Many countries are in the sentence of the view. */
static void
say_countries (MvBuild *build, MvChartTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (; build->focus[n] != NULL; n++)
    g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", mv_build_name (build, "country", build->focus[n]));
  if (n > MOST_NAMED)
    return;
  g_free (table->subtitle);
  table->subtitle = g_string_free (g_steal_pointer (&names), FALSE);
}

typedef struct { const char *id; guint n; } Source;

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const Source *one = a, *other = b;

  return one->n != other->n ? (one->n < other->n ? 1 : -1) : g_strcmp0 (one->id, other->id);
}

void
mv_chart_projects_sources (const MvChartProjects *survey, MvChartTable *table)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));

  for (guint i = 0; i < survey->shown->len; i++)
    {
      const char *id = ((const MvProjectRow *) survey->shown->pdata[i])->source_id;
      guint k;

      for (k = 0; k < sources->len && g_array_index (sources, Source, k).id != id; k++)
        ;
      if (k == sources->len)
        {
          const Source fresh = { id, 0 };

          g_array_append_val (sources, fresh);
        }
      g_array_index (sources, Source, k).n++;
    }
  g_array_sort (sources, compare_sources);
  for (guint k = 0; k < sources->len; k++)
    mv_chart_table_source (table, g_array_index (sources, Source, k).id, mv_build_publisher (survey->build, g_array_index (sources, Source, k).id));
}

/* What the counts leave out, and what they are not. */
static void
add_notes (const MvChartProjects *survey, MvChartTable *table)
{
  mv_chart_table_note (table, "%s", _("Records of several lists are counted, not money: no list is complete, and the flagship records are a selection."));
  if (survey->repeats > 0)
    mv_chart_table_note (table, ngettext_ ("%u record repeats another and is not counted again.", "%u records repeat others and are not counted again.",
                                           survey->repeats), survey->repeats);
  if (survey->parts > 0)
    mv_chart_table_note (table, ngettext_ ("%u record is a part of another and is not counted again.",
                                           "%u records are parts of others and are not counted again.", survey->parts), survey->parts);
  if (survey->undated > 0)
    mv_chart_table_note (table, ngettext_ ("%u record has no year and is left out.", "%u records have no year and are left out.", survey->undated),
                         survey->undated);
}

static void
finish (const MvChartProjects *survey, MvChartTable *table)
{
  table->unit = g_intern_string ("records");
  if (survey->shown->len == 0)
    {
      table->reason = g_strdup (_("No project record passes the filters of this view."));
      return;
    }
  mv_chart_projects_sources (survey, table);
  add_notes (survey, table);
}

static MvChartRow *
add_count (MvChartTable *table, guint n)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->value = n;
  row->state = n > 0 ? MV_CHART_KNOWN : MV_CHART_ZERO;
  row->unit = g_intern_string ("records");
  row->basis = g_intern_string ("records_count");
  return row;
}

static void
set_theme (MvChartRow *row, MvTheme theme)
{
  row->category = g_intern_string (mv_theme_code (theme));
  row->category_title = g_intern_string (mv_theme_name (theme));
}

static void
set_sponsor (MvChartRow *row, MvRole role)
{
  row->role = role;
  row->series = g_intern_string (mv_role_code (role));
  row->series_title = g_intern_string (role == MV_ROLE_OTHER ? _("Other sponsors") : mv_role_name (role));
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *counts = data;
  guint one = *(const guint *) a, other = *(const guint *) b;

  return counts[one] != counts[other] ? (counts[one] < counts[other] ? 1 : -1) : (int) one - (int) other;
}

MvChartTable *
mv_chart_rows_project_stacked (MvBuild *build, GError **error)
{
  g_auto (MvChartProjects) survey = { NULL };
  g_autofree char *period = say_period (build->view), *title = g_strdup_printf (_("Project records by theme and sponsor, %s"), period);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_STACKED, title);
  guint cells[MV_N_THEMES][MV_N_ROLES] = { { 0 } }, sums[MV_N_THEMES] = { 0 }, order[MV_N_THEMES];

  if (!mv_chart_projects_open (&survey, build, error))
    return NULL;
  say_countries (build, table);
  for (guint i = 0; i < survey.shown->len; i++)
    {
      const MvProjectRow *row = survey.shown->pdata[i];

      cells[mv_theme_from_code (row->theme)][mv_role_from_code (row->sponsor_role)]++;
      sums[mv_theme_from_code (row->theme)]++;
    }
  for (guint i = 0; i < MV_N_THEMES; i++)
    order[i] = i;
  g_qsort_with_data (order, MV_N_THEMES, sizeof *order, compare_counts, sums);
  for (guint t = 0; t < MV_N_THEMES; t++)
    for (guint k = 1; k <= MV_N_ROLES; k++)     /* others last */
      {
        guint role = k % MV_N_ROLES;
        MvChartRow *row;

        if (cells[order[t]][role] == 0)
          continue;
        row = add_count (table, cells[order[t]][role]);
        set_theme (row, order[t]);
        set_sponsor (row, role);
      }
  finish (&survey, table);
  return g_steal_pointer (&table);
}

MvChartTable *
mv_chart_rows_project_bar (MvBuild *build, GError **error)
{
  g_auto (MvChartProjects) survey = { NULL };
  gboolean by_sponsor = g_strv_length (build->view->themes) == 1;
  g_autofree char *period = say_period (build->view);
  g_autofree char *title = g_strdup_printf (by_sponsor ? _("Project records by sponsor, %s") : _("Project records by theme, %s"), period);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BAR, title);
  guint n = by_sponsor ? (guint) MV_N_ROLES : (guint) MV_N_THEMES, sums[MV_N_ROLES + MV_N_THEMES] = { 0 };

  if (!mv_chart_projects_open (&survey, build, error))
    return NULL;
  say_countries (build, table);
  for (guint i = 0; i < survey.shown->len; i++)
    {
      const MvProjectRow *row = survey.shown->pdata[i];

      sums[by_sponsor ? (guint) mv_role_from_code (row->sponsor_role) : (guint) mv_theme_from_code (row->theme)]++;
    }
  for (guint i = 0; i < n; i++)
    {
      MvChartRow *row;

      if (sums[i] == 0)
        continue;
      row = add_count (table, sums[i]);
      if (by_sponsor)
        {
          set_sponsor (row, i);
          row->category = row->series;
          row->category_title = row->series_title;
        }
      else
        {
          set_theme (row, i);
          row->series = row->category;
          row->series_title = row->category_title;
        }
    }
  if (by_sponsor)
    mv_chart_table_note (table, _("Only projects of the theme: %s."), mv_theme_name (mv_theme_from_code (build->view->themes[0])));
  finish (&survey, table);
  return g_steal_pointer (&table);
}

/* A panel holds amounts of one basis only; records without an amount stand with the basis of most of their list. */
static const struct { const char *basis, *kind, *title; } facets[] = {
  { "aiddata_usd2021", "china_official_finance", N_("AidData, 2021 US$") },
  { "aiddata_usd2017", "", N_("AidData, 2017 US$") },
  { "cofi_nominal", "china_power_finance", N_("China power finance") },
  { "wb_nominal_approval", "mdb_project", N_("World Bank") },
  { "nominal_stated", "flagship", N_("Flagships") }
};

#define N_FACETS G_N_ELEMENTS (facets)
#define LEAST 1e5               /* US dollars: everything smaller is one bin */
#define N_BINS 22               /* below, then 1, 2, 5 times powers of ten to 1e12, then not known */
#define BIN_UNKNOWN (N_BINS + 1)

static double
edge_of (guint k)
{
  static const double steps[] = { 1, 2, 5 };

  return LEAST * steps[k % 3] * pow (10, k / 3);
}

/* 0 = below the least edge, K = from edge K - 1 on. */
static guint
bin_of (double amount)
{
  guint k = 0;

  if (isnan (amount))
    return BIN_UNKNOWN;
  while (k < N_BINS && amount >= edge_of (k))
    k++;
  return k;
}

static guint
facet_of (const MvProjectRow *row)
{
  for (guint i = 0; i < N_FACETS; i++)
    if (row->basis != NULL ? g_str_equal (row->basis, facets[i].basis) : g_strcmp0 (row->kind, facets[i].kind) == 0)
      return i;
  return N_FACETS - 1;
}

static void
set_bin (MvChartRow *row, guint bin)
{
  g_autofree char *low = NULL, *high = NULL, *words = NULL, *code = g_strdup_printf ("bin%02u", bin);

  row->category = g_intern_string (code);
  if (bin == BIN_UNKNOWN)
    words = g_strdup (_("amount not known"));
  else
    {
      high = mv_number_short (edge_of (bin), "USD");
      row->until = edge_of (bin);
      if (bin > 0)
        {
          row->x = edge_of (bin - 1);
          low = mv_number_short (row->x, "USD");
        }
      words = bin > 0 ? g_strdup_printf (_("%s to less than %s"), low, high) : g_strdup_printf (_("less than %s"), high);
    }
  row->category_title = g_intern_string (words);
}

MvChartTable *
mv_chart_rows_histogram (MvBuild *build, GError **error)
{
  g_auto (MvChartProjects) survey = { NULL };
  g_autofree char *period = say_period (build->view), *title = g_strdup_printf (_("How large project amounts are, %s"), period);
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_HISTOGRAM, title);
  guint cells[N_FACETS][N_BINS + 2][MV_N_ROLES] = { { { 0 } } };

  if (!mv_chart_projects_open (&survey, build, error))
    return NULL;
  say_countries (build, table);
  for (guint i = 0; i < survey.shown->len; i++)
    {
      const MvProjectRow *row = survey.shown->pdata[i];

      cells[facet_of (row)][bin_of (row->amount)][mv_role_from_code (row->sponsor_role)]++;
    }
  for (guint f = 0; f < N_FACETS; f++)
    for (guint b = 0; b < N_BINS + 2; b++)
      for (guint role = 0; role < MV_N_ROLES; role++)
        if (cells[f][b][role] > 0)
          {
            MvChartRow *row = add_count (table, cells[f][b][role]);
            const char *basis = mv_basis_name (build->db, facets[f].basis, NULL);

            row->group = g_intern_string (facets[f].basis);
            row->group_title = g_intern_string (_(facets[f].title));
            row->about = b == BIN_UNKNOWN || basis == NULL ? "" : basis;
            set_sponsor (row, role);
            set_bin (row, b);
          }
  table->x_unit = g_intern_string ("USD");
  table->x_title = g_strdup (_("records by amount, log scale; striped, at ?: amount not known"));
  finish (&survey, table);
  if (table->reason == NULL)
    {
      g_autofree char *least = mv_number_short (LEAST, "USD");

      mv_chart_table_note (table, "%s", _("Prices: AidData constant US dollars of 2021 or 2017, China power finance US dollars of the year, World Bank US dollars at "
                                          "approval, flagships as their pages state them. No amount is compared across panels."));
      mv_chart_table_note (table, _("Bins begin at 1, 2 and 5 times a power of ten; dotted: all below %s."), least);
    }
  return g_steal_pointer (&table);
}
