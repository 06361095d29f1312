/* A query with parameters, a workspace, a limit of rows; where an error lies; what may not hang. */
#include <glib.h>
#include <glib/gstdio.h>
#include <gio/gio.h>

#include "app/base/text.h"
#include "app/store/query-answer.h"
#include "app/store/query-schema.h"
#include "app/store/workspace.h"

static MvDb *
open_dataset (void)
{
  g_autoptr (GError) error = NULL;
  MvDb *db = mv_db_open (g_getenv ("MV_DATASET"), &error);

  g_assert_no_error (error);
  return db;
}

static char *
first_of (MvDb *db, const char *sql, const char *const *values, GError **error)
{
  const MvQueryAsk ask = { .seconds = 5, .values = values };
  g_autoptr (MvQueryAnswer) answer = mv_query_answer_ask (db, sql, &ask, NULL, error);

  return answer != NULL && answer->n_rows > 0 ? mv_query_answer_text (answer, 0, 0) : NULL;
}

static void
test_values (void)
{
  static const char *const values[] = { "year", "2023", "word", "a b", "part", "0.5", "nothing", "", "code", "KAZ", NULL };
  static const struct { const char *sql, *first; } cases[] = {
    { "SELECT typeof(:year) || typeof(:word) || typeof(@part) || typeof($nothing)", "integertextrealnull" },
    { "SELECT value FROM flow WHERE measure = 'goods' AND year = :year AND from_iso3 = :code AND to_iso3 = 'WLD' AND preferred = 1", "79138754677" },
    { "SELECT :word", "a b" }, { "SELECT ':year'", ":year" }
  };
  g_autoptr (MvDb) db = open_dataset ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = first_of (db, cases[i].sql, values, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
  g_assert_null (first_of (db, "SELECT :missing", values, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
}

/* The functions replaced for the clock's sake mean what SQLite's own mean. */
static void
test_functions (void)
{
  static const struct { const char *sql, *first; } cases[] = {
    { "SELECT 'Almaty' LIKE 'al%ty'", "1" }, { "SELECT 'Almaty' LIKE 'al_ty'", "0" }, { "SELECT 'a%b' LIKE 'a\\%b' ESCAPE '\\'", "1" },
    { "SELECT 'axb' LIKE 'a\\%b' ESCAPE '\\'", "0" }, { "SELECT '' LIKE '%'", "1" }, { "SELECT 'abc' LIKE '%b%c%'", "1" }, { "SELECT 'abcb' LIKE '%b'", "1" },
    { "SELECT 'Ә' LIKE '_'", "1" }, { "SELECT 'Ә' LIKE 'ә'", "0" }, { "SELECT typeof(NULL LIKE 'a')", "null" }, { "SELECT 'abc' GLOB 'a*'", "1" },
    { "SELECT 'Abc' GLOB 'a*'", "0" }, { "SELECT 'abc' GLOB 'a[a-c]?'", "1" }, { "SELECT 'abc' GLOB 'a[^a-c]?'", "0" }, { "SELECT 'a]' GLOB 'a[]]'", "1" },
    { "SELECT 'a-' GLOB 'a[x-]'", "1" }, { "SELECT 'a' GLOB '[a'", "0" }, { "SELECT instr('Шымкент', 'кент')", "4" }, { "SELECT instr(x'00ff00', x'ff')", "2" },
    { "SELECT instr('abc', 'x')", "0" }, { "SELECT instr('abc', '')", "1" }, { "SELECT replace('aaa', 'aa', 'b')", "ba" }, { "SELECT replace('abc', '', 'x')", "abc" },
    { "SELECT replace('abc', 'b', '')", "ac" }, { "SELECT trim('  a b ')", "a b" }, { "SELECT trim('жabж', 'ж')", "ab" }, { "SELECT ltrim('xxa', 'x')", "a" },
    { "SELECT rtrim('axx', 'x')", "a" }, { "SELECT trim('xx', 'x') = ''", "1" }, { "SELECT 'abc' NOT LIKE 'b%'", "1" }, { "SELECT 12 LIKE '1%'", "1" }
  };
  g_autoptr (MvDb) db = open_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *first = first_of (db, cases[i].sql, NULL, &error);

      g_test_message ("%s", cases[i].sql);
      g_assert_no_error (error);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
}

/* One step of SQLite that would compute for minutes, with the clock and a cancel looked at only between steps. */
static void
test_long_steps (void)
{
  static const char *const cases[] = {
    "SELECT instr(zeroblob(7000000), CAST(zeroblob(3500000) || 'x' AS BLOB))",
    "SELECT length(replace(hex(zeroblob(3500000)), hex(zeroblob(1500000)) || 'b', 'c'))",
    "SELECT hex(zeroblob(3500000)) LIKE '%0%0%0%0%0%0b'", "SELECT hex(zeroblob(3500000)) LIKE '%' || hex(zeroblob(450)) || 'b'",
    "SELECT hex(zeroblob(3500000)) GLOB '*0*0*0*0*0*0b'",
    "SELECT length(trim(hex(zeroblob(3500000)), hex(randomblob(1500000))))",
    "SELECT json_patch('{}', '{}')", "SELECT length(printf('%.1000000f', 1e300))", "SELECT length(hex(zeroblob(3000000)))",
    "SELECT hex(zeroblob(1500000)) LIKE '_' || replace(hex(zeroblob(1000)), '0', '%') || 'b'"
  };
  g_autoptr (MvDb) db = open_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const MvQueryAsk ask = { .seconds = 0.3 };
      gint64 began = g_get_monotonic_time ();
      g_autoptr (MvQueryAnswer) answer = mv_query_answer_ask (db, cases[i], &ask, NULL, &error);

      g_test_message ("%s: %.2f s", cases[i], (g_get_monotonic_time () - began) / 1e6);
      g_assert_cmpfloat ((g_get_monotonic_time () - began) / 1e6, <, 20);       /* a busy machine, sanitizers */
      if (answer == NULL)
        g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
    }
}

static void
test_rows (void)
{
  const MvQueryAsk ask = { .most_rows = 10 };
  g_autoptr (MvDb) db = open_dataset ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MvQueryAnswer) part = mv_query_answer_ask (db, "SELECT iso3, population, NULL AS n, 1 AS i FROM country ORDER BY iso3", &ask, NULL, &error);
  g_autoptr (MvQueryAnswer) whole = mv_query_answer_ask (db, "SELECT iso3 FROM country LIMIT 10", &ask, NULL, &error);
  g_autofree char *csv = mv_query_answer_csv (whole, ',');

  g_assert_no_error (error);
  g_assert_cmpuint (part->n_rows, ==, 10);
  g_assert_true (part->more);
  g_assert_cmpint (part->types[0], ==, MV_CELL_TEXT);
  g_assert_cmpint (part->types[1], ==, MV_CELL_REAL);
  g_assert_cmpint (part->types[2], ==, MV_CELL_NULL);
  g_assert_cmpint (part->types[3], ==, MV_CELL_INTEGER);
  g_assert_cmpuint (whole->n_rows, ==, 10);
  g_assert_false (whole->more);
  g_assert_true (g_str_has_prefix (csv, "iso3\r\nABW\r\n"));
}

static void
test_place (void)
{
  static const struct { const char *sql; int at; } cases[] = { { "SELECT 1,\n nosuch FROM flow", 11 }, { "SELEC 1", 0 }, { "SELECT 1 FROM", -1 }, { "SELECT * FROM nowhere", -1 } };
  g_autoptr (MvDb) db = open_dataset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint plan = 0; plan < 2; plan++)
      {
        g_autoptr (GError) error = NULL;
        const MvQueryAsk ask = { .plan = plan == 1 };
        int at = 0;

        g_assert_null (mv_query_answer_ask (db, cases[i].sql, &ask, &at, &error));
        g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
        if (cases[i].at >= 0)
          g_assert_cmpint (at, ==, cases[i].at);
      }
}

