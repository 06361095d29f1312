#include "app/store/listing.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/store/attach.h"

#define WORD(group, column) "coalesce(json_extract(?3, '$.\"" group "/' || " column " || '\"'), " column ")"
#define COUNTRY(column) "coalesce((SELECT name FROM name WHERE kind = 'country' AND id = " column " AND lang = ?2), " column ")"

static const MvListingColumn flow_columns[] = {
  { N_("From"), COUNTRY ("r.from_iso3"), MV_LISTING_TEXT, 18 },
  { N_("To"), COUNTRY ("r.to_iso3"), MV_LISTING_TEXT, 18 },
  { N_("Year"), "r.year", MV_LISTING_YEAR, 6 },
  { N_("Value"), "r.value", MV_LISTING_NUMBER, 16 },
  { N_("Unit"), "r.unit", MV_LISTING_TEXT, 8 },
  { N_("Basis"), "(SELECT name FROM basis WHERE basis = r.basis)", MV_LISTING_TEXT, 22 },
  { N_("Lowest"), "r.low", MV_LISTING_NUMBER, 16 },
  { N_("Highest"), "r.high", MV_LISTING_NUMBER, 16 },
  { N_("Reported by"), COUNTRY ("r.reporter_iso3"), MV_LISTING_TEXT, 16 },
  { N_("Valuation"), "r.valuation", MV_LISTING_TEXT, 10 },
  { N_("Product"), "(SELECT name FROM product WHERE code = r.product)", MV_LISTING_TEXT, 18 },
  { N_("Source"), "(SELECT coalesce(publisher, title) FROM source WHERE source_id = r.source_id)", MV_LISTING_TEXT, 26 }
};

static const MvListingColumn project_columns[] = {
  { N_("Name"), "r.name", MV_LISTING_TEXT, 40 },
  { N_("Country"), "(SELECT group_concat(" COUNTRY ("c.iso3") ", ', ') FROM project_country c WHERE c.project_id = r.project_id)", MV_LISTING_TEXT, 16 },
  { N_("Sponsor"), WORD ("sponsor", "r.sponsor_role"), MV_LISTING_TEXT, 16 },
  { N_("Organisation"), "coalesce(r.sponsor_org, r.funder)", MV_LISTING_TEXT, 22 },
  { N_("Theme"), WORD ("theme", "r.theme"), MV_LISTING_TEXT, 16 },
  { N_("Status"), WORD ("status", "r.status"), MV_LISTING_TEXT, 14 },
  { N_("Year"), "coalesce(r.commitment_year, r.announced_year, r.start_year)", MV_LISTING_YEAR, 6 },
  { N_("Amount, US$"), "r.amount_usd", MV_LISTING_NUMBER, 16 },
  { N_("Prices"), "(SELECT name FROM basis WHERE basis = r.amount_basis)", MV_LISTING_TEXT, 22 },
  { N_("Place known by"), WORD ("precision", "r.location_precision"), MV_LISTING_TEXT, 20 },
  { N_("Source"), "(SELECT coalesce(publisher, title) FROM source WHERE source_id = r.source_id)", MV_LISTING_TEXT, 26 }
};

#define FLOWS "json_each(?1) k CROSS JOIN flow r ON r.flow_id = k.value"
/* As the keys of what is imported stand. */
#define OWN_FLOWS \
  "json_each(?1) k CROSS JOIN flow r ON r.flow_id = k.value ->> 0 AND r.year = k.value ->> 1 AND r.from_iso3 = k.value ->> 2 AND r.to_iso3 = k.value ->> 3" \
  " AND r.product = k.value ->> 4"

static const struct { const MvListingColumn *columns; guint n; const char *from; } subjects[MV_N_LISTED] = {
  { flow_columns, G_N_ELEMENTS (flow_columns), FLOWS },
  { project_columns, G_N_ELEMENTS (project_columns), "json_each(?1) k CROSS JOIN project r ON r.project_id = k.value" }
};

const MvListingColumn *
mv_listing_columns (MvListed listed, guint *n)
{
  g_return_val_if_fail ((guint) listed < MV_N_LISTED, NULL);

  *n = subjects[listed].n;
  return subjects[listed].columns;
}

