#include "app/base/date.h"
#include "app/scene/scene.h"
#include "app/store/events.h"

static void
tick_free (MvEventTick *tick)
{
  g_free (tick->event_id);
  g_free (tick->date);
  g_free (tick->title);
  g_free (tick->kind);
  g_free (tick->source_id);
  g_strfreev (tick->iso3s);
  g_free (tick);
}

gboolean
mv_event_concerns (const MvView *view, const char *kind, char **iso3s)
{
  if (view->events[0] != NULL && !g_strv_contains ((const char *const *) view->events, kind))
    return FALSE;
  if (iso3s[0] == NULL || view->focus[0] == NULL || g_strv_contains ((const char *const *) view->focus, "CA5"))
    return TRUE;
  for (guint i = 0; iso3s[i] != NULL; i++)
    if (mv_view_focuses (view, iso3s[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
mv_scene_events (MvDb *db, const MvView *given, GError **error)
{
  g_autoptr (MvView) view = mv_view_asked (given);
  g_autoptr (GArray) rows = mv_events_read (db, error);
  GPtrArray *ticks;

  if (rows == NULL)
    return NULL;
  ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) tick_free);
  for (guint i = 0; i < rows->len; i++)
    {
      MvEventRow *row = &g_array_index (rows, MvEventRow, i);
      g_auto (GStrv) iso3s = *row->iso3s != '\0' ? g_strsplit (row->iso3s, " ", -1) : g_new0 (char *, 1);
      MvEventTick *tick;
      MvDate date;

      if (!mv_event_concerns (view, row->kind, iso3s))
        continue;
      tick = g_new0 (MvEventTick, 1);
      tick->event_id = g_steal_pointer (&row->event_id);
      tick->date = g_steal_pointer (&row->date);
      tick->title = g_steal_pointer (&row->title);
      tick->kind = g_strdup (row->kind);
      tick->source_id = g_strdup (row->source_id);
      tick->iso3s = g_steal_pointer (&iso3s);
      tick->year = mv_date_parse (tick->date, &date) ? date.year : 0;
      g_ptr_array_add (ticks, tick);
    }
  return ticks;
}
