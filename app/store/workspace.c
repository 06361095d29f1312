#include "app/store/workspace.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "app/base/text.h"

/* What makes each version out of the one before. A step that has been published is never changed: a later one mends it. */
static const char *const migrations[MV_WORKSPACE_VERSION] = {
  /* 1: saved views and the session. */
  "CREATE TABLE saved_view ("
  "  view_id INTEGER PRIMARY KEY, folder TEXT NOT NULL DEFAULT '', name TEXT NOT NULL CHECK (name <> ''), text TEXT NOT NULL,"
  "  sentence TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', thumbnail BLOB,"        /* PNG */
  "  edition TEXT, built_from TEXT,"                                                           /* of the dataset it was made with */
  "  made_at TEXT NOT NULL, changed_at TEXT NOT NULL, deleted_at TEXT) STRICT;"                /* UTC; deleted ones wait for undo */
  "CREATE UNIQUE INDEX saved_view_name ON saved_view (folder, name) WHERE deleted_at IS NULL;"
  "CREATE TABLE session (session_id TEXT PRIMARY KEY, changed_at TEXT NOT NULL, present INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE step (session_id TEXT NOT NULL REFERENCES session (session_id) ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL,"
  "  PRIMARY KEY (session_id, number)) STRICT, WITHOUT ROWID;",
  /* 2: sources, imports and what they brought. */
  "CREATE TABLE source (source_id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), publisher TEXT NOT NULL CHECK (publisher <> ''),"
  "  edition TEXT, licence TEXT NOT NULL CHECK (licence <> ''), citation TEXT, url TEXT, read_on TEXT NOT NULL, note TEXT) STRICT, WITHOUT ROWID;"
  "CREATE TABLE import (import_id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, recipe TEXT NOT NULL,"
  "  source_id TEXT NOT NULL REFERENCES source (source_id), imported_at TEXT NOT NULL, undone_at TEXT,"
  "  n_rows INTEGER NOT NULL, n_refused INTEGER NOT NULL, n_skipped INTEGER NOT NULL) STRICT;"
  "CREATE TABLE flow (flow_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE,"
  "  measure TEXT NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL,"
  "  product TEXT NOT NULL, value REAL, unit TEXT NOT NULL, basis TEXT NOT NULL, reporter_iso3 TEXT, preferred INTEGER NOT NULL,"
  "  note TEXT) STRICT;"
  "CREATE INDEX flow_import ON flow (import_id);"
  "CREATE TABLE import_problem (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, line INTEGER NOT NULL,"
  "  reason TEXT NOT NULL, PRIMARY KEY (import_id, line, reason)) STRICT, WITHOUT ROWID;",
  /* 3: imported rows are kept by what they have in common (flow_series) and lie in the order in which the map asks for them. */
  "DROP TABLE flow;"
  "CREATE TABLE flow_product (product_id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT, classification TEXT) STRICT;"
  "CREATE TABLE flow_series (series_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE,"
  "  measure TEXT NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL, valuation TEXT, concept TEXT,"
  "  reporter TEXT CHECK (reporter IN ('from', 'to')), note TEXT, n_rows INTEGER NOT NULL) STRICT;"
  "CREATE INDEX flow_series_import ON flow_series (import_id);"
  "CREATE TABLE flow_value (series_id INTEGER NOT NULL, product_id INTEGER NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100),"
  "  from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL, value REAL, counts INTEGER NOT NULL,"      /* 1 for the pair, 2 for from, 4 for to: within its source */
  "  PRIMARY KEY (series_id, product_id, year, from_iso3, to_iso3)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE flow_peak (series_id INTEGER NOT NULL REFERENCES flow_series (series_id) ON DELETE CASCADE, product_id INTEGER NOT NULL,"
  "  outward INTEGER NOT NULL, iso3 TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (series_id, product_id, outward, iso3)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE flow_replaced (measure TEXT NOT NULL, product TEXT NOT NULL, year INTEGER NOT NULL, from_iso3 TEXT NOT NULL, to_iso3 TEXT NOT NULL,"
  "  import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE,"
  "  PRIMARY KEY (measure, product, year, from_iso3, to_iso3, import_id)) STRICT, WITHOUT ROWID;"
  "CREATE INDEX flow_replaced_import ON flow_replaced (import_id);"
  "CREATE TABLE indicator_def (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, code TEXT NOT NULL, name TEXT NOT NULL,"
  "  unit TEXT NOT NULL, description TEXT, PRIMARY KEY (import_id, code)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE indicator (import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, code TEXT NOT NULL, iso3 TEXT NOT NULL,"
  "  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2100), value REAL, PRIMARY KEY (import_id, code, iso3, year)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE place (place_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (import_id) ON DELETE CASCADE, record TEXT,"
  "  name TEXT NOT NULL, iso3 TEXT, sponsor_iso3 TEXT, sponsor TEXT, sector TEXT, status TEXT, year INTEGER, end_year INTEGER,"
  "  amount REAL, unit TEXT, basis TEXT, lon REAL CHECK (lon BETWEEN -180 AND 180), lat REAL CHECK (lat BETWEEN -90 AND 90),"
  "  geometry TEXT, note TEXT, CHECK ((lon IS NULL) = (lat IS NULL))) STRICT;"              /* geometry: GeoJSON */
  "CREATE INDEX place_import ON place (import_id);"
  "CREATE TABLE recipe (name TEXT PRIMARY KEY, text TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE VIEW flow AS SELECT s.import_id, i.source_id, s.measure, v.year, v.from_iso3, v.to_iso3, p.code AS product, v.value, s.unit, s.basis, s.valuation,"
  "  s.concept, CASE s.reporter WHEN 'from' THEN v.from_iso3 WHEN 'to' THEN v.to_iso3 END AS reporter_iso3, v.counts, s.note"
  "  FROM import AS i CROSS JOIN flow_series AS s ON s.import_id = i.import_id CROSS JOIN flow_product AS p"
  "  CROSS JOIN flow_value AS v ON v.series_id = s.series_id AND v.product_id = p.product_id WHERE i.undone_at IS NULL;",
  /* 4: what was done to the workspace, to be undone and done again; which step of a history came about by it. */
  "CREATE TABLE change (change_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, target INTEGER NOT NULL, before TEXT, after TEXT,"
  "  made_at TEXT NOT NULL) STRICT;"
  "ALTER TABLE step ADD COLUMN deed TEXT;"
};

