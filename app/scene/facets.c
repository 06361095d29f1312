#include "app/scene/facets.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/scene/partners.h"
#include "app/scene/period.h"
#include "app/scene/project-filter.h"
#include "app/store/attach.h"
#include "app/store/codes.h"
#include "app/store/flows.h"
#include "app/store/measures.h"
#include "app/store/sources.h"

#define N_PROJECT_FACETS 5

/* Filters of projects: how a record stands to each of them. */
typedef struct { const char *key; const char *title; } Kind;
static const Kind kinds[N_PROJECT_FACETS] = {
  { "sponsor", N_("Sponsor") }, { "theme", N_("Theme") }, { "status", N_("Status") }, { "precision", N_("Place known by") }, { "source", N_("Source") }
};

static void
value_free (gpointer data)
{
  MvFacetValue *value = data;

  g_free (value->code);
  g_free (value->title);
  g_free (value);
}

static void
facet_free (gpointer data)
{
  MvFacet *facet = data;

  g_free (facet->title);
  g_ptr_array_unref (facet->values);
  g_free (facet);
}

static MvFacet *
facet_new (const MvView *view, const char *key, const char *title, const char *counted)
{
  MvFacet *facet = g_new0 (MvFacet, 1);

  facet->key = key;
  facet->title = g_strdup (title);
  facet->counted = counted;
  facet->off = mv_view_is_off (view, key);
  facet->values = g_ptr_array_new_with_free_func (value_free);
  return facet;
}

static MvFacetValue *
value_of (MvFacet *facet, const char *code)
{
  MvFacetValue *value;

  for (guint i = 0; i < facet->values->len; i++)
    if (g_str_equal (((MvFacetValue *) facet->values->pdata[i])->code, code))
      return facet->values->pdata[i];
  value = g_new0 (MvFacetValue, 1);
  value->code = g_strdup (code);
  value->role = -1;
  g_ptr_array_add (facet->values, value);
  return value;
}

static int
by_count (gconstpointer a, gconstpointer b)
{
  const MvFacetValue *one = *(MvFacetValue *const *) a, *other = *(MvFacetValue *const *) b;

  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return g_utf8_collate (one->title, other->title);
}

static void
count_one (MvFacet *facet, const char *code)
{
  value_of (facet, code)->count++;
}

/* A record counts once for its role and once for each country that sponsors it: for whatever would let it pass. */
static void
count_sponsors (MvFacet *facet, const MvProjectRow *row)
{
  g_auto (GStrv) list = g_strsplit (row->sponsors, " ", -1);

  count_one (facet, row->sponsor_role);
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0' && !g_str_equal (list[i], row->sponsor_role))
      count_one (facet, list[i]);
}

static void
count_record (MvFacet *facet, guint kind, const MvProjectRow *row)
{
  const char *const codes[N_PROJECT_FACETS] = { NULL, row->theme, row->status, row->precision, row->source_id };

  if (kind == 0)
    count_sponsors (facet, row);
  else if (codes[kind] != NULL)
    count_one (facet, codes[kind]);
}

static gboolean
in_extent (const MvProjectRow *row, const MvBox *extent)
{
  MvPoint at;

  if (extent == NULL)
    return TRUE;
  if (isnan (row->lon))
    return FALSE;
  at = mv_mercator_project (row->lon, row->lat);
  return at.x >= extent->min_x && at.x <= extent->max_x && at.y >= extent->min_y && at.y <= extent->max_y;
}

