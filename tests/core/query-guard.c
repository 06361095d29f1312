/* What is typed into the SQL page to do harm: each attempt is refused before it runs, or stopped within its budget of steps of SQLite's
 * machine; dataset and workspace stay as they are to the byte, and the next question is answered. The attempts are counted. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/base/text.h"
#include "app/store/query.h"
#include "app/store/workspace.h"

#define STEPS_BETWEEN_LOOKS 1000
#define LOOKS 500               /* the budget: half a million steps, some thousandths of a second */
#define LOOKS_BEFORE 3          /* the program's own, at the tables of the workspace, before each question */
#define SECONDS 0.2             /* of computing, for what is long within one step */
#define LEAST_ATTEMPTS 60
#define LARGE "hex(zeroblob(500000))"
#define MANY "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "

/* REFUSED before its first step; STOPPED by steps, memory or the size of a value; SLOW: long within single steps, by its time. */
typedef enum { REFUSED, STOPPED, SLOW } Fate;
typedef struct { Fate fate; const char *sql; } Attempt;

static const Attempt attempts[] = {
  /* other files */
  { REFUSED, "ATTACH '/tmp/multivector-guard.db' AS o" }, { REFUSED, "ATTACH 'file:/tmp/multivector-guard.db?mode=rwc' AS o" },
  { REFUSED, "ATTACH ':memory:' AS m" }, { REFUSED, "ATTACH DATABASE (SELECT name FROM country) AS c" }, { REFUSED, "EXPLAIN ATTACH 'x' AS y" },
  { REFUSED, "aTTaCh/**/'x'/**/aS/**/y" }, { REFUSED, "DETACH main" }, { REFUSED, "DETACH work" }, { REFUSED, "DETACH DATABASE temp" },
  { REFUSED, "VACUUM INTO '/tmp/multivector-guard.db'" }, { REFUSED, "VACUUM work INTO '/tmp/multivector-guard.db'" }, { REFUSED, "VACUUM" },
  { REFUSED, "SELECT readfile('/etc/passwd')" }, { REFUSED, "SELECT writefile('/tmp/multivector-guard.db', 'x')" }, { REFUSED, "SELECT edit('x', 'vi')" },
  { REFUSED, "SELECT * FROM fsdir('/')" }, { REFUSED, "SELECT * FROM csv('/etc/passwd')" }, { REFUSED, "SELECT * FROM zipfile('/tmp/x.zip')" },
  { REFUSED, "WITH a AS (SELECT writefile('/tmp/multivector-guard.db', 'y')) SELECT * FROM a" }, { REFUSED, "SELECT lsmode('/etc')" },
  /* foreign code */
  { REFUSED, "SELECT load_extension('libm.so.6')" }, { REFUSED, "SELECT load_extension('libm.so.6', 'sqlite3_init')" },
  { REFUSED, "SELECT 1 WHERE load_extension('x') IS NULL" }, { REFUSED, "SELECT (SELECT max(load_extension('y')) FROM country)" },
  { REFUSED, "SELECT iso3 FROM country ORDER BY load_extension(iso3)" }, { REFUSED, "SELECT fts3_tokenizer('simple')" },
  { REFUSED, "SELECT fts3_tokenizer('simple', x'4141414141414141')" }, { REFUSED, "SELECT sqlite_log(1, 'x')" }, { REFUSED, "SELECT rtreecheck('main', 'rtree_place_geom')" },
  { REFUSED, "SELECT \"load_extension\"('x')" }, { REFUSED, "SELECT [load_extension]('x')" },
  /* settings, and what they tell */
  { REFUSED, "PRAGMA query_only = 0" }, { REFUSED, "PRAGMA query_only(0)" }, { REFUSED, "PRAGMA/**/main.query_only=OFF" }, { REFUSED, "PRAGMA writable_schema = 1" },
  { REFUSED, "PRAGMA trusted_schema = 1" }, { REFUSED, "PRAGMA journal_mode = DELETE" }, { REFUSED, "PRAGMA work.journal_mode = OFF" }, { REFUSED, "PRAGMA work.user_version = 9" },
  { REFUSED, "PRAGMA application_id = 1" }, { REFUSED, "PRAGMA wal_checkpoint(TRUNCATE)" }, { REFUSED, "PRAGMA temp_store_directory = '/tmp'" },
  { REFUSED, "PRAGMA data_store_directory = '/tmp'" }, { REFUSED, "PRAGMA database_list" }, { REFUSED, "PRAGMA compile_options" }, { REFUSED, "PRAGMA hard_heap_limit = 0" },
  { REFUSED, "PRAGMA soft_heap_limit = 0" }, { REFUSED, "PRAGMA threads = 8" }, { REFUSED, "PRAGMA mmap_size = 1000000000000" }, { REFUSED, "PRAGMA optimize" },
  { REFUSED, "PRAGMA incremental_vacuum" }, { REFUSED, "PRAGMA integrity_check" }, { REFUSED, "PRAGMA data_version" }, { REFUSED, "PRAGMA main.data_version = 2" },
  { REFUSED, "EXPLAIN PRAGMA query_only = 0" }, { REFUSED, "SELECT * FROM pragma_database_list" }, { REFUSED, "SELECT * FROM pragma_query_only(0)" },
  { REFUSED, "SELECT * FROM pragma_journal_mode('off', 'work')" }, { REFUSED, "SELECT * FROM pragma_user_version(9)" }, { REFUSED, "SELECT * FROM pragma_function_list" },
  { REFUSED, "SELECT * FROM pragma_hard_heap_limit(0)" }, { REFUSED, "SELECT * FROM country, pragma_writable_schema(1)" },
  /* writing, plainly and within */
  { REFUSED, "DELETE FROM flow" }, { REFUSED, "DELETE FROM work.flow_value" }, { REFUSED, "UPDATE work.import SET undone_at = NULL" },
  { REFUSED, "INSERT INTO work.saved_view (name, text, made_at, changed_at) VALUES ('a', 'b', 'c', 'd')" }, { REFUSED, "REPLACE INTO unit VALUES ('a', 'b', 'c', NULL, NULL)" },
  { REFUSED, "WITH a AS (SELECT 1) DELETE FROM flow" }, { REFUSED, "WITH a AS (SELECT 1) UPDATE unit SET name = 'x'" }, { REFUSED, "WITH a AS (SELECT 1) INSERT INTO unit SELECT * FROM a" },
  { REFUSED, "WITH a AS (DELETE FROM flow RETURNING 1) SELECT * FROM a" }, { REFUSED, "DELETE FROM flow RETURNING *" }, { REFUSED, "UPDATE flow SET value = 0 RETURNING value" },
  { REFUSED, "INSERT INTO unit VALUES ('a', 'b', 'c', NULL, NULL) RETURNING unit" }, { REFUSED, "EXPLAIN DELETE FROM flow" }, { REFUSED, "EXPLAIN QUERY PLAN UPDATE flow SET value = 0" },
  { REFUSED, "SELECT * FROM flow LIMIT (DELETE FROM flow)" }, { REFUSED, "INSERT INTO work.flow SELECT * FROM flow" }, { REFUSED, "INSERT INTO unit DEFAULT VALUES" },
  { REFUSED, "INSERT INTO unit VALUES ('a', 'b', 'c', NULL, NULL) ON CONFLICT DO UPDATE SET name = 'x'" }, { REFUSED, "UPDATE flow SET value = c.lon FROM country AS c" },
  /* tables of its own, and of SQLite */
  { REFUSED, "CREATE TABLE a (b)" }, { REFUSED, "CREATE TABLE work.a (b)" }, { REFUSED, "CREATE TEMP TABLE a AS SELECT * FROM flow" }, { REFUSED, "CREATE TABLE temp.a (b)" },
  { REFUSED, "CREATE TEMP VIEW flow AS SELECT 1" }, { REFUSED, "CREATE TEMP TRIGGER t AFTER DELETE ON main.flow BEGIN SELECT 1; END" }, { REFUSED, "CREATE INDEX i ON flow (value)" },
  { REFUSED, "CREATE VIRTUAL TABLE v USING fts5 (a)" }, { REFUSED, "CREATE VIRTUAL TABLE temp.v USING rtree (a, b, c)" }, { REFUSED, "CREATE VIRTUAL TABLE temp.v USING dbstat" },
  { REFUSED, "CREATE VIRTUAL TABLE temp.v USING fts4 (a, tokenize=simple)" }, { REFUSED, "DROP TABLE flow" }, { REFUSED, "DROP VIEW work.flow" }, { REFUSED, "ALTER TABLE work.import RENAME TO i" },
  { REFUSED, "ALTER TABLE flow DROP COLUMN note" }, { REFUSED, "INSERT INTO sqlite_schema VALUES ('table', 'a', 'a', 2, 'CREATE TABLE a (b)')" },
  { REFUSED, "UPDATE sqlite_master SET sql = ''" }, { REFUSED, "DELETE FROM work.sqlite_schema" }, { REFUSED, "DELETE FROM sqlite_stat1" }, { REFUSED, "UPDATE temp.sqlite_schema SET sql = ''" },
  { REFUSED, "INSERT INTO name_search (name_search) VALUES ('rebuild')" }, { REFUSED, "INSERT INTO name_search (name_search, rank) VALUES ('automerge', 16)" },
  { REFUSED, "UPDATE name_search_data SET block = x''" }, { REFUSED, "DELETE FROM rtree_place_geom" }, { REFUSED, "INSERT INTO rtree_place_geom_node VALUES (1, x'00')" },
  { REFUSED, "SELECT * FROM sqlite_dbpage" }, { REFUSED, "UPDATE sqlite_dbpage SET data = x'00'" }, { REFUSED, "SELECT * FROM dbstat" }, { REFUSED, "SELECT * FROM sqlite_stmt" },
  { REFUSED, "SELECT * FROM bytecode('SELECT 1')" }, { REFUSED, "SELECT * FROM generate_series(1, 1e12)" }, { REFUSED, "REINDEX" }, { REFUSED, "REINDEX flow_from" },
  { REFUSED, "ANALYZE" }, { REFUSED, "ANALYZE work" },
  /* transactions, more than one statement, comments, bytes */
  { REFUSED, "BEGIN" }, { REFUSED, "BEGIN EXCLUSIVE" }, { REFUSED, "COMMIT" }, { REFUSED, "END" }, { REFUSED, "ROLLBACK" }, { REFUSED, "SAVEPOINT s" }, { REFUSED, "RELEASE s" },
  { REFUSED, "SELECT 1; DELETE FROM flow" }, { REFUSED, "SELECT 1;;; DROP TABLE flow" }, { REFUSED, "SELECT 1; SELECT 2" }, { REFUSED, "SELECT 1 /* ; */; PRAGMA writable_schema = 1" },
  { REFUSED, "/* SELECT */ DELETE FROM flow" }, { REFUSED, "-- SELECT 1\nDELETE FROM flow" }, { REFUSED, "SELECT 1; -- nothing\nATTACH ':memory:' AS m" },
  { REFUSED, "SELECT 1; /* never closed" "\n*/ DETACH main" }, { REFUSED, "SELECT 1\x01; DELETE FROM flow" }, { REFUSED, "SELECT 1;\xc2\xa0" "DELETE FROM flow" }, { REFUSED, "\xff\xfe" "SELECT 1" },
  { REFUSED, "\xef\xbb\xbf" "DELETE FROM flow" }, { REFUSED, "SELECT 'x" }, { REFUSED, "SELECT ?" }, { REFUSED, "SELECT :nobody, @knows, $this" }, { REFUSED, "" }, { REFUSED, ";;;" },
  /* without end */
  { STOPPED, MANY "SELECT max(i) FROM n" }, { STOPPED, MANY "SELECT i FROM n WHERE i < 0" }, { STOPPED, "WITH RECURSIVE n (i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n" },
  { STOPPED, MANY "SELECT i FROM n ORDER BY -i" }, { STOPPED, MANY "SELECT DISTINCT i % 7 FROM n WHERE i > 1e15" }, { STOPPED, MANY "SELECT sum(i) OVER (ORDER BY i) FROM n" },
  { STOPPED, "WITH RECURSIVE a (i) AS (SELECT 1 UNION ALL SELECT i FROM a), b (j) AS (SELECT i FROM a UNION ALL SELECT j FROM b) SELECT count(*) FROM b" },
  { STOPPED, "WITH RECURSIVE n (t) AS (SELECT 'x' UNION ALL SELECT t || 'x' FROM n) SELECT max(length(t)) FROM n" },
  { STOPPED, "SELECT count(*) FROM flow a, flow b, flow c WHERE a.value + b.value + c.value = 1" }, { STOPPED, "SELECT a.flow_id FROM flow a, flow b ORDER BY a.value * b.value LIMIT 5" },
  { STOPPED, "SELECT DISTINCT a.flow_id * 100000 + b.flow_id FROM flow a, flow b ORDER BY 1 LIMIT 1" }, { STOPPED, "SELECT count(*) FROM flow a NATURAL JOIN (SELECT 1) JOIN flow b JOIN flow c" },
  { STOPPED, "SELECT max((SELECT sum(b.value) FROM flow b WHERE b.value > a.value)) FROM flow a" }, { STOPPED, "SELECT count(*) OVER (PARTITION BY a.note ORDER BY b.note) FROM flow a, flow b" },
  { STOPPED, "SELECT count(*) FROM json_each('[' || substr(replace(hex(zeroblob(400000)), '00', ',1'), 2) || ']') a, flow b, flow c" },
  /* beyond all measure */
  { STOPPED, "SELECT zeroblob(1000000000)" }, { STOPPED, "SELECT zeroblob(2147483647)" }, { STOPPED, "SELECT length(randomblob(1000000000))" }, { STOPPED, "VALUES (zeroblob(900000000))" },
  { STOPPED, "SELECT hex(zeroblob(30000000))" }, { STOPPED, "SELECT quote(zeroblob(20000000))" },
  { SLOW, "SELECT replace(" LARGE ", '0', " LARGE ")" },
  { STOPPED, "SELECT " LARGE " || " LARGE " || " LARGE " || " LARGE " || " LARGE " || " LARGE " || " LARGE " || " LARGE " || " LARGE }, { SLOW, "SELECT group_concat(" LARGE ") FROM flow" },
  { STOPPED, "SELECT length(group_concat(a.source_id)) FROM flow a, flow b" }, { STOPPED, "SELECT json_group_array(a.note) FROM flow a, flow b" },
  { STOPPED, "SELECT json_group_object(a.flow_id, b.note) FROM flow a, flow b" }, { SLOW, "SELECT json_group_array(" LARGE ") FROM flow" }, { STOPPED, "SELECT json_quote(zeroblob(10))" },
  { STOPPED, "SELECT abs(-9223372036854775807 - 1)" }, { STOPPED, "SELECT sum(9223372036854775807) FROM flow" }, { STOPPED, "SELECT json('[" "[[[[" "')" },
  { REFUSED, "SELECT json_patch('{}', '{}')" },
  /* long within one step */
  { SLOW, "SELECT count(*) FROM (SELECT hex(zeroblob(3500000)) AS t), flow WHERE t || flow_id LIKE '%0%0%0%0%0%0%0%0%0%1'" },
  { SLOW, "SELECT count(*) FROM (SELECT hex(zeroblob(3500000)) AS t), flow WHERE t || flow_id GLOB '*0*0*0*0*0*0*0*0*0*[1-2]'" },
  { REFUSED, "SELECT 'x' REGEXP '(a+)+$'" }, { STOPPED, "SELECT 'a' LIKE replace(hex(zeroblob(2500)), '0', '%')" }, { STOPPED, "SELECT 'a' GLOB replace(hex(zeroblob(2500)), '0', '*')" }
};

