/* A disk that is full from any one write on, and a file or folder that may only be read: said in a sentence, nothing is half written, and
 * the same connection works on once there is room. A file system of the test's own, under SQLite, fails on demand. All data are made up. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "app/store/import-deeds.h"
#include "app/store/import-write.h"
#include "app/store/saved-view-deeds.h"
#include "app/store/sessions.h"
#include "app/store/workspace-news.h"

/* --- the file system ------------------------------------------------------------------------------------------------------------------ */

typedef struct { sqlite3_file base; sqlite3_file *real; } File;

static sqlite3_vfs *real_vfs;
static int writes_left = -1;            /* until the disk is full; -1 = it has room */
static gboolean read_only;              /* files are opened for reading, none is made */

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
close_file (sqlite3_file *file)
{
  int rc = real (file)->pMethods->xClose (real (file));

  g_free (real (file));
  return rc;
}

static int
read_file (sqlite3_file *file, void *bytes, int n, sqlite3_int64 at)
{
  return real (file)->pMethods->xRead (real (file), bytes, n, at);
}

static int
write_file (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
  if (writes_left == 0)
    return SQLITE_FULL;
  if (writes_left > 0)
    writes_left--;
  return real (file)->pMethods->xWrite (real (file), bytes, n, at);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  return real (file)->pMethods->xTruncate (real (file), size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  return real (file)->pMethods->xSync (real (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
lock_file (sqlite3_file *file, int kind)
{
  return real (file)->pMethods->xLock (real (file), kind);
}

static int
unlock_file (sqlite3_file *file, int kind)
{
  return real (file)->pMethods->xUnlock (real (file), kind);
}

static int
check_lock (sqlite3_file *file, int *reserved)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), reserved);
}

static int
control (sqlite3_file *file, int op, void *data)
{
  return real (file)->pMethods->xFileControl (real (file), op, data);
}

static int
sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
map_shared (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return real (file)->pMethods->xShmMap (real (file), region, size, extend, memory);
}

static int
lock_shared (sqlite3_file *file, int at, int n, int flags)
{
  return real (file)->pMethods->xShmLock (real (file), at, n, flags);
}

static void
barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2, .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file, .xSync = sync_file,
  .xFileSize = file_size, .xLock = lock_file, .xUnlock = unlock_file, .xCheckReservedLock = check_lock, .xFileControl = control,
  .xSectorSize = sector_size, .xDeviceCharacteristics = characteristics, .xShmMap = map_shared, .xShmLock = lock_shared,
  .xShmBarrier = barrier, .xShmUnmap = unmap_shared
};

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
  File *one = (File *) file;
  gboolean there = name != NULL && g_file_test (name, G_FILE_TEST_EXISTS);
  int rc;

  one->base.pMethods = NULL;
  if (read_only && !there)
    return SQLITE_CANTOPEN;
  if (read_only)
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  one->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  rc = real_vfs->xOpen (real_vfs, name, one->real, flags, given);
  if (rc == SQLITE_OK)
    one->base.pMethods = &methods;
  else
    g_free (one->real);
  return rc;
}

static void
make_file_system (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "faults";
  vfs.szOsFile = sizeof (File);
  vfs.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* --- what is done --------------------------------------------------------------------------------------------------------------------- */

#define ROWS 600                /* some ten pages: enough writes to fail among */

static MvDb *dataset;
static MvCountryNames *names;

static gboolean
save_view (MvDb *db, const char *path, GError **error)
{
  g_autoptr(MvSavedView) view = mv_saved_view_new ("Folder", "Synthetic", "multivector:?overlay=trade");

  return mv_saved_views_add (db, view, error) != 0;
}

static gboolean
keep_session (MvDb *db, const char *path, GError **error)
{
  const MvSessionStep steps[] = { { "multivector:", NULL }, { "multivector:?year=2019", "change 1" } };

  return mv_sessions_put (db, "a1", 0, steps, 2, 1, error);
}

static char *
no_digest (gpointer data)
{
  return g_strdup ("");
}

static gboolean
import_rows (MvDb *db, const char *path, GError **error)
{
  g_autoptr(MvImportRows) rows = mv_import_rows_new (names);
  const MvImportSeries series = { .measure = "goods", .unit = "USD", .basis = "nominal" };
  MvImportSource source = { .title = "Synthetic", .publisher = "Nobody", .licence = "none", .read_on = "2026-11-24" };
  MvImportJournal journal;
  MvImportWritten written;
  MvImportWrite write = { .file_name = "synthetic.csv", .recipe = "", .digest = no_digest, .source = &source, .rows = rows, .journal = &journal };
  int n = mv_country_names_len (names), which = mv_import_rows_series (rows, &series), product = mv_import_rows_product (rows, "TOTAL", NULL);
  gboolean done;

  for (int i = 0; i < ROWS; i++)
    mv_import_rows_add (rows, MV_IMPORT_KEY (product, 2000 + i / n % 20, i % n, (i + 1 + i / n) % n, which), i, (guint) i, FALSE);
  mv_import_rows_sort (rows);
  mv_import_journal_init (&journal);
  done = mv_import_write (db, dataset, &write, &written, NULL, error);
  mv_import_journal_clear (&journal);
  if (done)
    {
      g_free (written.source_id);
      g_ptr_array_unref (written.same);
    }
  return done;
}

static gboolean
take_back (MvDb *db, const char *path, GError **error)
{
  return mv_import_deed_remove (db, 1, TRUE, error) != 0;
}

static gboolean
copy_file (MvDb *db, const char *path, GError **error)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);

  return mv_workspace_copy (db, copy, error);
}