static void
count_projects (MvBuild *build, const MvProjects *projects, const MvBox *extent, GPtrArray *facets)
{
  const MvView *view = build->view;
  g_autoptr (MvView) wide = mv_view_copy (view);
  MvBuild base = *build;

  /* The focus alone: precision and source are facets, too. */
  mv_view_set_list (&wide->precisions, NULL);
  mv_view_set_list (&wide->origins, NULL);
  base.view = wide;
  for (guint i = 0; i < projects->rows->len; i++)
    {
      const MvProjectRow *row = &g_array_index (projects->rows, MvProjectRow, i);
      const gboolean passes[N_PROJECT_FACETS] = {
        mv_project_sponsor_passes (view, row), mv_project_list_passes (view->themes, row->theme), mv_project_list_passes (view->statuses, row->status),
        mv_project_list_passes (view->precisions, row->precision), mv_project_list_passes (view->origins, row->source_id)
      };
      guint failed = 0, which = 0;

      if (!mv_project_focus_passes (&base, row) || !mv_project_period_passes (view, row) || !in_extent (row, extent))
        continue;
      for (guint k = 0; k < N_PROJECT_FACETS; k++)
        if (!passes[k])
          {
            failed++;
            which = k;
          }
      if (failed > 1)
        continue;
      for (guint k = 0; k < N_PROJECT_FACETS; k++)
        if (failed == 0 || k == which)
          count_record (facets->pdata[k], k, row);
    }
}

static char *
title_of (MvBuild *build, const char *key, const char *code)
{
  MvRole role = mv_role_from_code (code);
  g_autofree char *publisher = NULL;

  if (g_str_equal (key, "theme"))
    return g_strdup (mv_theme_name (mv_theme_from_code (code)));
  if (g_str_equal (key, "status"))
    return g_strdup (mv_status_name (mv_status_from_code (code)));
  if (g_str_equal (key, "precision"))
    return g_strdup (mv_precision_name (code));
  if (g_str_equal (key, "source"))
    {
      MvSourceRow row;

      if (!mv_source_read (build->db, code, &row, NULL))
        return g_strdup (code);
      publisher = g_strdup (row.title);
      mv_source_row_clear (&row);
      return g_steal_pointer (&publisher);
    }
  if (role != MV_ROLE_OTHER || g_str_equal (code, "other"))
    return g_strdup (mv_role_name (role));
  return g_strdup (mv_build_name (build, "country", code));
}

static void
finish (MvBuild *build, const MvView *given, MvFacet *facet)
{
  char **list = *mv_view_filter_list ((MvView *) given, facet->key);

  for (guint i = 0; list[i] != NULL; i++)
    value_of (facet, list[i])->chosen = TRUE;
  for (guint i = 0; i < facet->values->len; i++)
    {
      MvFacetValue *value = facet->values->pdata[i];

      if (value->title == NULL)
        value->title = title_of (build, facet->key, value->code);
      if (g_str_equal (facet->key, "sponsor"))
        value->role = mv_role_from_code (value->code);
    }
  g_ptr_array_sort (facet->values, by_count);
}

static gboolean
project_facets (MvBuild *build, const MvView *given, const MvBox *extent, GPtrArray *facets, GError **error)
{
  g_autoptr (MvProjects) projects = mv_projects_read (build->db, error);

  if (projects == NULL)
    return FALSE;
  for (guint k = 0; k < N_PROJECT_FACETS; k++)
    g_ptr_array_add (facets, facet_new (given, kinds[k].key, _(kinds[k].title), "project"));
  count_projects (build, projects, extent, facets);
  for (guint k = 0; k < N_PROJECT_FACETS; k++)
    finish (build, given, facets->pdata[k]);
  return TRUE;
}

/* The partners of the year, both ways as the view asks; interned. */
static GHashTable *
partners_of_view (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (MvMeasure) measure = mv_measure_read (build->db, view->family, view->measure, error);
  g_autoptr (GHashTable) partners = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) rows = NULL;
  gboolean summed;

  if (measure == NULL)
    return NULL;
  rows = mv_period_rows (build, measure, &summed, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MvFlowRow *row = &g_array_index (rows, MvFlowRow, i);
      gboolean outward = mv_build_in_focus (build, row->from) && view->direction != MV_DIRECTION_IMPORT;
      gboolean inward = mv_build_in_focus (build, row->to) && view->direction != MV_DIRECTION_EXPORT;

      if (g_str_equal (row->from, "WLD") || g_str_equal (row->to, "WLD") || (view->least > 0 && !(fabs (row->value) >= view->least)))
        continue;
      if (outward)
        g_hash_table_add (partners, (gpointer) row->to);
      if (inward)
        g_hash_table_add (partners, (gpointer) row->from);
    }
  return rows != NULL ? g_steal_pointer (&partners) : NULL;
}

