/* Workspaces of every earlier version, as the programs of their time made them (workspaces/version-N.sql): brought to the present one
 * without losing a value, left as they are by whoever only looks, and by a step that fails. What they hold is made up. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/store/workspace.h"

typedef struct { char *folder, *path; } Place;

static void
set_up (Place *place, gconstpointer version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.sql", GPOINTER_TO_INT (version));
  g_autofree char *text_path = g_test_build_filename (G_TEST_DIST, "tests", "core", "workspaces", name, NULL), *sql = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *handle;

  place->folder = g_dir_make_tmp ("workspace-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "old.mvw", NULL);
  g_file_get_contents (text_path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (place->path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", name, sqlite3_errmsg (handle));
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
tear_down (Place *place, gconstpointer version)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", place->folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (place->folder);
  g_free (place->path);
}

/* --- what a file holds, read without the program's own code --------------------------------------------------------------------------- */

static void
add_rows (sqlite3 *handle, const char *sql, GString *rows)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        g_string_append_printf (rows, "%s|", (const char *) sqlite3_column_text (stmt, i));
      g_string_append_c (rows, '\n');
    }
  sqlite3_finalize (stmt);
}

static char *
ask (const char *path, const char *sql)
{
  GString *rows = g_string_new (NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  add_rows (handle, sql, rows);
  sqlite3_close (handle);
  return g_string_free (rows, FALSE);
}

/* A SELECT of everything for each table but that of version 2's flows, which look otherwise since. */
static char **
questions (const char *path)
{
  g_autofree char *text = ask (path,
    "SELECT 'SELECT ' || quote(t.name) || ', ' || group_concat('quote(' || c.name || ')') || ' FROM ' || t.name || ' ORDER BY ' ||"
    " group_concat(c.name) FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
    " AND t.name <> 'flow' GROUP BY t.name");

  return g_strsplit (g_strchomp (g_strdelimit (text, "|", ' ')), "\n", -1);
}

static char *
ask_all (const char *path, char **sql)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; sql[i] != NULL; i++)
    {
      g_autofree char *rows = ask (path, sql[i]);

      g_string_append (all, rows);
    }
  return g_string_free (all, FALSE);
}

#define OLD_FLOWS \
  "SELECT import_id, measure, year, from_iso3, to_iso3, product, quote(value), unit, basis, quote(reporter_iso3), quote(note), preferred FROM flow ORDER BY 1, 2, 3, 4, 5, 6, 7, 10, 11"
/* The reporter and what is beside it are found again as the present tables say them. */
#define NEW_FLOWS \
  "SELECT import_id, measure, year, from_iso3, to_iso3, code, quote(value), unit, basis, quote(CASE WHEN reporter = 'from' THEN from_iso3" \
  " WHEN reporter = 'to' THEN to_iso3 WHEN note LIKE '%reported by ___' THEN substr(note, -3) END)," \
  " quote(CASE WHEN note LIKE '%; reported by ___' THEN substr(note, 1, length(note) - 17) WHEN note NOT LIKE 'reported by ___' THEN note END), counts & 1" \
  " FROM flow_series JOIN flow_value USING (series_id) JOIN flow_product USING (product_id) ORDER BY 1, 2, 3, 4, 5, 6, 7, 10, 11"

/* --- tests ---------------------------------------------------------------------------------------------------------------------------- */

static void
open_and_check (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = mv_workspace_open (path, &error);
  g_autoptr(GPtrArray) findings = NULL;

  g_assert_no_error (error);
  if (!mv_workspace_check (db, &findings, &error))
    g_error ("%s", error != NULL ? error->message : (char *) findings->pdata[0]);
}

static void
assert_version (const char *path, int version)
{
  g_autofree char *now = ask (path, "PRAGMA user_version"), *wanted = g_strdup_printf ("%d|\n", version);

  g_assert_cmpstr (now, ==, wanted);
}

/* Every value of every table is there again, and only the version tells that the file is another. */
static void
test_nothing_lost (Place *place, gconstpointer version)
{
  g_auto(GStrv) sql = questions (place->path);
  g_autofree char *before = ask_all (place->path, sql), *after = NULL;

  assert_version (place->path, GPOINTER_TO_INT (version));
  g_assert_cmpuint (g_strv_length (sql), >=, 3);
  g_assert_nonnull (strstr (before, "'Ёлка'"));
  open_and_check (place->path);
  assert_version (place->path, MV_WORKSPACE_VERSION);
  after = ask_all (place->path, sql);
  g_assert_cmpstr (after, ==, before);
}