/* LEAST: how many writes it takes, at the least. */
typedef struct { const char *name, *prepare; gboolean (*act) (MvDb *db, const char *path, GError **error); guint least; } Deed;

#define IMPORTED \
  "INSERT INTO source VALUES ('own_a', 'Synthetic', 'Nobody', NULL, 'none', NULL, NULL, '2026-11-24', NULL);" \
  "INSERT INTO import VALUES (1, 'a.csv', '', '', 'own_a', '2026-11-24T00:00:00Z', NULL, 0, 0, 0);"

static const Deed deeds[] = {
  { "save-view", "", save_view, 2 }, { "session", "", keep_session, 2 }, { "import", "", import_rows, 8 }, { "take-back", IMPORTED, take_back, 2 },
  { "copy", IMPORTED, copy_file, 8 }
};

/* --- tests ---------------------------------------------------------------------------------------------------------------------------- */

typedef struct { char *folder, *path; } Place;

static void
set_up (Place *place, gconstpointer data)
{
  writes_left = -1;
  read_only = FALSE;
  place->folder = g_dir_make_tmp ("workspace-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "mine.mvw", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", place->folder);

  writes_left = -1;
  read_only = FALSE;
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

static void
assert_whole (MvDb *db)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  if (!mv_workspace_check (db, &findings, &error))
    g_error ("%s", error != NULL ? error->message : (char *) findings->pdata[0]);
}

/* How many rows there are of everything. */
static char *
amounts (const char *path)
{
  static const char sql[] =
    "SELECT (SELECT count(*) FROM saved_view) || ' ' || (SELECT count(*) FROM change) || ' ' || (SELECT count(*) FROM session) || ' ' ||"
    " (SELECT count(*) FROM step) || ' ' || (SELECT count(*) FROM source) || ' ' || (SELECT count(*) FROM import) || ' ' ||"
    " (SELECT count(*) FROM import WHERE undone_at IS NULL) || ' ' || (SELECT count(*) FROM flow_value) || ' ' || (SELECT count(*) FROM flow_product)";
  g_autoptr(MvDb) db = open_workspace (path);
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, NULL);

  g_assert_cmpint (mv_db_step (db, stmt, NULL), ==, SQLITE_ROW);
  return mv_db_text (stmt, 0);
}

static void
make (const char *path, const char *sql)
{
  g_autoptr(MvDb) db = open_workspace (path);

  g_assert_true (mv_db_execute (db, sql, NULL));
}

static void
remove_files (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".copy", ".copy.new" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* Fails at the first write, at the second ... until it is done; after each failure there is room again. */
static void
test_full (Place *place, gconstpointer data)
{
  const Deed *deed = data;
  g_autofree char *pristine = NULL, *before = NULL, *copy = g_strconcat (place->path, ".copy", NULL);
  gboolean done = FALSE;
  guint n_failed = 0;
  gsize length;

  make (place->path, deed->prepare);
  before = amounts (place->path);
  g_assert_true (g_file_get_contents (place->path, &pristine, &length, NULL));
  for (int limit = 0; !done; limit += MAX (1, limit / 3))
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;
      MvDb *db;

      remove_files (place->path);
      g_assert_true (g_file_set_contents (place->path, pristine, (gssize) length, NULL));
      db = open_workspace (place->path);
      writes_left = limit;
      done = deed->act (db, place->path, &error);
      writes_left = -1;
      if (!done)
        {
          g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
          g_assert_nonnull (strstr (error->message, "the disk is full"));
          g_assert_nonnull (strstr (error->message, place->path));
          g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
          n_failed++;
          after = amounts (place->path);
          g_assert_cmpstr (after, ==, before);
          g_clear_error (&error);
          g_assert_true (deed->act (db, place->path, &error));
          g_assert_no_error (error);
        }
      assert_whole (db);
      mv_db_close (db);
    }
  g_assert_cmpuint (n_failed, >=, deed->least);
}

