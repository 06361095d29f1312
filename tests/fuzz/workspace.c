/* A file that claims to be a workspace: refused with a sentence and left as it is, or opened, checked and read. */
#include "tests/fuzz/fuzz.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "app/store/saved-views.h"
#include "app/store/sessions.h"
#include "app/store/workspace.h"

/* Memory instead of a disk where there is such a place: thousands of files a second are written. */
static const char *
folder (void)
{
  return g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
}

static void
remove_files (const char *path)
{
  const char *endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static void
read_all (MvDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL, views = NULL;

  if (!mv_workspace_check (db, &findings, &error))
    g_assert_true (error != NULL || findings != NULL);
  g_clear_error (&error);
  views = mv_saved_views_list (db, TRUE, &error);
  g_assert_true (views != NULL || error != NULL);
}

/* Checked as it lies, whatever its version: without a byte written. */
static void
check_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gboolean whole = mv_workspace_check_file (path, &findings, &error);

  g_assert_true (whole ? error == NULL && findings->len == 0 : error != NULL || findings->len > 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *name = g_strdup_printf ("multivector-fuzz-%d.mvw", (int) getpid ());
  g_autofree char *path = g_build_filename (folder (), name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = NULL;

  remove_files (path);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  check_file (path);
  db = mv_workspace_open (path, &error);
  if (db != NULL)
    read_all (db);
  else
    g_assert_true (error != NULL && *error->message != '\0');
  g_clear_pointer (&db, mv_db_close);
  remove_files (path);
  return 0;
}
