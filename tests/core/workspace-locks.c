/* Locks of a workspace stay while other parts of the process look into its files, as a file chooser does to tell what they are: no other program
 * empties the shared memory, removes the log or writes in between. The other program is this one again, once as it is and once with the locks of
 * SQLite as anybody has them. Views here are made up. */
#include <glib/gstdio.h>

#include "app/store/saved-views.h"
#include "app/store/workspace.h"

#define OPENINGS 500
#define BUSY 100                /* what the other program ends with instead of the number of views */

typedef struct { char *folder, *path; } Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("workspace-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "mine.mvw", NULL);
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
  return db;
}

static MvDb *
open_to_read (const char *path)
{
  g_autoptr(GError) error = NULL;
  MvDb *db = mv_db_open_to_read (path, FALSE, &error);

  g_assert_no_error (error);
  return db;
}

static void
save (MvDb *db, const char *name)
{
  g_autoptr(MvSavedView) view = mv_saved_view_new ("", name, "multivector:?overlay=trade");
  g_autoptr(GError) error = NULL;

  mv_saved_views_put (db, view, &error);
  g_assert_no_error (error);
}

static int
count (MvDb *db)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, "SELECT count(*) FROM saved_view", NULL);

  g_assert_cmpint (mv_db_step (db, stmt, NULL), ==, SQLITE_ROW);
  return sqlite3_column_int (stmt, 0);
}

/* --- the other program ---------------------------------------------------------------------------------------------------------------- */

/* Any program that knows SQLite: the number of views, or BUSY. It begins shared memory anew if it believes to be the first, and tidies up if it
 * believes to be the last. */
static int
run_plain (const char *path, const char *sql, int flags)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *stmt = NULL;
  int answer = -1, rc;

  sqlite3_open_v2 (path, &handle, flags, NULL);
  rc = sqlite3_exec (handle, sql, NULL, NULL, NULL);
  if (rc == SQLITE_OK && sqlite3_prepare_v2 (handle, "SELECT count(*) FROM saved_view", -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    answer = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  return rc == SQLITE_BUSY ? BUSY : answer;
}

/* The same without leave to write, again and again. */
static int
run_reader (const char *path)
{
  int answer = 0;

  for (int i = 0; i < OPENINGS && answer >= 0; i++)
    answer = run_plain (path, "", SQLITE_OPEN_READONLY);
  return answer;
}

static int
run_ours (const char *path)
{
  g_autoptr(MvDb) db = open_workspace (path);

  return count (db);
}

static GSubprocess *
start_other (const char *how, const char *path, const char *sql)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", how, path, sql, NULL);

  g_assert_no_error (error);
  return child;
}

static int
other (const char *how, const char *path, const char *sql)
{
  g_autoptr(GSubprocess) child = start_other (how, path, sql);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (child));
  return g_subprocess_get_exit_status (child);
}

/* --- tests ---------------------------------------------------------------------------------------------------------------------------- */

/* What a file chooser does in its threads, and mv_workspace_is: open, read, close. */
static void
look_into (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL), *bytes = NULL;

      g_assert_true (g_file_get_contents (file, &bytes, NULL, NULL));
    }
}

static gint64
size (const char *path, const char *ending)
{
  g_autofree char *file = g_strconcat (path, ending, NULL);
  GStatBuf status;

  return g_stat (file, &status) == 0 ? status.st_size : -1;
}

static void
test_looked_into (Place *place, gconstpointer how)
{
  g_autoptr(MvDb) writer = open_workspace (place->path), reader = NULL;
  gint64 memory;

  save (writer, "one");
  reader = open_to_read (place->path);
  g_assert_cmpint (count (reader), ==, 1);
  memory = size (place->path, "-shm");
  look_into (place->path);

  g_assert_cmpint (other (how, place->path, ""), ==, 1);
  g_assert_cmpint (size (place->path, "-shm"), ==, memory);
  g_assert_cmpint (size (place->path, "-wal"), >, 0);
  g_assert_cmpint (count (reader), ==, 1);
  save (writer, "two");
  g_assert_cmpint (count (reader), ==, 2);
  g_assert_cmpint (other (how, place->path, ""), ==, 2);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer ended)
{
  g_assert_true (g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) ended = TRUE;
}

