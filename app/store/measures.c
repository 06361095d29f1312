#include "app/store/measures.h"

#include "app/base/text.h"

MvMeasure *
mv_measure_read (MvDb *db, const char *family, const char *code, GError **error)
{
  static const char sql[] =
    "SELECT measure, family, unit, name, from_role, to_role, caution FROM measure"
    " WHERE family = ?1 AND CASE WHEN ?2 = '' THEN family_default = 1 ELSE measure = ?2 END";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  MvMeasure *measure;
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, family, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, code, -1, SQLITE_STATIC);
  rc = mv_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("The dataset has no measure “%s” of the kind “%s”."), code, family);
  if (rc != SQLITE_ROW)
    return NULL;
  measure = g_new0 (MvMeasure, 1);
  measure->measure = mv_db_intern (stmt, 0);
  measure->family = mv_db_intern (stmt, 1);
  measure->unit = mv_db_intern (stmt, 2);
  measure->name = mv_db_words (stmt, 3);
  measure->from_role = mv_db_text (stmt, 4);
  measure->to_role = mv_db_text (stmt, 5);
  measure->caution = mv_db_words (stmt, 6);
  return measure;
}

void
mv_measure_free (MvMeasure *measure)
{
  if (measure == NULL)
    return;
  g_free (measure->name);
  g_free (measure->from_role);
  g_free (measure->to_role);
  g_free (measure->caution);
  g_free (measure);
}

/* The one text that SQL gives for KEY; NULL when there is none or on an error. */
static char *
one_text (MvDb *db, const char *sql, const char *key, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, key, -1, SQLITE_STATIC);
  return mv_db_step (db, stmt, error) == SQLITE_ROW ? mv_db_words (stmt, 0) : NULL;
}

const char *
mv_basis_name (MvDb *db, const char *basis, GError **error)
{
  static const char sql[] = "SELECT name FROM basis WHERE basis = ?1";
  GError *local = NULL;
  g_autofree char *name = one_text (db, sql, basis, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_intern_string (name != NULL ? name : basis);
}

static void
basis_free (gpointer data)
{
  g_free (((MvBasis *) data)->name);
  g_free (data);
}

GPtrArray *
mv_basis_list (MvDb *db, GError **error)
{
  static const char sql[] = "SELECT basis, unit, name FROM basis ORDER BY unit, name";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (basis_free);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvBasis *basis = g_new0 (MvBasis, 1);

      basis->basis = mv_db_intern (stmt, 0);
      basis->unit = mv_db_intern (stmt, 1);
      basis->name = mv_db_words (stmt, 2);
      g_ptr_array_add (list, basis);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

char *
mv_product_name (MvDb *db, const char *code, GError **error)
{
  static const char sql[] = "SELECT name FROM product WHERE code = ?1";

  return one_text (db, sql, code, error);
}
