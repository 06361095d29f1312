#include "app/exchange/import.h"

#include <string.h>

#include "app/base/text.h"
#include "app/exchange/import-guess.h"
#include "app/exchange/import-judge-private.h"
#include "app/exchange/stream-reader.h"

#define PREVIEW_SECONDS 60

static void
column_free (gpointer data)
{
  MvImportColumn *column = data;

  g_free (column->name);
  g_free (column->reason);
  g_free (column);
}

/* Cells may be NULL, so a row is as long as the table is wide. */
static void
free_rows (MvImportPreview *preview)
{
  for (guint i = 0; i < preview->rows->len; i++)
    {
      char **row = preview->rows->pdata[i];

      for (guint k = 0; k < preview->columns->len; k++)
        g_free (row[k]);
      g_free (row);
    }
  g_ptr_array_set_size (preview->rows, 0);
}

void
mv_import_preview_free (MvImportPreview *preview)
{
  if (preview == NULL)
    return;
  g_free (preview->path);
  g_free (preview->format);
  g_free (preview->notes);
  g_free (preview->recipe_reason);
  g_clear_pointer (&preview->tables, g_ptr_array_unref);
  free_rows (preview);
  g_clear_pointer (&preview->columns, g_ptr_array_unref);
  g_clear_pointer (&preview->rows, g_ptr_array_unref);
  g_clear_pointer (&preview->lines, g_array_unref);
  g_clear_pointer (&preview->long_rows, g_array_unref);
  g_clear_pointer (&preview->problems, g_ptr_array_unref);
  g_clear_pointer (&preview->taken, g_ptr_array_unref);
  mv_recipe_free (preview->recipe);
  g_free (preview);
}

static gboolean
on_table (const char *name, const char *const *columns, guint n, gpointer data, GError **error)
{
  MvImportPreview *preview = data;

  for (guint i = 0; i < n; i++)
    {
      MvImportColumn *column = g_new0 (MvImportColumn, 1);

      column->name = g_strdup (columns[i]);
      g_ptr_array_add (preview->columns, column);
    }
  return TRUE;
}

