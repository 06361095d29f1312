#include "app/store/query-printf.h"

#include <string.h>

/* A connection of its own, on nothing, which still has SQLite's function; opened when it is first called. */
typedef struct { sqlite3 *handle; } Printer;

static void
printer_free (gpointer data)
{
  sqlite3_close (((Printer *) data)->handle);
  g_free (data);
}

/* The number at *FORMAT: digits, or that of the argument *NEXT for a star. Both move on. */
static gint64
read_number (const char **format, int n, sqlite3_value **values, int *next)
{
  char *end = NULL;
  gint64 number;

  if (**format != '*')
    {
      number = g_ascii_isdigit (**format) ? g_ascii_strtoll (*format, &end, 10) : 0;
      *format = end != NULL ? end : *format;
      return number;
    }
  (*format)++;
  number = *next < n ? sqlite3_value_int64 (values[*next]) : 0;
  (*next)++;
  return number;
}

static gboolean
is_within (gint64 number)
{
  return number >= -MV_QUERY_PRINTF_MOST && number <= MV_QUERY_PRINTF_MOST;
}

/* Is every width and precision of the format, the first of VALUES, within bounds? https://www.sqlite.org/printf.html */
static gboolean
may_print (const char *format, int n, sqlite3_value **values)
{
  int next = 1;

  while ((format = strchr (format, '%')) != NULL)
    {
      format++;
      format += strspn (format, "-+ #!0,");
      if (!is_within (read_number (&format, n, values, &next)))
        return FALSE;
      if (*format == '.')
        {
          format++;
          if (!is_within (read_number (&format, n, values, &next)))
            return FALSE;
        }
      format += strspn (format, "l");
      if (*format == '\0')
        break;
      next += *format != '%' && *format != 'n';
      format++;
    }
  return TRUE;
}

/* "SELECT printf(?, ?, ?)" with N places. */
static sqlite3_stmt *
prepare (sqlite3_context *context, Printer *printer, int n)
{
  g_autoptr(GString) sql = g_string_new ("SELECT printf(");
  sqlite3_stmt *stmt = NULL;

  if (printer->handle == NULL && sqlite3_open_v2 (":memory:", &printer->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_limit (printer->handle, SQLITE_LIMIT_LENGTH, sqlite3_limit (sqlite3_context_db_handle (context), SQLITE_LIMIT_LENGTH, -1));
  for (int i = 0; i < n; i++)
    g_string_append (sql, i == 0 ? "?" : ", ?");
  g_string_append_c (sql, ')');
  sqlite3_prepare_v2 (printer->handle, sql->str, -1, &stmt, NULL);
  return stmt;
}

static void
print (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *format = n > 0 ? (const char *) sqlite3_value_text (values[0]) : NULL;
  sqlite3_stmt *stmt;

  if (format == NULL)
    return;
  if (!may_print (format, n, values))
    {
      sqlite3_result_error (context, "a width or precision of printf is too large", -1);
      return;
    }
  stmt = prepare (context, sqlite3_user_data (context), n);
  for (int i = 0; stmt != NULL && i < n; i++)
    sqlite3_bind_value (stmt, i + 1, values[i]);
  if (stmt == NULL || sqlite3_step (stmt) != SQLITE_ROW)
    sqlite3_result_error_nomem (context);
  else if (sqlite3_column_type (stmt, 0) == SQLITE_TEXT)
    sqlite3_result_text (context, (const char *) sqlite3_column_text (stmt, 0), sqlite3_column_bytes (stmt, 0), SQLITE_TRANSIENT);
  sqlite3_finalize (stmt);
}

void
mv_query_printf_add (MvDb *db)
{
  static const char *const names[] = { "printf", "format" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sqlite3_create_function_v2 (mv_db_handle (db), names[i], -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, g_new0 (Printer, 1), print, NULL, NULL,
                                printer_free);
}
