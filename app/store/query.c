#include "app/store/query.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"

#define LARGEST_VALUE  (32 * 1000 * 1000)       /* bytes; the dataset's own are below one million */
#define LARGEST_MEMORY (512 * 1000 * 1000)      /* bytes SQLite may hold: functions that gather rows know no other bound */

typedef struct { gboolean refused; char what[128]; } Gate;

/* What a question may do while it is prepared: read tables, select, recurse, call functions that only compute. */
static int
allow_reading (void *data, int action, const char *one, const char *two, const char *database, const char *trigger)
{
  static const char *const barred[] = { "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "rtreecheck", "sqlite_log", NULL };
  Gate *gate = data;

  if (action == SQLITE_READ || action == SQLITE_SELECT || action == SQLITE_RECURSIVE)
    return SQLITE_OK;
  if (action == SQLITE_FUNCTION && two != NULL && !g_strv_contains (barred, two))
    return SQLITE_OK;
  /* Full-text and R*Tree tables ask for the version of their data when first used. */
  if (action == SQLITE_PRAGMA && one != NULL && g_str_equal (one, "data_version") && two == NULL && database != NULL)
    return SQLITE_OK;
  gate->refused = TRUE;
  if (action == SQLITE_FUNCTION)
    g_snprintf (gate->what, sizeof gate->what, "%s", two);
  return SQLITE_DENY;
}

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The query is refused: %s. Only one SELECT that reads the dataset is allowed."), reason);
  return FALSE;
}

/* Is there anything but blanks, semicolons and comments in TEXT? */
static gboolean
is_more (MvDb *db, const char *text)
{
  sqlite3_stmt *stmt = NULL;
  const char *tail = text;
  gboolean more = FALSE;

  while (!more && *tail != '\0')
    {
      int rc = sqlite3_prepare_v2 (mv_db_handle (db), tail, -1, &stmt, &tail);

      more = rc != SQLITE_OK || stmt != NULL;
      sqlite3_finalize (stmt);
    }
  return more;
}

static sqlite3_stmt *
prepare (MvDb *db, const char *sql, const Gate *gate, GError **error)
{
  sqlite3 *handle = mv_db_handle (db);
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;
  int rc;

  rc = sqlite3_prepare_v2 (handle, sql, -1, &stmt, &tail);
  if (rc != SQLITE_OK && gate->refused && *gate->what != '\0')
    {
      g_autofree char *reason = g_strdup_printf (_("the function %s is not allowed"), gate->what);
      refuse (reason, error);
    }
  else if (rc != SQLITE_OK && gate->refused)
    refuse (_("it does more than read"), error);
  else if (rc != SQLITE_OK)
    g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The query cannot be understood: %s. The tables are described in data/README.md."),
                 sqlite3_errmsg (handle));
  else if (stmt == NULL)
    refuse (_("it is empty"), error);
  else if (!sqlite3_stmt_readonly (stmt) || sqlite3_column_count (stmt) == 0)
    refuse (_("it does more than read"), error);
  else if (is_more (db, tail))
    refuse (_("it holds more than one statement"), error);
  else if (sqlite3_bind_parameter_count (stmt) > 0)
    refuse (_("it has parameters without values"), error);
  else
    return stmt;
  sqlite3_finalize (stmt);
  return NULL;
}

