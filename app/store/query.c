#include "app/store/query.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/store/query-functions.h"

#define LARGEST_VALUE  (8 * 1000 * 1000)        /* bytes; the dataset's own are below one million */
#define LARGEST_MEMORY (512 * 1000 * 1000)      /* bytes SQLite may hold: functions that gather rows know no other bound */

typedef struct { gboolean refused; char what[128]; } Gate;

/* What a question may do while it is prepared: read tables, select, recurse, call functions that only compute. */
static int
allow_reading (void *data, int action, const char *one, const char *two, const char *database, const char *trigger)
{
  static const char *const barred[] = { "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "rtreecheck", "sqlite_log",
                                         "json_patch", NULL };  /* the last one takes the square of its size, between two looks at the clock */
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

/* Gives every parameter of STMT its value. A number is bound as one: it compares with columns of text all the same. */
static gboolean
bind_values (sqlite3_stmt *stmt, const char *const *values, GError **error)
{
  for (int i = 1; i <= sqlite3_bind_parameter_count (stmt); i++)
    {
      const char *name = sqlite3_bind_parameter_name (stmt, i), *value = NULL;
      char *end = NULL;
      gint64 whole;
      double real;

      for (guint k = 0; name != NULL && values != NULL && values[k] != NULL && values[k + 1] != NULL; k += 2)
        if (g_str_equal (values[k], name + 1))
          value = values[k + 1];
      if (value == NULL)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The query is refused: the parameter %s has no value. Parameters have names, as :year."),
                       name != NULL ? name : "?");
          return FALSE;
        }
      errno = 0;
      whole = g_ascii_strtoll (value, &end, 10);
      if (*value == '\0')
        continue;
      if (*end == '\0' && !g_ascii_isspace (*value) && errno != ERANGE)
        sqlite3_bind_int64 (stmt, i, whole);
      else if (real = g_ascii_strtod (value, &end), *end == '\0' && !g_ascii_isspace (*value) && isfinite (real))
        sqlite3_bind_double (stmt, i, real);
      else
        sqlite3_bind_text (stmt, i, value, -1, SQLITE_TRANSIENT);
    }
  return TRUE;
}

static sqlite3_stmt *
prepare (MvDb *db, const char *sql, const MvQueryAsk *ask, const Gate *gate, int *at, GError **error)
{
  static const char plan[] = "EXPLAIN QUERY PLAN ";
  sqlite3 *handle = mv_db_handle (db);
  g_autofree char *explained = ask->plan ? g_strconcat (plan, sql, NULL) : NULL;
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;
  int rc;

  rc = sqlite3_prepare_v2 (handle, ask->plan ? explained : sql, -1, &stmt, &tail);
  *at = rc != SQLITE_OK ? sqlite3_error_offset (handle) : -1;
  if (ask->plan && *at >= 0)
    *at = MAX (*at - (int) strlen (plan), 0);
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
  else if (bind_values (stmt, ask->values, error))
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
run (MvDb *db, sqlite3_stmt *stmt, const MvQueryAsk *ask, MvQueryRow row, gpointer data, gboolean *more, GError **error)
{
  guint n = (guint) sqlite3_column_count (stmt);
  g_autofree MvCell *cells = g_new0 (MvCell, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new (), hexes = g_ptr_array_new ();
  guint64 n_rows = 0;
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
      *more = ask->most_rows > 0 && n_rows++ == ask->most_rows;
      if (*more)
        break;
      for (guint i = 0; i < n && ok; i++)
        ok = read_cell (stmt, (int) i, &cells[i], hexes->pdata[i]);
      if (!ok)
        g_set_error_literal (error, MV_ERROR, MV_ERROR_QUERY, _("The query needs more memory than it may take. Ask for less."));
      ok = ok && row ((const char *const *) names->pdata, cells, n, data, error);
    }
  for (guint i = 0; i < n; i++)
    g_string_free (hexes->pdata[i], TRUE);
  return ok && (rc == SQLITE_DONE || *more);
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
mv_query_attach (MvDb *db, const char *path, gboolean *attached, GError **error)
{
  g_autofree char *absolute = NULL, *escaped = NULL, *uri = NULL;
  char *sql;
  gboolean done;

  *attached = FALSE;
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS) || sqlite3_db_readonly (mv_db_handle (db), MV_QUERY_WORKSPACE) >= 0)
    return TRUE;
  absolute = g_canonicalize_filename (path, NULL);
  escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");
  uri = g_strdup_printf ("file:%s?mode=ro", escaped);
  sql = sqlite3_mprintf ("ATTACH %Q AS " MV_QUERY_WORKSPACE, uri);
  done = *attached = mv_db_execute (db, sql, error);
  sqlite3_free (sql);
  return done;
}

void
mv_query_detach (MvDb *db)
{
  mv_db_execute (db, "DETACH " MV_QUERY_WORKSPACE, NULL);
}

gboolean
mv_query_run_as (MvDb *db, const char *sql, const MvQueryAsk *ask, MvQueryRow row, gpointer data, MvQueryOutcome *outcome, GError **error)
{
  gint64 began = g_get_monotonic_time ();
  MvQueryOutcome local = { .at = -1 }, *result = outcome != NULL ? outcome : &local;
  Gate gate = { FALSE, "" };
  sqlite3_stmt *stmt;
  sqlite3_int64 memory;
  gboolean ok, attached;
  int length;

  g_return_val_if_fail (db != NULL && sql != NULL && ask != NULL && ask->seconds >= 0 && row != NULL, FALSE);

  mv_guard_work ("query");
  *result = (MvQueryOutcome) { .at = -1 };
  if (!mv_query_attach (db, ask->workspace, &attached, error))
    return FALSE;
  open_virtual_tables (db);
  mv_query_functions_add (db);
  /* The gate stays shut while the statement runs: SQLite may prepare it again. */
  sqlite3_set_authorizer (mv_db_handle (db), allow_reading, &gate);
  length = sqlite3_limit (mv_db_handle (db), SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
  memory = sqlite3_hard_heap_limit64 (LARGEST_MEMORY);
  mv_db_set_budget (db, ask->seconds);
  stmt = prepare (db, sql, ask, &gate, &result->at, error);
  ok = stmt != NULL && run (db, stmt, ask, row, data, &result->more, error);
  sqlite3_finalize (stmt);
  mv_db_set_budget (db, 0);
  sqlite3_hard_heap_limit64 (memory);
  sqlite3_limit (mv_db_handle (db), SQLITE_LIMIT_LENGTH, length);
  sqlite3_set_authorizer (mv_db_handle (db), NULL, NULL);
  if (attached)
    mv_query_detach (db);
  result->seconds = (g_get_monotonic_time () - began) / 1e6;
  return ok;
}

gboolean
mv_query_run (MvDb *db, const char *sql, double seconds, MvQueryRow row, gpointer data, GError **error)
{
  const MvQueryAsk ask = { .seconds = seconds };

  return mv_query_run_as (db, sql, &ask, row, data, NULL, error);
}