static void
finalize_stmt (sqlite3_stmt **stmt)
{
  sqlite3_finalize (*stmt);
}

static const char *
from_of (const MvListingRecords *records)
{
  return g_str_has_prefix (records->keys, "[[") ? OWN_FLOWS : subjects[records->listed].from;
}

/* Of these statements there is one for each order and filter: they are not kept. */
static sqlite3_stmt *
prepare (MvDb *db, const MvListingRecords *records, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  /* Others ask the same connection for figures of another origin. */
  if (records->origin != NULL && !mv_store_set_origin (db, records->origin, error))
    return NULL;
  if (sqlite3_prepare_v2 (mv_db_handle (db), sql, -1, &stmt, NULL) != SQLITE_OK)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The table cannot be read: %s."), sqlite3_errmsg (mv_db_handle (db)));
      return NULL;
    }
  sqlite3_bind_text (stmt, 1, records->keys, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, records->lang, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, records->words, -1, SQLITE_STATIC);
  return stmt;
}

static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);

  return g_strjoinv ("''", parts);
}

/* Letters of every script, whatever their case: the function of the connection does it in C. */
static void
fold_function (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  if (folded == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, folded, -1, g_free);
}

static void
add_text_filter (GString *where, const char *sql, const char *filter)
{
  g_auto (GStrv) words = g_strsplit (filter, "|", -1);
  const char *joint = " AND (";

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (g_strstrip (words[i]), -1), *quoted = quote (folded);

      if (*quoted == '\0')
        continue;
      g_string_append_printf (where, "%sinstr(mv_fold(%s), '%s') > 0", joint, sql, quoted);
      joint = " OR ";
    }
  if (g_str_equal (joint, " OR "))
    g_string_append (where, ")");
}

static gboolean
read_number (const char *text, double *number)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *end = NULL;

  g_strdelimit (plain, ",", '.');
  *number = g_ascii_strtod (plain, &end);
  return *plain != '\0' && *end == '\0' && isfinite (*number);
}

static gboolean
add_number_filter (GString *where, const char *sql, const char *filter, GError **error)
{
  const char *dots = strstr (filter, "..");
  g_autofree char *low = dots != NULL ? g_strndup (filter, dots - filter) : g_strdup (filter);
  const char *high = dots != NULL ? dots + 2 : low;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean has_low = FALSE, has_high = FALSE;
  double number;

  if (read_number (low, &number))
    {
      has_low = TRUE;
      g_string_append_printf (where, " AND %s >= %s", sql, g_ascii_dtostr (buffer, sizeof buffer, number));
    }
  if (read_number (high, &number))
    {
      has_high = TRUE;
      g_string_append_printf (where, " AND %s <= %s", sql, g_ascii_dtostr (buffer, sizeof buffer, number));
    }
  if (has_low || has_high)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("“%s” is no range of numbers. Write 5, 5.. or 5..9."), filter);
  return FALSE;
}