/* FALSE when the memory does not suffice for the value. */
static gboolean
read_cell (sqlite3_stmt *stmt, int column, MvCell *cell, GString *hex)
{
  const guint8 *bytes;
  int n;

  memset (cell, 0, sizeof *cell);
  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_INTEGER:
      cell->type = MV_CELL_INTEGER;
      cell->integer = sqlite3_column_int64 (stmt, column);
      break;
    case SQLITE_FLOAT:
      cell->type = MV_CELL_REAL;
      cell->real = sqlite3_column_double (stmt, column);
      break;
    case SQLITE_TEXT:
      cell->type = MV_CELL_TEXT;
      cell->text = (const char *) sqlite3_column_text (stmt, column);
      return cell->text != NULL;
    case SQLITE_BLOB:
      cell->type = MV_CELL_BLOB;
      bytes = sqlite3_column_blob (stmt, column);
      n = sqlite3_column_bytes (stmt, column);
      g_string_truncate (hex, 0);
      for (int i = 0; i < n; i++)
        {
          g_string_append_c (hex, "0123456789abcdef"[bytes[i] >> 4]);
          g_string_append_c (hex, "0123456789abcdef"[bytes[i] & 15]);
        }
      cell->text = hex->str;
      break;
    default:
      cell->type = MV_CELL_NULL;
    }
  return TRUE;
}

static gboolean
run (MvDb *db, sqlite3_stmt *stmt, MvQueryRow row, gpointer data, GError **error)
{
  guint n = (guint) sqlite3_column_count (stmt);
  g_autofree MvCell *cells = g_new0 (MvCell, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new (), hexes = g_ptr_array_new ();
  gboolean ok;
  int rc = SQLITE_ROW;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, (gpointer) g_intern_string (sqlite3_column_name (stmt, (int) i)));
      g_ptr_array_add (hexes, g_string_new (NULL));
    }
  g_ptr_array_add (names, NULL);

  ok = row ((const char *const *) names->pdata, NULL, n, data, error);
  while (ok && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      for (guint i = 0; i < n && ok; i++)
        ok = read_cell (stmt, (int) i, &cells[i], hexes->pdata[i]);
      if (!ok)
        g_set_error_literal (error, MV_ERROR, MV_ERROR_QUERY, _("The query needs more memory than it may take. Ask for less."));
      ok = ok && row ((const char *const *) names->pdata, cells, n, data, error);
    }
  for (guint i = 0; i < n; i++)
    g_string_free (hexes->pdata[i], TRUE);
  return ok && rc == SQLITE_DONE;
}

/* Full-text and R*Tree tables prepare statements that write to tables of their own when they are first opened. The gate would refuse
 * those, so every virtual table is opened before it shuts. */
static void
open_virtual_tables (MvDb *db)
{
  static const char sql[] = "SELECT printf('SELECT 1 FROM \"%w\" LIMIT 0', name) FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, NULL);

  while (stmt != NULL && mv_db_step (db, stmt, NULL) == SQLITE_ROW)
    {
      sqlite3_stmt *opener = NULL;

      sqlite3_prepare_v2 (mv_db_handle (db), (const char *) sqlite3_column_text (stmt, 0), -1, &opener, NULL);
      sqlite3_finalize (opener);
    }
}

gboolean
mv_query_run (MvDb *db, const char *sql, double seconds, MvQueryRow row, gpointer data, GError **error)
{
  Gate gate = { FALSE, "" };
  sqlite3_stmt *stmt;
  sqlite3_int64 memory;
  gboolean ok;
  int length;

  g_return_val_if_fail (db != NULL && sql != NULL && seconds >= 0 && row != NULL, FALSE);

  mv_guard_work ("query");
  open_virtual_tables (db);
  /* The gate stays shut while the statement runs: SQLite may prepare it again. */
  sqlite3_set_authorizer (mv_db_handle (db), allow_reading, &gate);
  length = sqlite3_limit (mv_db_handle (db), SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
  memory = sqlite3_hard_heap_limit64 (LARGEST_MEMORY);
  mv_db_set_budget (db, seconds);
  stmt = prepare (db, sql, &gate, error);
  ok = stmt != NULL && run (db, stmt, row, data, error);
  sqlite3_finalize (stmt);
  mv_db_set_budget (db, 0);
  sqlite3_hard_heap_limit64 (memory);
  sqlite3_limit (mv_db_handle (db), SQLITE_LIMIT_LENGTH, length);
  sqlite3_set_authorizer (mv_db_handle (db), NULL, NULL);
  return ok;
}
