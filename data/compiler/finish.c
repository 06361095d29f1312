#include "data/compiler/finish.h"

#include "app/store/db.h"
#include "app/store/seal.h"

gboolean
mv_finish_info (MvBuild *build, const char *digest, const char *read_on, GError **error)
{
  const char *rows[][2] = {
    { "built_from", digest }, { "edition", MV_VERSION }, { "read_on", read_on },
    { "schema_version", G_STRINGIFY (MV_DATASET_SCHEMA_VERSION) }, { "share_alike", build->share_alike ? "1" : "0" },
  };
  sqlite3_stmt *stmt;
  gboolean done;

  if (!mv_build_run (build, "CREATE TABLE dataset_info (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;"
                            "CREATE TABLE dataset_seal (digest BLOB NOT NULL) STRICT", error))
    return FALSE;
  sqlite3_prepare_v2 (build->db, "INSERT INTO dataset_info VALUES (?, ?)", -1, &stmt, NULL);
  done = TRUE;
  for (guint i = 0; done && i < G_N_ELEMENTS (rows); i++)
    {
      sqlite3_bind_text (stmt, 1, rows[i][0], -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 2, rows[i][1], -1, SQLITE_STATIC);
      done = mv_build_step (build, stmt, error);
    }
  sqlite3_finalize (stmt);

  sqlite3_prepare_v2 (build->db, "INSERT INTO dataset_seal VALUES (?)", -1, &stmt, NULL);
  sqlite3_bind_blob (stmt, 1, mv_seal_blank (), MV_SEAL_SIZE, SQLITE_STATIC);
  done = done && mv_build_step (build, stmt, error);
  sqlite3_finalize (stmt);
  return done;
}

/* The first row of a check that should have none, or only 'ok'. */
static gboolean
is_clean (MvBuild *build, const char *sql, GError **error)
{
  sqlite3_stmt *stmt;
  gboolean clean = TRUE;

  sqlite3_prepare_v2 (build->db, sql, -1, &stmt, NULL);
  while (clean && sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, 0);

      clean = g_strcmp0 (text, "ok") == 0;
      if (!clean)
        g_set_error (error, MV_ERROR, MV_ERROR_DATA, "The finished dataset fails its check: %s%s%s.", text,
                     sqlite3_column_count (stmt) > 2 ? " refers to a row missing from " : "",
                     sqlite3_column_count (stmt) > 2 ? (const char *) sqlite3_column_text (stmt, 2) : "");
    }
  sqlite3_finalize (stmt);
  return clean;
}

gboolean
mv_finish_file (MvBuild *build, GError **error)
{
  return mv_build_run (build, "ANALYZE; PRAGMA application_id = " G_STRINGIFY (MV_DATASET_APPLICATION_ID) ";"
                              "PRAGMA user_version = " G_STRINGIFY (MV_DATASET_USER_VERSION) "; VACUUM", error)
         && is_clean (build, "PRAGMA integrity_check", error)
         && is_clean (build, "PRAGMA foreign_key_check", error);
}
