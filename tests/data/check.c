/* The seal and the check of a dataset: what they pass, and every kind of damage they find. */
#include <string.h>
#include <sqlite3.h>
#include <glib/gstdio.h>

#include "app/store/check.h"
#include "app/store/seal.h"

static char *folder;

static void
empty_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static char *
copy_of (const char *name, const char *bytes, gsize size)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  return path;
}

/* Is there a finding, or an error, with these words? */
static gboolean
finds (const char *path, const char *words)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean good = mv_check_dataset (path, &findings, &error), found = error != NULL && strstr (error->message, words) != NULL;

  g_assert_false (good);
  for (guint i = 0; i < findings->len; i++)
    {
      g_test_message ("%s", (char *) findings->pdata[i]);
      found = found || strstr (findings->pdata[i], words) != NULL;
    }
  if (error != NULL)
    g_test_message ("%s", error->message);
  return found;
}

static void
test_passes (void)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean good = mv_check_dataset (g_getenv ("MV_DATASET"), &findings, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_true (good);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_damage (void)
{
  g_autofree char *bytes = NULL, *cut = NULL, *flipped = NULL, *empty = NULL, *foreign = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (g_getenv ("MV_DATASET"), &bytes, &length, NULL));
  cut = copy_of ("cut.gpkg", bytes, length / 2);
  g_assert_true (finds (cut, "is cut off"));
  g_unlink (cut);

  bytes[length / 3 + 7] ^= 1;
  flipped = copy_of ("flipped.gpkg", bytes, length);
  g_assert_true (finds (flipped, "its seal does not match"));
  g_unlink (flipped);

  empty = copy_of ("empty.gpkg", "", 0);
  g_assert_true (finds (empty, "is empty"));
  foreign = copy_of ("foreign.gpkg", "GIF89a, or anything else that is no database", 44);
  g_assert_true (finds (foreign, "is no SQLite database"));
}

/* A synthetic sealed file of three pages, small enough to flip every bit. */
static char *
make_sealed (char **bytes, gsize *length)
{
  char *path = g_build_filename (folder, "sealed.gpkg", NULL);
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *stmt;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA page_size = 512; CREATE TABLE dataset_seal (digest BLOB); CREATE TABLE t (a);"
                        "INSERT INTO t VALUES ('synthetic'), (3.5), (NULL)", NULL, NULL, NULL);
  sqlite3_prepare_v2 (handle, "INSERT INTO dataset_seal VALUES (?)", -1, &stmt, NULL);
  sqlite3_bind_blob (stmt, 1, mv_seal_blank (), MV_SEAL_SIZE, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  g_assert_true (mv_seal_put (path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, bytes, length, NULL));
  return path;
}

/* What the table holds, or FALSE when SQLite can no longer say. */
static gboolean
read_seal (const char *path, guint8 *digest)
{
  sqlite3_stmt *stmt = NULL;
  sqlite3 *handle;
  gboolean found = FALSE;

  sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL);
  if (sqlite3_prepare_v2 (handle, "SELECT digest FROM dataset_seal", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW && sqlite3_column_bytes (stmt, 0) == MV_SEAL_SIZE)
    {
      memcpy (digest, sqlite3_column_blob (stmt, 0), MV_SEAL_SIZE);
      found = TRUE;
    }
  sqlite3_finalize (stmt);
  sqlite3_close (handle);
  return found;
}

static void
test_every_bit (void)
{
  g_autofree char *bytes = NULL, *path = NULL;
  guint8 digest[MV_SEAL_SIZE];
  gsize length;

  empty_folder ();
  path = make_sealed (&bytes, &length);
  g_assert_true (read_seal (path, digest));
  g_assert_true (mv_seal_verify (path, digest, NULL));
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      FILE *file = g_fopen (path, "r+b");
      char changed = bytes[bit / 8] ^ (1 << bit % 8);

      fseek (file, bit / 8, SEEK_SET);
      fwrite (&changed, 1, 1, file);
      fclose (file);
      if (read_seal (path, digest) && mv_seal_verify (path, digest, NULL))
        g_error ("bit %" G_GSIZE_FORMAT " can flip unseen", bit);
      file = g_fopen (path, "r+b");
      fseek (file, bit / 8, SEEK_SET);
      fwrite (&bytes[bit / 8], 1, 1, file);
      fclose (file);
    }
}

static void
test_length (void)
{
  g_autofree char *bytes = NULL, *path = NULL, *shorter = NULL, *longer = NULL;
  guint8 digest[MV_SEAL_SIZE];
  gsize length;

  empty_folder ();
  path = make_sealed (&bytes, &length);
  g_assert_true (read_seal (path, digest));
  shorter = copy_of ("shorter.gpkg", bytes, length - 1);
  g_assert_false (mv_seal_verify (shorter, digest, NULL));
  bytes = g_realloc (bytes, length + 1);
  bytes[length] = 0;
  longer = copy_of ("longer.gpkg", bytes, length + 1);
  g_assert_false (mv_seal_verify (longer, digest, NULL));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("multivector-XXXXXX", NULL);
  g_test_add_func ("/check/passes", test_passes);
  g_test_add_func ("/check/damage", test_damage);
  g_test_add_func ("/seal/every-bit", test_every_bit);
  g_test_add_func ("/seal/length", test_length);
  status = g_test_run ();
  empty_folder ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
