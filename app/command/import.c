#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/command/command.h"
#include "app/exchange/import.h"

#define PROBLEMS_SHOWN 20
#define ROWS_SHOWN 5

typedef struct { char *recipe, *source, *duplicates; gboolean dry_run, json, preview, list, progress; int undo, redo; } Words;

static void
words_clear (Words *words)
{
  g_free (words->recipe);
  g_free (words->source);
  g_free (words->duplicates);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
read_duplicates (const char *text, MvDuplicates *duplicates, GError **error)
{
  static const char *const names[] = { "keep", "replace", "skip" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (text == NULL || g_str_equal (text, names[i]))
      {
        *duplicates = (MvDuplicates) i;
        return TRUE;
      }
  g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("--duplicates %s: there are keep, replace and skip."), text);
  return FALSE;
}

static void
print_preview (const MvImportPreview *preview)
{
  printf ("%s\n%s\n", preview->format != NULL ? preview->format : "", preview->recipe_reason);
  printf (_("What the rows become: %s\n"), mv_import_kind_title (preview->recipe->kind));
  for (guint i = 0; i < preview->columns->len; i++)
    {
      const MvImportColumn *column = preview->columns->pdata[i];

      printf ("  %-32s %-24s %s\n", column->name, mv_import_role_title (column->role), column->reason);
    }
  for (guint i = 0, shown = 0; i < preview->taken->len && shown < ROWS_SHOWN; i++)
    if (preview->taken->pdata[i] != NULL)
      {
        printf ("  %s\n", (char *) preview->taken->pdata[i]);
        shown++;
      }
  for (guint i = 0; i < MIN (preview->problems->len, PROBLEMS_SHOWN); i++)
    {
      const MvImportProblem *problem = preview->problems->pdata[i];

      if (problem->line > 0)
        printf (_("  line %u: %s\n"), problem->line, problem->reason);
      else
        printf ("  %s\n", problem->reason);
    }
}

static void
print_result (const MvImportResult *result)
{
  printf (ngettext_ ("%lu row read, %lu taken, %lu refused, %lu left out, %lu skipped\n",
                     "%lu rows read, %lu taken, %lu refused, %lu left out, %lu skipped\n", result->n_read),
          (gulong) result->n_read, (gulong) result->n_taken, (gulong) result->n_refused, (gulong) result->n_left_out, (gulong) result->n_skipped);
  if (result->n_summed > 0)
    printf (_("%lu totals added up out of the products\n"), (gulong) result->n_summed);
  if (result->n_same > 0)
    printf (ngettext_ ("%lu row stands in the dataset or the workspace already, %lu replaced\n",
                       "%lu rows stand in the dataset or the workspace already, %lu of them replaced\n", result->n_same), (gulong) result->n_same, (gulong) result->n_replaced);
  for (guint i = 0; i < MIN (result->same->len, ROWS_SHOWN); i++)
    {
      const MvImportSame *same = result->same->pdata[i];
      g_autofree char *mine = mv_number_short (same->value, NULL), *other = mv_number_short (same->other, NULL);

      printf (_("  %d %s → %s, %s: %s here, %s in %s\n"), same->year, same->from, same->to, same->product, mine, other, same->other_source);
    }
  for (guint i = 0; i < result->reasons->len; i++)
    {
      const MvImportReason *reason = result->reasons->pdata[i];

      printf (ngettext_ ("  %lu row: %s\n", "  %lu rows: %s\n", reason->n), (gulong) reason->n, reason->reason);
    }
  for (guint i = 0; i < MIN (result->problems->len, PROBLEMS_SHOWN); i++)
    {
      const MvImportProblem *problem = result->problems->pdata[i];

      printf (_("  line %u: %s\n"), problem->line, problem->reason);
    }
  if (result->import_id > 0)
    printf (_("Import %ld, source %s\n"), (glong) result->import_id, result->source_id);
  else
    printf ("%s\n", _("Nothing was kept: this was a dry run."));
  if (result->view != NULL)
    printf ("%s\n", result->view);
}

static void
add_number (JsonBuilder *builder, const char *name, guint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) number);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_value (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

static void
print_json (const MvImportResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_number (builder, "import", (guint64) result->import_id);
  add_text (builder, "source", result->source_id);
  add_number (builder, "read", result->n_read);
  add_number (builder, "taken", result->n_taken);
  add_number (builder, "refused", result->n_refused);
  add_number (builder, "left_out", result->n_left_out);
  add_number (builder, "skipped", result->n_skipped);
  add_number (builder, "replaced", result->n_replaced);
  add_number (builder, "summed", result->n_summed);
  add_number (builder, "same", result->n_same);
  add_text (builder, "view", result->view);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const MvImportProblem *problem = result->problems->pdata[i];

      json_builder_begin_object (builder);
      add_number (builder, "line", problem->line);
      add_text (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "duplicates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->same->len; i++)
    {
      const MvImportSame *same = result->same->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "measure", same->measure);
      add_text (builder, "product", same->product);
      add_number (builder, "year", (guint64) same->year);
      add_text (builder, "from", same->from);
      add_text (builder, "to", same->to);
      add_value (builder, "value", same->value);
      add_value (builder, "other", same->other);
      add_text (builder, "other_source", same->other_source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  printf ("%s\n", text);
}

static gboolean
change (const MvCommandOptions *options, const Words *words, GError **error)
{
  g_autoptr (MvDb) db = mv_workspace_open (options->workspace, error);

  return db != NULL && mv_imports_undo (db, words->undo > 0 ? words->undo : words->redo, words->undo > 0, error);
}

static gboolean
list_imports (const MvCommandOptions *options, GError **error)
{
  g_autoptr (MvDb) db = mv_workspace_open (options->workspace, error);
  g_autoptr (GPtrArray) list = db != NULL ? mv_imports_list (db, error) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const MvImportRecord *record = list->pdata[i];

      printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%" G_GUINT64_FORMAT "\t%s\n", record->import_id, record->imported_at, record->file_name, record->source_id,
              record->n_rows, record->undone ? _("undone") : "");
    }
  return list != NULL;
}

static void
print_progress (guint64 n_rows, double share, gpointer data)
{
  if (isnan (share))
    fprintf (stderr, ngettext_ ("%lu row\n", "%lu rows\n", n_rows), (gulong) n_rows);
  else
    fprintf (stderr, _("%lu rows, %.0f %% of the file\n"), (gulong) n_rows, 100 * share);
}

static gboolean
import (const MvCommandOptions *options, const Words *words, GError **error)
{
  MvImportOptions how = { .dry_run = words->dry_run, .progress = words->progress ? print_progress : NULL };
  g_auto (MvImportSource) source = { NULL };
  g_autoptr (MvRecipe) recipe = NULL;
  g_autoptr (MvDb) dataset = NULL;
  g_autoptr (MvImportPreview) preview = NULL;
  g_autoptr (MvImportResult) result = NULL;

  if (!read_duplicates (words->duplicates, &how.duplicates, error))
    return FALSE;
  if ((words->recipe != NULL && (recipe = mv_recipes_find (words->recipe, error)) == NULL) || (dataset = mv_command_open (options, error)) == NULL
      || (preview = mv_import_preview (dataset, options->rest[0], recipe, NULL, error)) == NULL)
    return FALSE;
  if (words->preview || !preview->ready)
    {
      print_preview (preview);
      return words->preview;
    }
  if (words->source != NULL && !mv_import_source_parse (words->source, &source, error))
    return FALSE;
  /* What the shape itself tells of its source need not be said again. */
  if (source.publisher == NULL)
    source.publisher = g_strdup (preview->recipe->publisher);
  if (source.title == NULL)
    source.title = g_strdup (preview->recipe->title);
  if (source.licence == NULL)
    source.licence = g_strdup (preview->recipe->licence);
  if (source.url == NULL)
    source.url = g_strdup (preview->recipe->url);
  if (how.progress != NULL)
    how.progress (0, 0, NULL);
  result = mv_import_run (dataset, options->workspace, options->rest[0], preview->recipe, &source, &how, NULL, error);
  if (result == NULL)
    return FALSE;
  if (words->json)
    print_json (result);
  else
    print_result (result);
  fflush (stdout);
  return TRUE;
}

int
mv_command_import (int argc, char **argv)
{
  g_auto (Words) words = { NULL };
  const GOptionEntry entries[] = {
    { "recipe", 0, 0, G_OPTION_ARG_FILENAME, &words.recipe, N_("Read it by this recipe: a name or a file; default what the file looks like"), N_("NAME") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &words.source, N_("Where the figures come from: title=…;publisher=…;licence=…;url=…;read=2026-11-24"), N_("TEXT") },
    { "duplicates", 0, 0, G_OPTION_ARG_STRING, &words.duplicates, N_("Rows that are there already: keep both, replace, skip; default keep"), N_("HOW") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry_run, N_("Read and judge all rows, keep nothing"), NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &words.preview, N_("Only say what the columns seem to mean"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &words.json, N_("Say what became of the rows as JSON"), NULL },
    { "progress", 0, 0, G_OPTION_ARG_NONE, &words.progress, N_("Say on standard error how far it is"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &words.list, N_("List the imports of the workspace"), NULL },
    { "undo", 0, 0, G_OPTION_ARG_INT, &words.undo, N_("Take this import back"), N_("NUMBER") },
    { "redo", 0, 0, G_OPTION_ARG_INT, &words.redo, N_("Bring this import back"), N_("NUMBER") },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (!mv_command_parse (&options, argc, argv, entries, _("FILE --workspace FILE --source TEXT"),
                         _("Takes figures out of a file into a workspace: CSV, TSV, XLSX, ODS, JSON, GeoJSON, GeoPackage, Shapefile, KML, FlatGeobuf, IATI."), 0, 1, &error))
    return mv_command_fail (error);
  if (options.workspace == NULL && !words.preview)
    g_set_error_literal (&error, MV_ERROR, MV_ERROR_USAGE, _("The workspace is missing. Add --workspace FILE."));
  else if (words.undo > 0 || words.redo > 0)
    done = change (&options, &words, &error);
  else if (words.list)
    done = list_imports (&options, &error);
  else if (options.rest[0] == NULL)
    g_set_error_literal (&error, MV_ERROR, MV_ERROR_USAGE, _("The file to import is missing."));
  else
    done = import (&options, &words, &error);
  if (done)
    return MV_EXIT_DONE;
  return error != NULL ? mv_command_fail (error) : MV_EXIT_FAILED;
}
