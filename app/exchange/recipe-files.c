#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

#include <gio/gio.h>

#include "app/base/text.h"
#include "app/exchange/recipe.h"

#define RESOURCES "/multivector/recipes/"

char *
mv_recipe_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "multivector", "recipes", NULL);
}

static void
add_known (GPtrArray *recipes)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      gsize length = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
      MvRecipe *recipe = text != NULL ? mv_recipe_parse (text, (gssize) length, &error) : NULL;

      if (recipe == NULL)
        {
          g_critical ("%s: %s", names[i], error != NULL ? error->message : "");
          continue;
        }
      recipe->known = TRUE;
      g_ptr_array_add (recipes, recipe);
    }
}

GPtrArray *
mv_recipes_all (void)
{
  GPtrArray *recipes = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_recipe_free);
  g_autofree char *folder = mv_recipe_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  add_known (recipes);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      MvRecipe *recipe = g_str_has_suffix (name, ".recipe") && g_file_get_contents (path, &text, NULL, NULL) ? mv_recipe_parse (text, -1, NULL) : NULL;

      if (recipe != NULL)
        g_ptr_array_add (recipes, recipe);
    }
  return recipes;
}

MvRecipe *
mv_recipes_find (const char *name, GError **error)
{
  g_autoptr (GPtrArray) recipes = mv_recipes_all ();
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < recipes->len; i++)
    {
      const MvRecipe *recipe = recipes->pdata[i];
      g_autofree char *folded = g_utf8_casefold (recipe->name, -1), *wanted = g_utf8_casefold (name, -1);

      if (g_str_equal (folded, wanted))
        return mv_recipe_copy (recipe);
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", recipe->name);
    }
  if (g_file_get_contents (name, &text, NULL, NULL))
    return mv_recipe_parse (text, -1, error);
  g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("There is no recipe “%s”, and no such file. There are: %s."), name, names->str);
  return NULL;
}

/* The column as the file writes it; NULL = none. */
static const char *
find_column (const char *const *columns, const char *name)
{
  g_autofree char *wanted = NULL;

  if (g_strv_contains (columns, name))
    return name;
  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (columns[i], -1);

      if (g_str_equal (folded, wanted))
        return columns[i];
    }
  return NULL;
}

static gboolean
suits (const MvRecipe *recipe, const char *file_name, const char *const *columns)
{
  if (recipe->header[0] == NULL || (recipe->file != NULL && !g_pattern_match_simple (recipe->file, file_name)))
    return FALSE;
  for (guint i = 0; recipe->header[i] != NULL; i++)
    if (find_column (columns, recipe->header[i]) == NULL)
      return FALSE;
  return TRUE;
}

const MvRecipe *
mv_recipes_recognise (GPtrArray *recipes, const char *file_name, const char *const *columns)
{
  const MvRecipe *best = NULL;

  /* The one that asks for the most columns; among equals a person's own, which come last. */
  for (guint i = 0; i < recipes->len; i++)
    if (suits (recipes->pdata[i], file_name, columns)
        && (best == NULL || g_strv_length (((MvRecipe *) recipes->pdata[i])->header) >= g_strv_length (best->header)))
      best = recipes->pdata[i];
  return best;
}

static void
adapt (GHashTable *table, const char *const *columns)
{
  g_autoptr (GList) names = g_hash_table_get_keys (table);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *column = find_column (columns, name->data);

      if (column != NULL && strcmp (column, name->data) != 0)
        {
          char *value = g_strdup (g_hash_table_lookup (table, name->data));

          g_hash_table_remove (table, name->data);
          g_hash_table_replace (table, g_strdup (column), value);
        }
    }
}

void
mv_recipe_adapt (MvRecipe *recipe, const char *const *columns)
{
  adapt (recipe->columns, columns);
  adapt (recipe->only, columns);
}

gboolean
mv_recipe_save (const MvRecipe *recipe, GError **error)
{
  g_autofree char *folder = mv_recipe_folder (), *text = mv_recipe_text (recipe), *name = g_strconcat (recipe->name, ".recipe", NULL), *path = NULL;
  g_autoptr (GError) failure = NULL;

  g_strdelimit (name, "/\\:", '-');
  if (*name == '.')
    *name = '-';
  path = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_file_set_contents (path, text, -1, &failure))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The recipe cannot be kept: %s."), failure != NULL ? failure->message : g_strerror (errno));
  return FALSE;
}
