/* The workspace: what is written is there again, nothing is half written, and no foreign file is touched. Views here are made up. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "app/store/attach.h"
#include "app/store/changes.h"
#include "app/store/groups.h"
#include "app/store/saved-view-deeds.h"
#include "app/store/sessions.h"
#include "app/store/workspace-news.h"

typedef struct { char *folder, *path; } Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("workspace-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "within", "mine.mvwork", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", place->folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (place->folder);
  g_free (place->path);
}

static MvDb *
open_workspace (const char *path)
{
  g_autoptr(GError) error = NULL;
  MvDb *db = mv_workspace_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

static void
assert_whole (MvDb *db)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean whole = mv_workspace_check (db, &findings, &error);

  g_assert_no_error (error);
  g_assert_true (whole);
}

static gint64
save (MvDb *db, const char *folder, const char *name)
{
  g_autoptr(MvSavedView) view = mv_saved_view_new (folder, name, "multivector:?overlay=trade");
  g_autoptr(GError) error = NULL;

  g_assert_true (mv_saved_views_put (db, view, &error));
  g_assert_no_error (error);
  g_assert_cmpint (view->view_id, >, 0);
  return view->view_id;
}

static guint
count (MvDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = mv_saved_views_list (db, FALSE, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_saved_views (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path);
  g_autoptr(GError) error = NULL;
  gint64 first = save (db, "", "Нефть"), second = save (db, "Lectures/One", "Нефть");
  g_autoptr(MvSavedView) same = mv_saved_view_new ("", "Нефть", "multivector:"), view = NULL;
  g_autoptr(GBytes) picture = g_bytes_new_static ("\0PNG", 4);

  g_assert_false (mv_saved_views_put (db, same, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "Нефть"));
  g_clear_error (&error);

  view = mv_saved_views_get (db, second, &error);
  g_assert_no_error (error);
  view->thumbnail = g_bytes_ref (picture);
  mv_saved_view_free (g_steal_pointer (&same));
  g_assert_true (mv_saved_views_put (db, view, &error));
  g_clear_pointer (&db, mv_db_close);

  db = open_workspace (place->path);
  g_clear_pointer (&view, mv_saved_view_free);
  view = mv_saved_views_get (db, second, &error);
  g_assert_cmpstr (view->folder, ==, "Lectures/One");
  g_assert_true (g_bytes_equal (view->thumbnail, picture));
  g_assert_cmpuint (count (db), ==, 2);

  /* Deleted, its name taken by another, brought back under a name that is free. */
  g_assert_true (mv_saved_views_delete (db, first, &error));
  g_assert_cmpuint (count (db), ==, 1);
  save (db, "", "Нефть");
  g_assert_true (mv_saved_views_restore (db, first, &error));
  g_assert_no_error (error);
  g_clear_pointer (&view, mv_saved_view_free);
  view = mv_saved_views_get (db, first, &error);
  g_assert_cmpstr (view->name, ==, "Нефть (2)");
  g_assert_false (mv_saved_views_delete (db, 999, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
  assert_whole (db);
}

static const MvSessionStep three[] = { { "multivector:", NULL }, { "multivector:?year=2019", "change 1" }, { "multivector:?year=2018", NULL } };

/* Only what follows is written anew, and what was undone and overwritten is gone. */
static void
test_session (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) one = open_workspace (place->path), other = open_workspace (place->path);
  const MvSessionStep next = { "multivector:?year=2001", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) back = NULL;
  const MvSessionStep *step;
  guint present = 9;

  g_assert_null (mv_sessions_get (one, "a", &present, &error));
  g_assert_no_error (error);
  g_assert_true (mv_sessions_put (one, "a", 0, three, 3, 1, &error));
  g_assert_true (mv_sessions_put (other, "b", 0, three, 1, 0, &error));
  g_assert_no_error (error);

  back = mv_sessions_get (other, "a", &present, &error);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpuint (present, ==, 1);
  step = back->pdata[1];
  g_assert_cmpstr (step->text, ==, three[1].text);
  g_assert_cmpstr (step->deed, ==, "change 1");
  g_clear_pointer (&back, g_ptr_array_unref);

  g_assert_true (mv_sessions_put (one, "a", 1, &next, 1, 1, &error));
  back = mv_sessions_get (one, "a", &present, &error);
  g_assert_cmpuint (back->len, ==, 2);
  step = back->pdata[present];
  g_assert_cmpstr (step->text, ==, next.text);
  g_assert_null (step->deed);
  assert_whole (one);
}

