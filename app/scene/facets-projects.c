/* Facets of projects. */
#include <string.h>

#include "app/base/text.h"
#include "app/scene/facets-private.h"
#include "app/scene/project-filter.h"
#include "app/store/measures.h"

#define YEARS 5                 /* in one value of the facets of years */

enum { SPONSOR, THEME, STATUS, PRECISION, SOURCE, ANNOUNCED, COMMITTED, STARTED, N_KINDS, AMOUNT = N_KINDS };

static const char *const keys[N_KINDS] = { "sponsor", "theme", "status", "precision", "source", "announced", "committed", "started" };

/* A record counts once for its role and once for each country that sponsors it: for whatever would let it pass. */
static void
count_sponsors (MvFacet *facet, const MvProjectRow *row)
{
  g_auto (GStrv) list = g_strsplit (row->sponsors, " ", -1);

  mv_facet_value (facet, row->sponsor_role)->count++;
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0' && !g_str_equal (list[i], row->sponsor_role))
      mv_facet_value (facet, list[i])->count++;
}

static int
year_of (guint kind, const MvProjectRow *row)
{
  return kind == ANNOUNCED ? row->announced : kind == COMMITTED ? row->committed : row->start;
}

/* Values that stand there already: those whose years or bounds hold the record. */
static void
count_bounded (MvFacet *facet, guint kind, const MvProjectRow *row)
{
  for (guint i = 0; i < facet->values->len; i++)
    {
      MvFacetValue *value = facet->values->pdata[i];

      value->count += kind == AMOUNT ? mv_project_amount_passes (value->code, row) : mv_project_year_passes (value->code, year_of (kind, row));
    }
}

static void
count_record (MvFacetCount *count, guint kind, const MvProjectRow *row)
{
  const char *const codes[N_KINDS] = { NULL, row->theme, row->status, row->precision, row->source_id };

  if (kind == SPONSOR)
    count_sponsors (count->facets->pdata[kind], row);
  else if (kind == AMOUNT)
    for (guint i = N_KINDS; i < count->facets->len; i++)
      count_bounded (count->facets->pdata[i], kind, row);
  else if (kind >= ANNOUNCED)
    count_bounded (count->facets->pdata[kind], kind, row);
  else if (codes[kind] != NULL)
    mv_facet_value (count->facets->pdata[kind], codes[kind])->count++;
}

/* The first filter that ROW fails in WHICH; how many it fails. */
static guint
n_failed (const MvView *view, const MvProjectRow *row, guint *which)
{
  const gboolean passes[N_KINDS + 1] = {
    mv_project_sponsor_passes (view, row), mv_project_list_passes (view->themes, row->theme), mv_project_list_passes (view->statuses, row->status),
    mv_project_list_passes (view->precisions, row->precision), mv_project_list_passes (view->origins, row->source_id),
    mv_project_year_passes (view->announced, row->announced), mv_project_year_passes (view->committed, row->committed),
    mv_project_year_passes (view->started, row->start), mv_project_amount_passes (view->amount, row)
  };
  guint failed = 0;

  for (guint k = 0; k <= N_KINDS; k++)
    if (!passes[k])
      {
        failed++;
        *which = k;
      }
  return failed;
}

static void
count_projects (MvFacetCount *count, const MvProjects *projects)
{
  const MvView *view = count->build.view;
  g_autoptr (MvView) wide = mv_view_copy (view);
  MvBuild base = count->build;

  /* The focus alone: all else that it is asked with are facets, too. */
  for (guint k = PRECISION; k < N_KINDS; k++)
    mv_view_clear_filter (wide, keys[k]);
  mv_view_clear_filter (wide, "amount");
  base.view = wide;
  for (guint i = 0; i < projects->rows->len; i++)
    {
      const MvProjectRow *row = &g_array_index (projects->rows, MvProjectRow, i);
      guint which = 0, failed = n_failed (view, row, &which);

      if (failed > 1 || !mv_project_focus_passes (&base, row) || !mv_project_period_passes (view, row)
          || !mv_facet_has_point (count, row->lon, row->lat))
        continue;
      for (guint k = 0; k <= N_KINDS; k++)
        if (failed == 0 || k == which)
          count_record (count, k, row);
    }
}

/* Spans of years in their order, and the one that is chosen. */
static void
add_years (MvFacetCount *count, MvFacet *facet)
{
  g_auto (GStrv) chosen = mv_view_filter_codes (count->given, facet->key);

  for (int from = 1990; from <= MV_VIEW_LAST; from += YEARS)
    {
      g_autofree char *code = g_strdup_printf ("%d-%d", from, MIN (from + YEARS - 1, MV_VIEW_LAST));

      mv_facet_value (facet, code);
    }
  if (chosen[0] != NULL)
    mv_facet_value (facet, chosen[0]);
}

static void
add_basis (MvFacetCount *count, const char *basis)
{
  static const char *const bounds[] = { "-1000000", "1000000-10000000", "10000000-100000000", "100000000-1000000000", "1000000000-" };
  const char *name = mv_basis_name (count->build.db, basis, NULL);
  g_autofree char *title = g_strdup_printf (C_("facet", "Amount in %s"), name != NULL ? name : basis);
  MvFacet *facet = mv_facet_add (count, "amount", title, MV_COUNTED_PROJECTS);
  g_auto (GStrv) chosen = mv_view_filter_codes (count->given, "amount");

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autofree char *code = g_strdup_printf ("%s:%s", basis, bounds[i]);

      mv_facet_value (facet, code);
    }
  if (chosen[0] != NULL && g_str_has_prefix (chosen[0], basis) && chosen[0][strlen (basis)] == ':')
    mv_facet_value (facet, chosen[0]);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_bases (MvFacetCount *count, const MvProjects *projects)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new ();

  for (guint i = 0; i < projects->rows->len; i++)
    {
      const MvProjectRow *row = &g_array_index (projects->rows, MvProjectRow, i);

      if (!isnan (row->amount) && row->basis != NULL && !g_ptr_array_find (bases, row->basis, NULL))
        g_ptr_array_add (bases, (gpointer) row->basis);
    }
  g_ptr_array_sort (bases, compare_text);
  for (guint i = 0; i < bases->len; i++)
    add_basis (count, bases->pdata[i]);
}

gboolean
mv_facets_of_projects (MvFacetCount *count, GError **error)
{
  g_autoptr (MvProjects) projects = mv_projects_read (count->build.db, error);

  if (projects == NULL)
    return FALSE;
  for (guint k = 0; k < N_KINDS; k++)
    {
      MvFacet *facet = mv_facet_add (count, keys[k], mv_view_filter_title (keys[k]), MV_COUNTED_PROJECTS);

      if (k >= ANNOUNCED)
        add_years (count, facet);
    }
  add_bases (count, projects);
  count_projects (count, projects);
  for (guint i = 0; i < count->facets->len; i++)
    mv_facet_finish (count, count->facets->pdata[i], i < ANNOUNCED);
  return TRUE;
}
