/* A keeper tells what others write, however short it lasts. Views here are made up. */
#include <gio/gio.h>

#include "app/store/changes.h"
#include "app/store/saved-view-deeds.h"
#include "app/store/workspace.h"
#include "ui/model/keeper.h"

#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

typedef struct
{
  char      *folder, *path;
  MvDb      *other;             /* another process's; used on threads of its own, for the main one never waits */
  MvSession *session;
  MvKeeper  *keeper;
  gint64     view_id, change_id;
  int        seen;              /* views listed now; -1 = not yet */
} Place;

static void
apart (GThreadFunc work, Place *place)
{
  g_thread_join (g_thread_new ("other", work, place));
}

static gpointer
open_other (gpointer data)
{
  Place *place = data;
  g_autoptr(GError) error = NULL;

  place->other = mv_workspace_open (place->path, &error);
  g_assert_no_error (error);
  return NULL;
}

static gpointer
close_other (gpointer data)
{
  g_clear_pointer (&((Place *) data)->other, mv_db_close);
  return NULL;
}

static gpointer
add_view (gpointer data)
{
  Place *place = data;
  g_autoptr(MvSavedView) view = mv_saved_view_new ("", "Synthetic", "multivector:?overlay=trade");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (mv_saved_views_add (place->other, view, &error), !=, 0);
  g_assert_no_error (error);
  place->view_id = view->view_id;
  return NULL;
}

static gpointer
remove_view (gpointer data)
{
  Place *place = data;
  g_autoptr(GError) error = NULL;

  place->change_id = mv_saved_views_remove (place->other, place->view_id, &error);
  g_assert_no_error (error);
  return NULL;
}

static gpointer
undo_removal (gpointer data)
{
  Place *place = data;
  g_autoptr(GError) error = NULL;

  g_assert_true (mv_changes_apply (place->other, place->change_id, TRUE, &error));
  g_assert_no_error (error);
  return NULL;
}

/* One more than how many views are listed: an answer is not NULL. */
static gpointer
count_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) views = mv_saved_views_list (db, FALSE, error);

  return views != NULL ? GINT_TO_POINTER ((int) views->len + 1) : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  int answer = GPOINTER_TO_INT (mv_worker_finish (result, &error));

  g_assert_no_error (error);
  ((Place *) data)->seen = answer - 1;
}

/* As a list does: it is read anew whenever the keeper tells of a change. */
static void
list_cb (MvKeeper *keeper, Place *place)
{
  mv_keeper_submit (keeper, count_job, NULL, NULL, NULL, NULL, counted_cb, place);
}

static void
set_up (Place *place, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  place->folder = g_dir_make_tmp ("keeper-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "mine.mvw", NULL);
  place->session = mv_session_new (g_getenv ("MV_DATASET"), NULL);
  apart (open_other, place);
  place->seen = -1;
  place->keeper = mv_keeper_new (place->path, FALSE);
  g_signal_connect (place->keeper, "changed", G_CALLBACK (list_cb), place);
  mv_keeper_follow (place->keeper, place->session);
  while (!mv_keeper_is_ready (place->keeper) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (mv_keeper_get_error (place->keeper));
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", place->folder);

  apart (close_other, place);
  mv_keeper_close (place->keeper);
  g_clear_object (&place->session);
  g_clear_object (&place->keeper);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (place->folder);
  g_free (place->path);
}

static void
wait_for (Place *place, int views)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (place->seen != views && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (place->seen, ==, views);
}

/* Another process takes a view out; it is listed without it; and at once the other brings it back. */
static void
test_brief (Place *place, gconstpointer data)
{
  apart (add_view, place);
  wait_for (place, 1);
  apart (remove_view, place);
  list_cb (place->keeper, place);
  wait_for (place, 0);
  apart (undo_removal, place);
  wait_for (place, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keeper/brief", Place, NULL, set_up, test_brief, tear_down);
  return g_test_run ();
}