/* Who opens often meets the moment between the end of the old shared memory and its new beginning: reading it then ends a process (SIGBUS). */
static void
test_read (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) writer = open_workspace (place->path), reader = NULL;
  g_autoptr(GSubprocess) child = NULL;
  gboolean ended = FALSE;

  save (writer, "one");
  reader = open_to_read (place->path);
  child = start_other ("--reader", place->path, "");
  g_subprocess_wait_async (child, NULL, ended_cb, &ended);
  while (!ended)
    {
      g_main_context_iteration (NULL, FALSE);
      look_into (place->path);
      g_assert_cmpint (count (reader), ==, 1);
    }
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 1);
}

/* Who writes is alone in that, whoever looks into the files meanwhile. */
static void
test_written (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) writer = open_workspace (place->path);

  save (writer, "one");
  g_assert_true (mv_workspace_begin (writer, NULL));
  look_into (place->path);
  g_assert_cmpint (other ("--plain", place->path, "BEGIN IMMEDIATE"), ==, BUSY);
  g_assert_true (mv_workspace_commit (writer, NULL));
  g_assert_cmpint (other ("--plain", place->path, "BEGIN IMMEDIATE"), ==, 1);
}

/* The last to close removes the log, as ever, and a next opening begins with nothing held. */
static void
test_given_back (Place *place, gconstpointer data)
{
  for (int i = 1; i <= 3; i++)
    {
      MvDb *writer = open_workspace (place->path), *reader;

      save (writer, i == 1 ? "one" : i == 2 ? "two" : "three");
      reader = open_to_read (place->path);
      g_assert_cmpint (count (reader), ==, i);
      mv_db_close (reader);
      g_assert_cmpint (size (place->path, "-wal"), >, 0);
      mv_db_close (writer);
      g_assert_cmpint (size (place->path, "-wal"), ==, -1);
      g_assert_cmpint (size (place->path, "-shm"), ==, -1);
      g_assert_cmpint (other ("--plain", place->path, "BEGIN EXCLUSIVE; COMMIT"), ==, i);
    }
}

/* Without a log, a connection may still lock what another of the same process locked before and has given back. */
static void
test_without_log (Place *place, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  MvDb *first = open_workspace (place->path);
  g_autoptr(MvDb) second = NULL;

  save (first, "one");
  g_assert_true (mv_db_execute (first, "PRAGMA journal_mode = DELETE; BEGIN; SELECT * FROM saved_view", &error));
  second = open_workspace (place->path);
  g_assert_true (mv_db_execute (second, "BEGIN; SELECT * FROM saved_view", &error));
  g_assert_cmpint (other ("--plain", place->path, "BEGIN EXCLUSIVE"), ==, BUSY);
  g_assert_true (mv_db_execute (first, "COMMIT", &error));
  mv_db_close (first);
  g_assert_cmpint (other ("--plain", place->path, "BEGIN EXCLUSIVE"), ==, BUSY);
  g_assert_true (mv_db_execute (second, "DELETE FROM saved_view; COMMIT", &error));
  g_assert_no_error (error);
  g_assert_cmpint (other ("--plain", place->path, "BEGIN EXCLUSIVE; COMMIT"), ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--plain"))
    return run_plain (argv[2], argv[3], SQLITE_OPEN_READWRITE);
  if (argc == 4 && g_str_equal (argv[1], "--reader"))
    return run_reader (argv[2]);
  if (argc == 4 && g_str_equal (argv[1], "--ours"))
    return run_ours (argv[2]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add ("/workspace-locks/" name, Place, data, set_up, function, tear_down)
  ADD ("looked-into/while-read", NULL, test_read);
  ADD ("looked-into/then-opened", "--plain", test_looked_into);
  ADD ("looked-into/then-opened-by-us", "--ours", test_looked_into);
  ADD ("written", NULL, test_written);
  ADD ("given-back", NULL, test_given_back);
  ADD ("without-log", NULL, test_without_log);
  return g_test_run ();
}