/* The same for what brings an old file to the present version. */
static void
test_full_migration (Place *place, gconstpointer data)
{
  g_autofree char *text_path = g_test_build_filename (G_TEST_DIST, "tests", "core", "workspaces", "version-2.sql", NULL), *sql = NULL, *pristine = NULL;
  guint n_failed = 0;
  gboolean done = FALSE;
  sqlite3 *handle;
  gsize length;

  g_assert_true (g_file_get_contents (text_path, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (place->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_true (g_file_get_contents (place->path, &pristine, &length, NULL));
  for (int limit = 0; !done; limit += MAX (1, limit / 6))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(MvDb) db = NULL;

      remove_files (place->path);
      g_assert_true (g_file_set_contents (place->path, pristine, (gssize) length, NULL));
      writes_left = limit;
      db = mv_workspace_open (place->path, &error);
      writes_left = -1;
      done = db != NULL;
      if (!done)
        {
          g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
          n_failed++;
          db = open_workspace (place->path);
        }
      assert_whole (db);
      {
        mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, "SELECT count(*) FROM flow_value", NULL);

        g_assert_cmpint (mv_db_step (db, stmt, NULL), ==, SQLITE_ROW);
        g_assert_cmpint (sqlite3_column_int (stmt, 0), ==, 14);
      }
    }
  g_assert_cmpuint (n_failed, >=, 10);
}

/* A limit of the system, such as a quota, is told as what it is, although SQLite keeps no number of what makes a COMMIT fail. */
static void
test_limit (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path);
  g_autoptr(GError) error = NULL;
  struct rlimit limit;
  rlim_t before;
  gboolean done;

  g_assert_true (keep_session (db, place->path, &error));
  mv_workspace_settle (db);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  before = limit.rlim_cur;
  limit.rlim_cur = 1;
  setrlimit (RLIMIT_FSIZE, &limit);
  done = save_view (db, place->path, &error);
  limit.rlim_cur = before;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (done);
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_clear_error (&error);
  g_assert_true (save_view (db, place->path, &error));
  g_assert_no_error (error);
  assert_whole (db);
}

/* A file that may only be read is still shown; what would change it is refused in a sentence. */
static void
test_read_only (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) keeps_log = NULL, db = NULL;
  g_autofree char *before = NULL, *after = NULL;

  make (place->path, IMPORTED);
  keeps_log = open_workspace (place->path);
  before = amounts (place->path);
  read_only = TRUE;
  db = open_workspace (place->path);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", deeds[i].name);
      g_assert_false (deeds[i].act (db, place->path, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, place->path));
    }
  assert_whole (db);
  read_only = FALSE;
  after = amounts (place->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_read_only_folder (Place *place, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  read_only = TRUE;
  g_assert_null (mv_workspace_open (place->path, &error));
  g_assert_true (g_error_matches (error, MV_ERROR, MV_ERROR_OPEN) || g_error_matches (error, MV_ERROR, MV_ERROR_WRITE));
  g_assert_nonnull (strstr (error->message, place->path));
}

/* A file that has lost its name is not written as if nothing were; when it is back, all goes on. */
static void
test_moved (Place *place, gconstpointer data)
{
  g_autoptr(MvDb) db = open_workspace (place->path);
  g_autoptr(MvWorkspaceNews) news = mv_workspace_news_new ();
  g_autofree char *away = g_strconcat (place->path, ".away", NULL);
  g_autoptr(GError) error = NULL;
  gboolean any;

  g_assert_true (mv_workspace_news_ask (news, db, &any, &error));
  g_assert_cmpint (g_rename (place->path, away), ==, 0);
  g_assert_false (save_view (db, place->path, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "moved or deleted"));
  g_clear_error (&error);
  g_assert_false (mv_workspace_news_ask (news, db, &any, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (away, place->path), ==, 0);
  g_assert_true (save_view (db, place->path, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  make_file_system ();
  dataset = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  names = mv_country_names_read (dataset, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *name = g_strconcat ("/workspace-faults/full/", deeds[i].name, NULL);

      g_test_add (name, Place, &deeds[i], set_up, test_full, tear_down);
    }
  g_test_add ("/workspace-faults/full/migration", Place, NULL, set_up, test_full_migration, tear_down);
  g_test_add ("/workspace-faults/full/limit", Place, NULL, set_up, test_limit, tear_down);
  g_test_add ("/workspace-faults/read-only", Place, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/workspace-faults/read-only-folder", Place, NULL, set_up, test_read_only_folder, tear_down);
  g_test_add ("/workspace-faults/moved", Place, NULL, set_up, test_moved, tear_down);
  status = g_test_run ();
  mv_country_names_free (names);
  mv_db_close (dataset);
  return status;
}