/* Each window has a session of its own, and the one that is restored is the last of those whose window is gone. */
static void
test_claims (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) one = open_workspace (place->path), other = open_workspace (place->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvClaim) first = mv_sessions_claim_new (one, &error), second = mv_sessions_claim_new (other, &error), third = NULL;
  g_autoptr(GPtrArray) steps = NULL;
  g_autofree char *id = g_strdup (mv_claim_id (first));
  guint present = 9;

  g_assert_no_error (error);
  g_assert_cmpstr (mv_claim_id (first), !=, mv_claim_id (second));
  g_assert_true (mv_sessions_put (one, mv_claim_id (first), 0, three, 3, 2, &error));
  g_usleep (2000);
  g_assert_true (mv_sessions_put (other, mv_claim_id (second), 0, three, 1, 0, &error));
  g_assert_null (mv_sessions_claim_last (other, &steps, &present, &error));
  g_assert_no_error (error);

  /* Claimed ones are not forgotten. */
  g_assert_true (mv_sessions_trim (other, 0, &error));
  g_clear_pointer (&first, mv_claim_free);
  third = mv_sessions_claim_last (other, &steps, &present, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mv_claim_id (third), ==, id);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpuint (present, ==, 2);
  g_clear_pointer (&steps, g_ptr_array_unref);
  g_assert_null (mv_sessions_claim_last (one, &steps, &present, &error));

  g_clear_pointer (&third, mv_claim_free);
  g_assert_true (mv_sessions_trim (one, 0, &error));
  g_assert_null (mv_sessions_claim_last (one, &steps, &present, &error));
  assert_whole (one);
}

#define WRITES 40

/* The child of test_processes: writes a session and saved views of its own, then ends without a word. */
static int
run_child (const char *path, const char *name)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(MvDb) db = mv_workspace_open (path, &failure);
  MvClaim *claim = db != NULL ? mv_sessions_claim_new (db, &failure) : NULL;

  for (guint i = 0; claim != NULL && i < WRITES; i++)
    {
      g_autofree char *text = g_strdup_printf ("multivector:?year=%u", 1950 + i), *title = g_strdup_printf ("%s %u", name, i);
      g_autoptr(MvSavedView) view = mv_saved_view_new ("", title, text);
      const MvSessionStep step = { text, (char *) name };

      if (!mv_sessions_put (db, mv_claim_id (claim), i, &step, 1, i, &failure) || !mv_saved_views_put (db, view, &failure))
        break;
    }
  if (failure != NULL)
    {
      g_printerr ("%s: %s\n", name, failure->message);
      return 1;
    }
  kill (getpid (), SIGKILL);
  return 1;
}

/* Two processes make and write one workspace at the same time and are killed: nothing of either is lost or mixed. */
static void
test_processes (Place *place, gconstpointer data)
{
  static const char *const names[] = { "one", "two" };
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = NULL;
  GSubprocess *children[2];
  MvClaim *claims[2];

  for (guint i = 0; i < 2; i++)
    {
      children[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--child", place->path, names[i], NULL);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (g_subprocess_wait (children[i], NULL, &error));
      g_assert_true (g_subprocess_get_if_signaled (children[i]));
      g_object_unref (children[i]);
    }
  db = open_workspace (place->path);
  g_assert_cmpuint (count (db), ==, 2 * WRITES);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GPtrArray) steps = NULL;
      guint present = 0;
      const char *deed;

      claims[i] = mv_sessions_claim_last (db, &steps, &present, &error);
      g_assert_no_error (error);
      g_assert_nonnull (claims[i]);     /* kept: the next one is the other */
      g_assert_cmpuint (steps->len, ==, WRITES);
      g_assert_cmpuint (present, ==, WRITES - 1);
      deed = ((MvSessionStep *) steps->pdata[0])->deed;
      for (guint k = 0; k < steps->len; k++)
        g_assert_cmpstr (((MvSessionStep *) steps->pdata[k])->deed, ==, deed);
    }
  for (guint i = 0; i < 2; i++)
    mv_claim_free (claims[i]);
  assert_whole (db);
}

static void
assert_view (MvDb *db, gint64 view_id, const char *folder, const char *name, const char *note)
{
  g_autoptr(MvSavedView) view = mv_saved_views_get (db, view_id, NULL);

  g_assert_cmpstr (view->folder, ==, folder);
  g_assert_cmpstr (view->name, ==, name);
  g_assert_cmpstr (view->note, ==, note);
}