static gboolean
count_group (MvBuild *build, MvFacet *facet, GHashTable *partners, const char *code, const char *title, int role, GError **error)
{
  g_autoptr (GHashTable) members = mv_partners_of (build, code, error);
  MvFacetValue *value;
  GHashTableIter iter;
  gpointer iso3;
  guint n = 0;

  if (members == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &iso3, NULL))
    n += g_hash_table_contains (partners, iso3);
  if (n == 0)
    return TRUE;
  value = value_of (facet, code);
  value->title = g_strdup (title);
  value->role = role;
  value->count = n;
  return TRUE;
}

static gboolean
partner_facet (MvBuild *build, const MvView *given, GPtrArray *facets, GError **error)
{
  g_autoptr (GHashTable) partners = partners_of_view (build, error);
  g_autoptr (GArray) orgs = partners != NULL ? mv_codes_read (build->db, MV_CODE_ORGANISATION, error) : NULL;
  MvFacet *facet;

  if (orgs == NULL)
    return FALSE;
  facet = facet_new (given, "partners", _("Partners"), "partner");
  g_ptr_array_add (facets, facet);
  if (!count_group (build, facet, partners, "EU", mv_role_name (MV_ROLE_EU), MV_ROLE_EU, error)
      || !count_group (build, facet, partners, "GULF", mv_role_name (MV_ROLE_GULF), MV_ROLE_GULF, error))
    return FALSE;
  for (guint i = 0; i < orgs->len; i++)
    {
      const MvCode *org = &g_array_index (orgs, MvCode, i);

      if (!count_group (build, facet, partners, org->code, mv_build_name (build, "organisation", org->code), -1, error))
        return FALSE;
    }
  finish (build, given, facet);
  return TRUE;
}

GPtrArray *
mv_facets_count (MvDb *db, MvAtlas *atlas, const MvView *view, guint overlay, const MvBox *extent, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) facets = g_ptr_array_new_with_free_func (facet_free);
  g_autoptr (MvView) given = NULL, asked = NULL;
  MvScene scratch = { .view = NULL };
  MvBuild build = { .db = db, .atlas = atlas };
  gboolean done = TRUE;

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL, NULL);

  mv_guard_work ("facets");
  given = mv_view_tidy (view);
  asked = mv_view_asked (view);
  mv_build_open (&build, asked, &scratch);
  mv_db_set_cancellable (db, cancellable);
  if (!mv_store_set_origin (db, asked->origin, error))
    done = FALSE;
  else if (overlay == MV_OVERLAY_PROJECTS && (asked->overlays & MV_OVERLAY_PROJECTS))
    done = project_facets (&build, given, extent, facets, error);
  else if (overlay == MV_OVERLAY_FLOWS && (asked->overlays & MV_OVERLAY_FLOWS))
    done = partner_facet (&build, given, facets, error);
  mv_db_set_cancellable (db, NULL);
  mv_build_close (&build);
  return done ? g_steal_pointer (&facets) : NULL;
}

char *
mv_facet_say (const MvFacet *facet, const MvFacetValue *value)
{
  if (g_str_equal (facet->counted, "partner"))
    return g_strdup_printf (ngettext_ ("%s %s, %u partner", "%s %s, %u partners", value->count), facet->title, value->title, value->count);
  return g_strdup_printf (ngettext_ ("%s %s, %u project", "%s %s, %u projects", value->count), facet->title, value->title, value->count);
}