static gboolean
on_row (guint line, const char *const *cells, guint n, gpointer data, GError **error)
{
  MvImportPreview *preview = data;
  char **row = g_new0 (char *, n + 1);

  if (preview->rows->len >= MV_IMPORT_PREVIEW_ROWS)
    {
      g_free (row);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    row[i] = cells[i] != NULL ? g_utf8_make_valid (cells[i], -1) : NULL;
  g_ptr_array_add (preview->rows, row);
  g_array_append_val (preview->lines, line);
  return TRUE;
}

static void
on_long_row (guint line, guint cells, gpointer data)
{
  const MvImportLongRow row = { line, cells };

  g_array_append_val (((MvImportPreview *) data)->long_rows, row);
}

static const char **
column_names (const MvImportPreview *preview)
{
  const char **names = g_new0 (const char *, preview->columns->len + 1);

  for (guint i = 0; i < preview->columns->len; i++)
    names[i] = ((MvImportColumn *) preview->columns->pdata[i])->name;
  return names;
}

static void
add_problem (MvImportPreview *preview, guint line, const char *reason)
{
  MvImportProblem *problem = g_new (MvImportProblem, 1);

  *problem = (MvImportProblem) { line, g_strdup (reason) };
  g_ptr_array_add (preview->problems, problem);
}

/* Do the rows shown tell of months or days, not of years? Where whole years stand between them, these count and the parts are refused. */
static gboolean
has_parts (const MvImportPreview *preview)
{
  gboolean any = FALSE;

  for (guint c = 0; c < preview->columns->len; c++)
    for (guint i = 0; i < preview->rows->len && ((MvImportColumn *) preview->columns->pdata[c])->role == MV_IMPORT_YEAR; i++)
      {
        const char *cell = ((char **) preview->rows->pdata[i])[c];
        gboolean part = FALSE;

        if (mv_judge_year (cell, &part) > 0 && !part && strlen (cell) == strlen ("2023"))
          return FALSE;
        any = any || part;
      }
  return any;
}

static gboolean
judge (MvDb *dataset, MvImportPreview *preview, MvCountryNames *names, GError **error)
{
  g_autofree const char **columns = column_names (preview);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (preview->path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (MvJudge) judge = mv_judge_new (dataset, preview->recipe, columns, preview->columns->len, names, folder, missing, &failure);

  g_ptr_array_set_size (preview->problems, 0);
  g_ptr_array_set_size (preview->taken, 0);
  preview->n_taken = 0;
  if (preview->recipe->kind != MV_IMPORT_PLACES && !preview->recipe->sum_same && has_parts (preview))
    g_ptr_array_add (missing, g_strdup (mv_import_roles_parts ()));
  if (preview->rows->len == 0 && preview->long_rows->len == 0)
    g_ptr_array_insert (missing, 0, g_strdup (_("There are no rows below the header.")));
  preview->ready = judge != NULL && missing->len == 0;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < missing->len; i++)
    add_problem (preview, 0, missing->pdata[i]);
  for (guint i = 0; judge != NULL && i < preview->rows->len; i++)
    {
      MvJudged judged = mv_judge_row (judge, g_array_index (preview->lines, guint, i), preview->rows->pdata[i]);

      preview->n_taken += judged == MV_JUDGED_TAKEN;
      g_ptr_array_add (preview->taken, judged == MV_JUDGED_TAKEN ? mv_judge_words (judge) : NULL);
    }
  for (guint i = 0; judge != NULL && i < preview->long_rows->len; i++)
    {
      const MvImportLongRow *row = &g_array_index (preview->long_rows, MvImportLongRow, i);

      mv_judge_refuse_long (judge, row->line, row->cells);
    }
  for (guint i = 0; judge != NULL && i < mv_judge_journal (judge)->problems->len; i++)
    {
      const MvImportProblem *problem = mv_judge_journal (judge)->problems->pdata[i];

      add_problem (preview, problem->line, problem->reason);
    }
  return TRUE;
}

/* Where in the file the rows are. */
static void
take_place (MvRecipe *recipe, const MvRecipe *given)
{
  g_free (recipe->layer);
  recipe->layer = g_strdup (given->layer);
  recipe->skip_lines = given->skip_lines;
  g_free (recipe->encoding);
  recipe->encoding = g_strdup (given->encoding);
  recipe->separator = given->separator;
}

static void
choose_recipe (MvImportPreview *preview, const MvRecipe *given, MvCountryNames *names)
{
  g_autoptr (GPtrArray) recipes = mv_recipes_all ();
  g_autofree const char **columns = column_names (preview);
  g_autofree char *name = g_path_get_basename (preview->path);
  gboolean place_only = given != NULL && g_hash_table_size (given->columns) == 0 && !given->wide;
  const MvRecipe *known = given != NULL && !place_only ? given : mv_recipes_recognise (recipes, name, columns);

  if (known != NULL)
    {
      preview->recipe = mv_recipe_copy (known);
      mv_recipe_adapt (preview->recipe, columns);
      preview->recipe_reason = known == given ? g_strdup_printf (_("Read by the recipe “%s”."), known->name)
                                             : g_strdup_printf (_("This is the shape of “%s”."), known->name);
      if (place_only)
        take_place (preview->recipe, given);
      mv_import_explain (preview, names);
      return;
    }
  preview->guessed = TRUE;
  preview->recipe = mv_recipe_new (name, MV_IMPORT_FLOWS);
  preview->recipe_reason = g_strdup (_("No known shape: the columns are guessed from their names and contents."));
  mv_import_guess (preview, names);
  /* Next year's file of this shape is recognised by its columns, when the recipe is kept. */
  g_strfreev (preview->recipe->header);
  preview->recipe->header = g_strdupv ((char **) columns);
  if (place_only)
    take_place (preview->recipe, given);
}

MvImportPreview *
mv_import_preview (MvDb *dataset, const char *path, const MvRecipe *recipe, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvImportPreview) preview = g_new0 (MvImportPreview, 1);
  g_autoptr (MvCountryNames) names = NULL;
  const MvStreamWish wish = { MV_IMPORT_PREVIEW_ROWS, recipe != NULL ? recipe->layer : NULL, recipe != NULL ? recipe->skip_lines : 0, NULL,
                               recipe != NULL ? recipe->encoding : NULL, recipe != NULL ? recipe->separator : 0 };
  const MvStreamWatch watch = { on_row, on_table, on_long_row, NULL, preview };
  MvStreamFile file;

  g_return_val_if_fail (dataset != NULL && path != NULL, NULL);

  preview->path = g_strdup (path);
  preview->columns = g_ptr_array_new_with_free_func (column_free);
  preview->rows = g_ptr_array_new ();
  preview->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  preview->long_rows = g_array_new (FALSE, FALSE, sizeof (MvImportLongRow));
  preview->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_import_problem_free);
  preview->taken = g_ptr_array_new_with_free_func (g_free);
  names = mv_country_names_read (dataset, error);
  if (names == NULL || !mv_stream_read (path, &wish, PREVIEW_SECONDS, &watch, &file, cancellable, error))
    return NULL;
  preview->format = g_steal_pointer (&file.format);
  preview->notes = g_steal_pointer (&file.notes);
  preview->tables = g_steal_pointer (&file.tables);
  preview->table = file.table;
  choose_recipe (preview, recipe, names);
  return preview->recipe != NULL && judge (dataset, preview, names, error) ? g_steal_pointer (&preview) : NULL;
}

gboolean
mv_import_preview_review (MvDb *dataset, MvImportPreview *preview, GError **error)
{
  g_autoptr (MvCountryNames) names = NULL;

  g_return_val_if_fail (dataset != NULL && preview != NULL, FALSE);

  names = mv_country_names_read (dataset, error);
  if (names == NULL)
    return FALSE;
  mv_import_explain (preview, names);
  return judge (dataset, preview, names, error);
}

gboolean
mv_import_source_parse (const char *text, MvImportSource *source, GError **error)
{
  const struct { const char *key; char **place; } keys[] = {
    { "title", &source->title }, { "publisher", &source->publisher }, { "edition", &source->edition }, { "licence", &source->licence },
    { "license", &source->licence }, { "url", &source->url }, { "read", &source->read_on }, { "note", &source->note }
  };
  g_auto (GStrv) parts = g_strsplit (text, ";", 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (g_strstrip (parts[i]), '=');
      gboolean known = FALSE;

      if (*parts[i] == '\0')
        continue;
      for (guint k = 0; equals != NULL && k < G_N_ELEMENTS (keys); k++)
        if (strncmp (parts[i], keys[k].key, strlen (keys[k].key)) == 0 && parts[i] + strlen (keys[k].key) == equals)
          {
            g_free (*keys[k].place);
            *keys[k].place = g_strdup (equals + 1);
            known = TRUE;
          }
      if (!known)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_USAGE,
                       _("--source: “%s” is not understood. Write title=…;publisher=…;licence=…;url=…;read=2026-11-24."), parts[i]);
          return FALSE;
        }
    }
  return TRUE;
}
