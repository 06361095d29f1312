/* Facets of memberships and of events. */
#include "app/base/text.h"
#include "app/scene/facets-private.h"
#include "app/scene/roll.h"
#include "app/store/codes.h"
#include "app/store/events.h"

/* --- memberships ------------------------------------------------------------------------------------------------------------------------ */

/* A country counts once for a standing, in however many organisations it has it. */
static void
count_standings (MvFacetCount *count, MvFacet *facet, const MvRoll *roll, GHashTable *seen)
{
  for (guint i = 0; i < roll->standings->len; i++)
    {
      const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);
      const char *code = at->standing == MV_STANDING_WITHDRAWN ? "withdrawn" : mv_standing_code (at->standing);
      g_autofree char *key = code != NULL ? g_strdup_printf ("%s/%s", code, at->iso3) : NULL;

      if (key != NULL && mv_facet_has_country (count, at->iso3) && g_hash_table_add (seen, g_steal_pointer (&key)))
        mv_facet_value (facet, code)->count++;
    }
}

/* Whoever has one of the standings that the view is limited to; without a limit whoever belongs. */
static guint
count_belonging (const MvFacetCount *count, const MvRoll *roll)
{
  const MvView *view = count->build.view;
  guint n = 0;

  for (guint i = 0; i < roll->standings->len; i++)
    {
      const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);

      n += mv_facet_has_country (count, at->iso3) && (view->standings[0] != NULL ? mv_roll_passes (view, at) : mv_standing_belongs (at->standing));
    }
  return n;
}

gboolean
mv_facets_of_alliances (MvFacetCount *count, GError **error)
{
  const MvView *view = count->build.view;
  g_autoptr (GArray) orgs = mv_codes_read (count->build.db, MV_CODE_ORGANISATION, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MvFacet *bodies = mv_facet_add (count, "org", mv_view_filter_title ("org"), MV_COUNTED_COUNTRIES);
  MvFacet *standings = mv_facet_add (count, "standing", mv_view_filter_title ("standing"), MV_COUNTED_COUNTRIES);

  for (guint i = 0; orgs != NULL && i < orgs->len; i++)
    {
      const char *code = g_array_index (orgs, MvCode, i).code;
      g_autoptr (MvRoll) roll = mv_roll_call (&count->build, code, error);

      if (roll == NULL)
        return FALSE;
      mv_facet_value (bodies, code)->count = count_belonging (count, roll);
      if (view->orgs[0] == NULL || g_strv_contains ((const char *const *) view->orgs, code))
        count_standings (count, standings, roll, seen);
    }
  if (orgs == NULL)
    return FALSE;
  for (guint i = 0; count->given->standings[i] != NULL; i++)
    mv_facet_value (standings, count->given->standings[i]);
  mv_facet_finish (count, bodies, TRUE);
  mv_facet_finish (count, standings, TRUE);
  return TRUE;
}

/* --- events ----------------------------------------------------------------------------------------------------------------------------- */

static gboolean
in_sight (const MvFacetCount *count, char **iso3s)
{
  for (guint i = 0; iso3s[i] != NULL; i++)
    if (mv_facet_has_country (count, iso3s[i]))
      return TRUE;
  return count->extent == NULL;
}

gboolean
mv_facets_of_events (MvFacetCount *count, GError **error)
{
  g_autoptr (GArray) rows = mv_events_read (count->build.db, error);
  g_autoptr (MvView) wide = mv_view_copy (count->build.view);
  MvFacet *facet = mv_facet_add (count, "event", mv_view_filter_title ("event"), MV_COUNTED_EVENTS);

  mv_view_set_list (&wide->events, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MvEventRow *row = &g_array_index (rows, MvEventRow, i);
      g_auto (GStrv) iso3s = *row->iso3s != '\0' ? g_strsplit (row->iso3s, " ", -1) : g_new0 (char *, 1);
      MvDate date;
      int year = mv_date_parse (row->date, &date) ? date.year : 0;

      if (mv_event_concerns (wide, row->kind, iso3s) && in_sight (count, iso3s)
          && (wide->period_from == 0 || (year >= wide->period_from && year <= wide->period_to)))
        mv_facet_value (facet, row->kind)->count++;
    }
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; count->given->events[i] != NULL; i++)
    mv_facet_value (facet, count->given->events[i]);
  mv_facet_finish (count, facet, TRUE);
  return TRUE;
}
