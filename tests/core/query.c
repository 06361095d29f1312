#include <glib.h>
#include <glib/gstdio.h>

#include "app/base/text.h"
#include "app/store/query.h"

typedef struct { guint n_rows, n_columns; char *first; } Seen;

static gboolean
look (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error)
{
  Seen *seen = data;

  g_assert_cmpuint (g_strv_length ((GStrv) names), ==, n);
  seen->n_columns = n;
  if (cells == NULL)
    return TRUE;
  if (seen->n_rows++ == 0 && cells[0].type != MV_CELL_NULL)
    seen->first = cells[0].type == MV_CELL_TEXT || cells[0].type == MV_CELL_BLOB ? g_strdup (cells[0].text)
                : cells[0].type == MV_CELL_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, cells[0].integer)
                : g_strdup_printf ("%.15g", cells[0].real);
  return TRUE;
}

static MvDb *
open_dataset (void)
{
  g_autoptr (GError) error = NULL;
  MvDb *db = mv_db_open (g_getenv ("MV_DATASET"), &error);

  g_assert_no_error (error);
  return db;
}

static void
test_answers (void)
{
  static const struct { const char *sql, *first; guint rows, columns; } cases[] = {
    { "SELECT 1", "1", 1, 1 }, { "select 'a' as x, NULL, 2.5;", "a", 1, 3 }, { "VALUES (1), (2) -- two\n", "1", 2, 1 },
    { "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7) SELECT i FROM n", "1", 7, 1 },
    { "SELECT value FROM flow WHERE measure = 'goods' AND year = 2023 AND from_iso3 = 'KAZ' AND to_iso3 = 'WLD' AND preferred = 1", "79138754677", 1, 1 },
    { "SELECT iso3 FROM country WHERE in_region ORDER BY 1", "KAZ", 5, 1 }, { "SELECT x'00ff'", "00ff", 1, 1 },
    { "SELECT id FROM rtree_place_geom LIMIT 1", NULL, 1, 1 }, { "SELECT count(*) FROM name_search WHERE name_search MATCH 'astana'", NULL, 1, 1 },
    { "SELECT 1 WHERE 0", NULL, 0, 1 }, { "SELECT json_extract('{\"a\": 4}', '$.a')", "4", 1, 1 }
  };
  g_autoptr (MvDb) db = open_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      Seen seen = { 0 };

      g_test_message ("%s", cases[i].sql);
      g_assert_true (mv_query_run (db, cases[i].sql, look, &seen, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (seen.n_rows, ==, cases[i].rows);
      g_assert_cmpuint (seen.n_columns, ==, cases[i].columns);
      if (cases[i].first != NULL)
        g_assert_cmpstr (seen.first, ==, cases[i].first);
      g_free (seen.first);
    }
}

/* Nothing but one reading statement runs; the file stays as it is; the program's own queries still work afterwards. */
static void
test_refused (void)
{
  static const char *const cases[] = {
    "", " ; ", "-- nothing", "DELETE FROM flow", "UPDATE flow SET value = 0", "INSERT INTO unit VALUES ('a', 'b', 'c', NULL, NULL)", "DROP TABLE flow",
    "CREATE TABLE a (b)", "CREATE TEMP TABLE a (b)", "ALTER TABLE flow RENAME TO f", "PRAGMA query_only = 0", "PRAGMA user_version", "PRAGMA table_info(flow)",
    "ATTACH '/tmp/other' AS o", "DETACH main", "VACUUM", "VACUUM INTO '/tmp/copy'", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "SAVEPOINT s",
    "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE flow", "SELECT 1; nonsense", "WITH a AS (SELECT 1) INSERT INTO unit SELECT * FROM a", "SELECT load_extension('x')",
    "SELECT writefile('/tmp/x', 'y')", "SELECT * FROM nowhere", "SELECT ?1", "SELECT :name", "SELEC 1", "SELECT \"no such column\"",
    "INSERT INTO rtree_place_geom VALUES (1, 2, 3, 4, 5)", "DELETE FROM name_search", "INSERT INTO name_search (name_search) VALUES ('rebuild')"
  };
  g_autoptr (MvDb) db = open_dataset ();
  GStatBuf before, after;

  g_assert_cmpint (g_stat (mv_db_path (db), &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      Seen seen = { 0 };

      g_test_message ("%s", cases[i]);
      g_assert_false (mv_query_run (db, cases[i], look, &seen, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
      g_assert_cmpuint (seen.n_columns, ==, 0);
    }
  g_assert_cmpint (g_stat (mv_db_path (db), &after), ==, 0);
  g_assert_cmpint (before.st_size, ==, after.st_size);
  g_assert_cmpint (before.st_mtime, ==, after.st_mtime);
  g_assert_nonnull (mv_db_prepare (db, "PRAGMA user_version", NULL));
}

static gboolean
stop (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error)
{
  if (cells == NULL)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "synthetic");
  return FALSE;
}

static void
test_stopped (void)
{
  g_autoptr (MvDb) db = open_dataset ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mv_query_run (db, "SELECT * FROM flow", stop, NULL, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");

  g_test_add_func ("/query/answers", test_answers);
  g_test_add_func ("/query/refused", test_refused);
  g_test_add_func ("/query/stopped", test_stopped);
  return g_test_run ();
}
