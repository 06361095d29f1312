/* Opening a dataset, its statements, its worker. Files made here are synthetic. */
#include <math.h>
#include <string.h>
#include <glib/gstdio.h>

#include "app/store/info.h"
#include "app/store/worker.h"

static char *dataset, *folder;

static char *
write_file (const char *name, const void *bytes, gsize size)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return path;
}

/* A synthetic SQLite file made by SQL. */
static char *
make_database (const char *name, const char *sql)
{
  char *path = g_build_filename (folder, name, NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return path;
}

static void
assert_refused (const char *path, int code, const char *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = mv_db_open (path, &error);

  g_assert_null (db);
  g_assert_error (error, MV_ERROR, code);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_refuses (void)
{
  g_autofree char *empty = write_file ("empty.gpkg", "", 0);
  g_autofree char *text = write_file ("text.gpkg", "This is a text that somebody named like a dataset.", 50);
  g_autofree char *plain = make_database ("plain.gpkg", "CREATE TABLE t (a); PRAGMA user_version = 10300");
  g_autofree char *other = make_database ("other.gpkg",
    "CREATE TABLE t (a); PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300");
  g_autofree char *old = make_database ("old.gpkg",
    "CREATE TABLE dataset_info (key, value); INSERT INTO dataset_info VALUES ('schema_version', '0');"
    "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300");
  g_autofree char *bytes = NULL, *cut = NULL, *longer = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (other, &bytes, &length, NULL));
  cut = write_file ("cut.gpkg", bytes, length - 4096);
  bytes = g_realloc (bytes, length + 1);
  bytes[length] = 0;
  longer = write_file ("longer.gpkg", bytes, length + 1);

  assert_refused ("/nowhere/at-all.gpkg", MV_ERROR_OPEN, "There is no file");
  assert_refused (folder, MV_ERROR_OPEN, "is a folder");
  assert_refused (empty, MV_ERROR_DAMAGED, "is empty");
  assert_refused (text, MV_ERROR_OPEN, "is no SQLite database");
  assert_refused (plain, MV_ERROR_OPEN, "is an SQLite database but no GeoPackage");
  assert_refused (other, MV_ERROR_OPEN, "is a GeoPackage but no dataset of Multivector");
  assert_refused (old, MV_ERROR_OPEN, "has tables of version 0");
  assert_refused (cut, MV_ERROR_DAMAGED, "is cut off");
  assert_refused (longer, MV_ERROR_DAMAGED, "its header says");
}

static void
test_statements (void)
{
  static const char sql[] = "SELECT ?1, ?2";
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = mv_db_open (dataset, &error);
  sqlite3_stmt *first;

  g_assert_no_error (error);
  {
    mv_auto_rewind sqlite3_stmt *stmt = first = mv_db_prepare (db, sql, &error);
    g_autofree char *text = NULL;

    sqlite3_bind_text (stmt, 1, "Алматы", -1, SQLITE_STATIC);
    g_assert_cmpint (mv_db_step (db, stmt, &error), ==, SQLITE_ROW);
    text = mv_db_text (stmt, 0);
    g_assert_cmpstr (text, ==, "Алматы");
    g_assert_true (isnan (mv_db_double (stmt, 1)));
    g_assert_cmpint (mv_db_int_or (stmt, 1, -7), ==, -7);
    g_assert_null (mv_db_intern (stmt, 1));
  }
  {
    mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, &error);

    g_assert_true (stmt == first);      /* cached, and its bindings are gone */
    g_assert_cmpint (mv_db_step (db, stmt, &error), ==, SQLITE_ROW);
    g_assert_null (mv_db_intern (stmt, 0));
  }
  g_assert_null (mv_db_prepare (db, "SELECT \"no such column\"", &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
}

static void
test_reads_only (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = mv_db_open (dataset, &error);
  sqlite3_stmt *stmt = mv_db_prepare (db, "DELETE FROM flow", &error);

  if (stmt != NULL)
    g_assert_cmpint (mv_db_step (db, stmt, &error), !=, SQLITE_DONE);
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
}

static void
test_info (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = mv_db_open (dataset, &error);
  g_autoptr(MvInfo) info = mv_info_read (db, &error);

  g_assert_no_error (error);
  g_assert_cmpint (info->schema_version, ==, MV_DATASET_SCHEMA_VERSION);
  g_assert_cmpuint (strlen (info->built_from), ==, 64);
  g_assert_cmpstr (info->edition, ==, MV_VERSION);
}

/* The worker ----------------------------------------------------------------------------------------------------------------- */

typedef struct { gint64 number; GError *error; GThread *taken_on; gboolean taken; } Answer;

static gpointer
count_to (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char sql[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT count (*) FROM n";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  gint64 *number = NULL;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, *(gint64 *) data);
  if (mv_db_step (db, stmt, error) == SQLITE_ROW)
    {
      number = g_new (gint64, 1);
      *number = sqlite3_column_int64 (stmt, 0);
    }
  return number;
}

static void
take (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autofree gint64 *number = mv_worker_finish (result, &answer->error);

  answer->number = number != NULL ? *number : -1;
  answer->taken_on = g_thread_self ();
  answer->taken = TRUE;
}

static void
submit (MvWorker *worker, gint64 number, GCancellable *cancellable, Answer *answer)
{
  mv_worker_submit (worker, count_to, g_memdup2 (&number, sizeof number), g_free, g_free, cancellable, take, answer);
}

static void
wait_for (Answer *answer)
{
  while (!answer->taken)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_answers (void)
{
  g_autoptr(MvWorker) worker = mv_worker_new (dataset);
  Answer answer = { 0 };

  submit (worker, 1000, NULL, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.number, ==, 1000);
  g_assert_true (answer.taken_on == g_thread_self ());
  g_clear_error (&answer.error);
}

static gboolean
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancels (void)
{
  g_autoptr(MvWorker) worker = mv_worker_new (dataset);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer slow = { 0 }, next = { 0 };
  gint64 begun = g_get_monotonic_time ();

  submit (worker, G_GINT64_CONSTANT (100000000000), cancellable, &slow);
  submit (worker, 10, NULL, &next);
  g_timeout_add (30, cancel, cancellable);
  wait_for (&slow);
  g_assert_error (slow.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_TIME_SPAN_SECOND);
  wait_for (&next);
  g_assert_no_error (next.error);
  g_assert_cmpint (next.number, ==, 10);
  g_clear_error (&slow.error);
  g_clear_error (&next.error);
}

static void
test_never_runs_cancelled (void)
{
  g_autoptr(MvWorker) worker = mv_worker_new (dataset);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  submit (worker, G_GINT64_CONSTANT (100000000000), cancellable, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

static void
test_closes_under_load (void)
{
  MvWorker *worker = mv_worker_new (dataset);
  Answer running = { 0 }, waiting = { 0 };

  submit (worker, G_GINT64_CONSTANT (100000000000), NULL, &running);
  submit (worker, 10, NULL, &waiting);
  g_usleep (20000);
  mv_worker_free (worker);
  wait_for (&running);
  wait_for (&waiting);
  g_assert_error (running.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&running.error);
  g_clear_error (&waiting.error);
}

static void
test_reports_no_dataset (void)
{
  g_autoptr(MvWorker) worker = mv_worker_new ("/nowhere/at-all.gpkg");
  Answer answer = { 0 };

  submit (worker, 10, NULL, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, MV_ERROR, MV_ERROR_OPEN);
  g_clear_error (&answer.error);
}

static void
remove_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dataset = g_strdup (g_getenv ("MV_DATASET"));
  folder = g_dir_make_tmp ("multivector-XXXXXX", NULL);
  g_test_add_func ("/db/refuses", test_refuses);
  g_test_add_func ("/db/statements", test_statements);
  g_test_add_func ("/db/reads-only", test_reads_only);
  g_test_add_func ("/db/info", test_info);
  g_test_add_func ("/worker/answers", test_answers);
  g_test_add_func ("/worker/cancels", test_cancels);
  g_test_add_func ("/worker/never-runs-cancelled", test_never_runs_cancelled);
  g_test_add_func ("/worker/closes-under-load", test_closes_under_load);
  g_test_add_func ("/worker/reports-no-dataset", test_reports_no_dataset);
  status = g_test_run ();
  remove_folder ();
  g_free (folder);
  g_free (dataset);
  return status;
}
