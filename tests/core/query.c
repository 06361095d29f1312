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
      g_assert_true (mv_query_run (db, cases[i].sql, 0, look, &seen, &error));
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
    "INSERT INTO rtree_place_geom VALUES (1, 2, 3, 4, 5)", "DELETE FROM name_search", "INSERT INTO name_search (name_search) VALUES ('rebuild')",
    /* the same in disguise */
    "/* SELECT */ DELETE FROM flow", "-- SELECT 1\nDELETE FROM flow", "EXPLAIN DELETE FROM flow", "EXPLAIN QUERY PLAN UPDATE flow SET value = 0",
    "WITH a AS (SELECT 1) DELETE FROM flow", "WITH a AS (SELECT 1) UPDATE unit SET name = 'x'", "REPLACE INTO unit VALUES ('a', 'b', 'c', NULL, NULL)",
    "DELETE FROM flow RETURNING *", "INSERT INTO unit VALUES ('a', 'b', 'c', NULL, NULL) RETURNING unit", "UPDATE flow SET value = 0 RETURNING 1",
    "SELECT 1; -- nothing\nATTACH ':memory:' AS m", "SELECT 1;;; DELETE FROM flow", "SELECT 1 /* ; */; PRAGMA writable_schema = 1",
    "ATTACH ':memory:' AS m", "ATTACH 'file:/tmp/other?mode=rwc' AS o", "ATTACH DATABASE '/etc/passwd' AS p",
    "CREATE VIRTUAL TABLE v USING fts5 (a)", "CREATE VIRTUAL TABLE temp.v USING rtree (a, b, c)", "CREATE VIEW v AS SELECT 1", "CREATE TEMP VIEW v AS SELECT 1",
    "CREATE TRIGGER t AFTER INSERT ON unit BEGIN SELECT 1; END", "CREATE TEMP TRIGGER t AFTER DELETE ON main.flow BEGIN SELECT 1; END",
    "CREATE INDEX i ON flow (value)", "DROP VIEW flow_named", "DROP INDEX flow_from", "ALTER TABLE flow ADD COLUMN x", "CREATE TABLE a AS SELECT * FROM flow",
    "PRAGMA writable_schema = 1", "PRAGMA journal_mode = WAL", "PRAGMA temp_store_directory = '/tmp'", "PRAGMA trusted_schema = 1", "PRAGMA database_list",
    "PRAGMA wal_checkpoint", "PRAGMA incremental_vacuum", "PRAGMA optimize", "PRAGMA main.user_version = 7", "SELECT * FROM pragma_query_only(0)",
    "SELECT * FROM pragma_journal_mode('wal')", "INSERT INTO sqlite_schema VALUES (1, 2, 3, 4, 5)", "UPDATE sqlite_schema SET sql = ''", "DELETE FROM sqlite_sequence",
    "SELECT load_extension('libm.so.6', 'x')", "SELECT 1 WHERE load_extension('x') IS NULL", "SELECT readfile('/etc/passwd')", "SELECT edit('x')",
    "SELECT fts3_tokenizer('simple', x'00')", "WITH a AS (SELECT writefile('/tmp/x', 'y')) SELECT * FROM a", "SELECT (SELECT load_extension('y'))",
    "SELECT * FROM fsdir('/')", "SELECT * FROM csv('/etc/passwd')", "ROLLBACK", "RELEASE s", "END", "SELECT @a", "SELECT $a", "SELECT ?",
    "INSERT INTO rtree_place_geom_node VALUES (1, x'00')", "UPDATE name_search_data SET block = x''", "DELETE FROM rtree_place_geom",
    "SELECT rtreecheck('main', 'flow')", "SELECT rtreecheck('rtree_place_geom')", "SELECT sqlite_log(1, 'x')", "SELECT * FROM sqlite_dbpage", "SELECT * FROM dbstat", "SELECT * FROM sqlite_stmt",
    "SELECT * FROM bytecode('SELECT 1')", "SELECT * FROM generate_series(1, 1e12)", "SELECT * FROM pragma_database_list", "SELECT * FROM pragma_integrity_check",
    "PRAGMA  /**/ query_only=OFF", "aTTach 'x' as y", "SELECT 1 INTO x", "SELECT 1;\xc2\xa0", "SELECT \x01", "SELECT 'x' REGEXP '(a+)+$'", "SELECT fts5_decode(1, x'00')",
    "SELECT likelihood(1, 2)", "SELECT * FROM fts5vocab", "SELECT 1 AS", "EXPLAIN ATTACH 'x' AS y", "EXPLAIN PRAGMA query_only = 0", "WITH a AS (DELETE FROM flow RETURNING 1) SELECT * FROM a",
    "CREATE TEMP TABLE a AS SELECT 1", "CREATE VIRTUAL TABLE temp.v USING fts4 (a, tokenize=simple)", "CREATE VIRTUAL TABLE v USING dbstat", "INSERT INTO temp.a VALUES (1)",
    "INSERT INTO name_search (name_search, rank) VALUES ('automerge', 16)", "SELECT * FROM flow LIMIT (DELETE FROM flow)", "SELECT 1 FROM", "\xff\xfe", "{\"select\": 1}", "SELECT 1 UNION DROP TABLE flow"
  };
  g_autoptr (MvDb) db = open_dataset ();
  GStatBuf before, after;

  g_assert_cmpint (g_stat (mv_db_path (db), &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      Seen seen = { 0 };

      g_test_message ("%s", cases[i]);
      g_assert_false (mv_query_run (db, cases[i], 0, look, &seen, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
      g_assert_cmpuint (seen.n_columns, ==, 0);
    }
  g_assert_cmpint (g_stat (mv_db_path (db), &after), ==, 0);
  g_assert_cmpint (before.st_size, ==, after.st_size);
  g_assert_cmpint (before.st_mtime, ==, after.st_mtime);
  g_assert_nonnull (mv_db_prepare (db, "PRAGMA user_version", NULL));
}

/* What could run for ever or fill the memory ends with a sentence, and the connection is good for the next question. */
static void
test_bombs (void)
{
  static const char *const cases[] = {
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0",
    "SELECT count(*) FROM flow a, flow b, flow c WHERE a.value + b.value + c.value = 1",
    "SELECT zeroblob(1000000000)", "SELECT length(randomblob(1000000000))",
    "SELECT hex(zeroblob(30000000))", "SELECT replace(printf('%.*c', 100000, 'x'), 'x', printf('%.*c', 10000, 'y'))",
    "WITH RECURSIVE n (t) AS (SELECT 'xxxxxxxx' UNION ALL SELECT t || t FROM n) SELECT length(t) FROM n WHERE length(t) > 1e12",
    "SELECT length(group_concat(a.source_id)) FROM flow a, flow b", "VALUES (zeroblob(900000000))", "SELECT zeroblob(2147483647)", "SELECT quote(zeroblob(20000000))",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n", "SELECT DISTINCT a.flow_id * 100000 + b.flow_id FROM flow a, flow b ORDER BY 1 LIMIT 1",
    "SELECT a.flow_id FROM flow a, flow b ORDER BY a.value * b.value LIMIT 5", "SELECT group_concat(hex(randomblob(1000000)), '') FROM flow",
    "SELECT json_group_array(a.note) FROM flow a, flow b", "SELECT json_group_object(a.flow_id, b.note) FROM flow a, flow b",
    "SELECT count(*) OVER (PARTITION BY a.note ORDER BY b.note) FROM flow a, flow b", "SELECT sum(9223372036854775807) FROM flow", "SELECT abs(-9223372036854775807 - 1)"
  };
  g_autoptr (MvDb) db = open_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      Seen seen = { 0 };

      g_test_message ("%s", cases[i]);
      g_assert_false (mv_query_run (db, cases[i], 0.2, look, &seen, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
      g_assert_cmpuint (seen.n_rows, ==, 0);
      g_clear_error (&error);
      g_assert_true (mv_query_run (db, "SELECT 1", 0.2, look, &seen, &error));
      g_assert_no_error (error);
      g_free (seen.first);
    }
}

/* Statements made of so many pieces that one of the limits must hold: a sentence, never a crash. */
static void
test_depth (void)
{
  static const struct { const char *first, *piece, *middle, *close, *last; guint times; } cases[] = {
    { "SELECT ", "(", "1", ")", "", 5000 }, { "SELECT 1", " + 1", "", "", "", 5000 }, { "SELECT 1", ", 1", "", "", "", 5000 }, { "SELECT 1", " UNION ALL SELECT 1", "", "", "", 5000 },
    { "SELECT * FROM flow", ", flow", "", "", "", 70 }, { "SELECT json('", "[", "", "]", "')", 50000 }, { "SELECT ", "NOT ", "1", "", "", 5000 },
    { "SELECT ", "abs(", "1", ")", "", 5000 }, { "SELECT name FROM name_search WHERE name_search MATCH '", "(", "a", ")", "'", 3000 },
    { "SELECT ", "(SELECT ", "1", ")", "", 3000 }, { "SELECT CASE ", "WHEN 0 THEN 1 ", "END", "", "; SELECT 1", 5000 }, { "WITH a AS (", "WITH a AS (", "SELECT 1", ") SELECT 1", ") DELETE FROM a", 500 }
  };
  g_autoptr (MvDb) db = open_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) sql = g_string_new (cases[i].first);
      g_autoptr (GError) error = NULL;
      Seen seen = { 0 };

      for (guint k = 0; k < cases[i].times; k++)
        g_string_append (sql, cases[i].piece);
      g_string_append (sql, cases[i].middle);
      for (guint k = 0; k < cases[i].times; k++)
        g_string_append (sql, cases[i].close);
      g_string_append (sql, cases[i].last);
      g_test_message ("%.60s", sql->str);
      g_assert_false (mv_query_run (db, sql->str, 1, look, &seen, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
      g_assert_cmpuint (seen.n_rows, ==, 0);
    }
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

  g_assert_false (mv_query_run (db, "SELECT * FROM flow", 0, stop, NULL, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");

  g_test_add_func ("/query/answers", test_answers);
  g_test_add_func ("/query/refused", test_refused);
  g_test_add_func ("/query/bombs", test_bombs);
  g_test_add_func ("/query/depth", test_depth);
  g_test_add_func ("/query/stopped", test_stopped);
  return g_test_run ();
}