static guint looks;

static int
look_at_budget (void *data)
{
  return ++looks > LOOKS;
}

static int
look_at_time (void *db)
{
  return mv_db_is_to_stop (db);
}

static gboolean
count_row (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error)
{
  *(guint *) data += cells != NULL;
  return TRUE;
}

static char *
digest (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

static void
assert_next (MvDb *db, const MvQueryAsk *ask)
{
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  looks = 0;
  g_assert_true (mv_query_run_as (db, "SELECT iso3, (SELECT count(*) FROM work.import) FROM country WHERE in_region", ask, count_row, &rows, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, 5);
}

static void
attempt (MvDb *db, const Attempt *one, const char *workspace)
{
  const MvQueryAsk ask = { .workspace = workspace, .seconds = one->fate == SLOW ? SECONDS : 0 }, next = { .workspace = workspace };
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  g_test_message ("%s", one->sql);
  looks = 0;
  sqlite3_progress_handler (mv_db_handle (db), STEPS_BETWEEN_LOOKS, one->fate == SLOW ? look_at_time : look_at_budget, db);
  g_assert_false (mv_query_run_as (db, one->sql, &ask, count_row, &rows, NULL, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
  g_assert_cmpuint (looks, <=, one->fate == REFUSED ? LOOKS_BEFORE : LOOKS + 1);
  if (one->fate == REFUSED)
    g_assert_cmpuint (rows, ==, 0);
  assert_next (db, &next);
}

static void
test_attempts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guard-XXXXXX", NULL), *path = g_build_filename (folder, "mine.mvw", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvDb) db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_autofree char *dataset_before = digest (mv_db_path (db)), *workspace_before = NULL, *dataset_after = NULL, *workspace_after = NULL;

  g_assert_no_error (error);
  mv_db_close (mv_workspace_open (path, &error));
  g_assert_no_error (error);
  workspace_before = digest (path);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_hash_table_add (distinct, (gpointer) attempts[i].sql);
      attempt (db, &attempts[i], path);
    }
  g_assert_cmpuint (g_hash_table_size (distinct), ==, G_N_ELEMENTS (attempts));
  g_assert_cmpuint (g_hash_table_size (distinct), >=, LEAST_ATTEMPTS);
  g_test_message ("%u attempts", g_hash_table_size (distinct));
  dataset_after = digest (mv_db_path (db));
  workspace_after = digest (path);
  g_assert_cmpstr (dataset_after, ==, dataset_before);
  g_assert_cmpstr (workspace_after, ==, workspace_before);
  g_assert_false (g_file_test ("/tmp/multivector-guard.db", G_FILE_TEST_EXISTS));
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");
  g_test_add_func ("/query/guard", test_attempts);
  return g_test_run ();
}