static gboolean
read_number (MvDb *db, const char *sql, int *number, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = stmt != NULL ? mv_db_step (db, stmt, error) : SQLITE_ERROR;

  if (rc == SQLITE_ROW)
    *number = sqlite3_column_int (stmt, 0);
  return rc == SQLITE_ROW;
}

/* Is it a workspace, or an empty file that may become one? VERSION is that of its tables, 0 = none yet. */
static gboolean
look (MvDb *db, int *version, GError **error)
{
  int identity = 0, tables = 0;

  if (!read_number (db, "PRAGMA user_version", version, error) || !read_number (db, "PRAGMA application_id", &identity, error)
      || !read_number (db, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (identity != MV_WORKSPACE_APPLICATION_ID && (identity != 0 || *version != 0 || tables != 0))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is a database but no workspace of Multivector. Choose another file."), mv_db_path (db));
      return FALSE;
    }
  if (*version > MV_WORKSPACE_VERSION)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                   _("“%s” was written by a newer Multivector (version %d, this program knows %d). Update the program."),
                   mv_db_path (db), *version, MV_WORKSPACE_VERSION);
      return FALSE;
    }
  return TRUE;
}

/* Inside the transaction: between two looks another process may have made the tables. */
static gboolean
migrate (MvDb *db, GError **error)
{
  g_autofree char *seal = NULL;
  int version = 0;

  if (!look (db, &version, error))
    return FALSE;
  for (int step = version; step < MV_WORKSPACE_VERSION; step++)
    if (!mv_db_execute (db, migrations[step], error))
      return FALSE;
  seal = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", MV_WORKSPACE_APPLICATION_ID, MV_WORKSPACE_VERSION);
  return version == MV_WORKSPACE_VERSION || mv_db_execute (db, seal, error);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The folder “%s” cannot be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

char *
mv_workspace_default_path (void)
{
  const char *wished = g_getenv ("MULTIVECTOR_WORKSPACE");

  return wished != NULL && *wished != '\0' ? g_strdup (wished) : g_build_filename (g_get_user_data_dir (), "multivector", "workspace.mvw", NULL);
}

/* What the first bytes of a workspace say: SQLite's own words, and at byte 68 whose file it is. */
gboolean
mv_workspace_is_head (const guint8 *bytes, gsize length)
{
  return length >= 72 && memcmp (bytes, "SQLite format 3", 16) == 0
         && GUINT32_FROM_BE (*(const guint32 *) (gconstpointer) (bytes + 68)) == MV_WORKSPACE_APPLICATION_ID;
}

gboolean
mv_workspace_is (const char *path)
{
  guint8 head[72] __attribute__ ((aligned (4)));
  FILE *file;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  if ((file = g_fopen (path, "rbe")) == NULL)
    return FALSE;
  length = fread (head, 1, sizeof head, file);
  fclose (file);
  return mv_workspace_is_head (head, length);
}

MvDb *
mv_workspace_open (const char *path, GError **error)
{
  g_autoptr(MvDb) db = NULL;
  int version = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!make_folder (path, error) || (db = mv_db_open_writable (path, error)) == NULL)
    return NULL;
  if (!look (db, &version, error))
    return NULL;
  if (version == MV_WORKSPACE_VERSION)
    return mv_db_execute (db, "PRAGMA synchronous = NORMAL", error) ? g_steal_pointer (&db) : NULL;
  /* Looked at before WAL is switched on: that writes, and a foreign file stays as it is. */
  if (!mv_workspace_begin (db, error))
    return NULL;
  if (!migrate (db, error))
    {
      mv_workspace_abandon (db);
      return NULL;
    }
  if (!mv_workspace_commit (db, error) || !mv_db_execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", error))
    return NULL;
  return g_steal_pointer (&db);
}

gboolean
mv_workspace_begin (MvDb *db, GError **error)
{
  return mv_db_execute (db, "BEGIN IMMEDIATE", error);
}

gboolean
mv_workspace_commit (MvDb *db, GError **error)
{
  if (mv_db_execute (db, "COMMIT", error))
    return TRUE;
  mv_workspace_abandon (db);
  return FALSE;
}

void
mv_workspace_abandon (MvDb *db)
{
  if (!sqlite3_get_autocommit (mv_db_handle (db)))
    mv_db_execute (db, "ROLLBACK", NULL);
}

/* Each row of SQL is a finding. */
static gboolean
collect (MvDb *db, const char *sql, GPtrArray *findings, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (rc == SQLITE_ROW && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (findings, mv_db_text (stmt, 0));
  return rc == SQLITE_DONE;
}

gboolean
mv_workspace_check (MvDb *db, GPtrArray **findings, GError **error)
{
  g_return_val_if_fail (db != NULL && findings != NULL, FALSE);

  *findings = g_ptr_array_new_with_free_func (g_free);
  return collect (db, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", *findings, error)
         && collect (db, "SELECT \"table\" || ': a row ' || ifnull(rowid, '') || ' refers to a missing ' || parent FROM pragma_foreign_key_check",
                     *findings, error)
         && collect (db, "SELECT 'import ' || import_id || ': series ' || series_id || ' states ' || n_rows || ' rows and has ' || n FROM (SELECT *,"
                         " (SELECT count(*) FROM flow_value AS v WHERE v.series_id = s.series_id) AS n FROM flow_series AS s) WHERE n <> n_rows",
                     *findings, error)
         && collect (db, "SELECT count(*) || ' flows belong to no import' FROM flow_value WHERE series_id NOT IN (SELECT series_id FROM flow_series)"
                         " HAVING count(*) > 0", *findings, error)
         && (*findings)->len == 0;
}

gboolean
mv_workspace_copy (MvDb *db, const char *path, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  g_unlink (fresh);
  if ((stmt = mv_db_prepare (db, "VACUUM INTO ?1", error)) == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, fresh, -1, SQLITE_STATIC);
  if (mv_db_step (db, stmt, error) != SQLITE_DONE)
    return FALSE;
  if (g_rename (fresh, path) == 0)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: %s."), path, g_strerror (errno));
  g_unlink (fresh);
  return FALSE;
}
