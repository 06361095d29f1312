/* compile --data DIR [--without-share-alike] -o OUT: makes the dataset from its tables and layers, or says what is wrong with them.
 * Exit status: 0 made, 1 refused or failed, 2 wrong usage. */
#include <locale.h>
#include <string.h>
#include <glib/gstdio.h>

#include "app/store/seal.h"
#include "data/compiler/drawing.h"
#include "data/compiler/finish.h"
#include "data/compiler/flags.h"
#include "data/compiler/geopackage.h"
#include "data/compiler/inputs.h"
#include "data/compiler/position.h"
#include "data/compiler/relief.h"
#include "data/compiler/rows.h"

static const char *const other_inputs[] = {
  "schema.sql", "views.sql", "layers.csv", "relief/hillshade.csv", "relief/hillshade.png", NULL
};

static struct
{
  char    *data, *output, *depfile;
  gboolean without_share_alike, check_only;
} options;

static const GOptionEntry entries[] = {
  { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data, "The folder of tables and layers", "DIR" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "The dataset to make", "FILE" },
  { "without-share-alike", 0, 0, G_OPTION_ARG_NONE, &options.without_share_alike,
    "Leave out what is under the Open Database Licence", NULL },
  { "check-only", 0, 0, G_OPTION_ARG_NONE, &options.check_only, "Check tables and layers, make nothing", NULL },
  { "depfile", 0, 0, G_OPTION_ARG_FILENAME, &options.depfile, "Write a make rule with all inputs", "FILE" },
  G_OPTION_ENTRY_NULL
};

static gboolean
read_file (MvBuild *build, const char *name, char **sql, GError **error)
{
  g_autofree char *path = g_build_filename (build->folder, name, NULL);

  return g_file_get_contents (path, sql, NULL, error);
}

static gboolean
fill_tables (MvBuild *build, GError **error)
{
  g_autofree char *sql = NULL;

  if (!read_file (build, "schema.sql", &sql, error))
    return FALSE;
  build->schema = mv_schema_make (build->db, sql, error);
  if (build->schema == NULL)
    return FALSE;
  for (guint i = 0; i < build->schema->len; i++)
    if (!mv_rows_fill (build, build->schema->pdata[i], error))
      return FALSE;
  mv_rows_check_lists (build);
  return TRUE;
}

/* The newest full day on which a source was read: the date of the contents. */
static char *
newest_reading (MvBuild *build)
{
  sqlite3_stmt *stmt;
  char *day = NULL;

  sqlite3_prepare_v2 (build->db, "SELECT max (read_on) FROM source WHERE length (read_on) = 10", -1, &stmt, NULL);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    day = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return day;
}

static gboolean
add_layers (MvBuild *build, GPtrArray *layers, const char *read_on, GError **error)
{
  g_autofree char *last_change = g_strdup_printf ("%sT00:00:00.000Z", read_on != NULL ? read_on : "1970-01-01");

  if (!mv_geopackage_begin (build, error) || !mv_drawing_begin (build, error))
    return FALSE;
  for (guint i = 0; i < layers->len; i++)
    {
      const MvLayer *layer = layers->pdata[i];

      if (layer->share_alike && !build->share_alike)
        continue;
      if (!mv_geopackage_add_layer (build, layer, last_change, error) || !mv_drawing_add_layer (build, layer, error))
        return FALSE;
    }
  return mv_geopackage_add_tables (build, last_change, error);
}

static gboolean
add_the_rest (MvBuild *build, GPtrArray *layers, GError **error)
{
  g_autofree char *read_on = newest_reading (build);
  g_autoptr(GPtrArray) inputs = mv_inputs_list (build, layers, other_inputs);
  g_autofree char *sql = NULL;
  g_autofree char *digest = mv_inputs_digest (build, inputs, error);

  return digest != NULL
         && add_layers (build, layers, read_on, error)
         && read_file (build, "views.sql", &sql, error) && mv_build_run (build, sql, error)
         && mv_finish_info (build, digest, read_on, error)
         && (options.depfile == NULL || mv_inputs_depfile (build, inputs, options.output, options.depfile, error));
}

/* TRUE when there is no error; findings may have been made all the same. */
static gboolean
compile (MvBuild *build, GError **error)
{
  g_autoptr(GPtrArray) layers = mv_layers_read (build);

  if (!mv_build_run (build, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN", error)
      || !fill_tables (build, error))
    return FALSE;
  mv_layers_check (build, layers);
  mv_positions_check (build, layers);
  if (!mv_flags_settle (build, layers, error) || !mv_relief_add (build, "hillshade", error))
    return FALSE;
  if (mv_findings_count (build->findings) > 0 || options.check_only)
    return TRUE;
  return add_the_rest (build, layers, error) && mv_build_run (build, "COMMIT", error) && mv_finish_file (build, error);
}

static gboolean
make (MvBuild *build, const char *path, GError **error)
{
  gboolean made;

  g_unlink (path);
  if (sqlite3_open (path, &build->db) != SQLITE_OK)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "“%s” cannot be written: %s.", path, sqlite3_errmsg (build->db));
      sqlite3_close (build->db);
      return FALSE;
    }
  sqlite3_extended_result_codes (build->db, 1);
  sqlite3_db_config (build->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (build->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  made = compile (build, error);
  sqlite3_close (build->db);
  return made;
}

/* The finished file appears under its name at once and whole, or not at all. */
static int
run (MvBuild *build)
{
  g_autofree char *unfinished = options.check_only ? g_strdup (":memory:") : g_strconcat (options.output, ".unfinished", NULL);
  g_autoptr(GError) error = NULL;
  gboolean made = make (build, unfinished, &error) && mv_findings_count (build->findings) == 0;

  if (made && !options.check_only)
    made = mv_seal_put (unfinished, &error);
  if (made && !options.check_only && g_rename (unfinished, options.output) != 0)
    {
      g_printerr ("“%s” cannot be written.\n", options.output);
      made = FALSE;
    }
  mv_findings_print (build->findings);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  if (!made && !options.check_only)
    {
      g_unlink (unfinished);
      g_unlink (options.output);
    }
  return made ? 0 : 1;
}

int
main (int argc, char *argv[])
{
  g_autoptr(GOptionContext) context = g_option_context_new ("— make the dataset from its tables and layers");
  g_autoptr(MvFindings) findings = mv_findings_new ();
  g_autoptr(GError) error = NULL;
  MvBuild build = { .findings = findings };
  int status;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || options.data == NULL || argc > 1
      || (options.output == NULL && !options.check_only))
    {
      g_printerr ("%s Try --help.\n", error != NULL ? error->message : "Say --data DIR and -o FILE.");
      return 2;
    }

  build.folder = options.data;
  build.share_alike = !options.without_share_alike;
  build.tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mv_table_free);
  build.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  build.share_alike_sources = g_hash_table_new (g_str_hash, g_str_equal);
  status = run (&build);

  g_hash_table_unref (build.share_alike_sources);
  g_hash_table_unref (build.keys);
  g_hash_table_unref (build.tables);
  g_clear_pointer (&build.schema, g_ptr_array_unref);
  g_free (options.data);
  g_free (options.output);
  g_free (options.depfile);
  return status;
}