/* The twelve rows of one import and the two of another that was taken back; of a pair that was marked several times one counts. */
static void
test_flows_of_version_2 (Place *place, gconstpointer version)
{
  g_autofree char *before = ask (place->path, OLD_FLOWS), *after = NULL, *counts = NULL, *peak = NULL, *shown = NULL;
  g_auto(GStrv) old = g_strsplit (before, "\n", -1), now = NULL;
  guint n_same = 0, n_marked = 0;

  open_and_check (place->path);
  after = ask (place->path, NEW_FLOWS);
  now = g_strsplit (after, "\n", -1);
  g_assert_cmpuint (g_strv_length (old), ==, 15);
  g_assert_cmpuint (g_strv_length (now), ==, 15);
  for (guint i = 0; old[i][0] != '\0'; i++)
    {
      gsize length = strlen (old[i]) - strlen ("1|");

      g_assert_cmpmem (old[i], length, now[i], strlen (now[i]) - strlen ("1|"));
      n_same += g_str_equal (old[i], now[i]);
      n_marked += g_str_has_suffix (now[i], "|1|");
    }
  /* Three of the four rows marked for one pair and product no longer are. */
  g_assert_cmpuint (n_same, ==, 14 - 3);
  g_assert_cmpuint (n_marked, ==, 11 - 3);
  counts = ask (place->path, "SELECT max(n) FROM (SELECT sum(counts & 1) AS n FROM flow_value JOIN flow_series USING (series_id)"
                             " GROUP BY import_id, measure, product_id, year, from_iso3, to_iso3)");
  g_assert_cmpstr (counts, ==, "1|\n");
  /* The scale of the arrows: the largest total of a country, not what it sends to the whole world. */
  peak = ask (place->path, "SELECT max(value) FROM flow_peak JOIN flow_series USING (series_id) WHERE outward AND iso3 = 'KAZ' AND import_id = 1");
  g_assert_cmpstr (peak, ==, "100.5|\n");
  shown = ask (place->path, "SELECT count(*), sum(import_id = 2) FROM flow");
  g_assert_cmpstr (shown, ==, "12|0|\n");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All files of the folder with their bytes. */
static char *
folder_state (const char *folder)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL), *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_checksum_update (sum, names->pdata[i], -1);
      g_checksum_update (sum, (const guchar *) bytes, (gssize) length);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
test_check_writes_nothing (Place *place, gconstpointer version)
{
  g_autofree char *before = folder_state (place->folder), *after = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean whole = mv_workspace_check_file (place->path, &findings, &error);

  g_assert_no_error (error);
  g_assert_true (whole);
  after = folder_state (place->folder);
  g_assert_cmpstr (after, ==, before);
  assert_version (place->path, GPOINTER_TO_INT (version));
}

/* A file is found at fault as it lies: version 2 states another number of rows than it has, later ones refer to an import that is gone. */
static void
test_check_finds (Place *place, gconstpointer version)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (place->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, GPOINTER_TO_INT (version) == 1 ? "DELETE FROM session WHERE session_id = 'a1'"
                                         : GPOINTER_TO_INT (version) == 2 ? "UPDATE import SET n_rows = 3 WHERE import_id = 1" : "DELETE FROM flow_value WHERE series_id = 1",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_assert_false (mv_workspace_check_file (place->path, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, >, 0);
}

static void
copy_file (const char *from, const char *to, const char *ending)
{
  g_autofree char *one = g_strconcat (from, ending, NULL), *other = g_strconcat (to, ending, NULL), *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (one, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (other, bytes, (gssize) length, NULL));
}

/* A program that is ended while it changes a file without a log leaves half a change, and beside it what takes that back: the file is judged by what
 * it will be, and nothing is written to it. */
static void
test_check_cut_off (Place *place, gconstpointer version)
{
  g_autofree char *folder = g_build_filename (place->folder, "ended", NULL), *ended = g_build_filename (folder, "ended.mvw", NULL);
  g_autofree char *journal = g_strconcat (ended, "-journal", NULL), *before = NULL, *after = NULL, *taken = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (place->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; PRAGMA user_version = 99; CREATE TABLE filler (t);"
                                 " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO filler SELECT zeroblob(900) FROM n",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  copy_file (place->path, ended, "");
  copy_file (place->path, ended, "-journal");
  sqlite3_close (handle);

  g_assert_true (g_file_get_contents (journal, &taken, NULL, NULL));
  g_assert_cmpint ((guint8) taken[0], ==, 0xd9);       /* of a journal that counts */
  before = folder_state (folder);
  g_assert_true (mv_workspace_check_file (ended, &findings, &error));
  g_assert_no_error (error);
  after = folder_state (folder);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  g_assert_cmpint (g_unlink (ended), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What stops a migration leaves the file as it was: here a table of a later version stands in its way. */
static void
test_stopped (Place *place, gconstpointer version)
{
  g_auto(GStrv) sql = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (place->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE partner_group (synthetic)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  sql = questions (place->path);
  before = ask_all (place->path, sql);
  g_assert_null (mv_workspace_open (place->path, &error));
  g_assert_nonnull (error);
  assert_version (place->path, GPOINTER_TO_INT (version));
  after = ask_all (place->path, sql);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int version = 1; version < MV_WORKSPACE_VERSION; version++)
    {
      static const struct { const char *name; void (*test) (Place *, gconstpointer); } tests[] = {
        { "nothing-lost", test_nothing_lost }, { "check-writes-nothing", test_check_writes_nothing }, { "check-finds", test_check_finds },
        { "check-cut-off", test_check_cut_off }, { "stopped", test_stopped }
      };

      for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
        {
          g_autofree char *name = g_strdup_printf ("/workspace-version-%d/%s", version, tests[i].name);

          g_test_add (name, Place, GINT_TO_POINTER (version), set_up, tests[i].test, tear_down);
        }
    }
  g_test_add ("/workspace-version-2/flows", Place, GINT_TO_POINTER (2), set_up, test_flows_of_version_2, tear_down);
  return g_test_run ();
}
