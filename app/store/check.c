#include "app/store/check.h"

#include <string.h>

#include "app/base/text.h"
#include "app/store/check_tables.h"
#include "app/store/seal.h"

static void
check_seal (MvDb *db, GPtrArray *findings)
{
  static const char sql[] = "SELECT digest FROM dataset_seal";
  g_autoptr(GError) error = NULL;
  guint8 digest[MV_SEAL_SIZE];

  {
    mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, &error);
    gboolean found = stmt != NULL && mv_db_step (db, stmt, &error) == SQLITE_ROW
                     && sqlite3_column_bytes (stmt, 0) == MV_SEAL_SIZE;

    if (found)
      memcpy (digest, sqlite3_column_blob (stmt, 0), MV_SEAL_SIZE);
    else if (error == NULL)
      g_set_error (&error, MV_ERROR, MV_ERROR_DAMAGED, _("“%s” carries no seal. Build the dataset again."), mv_db_path (db));
  }
  if (error == NULL)
    mv_seal_verify (mv_db_path (db), digest, &error);
  if (error != NULL)
    g_ptr_array_add (findings, g_strdup (error->message));
}

gboolean
mv_check_dataset (const char *path, GPtrArray **findings, GError **error)
{
  g_autoptr(MvDb) db = NULL;

  g_return_val_if_fail (path != NULL && findings != NULL, FALSE);

  *findings = g_ptr_array_new_with_free_func (g_free);
  db = mv_db_open (path, error);
  if (db == NULL)
    return FALSE;

  check_seal (db, *findings);
  /* Translators: the first value is a message of SQLite. */
  mv_check_rows (db, "SELECT replace (integrity_check, char (10), ' ') FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                 _("SQLite finds the file damaged: %s."), *findings);
  mv_check_rows (db, "SELECT \"table\", parent FROM pragma_foreign_key_check GROUP BY 1, 2",
                 _("Table “%s” has rows that refer to rows “%s” does not hold."), *findings);
  mv_check_sources (db, *findings);
  mv_check_flows (db, *findings);
  mv_check_geopackage (db, *findings);
  return (*findings)->len == 0;
}