static void
test_plan (void)
{
  const MvQueryAsk ask = { 0 };
  g_autoptr (MvDb) db = open_dataset ();
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = mv_query_plan (db, "SELECT * FROM country WHERE iso3 = 'KAZ'", &ask, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (plan, "SEARCH country USING PRIMARY KEY"));
  g_assert_null (mv_query_plan (db, "DELETE FROM country", &ask, NULL, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
}

/* The workspace is read beside the dataset, and only read. */
static void
test_workspace (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "query.mvw", NULL);
  const MvQueryAsk ask = { .workspace = path, .seconds = 5 };
  static const char *const refused[] = { "INSERT INTO work.recipe VALUES ('a', 'b', 'c')", "DELETE FROM work.source", "DETACH work", "ATTACH 'x' AS work",
                                         "PRAGMA work.user_version = 9", "CREATE TABLE work.t (a)", "SELECT * FROM other.source" };
  g_autoptr (MvDb) db = open_dataset (), workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MvQueryAnswer) answer = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  gboolean found = FALSE, described = FALSE;

  workspace = mv_workspace_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (mv_db_execute (workspace, "INSERT INTO source (source_id, title, publisher, licence, read_on)"
                                           " VALUES ('own', 'Synthetic', 'Synthetic', 'none', '2026-11-24')", &error));
  answer = mv_query_answer_ask (db, "SELECT w.title, count(c.iso3) FROM work.source AS w, main.country AS c", &ask, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mv_query_answer_cell (answer, 0, 0)->text, ==, "Synthetic");
  g_assert_cmpint (mv_query_answer_cell (answer, 0, 1)->integer, ==, 266);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_null (mv_query_answer_ask (db, refused[i], &ask, NULL, &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
      g_clear_error (&error);
    }
  tables = mv_query_schema_read (db, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tables->len; i++)
    {
      const MvQueryTable *table = tables->pdata[i];

      found |= g_str_equal (table->name, "work.source") && table->n_rows == 1;
      described |= g_str_equal (table->name, "unit") && g_str_has_prefix (((MvQueryColumn *) table->columns->pdata[0])->about, "as it stands in the tables");
    }
  g_assert_true (found);
  g_assert_true (described);
  g_assert_true (mv_db_execute (workspace, "DELETE FROM source", &error));      /* nothing holds it */
  g_assert_no_error (error);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  static const char *const cases[] = {
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "SELECT hex(zeroblob(3500000)) LIKE '%' || hex(zeroblob(450)) || 'b' FROM flow"
  };
  g_autoptr (MvDb) db = open_dataset ();
  const MvQueryAsk ask = { .seconds = 60 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      g_autoptr (GError) error = NULL;
      gint64 began = g_get_monotonic_time ();

      mv_db_set_cancellable (db, cancellable);
      g_assert_null (mv_query_answer_ask (db, cases[i], &ask, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat ((g_get_monotonic_time () - began) / 1e6, <, 5);
      mv_db_set_cancellable (db, NULL);
      g_thread_join (thread);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  mv_text_init ("en");

  g_test_add_func ("/query-ask/values", test_values);
  g_test_add_func ("/query-ask/functions", test_functions);
  g_test_add_func ("/query-ask/long-steps", test_long_steps);
  g_test_add_func ("/query-ask/rows", test_rows);
  g_test_add_func ("/query-ask/place", test_place);
  g_test_add_func ("/query-ask/plan", test_plan);
  g_test_add_func ("/query-ask/workspace", test_workspace);
  g_test_add_func ("/query-ask/cancel", test_cancel);
  return g_test_run ();
}
