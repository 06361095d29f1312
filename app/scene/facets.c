#include "app/scene/facets-private.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/plan/project-legend.h"
#include "app/store/attach.h"
#include "app/store/sources.h"
#include "app/view/filter-say.h"

static void
value_free (gpointer data)
{
  MvFacetValue *value = data;

  g_free (value->code);
  g_free (value->title);
  g_free (value->definition);
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

MvFacet *
mv_facet_add (MvFacetCount *count, const char *key, const char *title, MvCounted counted)
{
  MvFacet *facet = g_new0 (MvFacet, 1);

  facet->key = key;
  facet->title = g_strdup (title);
  facet->counted = counted;
  facet->off = mv_view_is_off (count->given, key);
  facet->values = g_ptr_array_new_with_free_func (value_free);
  g_ptr_array_add (count->facets, facet);
  return facet;
}

MvFacetValue *
mv_facet_value (MvFacet *facet, const char *code)
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

/* Statuses stand alone here and begin with a large letter; a source has room for its title. */
static char *
title_of (MvFacetCount *count, const char *key, const char *code)
{
  if (g_str_equal (key, "status"))
    return g_strdup (mv_status_name (mv_status_from_code (code)));
  if (g_str_equal (key, "source"))
    {
      MvSourceRow row;
      char *title;

      if (!mv_source_read (count->build.db, code, &row, NULL))
        return g_strdup (code);
      title = g_strdup (row.title);
      mv_source_row_clear (&row);
      return title;
    }
  return mv_filter_say_value (count->given, key, code, mv_build_namer, &count->build);
}

void
mv_facet_finish (MvFacetCount *count, MvFacet *facet, gboolean sorted)
{
  g_auto (GStrv) chosen = mv_view_filter_codes (count->given, facet->key);

  for (guint i = facet->values->len; i > 0; i--)
    {
      MvFacetValue *value = facet->values->pdata[i - 1];

      value->chosen = g_strv_contains ((const char *const *) chosen, value->code);
      if (value->count == 0 && !value->chosen)
        g_ptr_array_remove_index (facet->values, i - 1);
    }
  for (guint i = 0; i < facet->values->len; i++)
    {
      MvFacetValue *value = facet->values->pdata[i];

      if (value->title == NULL)
        value->title = title_of (count, facet->key, value->code);
      if (g_str_equal (facet->key, "sponsor"))
        value->role = mv_role_from_code (value->code);
    }
  if (sorted)
    g_ptr_array_sort (facet->values, by_count);
}

static gboolean
holds (const MvBox *extent, MvPoint at)
{
  return !isnan (at.x) && at.x >= extent->min_x && at.x <= extent->max_x && at.y >= extent->min_y && at.y <= extent->max_y;
}

gboolean
mv_facet_has_point (const MvFacetCount *count, double lon, double lat)
{
  return count->extent == NULL || (!isnan (lon) && holds (count->extent, mv_mercator_project (lon, lat)));
}

gboolean
mv_facet_has_country (const MvFacetCount *count, const char *iso3)
{
  const MvAtlasCountry *country = count->extent != NULL ? mv_atlas_country (count->build.atlas, iso3) : NULL;

  return count->extent == NULL || (country != NULL && holds (count->extent, country->label));
}

static gboolean
count_facets (MvFacetCount *count, guint overlay, GError **error)
{
  guint shown = count->build.view->overlays;

  if (!mv_store_set_origin (count->build.db, count->build.view->origin, error))
    return FALSE;
  if (overlay == MV_OVERLAY_PROJECTS && (shown & MV_OVERLAY_PROJECTS))
    return mv_facets_of_projects (count, error);
  if (overlay == MV_OVERLAY_FLOWS && (shown & MV_OVERLAY_FLOWS))
    return mv_facets_of_flows (count, error);
  if (overlay == MV_OVERLAY_ALLIANCES && (shown & MV_OVERLAY_ALLIANCES))
    return mv_facets_of_alliances (count, error);
  return overlay != MV_FACETS_EVENTS || mv_facets_of_events (count, error);
}

GPtrArray *
mv_facets_count (MvDb *db, MvAtlas *atlas, const MvView *view, guint overlay, const MvBox *extent, const char *const *groups,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) facets = g_ptr_array_new_with_free_func (facet_free);
  g_autoptr (MvView) given = NULL, asked = NULL;
  MvScene scratch = { .view = NULL };
  MvFacetCount count = { .build = { .db = db, .atlas = atlas }, .extent = extent, .groups = groups, .facets = facets };
  gboolean done;

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL, NULL);

  mv_guard_work ("facets");
  count.given = given = mv_view_tidy (view);
  asked = mv_view_asked (view);
  mv_build_open (&count.build, asked, &scratch);
  mv_db_set_cancellable (db, cancellable);
  done = count_facets (&count, overlay, error);
  mv_db_set_cancellable (db, NULL);
  mv_build_close (&count.build);
  return done ? g_steal_pointer (&facets) : NULL;
}

static const char *
pattern_of (MvCounted counted, guint n)
{
  switch (counted)
    {
    case MV_COUNTED_PARTNERS: return ngettext_ ("%s %s, %u partner", "%s %s, %u partners", n);
    case MV_COUNTED_FLOWS: return ngettext_ ("%s %s, %u flow", "%s %s, %u flows", n);
    case MV_COUNTED_COUNTRIES: return ngettext_ ("%s %s, %u country", "%s %s, %u countries", n);
    case MV_COUNTED_EVENTS: return ngettext_ ("%s %s, %u event", "%s %s, %u events", n);
    case MV_COUNTED_PROJECTS: default: return ngettext_ ("%s %s, %u project", "%s %s, %u projects", n);
    }
}

char *
mv_facet_say (const MvFacet *facet, const MvFacetValue *value)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (pattern_of (facet->counted, value->count), facet->title, value->title, value->count);
#pragma GCC diagnostic pop
}