static char *
arrange_sql (const MvListingRecords *records, const MvListingOrder *order, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT k.key FROM ");
  const MvListingColumn *columns = subjects[records->listed].columns;

  g_string_append_printf (sql, "%s WHERE 1", from_of (records));
  for (guint i = 0; i < subjects[records->listed].n; i++)
    {
      const char *filter = order->filters != NULL ? order->filters[i] : "";

      if (*filter == '\0')
        continue;
      if (columns[i].kind == MV_LISTING_TEXT)
        add_text_filter (sql, columns[i].sql, filter);
      else if (!add_number_filter (sql, columns[i].sql, filter, error))
        return NULL;
    }
  if (order->sort >= 0 && columns[order->sort].kind == MV_LISTING_TEXT)
    g_string_append_printf (sql, " ORDER BY %s IS NULL, mv_fold(%s) %s, k.key", columns[order->sort].sql, columns[order->sort].sql,
                            order->descending ? "DESC" : "");
  else if (order->sort >= 0)
    g_string_append_printf (sql, " ORDER BY %s IS NULL, %s %s, k.key", columns[order->sort].sql, columns[order->sort].sql,
                            order->descending ? "DESC" : "");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

GArray *
mv_listing_arrange (MvDb *db, const MvListingRecords *records, const MvListingOrder *order, GError **error)
{
  g_autofree char *sql = arrange_sql (records, order, error);
  __attribute__ ((cleanup (finalize_stmt))) sqlite3_stmt *stmt = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  int code;

  if (sql == NULL)
    return NULL;
  sqlite3_create_function (mv_db_handle (db), "mv_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, fold_function, NULL, NULL);
  stmt = prepare (db, records, sql, error);
  if (stmt == NULL)
    return NULL;
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      guint32 place = (guint32) sqlite3_column_int (stmt, 0);

      g_array_append_val (places, place);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&places) : NULL;
}

static char *
cell_text (sqlite3_stmt *stmt, int column, MvListingKind kind, gboolean plain)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return g_strdup ("");
  if (kind == MV_LISTING_YEAR)
    return g_strdup_printf ("%d", sqlite3_column_int (stmt, column));
  if (kind == MV_LISTING_TEXT)
    return plain ? mv_db_text (stmt, column) : mv_db_words (stmt, column);
  value = sqlite3_column_double (stmt, column);
  return plain ? g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value)) : mv_number_full (value, NULL);
}

GPtrArray *
mv_listing_read (MvDb *db, const MvListingRecords *records, gboolean plain, GError **error)
{
  const MvListingColumn *columns = subjects[records->listed].columns;
  guint n = subjects[records->listed].n;
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  __attribute__ ((cleanup (finalize_stmt))) sqlite3_stmt *stmt = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  int code;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", columns[i].sql);
  g_string_append_printf (sql, " FROM %s ORDER BY k.key", from_of (records));
  stmt = prepare (db, records, sql->str, error);
  if (stmt == NULL)
    return NULL;
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      char **cells = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        cells[i] = cell_text (stmt, i, columns[i].kind, plain);
      g_ptr_array_add (rows, cells);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
mv_listing_sum (MvDb *db, const MvListingRecords *records, double *sum, char **unit, const char **reason, GError **error)
{
  static const char *const reasons[] = { "unit", "basis", "source", "concept", "year" };
  __attribute__ ((cleanup (finalize_stmt))) sqlite3_stmt *stmt = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (records->listed == MV_LISTED_FLOWS, FALSE);

  *reason = NULL;
  *sum = 0;
  sql = g_strdup_printf ("SELECT count(DISTINCT r.unit), count(DISTINCT r.basis), count(DISTINCT r.source_id),"
                         "       count(DISTINCT ifnull(r.concept, '') || '/' || ifnull(r.valuation, '')), count(DISTINCT r.year),"
                         "       count(*), count(r.value), sum(r.value), min(r.unit)"
                         "  FROM %s", from_of (records));
  stmt = prepare (db, records, sql, error);
  if (stmt == NULL || mv_db_step (db, stmt, error) != SQLITE_ROW)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (reasons) && *reason == NULL; i++)
    if (sqlite3_column_int (stmt, i) > 1)
      *reason = reasons[i];
  if (*reason == NULL && sqlite3_column_int (stmt, 5) == 0)
    *reason = "none";
  else if (*reason == NULL && sqlite3_column_int (stmt, 6) < sqlite3_column_int (stmt, 5))
    *reason = "unknown";
  if (*reason == NULL)
    {
      *sum = sqlite3_column_double (stmt, 7);
      *unit = mv_db_text (stmt, 8);
    }
  return TRUE;
}

const char *
mv_listing_source (MvDb *db, const MvListingRecords *records, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT r.source_id FROM %s ORDER BY k.key LIMIT 1", from_of (records));
  __attribute__ ((cleanup (finalize_stmt))) sqlite3_stmt *stmt = prepare (db, records, sql, error);
  int code = stmt != NULL ? mv_db_step (db, stmt, error) : SQLITE_ERROR;

  if (code == SQLITE_DONE)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("The row is no longer there."));
  return code == SQLITE_ROW ? mv_db_intern (stmt, 0) : NULL;
}
