#include "app/store/codes.h"

static const struct { const char *list, *test; } queries[] = {
  [MV_CODE_ORGANISATION] = { "SELECT org_id, acronym FROM organisation ORDER BY 1", "SELECT 1 FROM organisation WHERE org_id = ?1" },
  [MV_CODE_PRODUCT] = { "SELECT code, name FROM product ORDER BY 1", "SELECT 1 FROM product WHERE code = ?1" },
  [MV_CODE_MEASURE] = { "SELECT measure, name FROM measure ORDER BY 1", "SELECT 1 FROM measure WHERE measure = ?1" },
  [MV_CODE_COUNTRY] = { "SELECT iso3, name FROM country ORDER BY 1", "SELECT 1 FROM country WHERE iso3 = ?1" },
  [MV_CODE_BASIS] = { "SELECT basis, name FROM basis WHERE basis IN (SELECT amount_basis FROM project) ORDER BY 1", "SELECT 1 FROM basis WHERE basis = ?1" },
  [MV_CODE_EVENT_KIND] = { "SELECT DISTINCT kind, kind FROM event ORDER BY 1", "SELECT 1 FROM event WHERE kind = ?1 LIMIT 1" }
};

static void
code_clear (MvCode *code)
{
  g_free (code->name);
}

GArray *
mv_codes_read (MvDb *db, MvCodeKind kind, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, queries[kind].list, error);
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (MvCode));
  int rc;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (codes, (GDestroyNotify) code_clear);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvCode code = { mv_db_intern (stmt, 0), mv_db_text (stmt, 1) };

      g_array_append_val (codes, code);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&codes) : NULL;
}

int
mv_code_known (MvDb *db, MvCodeKind kind, const char *code, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, queries[kind].test, error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_text (stmt, 1, code, -1, SQLITE_STATIC);
  rc = mv_db_step (db, stmt, error);
  return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

char *
mv_source_publisher (MvDb *db, const char *source_id, GError **error)
{
  static const char sql[] = "SELECT coalesce(publisher, title) FROM source WHERE source_id = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, source_id, -1, SQLITE_STATIC);
  return mv_db_step (db, stmt, error) == SQLITE_ROW ? mv_db_text (stmt, 0) : NULL;
}