/* Whatever is done with saved views goes back and forth again, also after another took the name meanwhile. */
static void
test_changes (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path);
  g_autoptr(MvSavedView) view = mv_saved_view_new ("", "One", "multivector:?overlay=trade");
  g_autoptr(GError) error = NULL;
  gint64 added = mv_saved_views_add (db, view, &error), edited, removed, doubled;

  edited = mv_saved_views_edit (db, view->view_id, "Course", "Two", "For Monday", &error);
  g_assert_no_error (error);
  assert_view (db, view->view_id, "Course", "Two", "For Monday");
  g_assert_true (mv_changes_apply (db, edited, TRUE, &error));
  assert_view (db, view->view_id, "", "One", "");
  g_assert_true (mv_changes_apply (db, edited, FALSE, &error));
  assert_view (db, view->view_id, "Course", "Two", "For Monday");

  doubled = mv_saved_views_duplicate (db, view->view_id, &error);
  g_assert_cmpuint (count (db), ==, 2);
  g_assert_true (mv_changes_apply (db, doubled, TRUE, &error));
  g_assert_cmpuint (count (db), ==, 1);

  removed = mv_saved_views_remove (db, view->view_id, &error);
  g_assert_cmpuint (count (db), ==, 0);
  save (db, "Course", "Two");
  g_assert_true (mv_changes_apply (db, removed, TRUE, &error));
  g_assert_no_error (error);
  assert_view (db, view->view_id, "Course", "Two (2)", "For Monday");
  g_assert_true (mv_changes_apply (db, added, TRUE, &error));
  g_assert_cmpuint (count (db), ==, 1);

  g_assert_false (mv_changes_apply (db, 999, TRUE, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (mv_saved_views_remove (db, 999, &error), ==, 0);
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
  assert_whole (db);
}

/* What one window takes back leaves what another changed of the same view meanwhile. */
static void
test_changes_of_others (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) one = open_workspace (place->path), other = open_workspace (place->path);
  g_autoptr(MvSavedView) view = mv_saved_view_new ("", "One", "multivector:?overlay=trade");
  g_autoptr(GError) error = NULL;
  gint64 named;

  g_assert_cmpint (mv_saved_views_add (one, view, &error), !=, 0);
  named = mv_saved_views_edit (one, view->view_id, NULL, "Two", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mv_saved_views_edit (other, view->view_id, "Course", NULL, "For Monday", &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (mv_changes_apply (one, named, TRUE, &error));
  assert_view (other, view->view_id, "Course", "One", "For Monday");
  g_assert_true (mv_changes_apply (one, named, FALSE, &error));
  assert_view (other, view->view_id, "Course", "Two", "For Monday");
  /* Taken to the folder where its old name stands already. */
  save (other, "Course", "One");
  g_assert_true (mv_changes_apply (one, named, TRUE, &error));
  assert_view (one, view->view_id, "Course", "One (2)", "For Monday");
  assert_whole (one);
}

static void
assert_news (MvWorkspaceNews *news, MvDb *db, gboolean wanted)
{
  g_autoptr(GError) error = NULL;
  gboolean any = !wanted;

  g_assert_true (mv_workspace_news_ask (news, db, &any, &error));
  g_assert_no_error (error);
  g_assert_true (any == wanted);
}

/* What another connection does with saved views and imports is news, once; what windows keep of themselves is none. */
static void
test_news (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) one = open_workspace (place->path), other = open_workspace (place->path);
  g_autoptr(MvWorkspaceNews) news = mv_workspace_news_new ();
  g_autoptr(GError) error = NULL;
  gint64 view_id, change_id;

  assert_news (news, one, FALSE);
  assert_news (news, one, FALSE);
  view_id = save (other, "", "One");
  assert_news (news, one, TRUE);
  assert_news (news, one, FALSE);
  g_assert_true (mv_sessions_put (other, "b", 0, three, 3, 1, &error));
  assert_news (news, one, FALSE);
  change_id = mv_saved_views_remove (other, view_id, &error);
  assert_news (news, one, TRUE);
  g_assert_true (mv_changes_apply (other, change_id, TRUE, &error));
  assert_news (news, one, TRUE);
  g_assert_true (mv_db_execute (other, "INSERT INTO source VALUES ('own_a', 'Synthetic', 'Nobody', NULL, 'none', NULL, NULL, '2026-11-24', NULL);"
                                       "INSERT INTO import VALUES (1, 'a.csv', '', '', 'own_a', '2026-11-24T00:00:00Z', NULL, 0, 0, 0)", &error));
  assert_news (news, one, TRUE);
  g_assert_true (mv_db_execute (other, "UPDATE import SET undone_at = '2026-11-25T00:00:00Z'", &error));
  assert_news (news, one, TRUE);
  g_assert_no_error (error);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* Foreign, newer and broken files are refused and keep their bytes. */
static void
test_refused (Place *place, gconstpointer data)
{
  static const struct { const char *sql, *bytes; int code; } cases[] = {
    { "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)", NULL, MV_ERROR_OPEN },
    { "PRAGMA application_id = 1297504075; PRAGMA user_version = 99; CREATE TABLE saved_view (a)", NULL, MV_ERROR_OPEN },
    { NULL, "This is a letter, not a database, and it is long enough to be one: ................................................", MV_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", place->folder, i), *before = NULL, *after = NULL;
      g_autoptr(GError) error = NULL;
      gsize size_before, size_after;

      if (cases[i].sql != NULL)
        run_sql (path, cases[i].sql);
      else
        g_assert_true (g_file_set_contents (path, cases[i].bytes, -1, NULL));
      g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
      g_assert_null (mv_workspace_open (path, &error));
      g_assert_error (error, MV_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, path));
      g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
      g_assert_cmpmem (before, size_before, after, size_after);
    }
}

/* Whoever copies the one file of a workspace that is open, or was killed, has all but the last seconds. */
static void
test_one_file (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path), reader = open_workspace (place->path), copy = NULL;
  g_autofree char *path = g_strdup_printf ("%s/copy", place->folder), *bytes = NULL;
  gsize length;

  save (db, "", "One");
  g_assert_cmpuint (count (reader), ==, 1);
  mv_workspace_settle (db);
  g_assert_true (g_file_get_contents (place->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  copy = open_workspace (path);
  g_assert_cmpuint (count (copy), ==, 1);
  assert_whole (copy);
}

static void
test_copy (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path), copy = NULL;
  g_autofree char *path = g_strdup_printf ("%s/copy", place->folder);
  g_autoptr(GError) error = NULL;

  save (db, "", "One");
  g_assert_true (mv_workspace_copy (db, path, &error));
  g_assert_no_error (error);
  copy = open_workspace (path);
  g_assert_cmpuint (count (copy), ==, 1);
  assert_whole (copy);
}

/* Groups are kept, changed and deleted, each undone and done again; seen from a dataset that has the workspace attached. */
static void
test_groups (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path), dataset = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = NULL, kept = NULL, none = NULL;
  gint64 added = mv_groups_add (db, "mine=Mine\tCHN\tRUS", &error), edited, removed, group_id;
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (added, !=, 0);
  list = mv_groups_list (db, &error);
  g_assert_cmpuint (list->len, ==, 1);
  group_id = ((MvKeptGroup *) list->pdata[0])->group_id;
  code = mv_groups_free_code (db, "mine", &error);
  g_assert_cmpstr (code, ==, "mine_2");
  g_assert_cmpint (mv_groups_add (db, "mine=Other\tUSA", &error), ==, 0);
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
  g_clear_error (&error);

  edited = mv_groups_edit (db, group_id, "mine=Ours\tCHN", &error);
  removed = mv_groups_remove (db, group_id, &error);
  g_assert_no_error (error);
  dataset = mv_db_open (g_getenv ("MV_DATASET"), &error);
  none = mv_groups_kept (dataset);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (mv_store_attach_workspace (dataset, place->path, &error));
  g_assert_true (mv_changes_apply (db, removed, TRUE, &error));
  g_assert_true (mv_changes_apply (db, edited, TRUE, &error));
  kept = mv_groups_kept (dataset);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (kept->pdata[0], ==, "mine=Mine\tCHN\tRUS");
  g_assert_true (mv_changes_apply (db, edited, FALSE, &error));
  g_clear_pointer (&kept, g_ptr_array_unref);
  kept = mv_groups_kept (dataset);
  g_assert_cmpstr (kept->pdata[0], ==, "mine=Ours\tCHN");
  assert_whole (db);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/workspace/" name, Place, NULL, set_up, function, tear_down)
  ADD ("saved-views", test_saved_views);
  ADD ("session", test_session);
  ADD ("claims", test_claims);
  ADD ("processes", test_processes);
  ADD ("changes", test_changes);
  ADD ("changes-of-others", test_changes_of_others);
  ADD ("news", test_news);
  ADD ("groups", test_groups);
  ADD ("refused", test_refused);
  ADD ("one-file", test_one_file);
  ADD ("copy", test_copy);
  return g_test_run ();
}
