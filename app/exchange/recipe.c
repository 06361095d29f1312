#include "app/exchange/recipe.h"

#include <string.h>

#include "app/base/key-file.h"
#include "app/base/text.h"

#define ROLES_OF(kind) (1 << (kind))
#define ALL (ROLES_OF (MV_IMPORT_FLOWS) | ROLES_OF (MV_IMPORT_INDICATORS) | ROLES_OF (MV_IMPORT_PLACES))

static const struct { const char *word, *title; guint kinds; } roles[MV_N_IMPORT_ROLES] = {
  [MV_IMPORT_IGNORE] = { "ignore", N_("left out"), ALL },
  [MV_IMPORT_YEAR] = { "year", N_("year or date"), ALL },
  [MV_IMPORT_END_YEAR] = { "end-year", N_("last year"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_FROM] = { "from", N_("from: exporter, donor, origin"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_TO] = { "to", N_("to: importer, recipient"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_REPORTER] = { "reporter", N_("country that reports"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_PARTNER] = { "partner", N_("partner country"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_DIRECTION] = { "direction", N_("export or import"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_COUNTRY] = { "country", N_("country"), ROLES_OF (MV_IMPORT_INDICATORS) | ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_VALUE] = { "value", N_("value"), ALL },
  [MV_IMPORT_EXPORTS] = { "exports", N_("value of exports"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_IMPORTS] = { "imports", N_("value of imports"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_UNIT] = { "unit", N_("unit"), ALL },
  [MV_IMPORT_BASIS] = { "basis", N_("price basis or definition"), ROLES_OF (MV_IMPORT_FLOWS) | ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_VALUATION] = { "valuation", N_("FOB or CIF"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_MEASURE] = { "measure", N_("what flows"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_PRODUCT] = { "product", N_("product code"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_PRODUCT_NAME] = { "product-name", N_("name of the product"), ROLES_OF (MV_IMPORT_FLOWS) },
  [MV_IMPORT_INDICATOR] = { "indicator", N_("code of the indicator"), ROLES_OF (MV_IMPORT_INDICATORS) },
  [MV_IMPORT_INDICATOR_NAME] = { "indicator-name", N_("name of the indicator"), ROLES_OF (MV_IMPORT_INDICATORS) },
  [MV_IMPORT_LONGITUDE] = { "longitude", N_("longitude"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_LATITUDE] = { "latitude", N_("latitude"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_GEOMETRY] = { "geometry", N_("shape"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_NAME] = { "name", N_("name of the place or project"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_RECORD] = { "record", N_("number of the record"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_SPONSOR] = { "sponsor", N_("who pays or builds"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_SECTOR] = { "sector", N_("sector"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_STATUS] = { "status", N_("status"), ROLES_OF (MV_IMPORT_PLACES) },
  [MV_IMPORT_NOTE] = { "note", N_("note"), ROLES_OF (MV_IMPORT_PLACES) }
};

static const char *const kinds[] = { "flows", "indicators", "places", NULL };

const char *
mv_import_role_word (MvImportRole role)
{
  return role < MV_N_IMPORT_ROLES ? roles[role].word : NULL;
}

const char *
mv_import_role_title (MvImportRole role)
{
  return role < MV_N_IMPORT_ROLES ? _(roles[role].title) : NULL;
}

gboolean
mv_import_role_find (const char *word, MvImportRole *role)
{
  for (guint i = 0; i < MV_N_IMPORT_ROLES; i++)
    if (g_str_equal (roles[i].word, word))
      {
        *role = (MvImportRole) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
mv_import_role_suits (MvImportRole role, MvImportKind kind)
{
  return role < MV_N_IMPORT_ROLES && (roles[role].kinds & ROLES_OF (kind)) != 0;
}

const char *
mv_import_kind_title (MvImportKind kind)
{
  return kind == MV_IMPORT_FLOWS ? _("flows between countries") : kind == MV_IMPORT_INDICATORS ? _("figures of countries") : _("places and projects");
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

MvRecipe *
mv_recipe_new (const char *name, MvImportKind kind)
{
  MvRecipe *recipe = g_new0 (MvRecipe, 1);

  recipe->name = g_strdup (name);
  recipe->kind = kind;
  recipe->header = g_new0 (char *, 1);
  recipe->columns = new_table ();
  recipe->constants = new_table ();
  recipe->words = new_table ();
  recipe->countries = new_table ();
  recipe->only = new_table ();
  return recipe;
}

MvRecipe *
mv_recipe_copy (const MvRecipe *recipe)
{
  g_autofree char *text = mv_recipe_text (recipe);
  MvRecipe *copy = mv_recipe_parse (text, -1, NULL);

  if (copy != NULL)
    copy->known = recipe->known;
  return copy;
}

void
mv_recipe_free (MvRecipe *recipe)
{
  if (recipe == NULL)
    return;

  GHashTable **tables[] = { &recipe->columns, &recipe->constants, &recipe->words, &recipe->countries, &recipe->only };
  char **texts[] = { &recipe->name, &recipe->file, &recipe->title, &recipe->publisher, &recipe->licence, &recipe->url, &recipe->layer, &recipe->encoding };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (*tables[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_strfreev (recipe->header);
  g_strfreev (recipe->country_table);
  g_strfreev (recipe->product_table);
  g_free (recipe);
}

static gboolean
fail (GError **error, const char *group, const char *key, const char *reason)
{
  g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("The recipe cannot be used: [%s] %s: %s."), group, key, reason);
  return FALSE;
}

static gboolean
read_group (GKeyFile *file, const char *group, GHashTable *table)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      char *value = mv_key_file_string (file, group, keys[i]);

      if (value != NULL)
        g_hash_table_replace (table, g_strdup (keys[i]), value);
    }
  return TRUE;
}

/* Keys of key files may not hold every character a column's name may: such a name stands in the value, "role|name". */
static gboolean
read_columns (GKeyFile *file, MvRecipe *recipe, GError **error)
{
  g_autoptr (GHashTable) table = new_table ();
  GHashTableIter iter;
  gpointer key, value;

  read_group (file, "Columns", table);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      char *bar = strchr (value, '|');
      g_autofree char *word = bar != NULL ? g_strndup (value, (gsize) (bar - (char *) value)) : g_strdup (value);
      MvImportRole role;

      if (!mv_import_role_find (word, &role))
        return fail (error, "Columns", key, _("there is no such role"));
      g_hash_table_replace (recipe->columns, g_strdup (bar != NULL ? bar + 1 : (char *) key), g_strdup (word));
    }
  return TRUE;
}

static gboolean
read_three (GKeyFile *file, const char *key, char ***place, GError **error)
{
  gsize n = 0;

  if (!g_key_file_has_key (file, "Tables", key, NULL))
    return TRUE;
  *place = mv_key_file_strings (file, "Tables", key, &n);
  return n == 3 || fail (error, "Tables", key, _("a pattern and two columns are wanted, with ; between them"));
}

static const struct { const char *word; char sign; } separators[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' }, { "bar", '|' } };

static gboolean
read_reading (GKeyFile *file, MvRecipe *recipe, GError **error)
{
  g_autofree char *decimal = mv_key_file_string (file, "Read", "decimal"), *rows = mv_key_file_string (file, "Read", "rows");
  g_autofree char *separator = mv_key_file_string (file, "Read", "separator");
  g_autofree char *same = mv_key_file_string (file, "Read", "same"), *totals = mv_key_file_string (file, "Read", "totals");
  guint k = 0;

  if (decimal != NULL && !g_str_equal (decimal, ",") && !g_str_equal (decimal, "."))
    return fail (error, "Read", "decimal", _("a comma or a point is wanted"));
  recipe->decimal = decimal != NULL ? *decimal : 0;
  while (separator != NULL && k < G_N_ELEMENTS (separators) && !g_str_equal (separators[k].word, separator))
    k++;
  if (k == G_N_ELEMENTS (separators))
    return fail (error, "Read", "separator", _("one of comma, semicolon, tab, bar is wanted"));
  recipe->separator = separator != NULL ? separators[k].sign : 0;
  recipe->encoding = mv_key_file_string (file, "Read", "encoding");
  recipe->skip_lines = CLAMP (g_key_file_get_integer (file, "Read", "skip-lines", NULL), 0, 1000);
  recipe->layer = mv_key_file_string (file, "Read", "layer");
  recipe->wide = g_strcmp0 (rows, "wide") == 0;
  recipe->sum_same = g_strcmp0 (same, "sum") == 0;
  recipe->sum_totals = g_strcmp0 (totals, "sum") == 0;
  return read_three (file, "countries", &recipe->country_table, error) && read_three (file, "products", &recipe->product_table, error);
}

MvRecipe *
mv_recipe_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (MvRecipe) recipe = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = NULL, *kind = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  guint k = 0;

  /* Key files let other bytes pass in their keys, which are names of columns here. */
  if (!g_utf8_validate_len (text, size, NULL))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("This is no recipe: %s"), _("The file is no text in UTF-8."));
      return NULL;
    }
  if (!g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, &failure))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("This is no recipe: %s"), failure->message);
      return NULL;
    }
  name = mv_key_file_string (file, "Recipe", "Name");
  kind = mv_key_file_string (file, "Recipe", "Kind");
  while (kinds[k] != NULL && g_strcmp0 (kinds[k], kind) != 0)
    k++;
  if (name == NULL || *name == '\0' || kinds[k] == NULL)
    {
      fail (error, "Recipe", name == NULL ? "Name" : "Kind", _("a name and one of flows, indicators, places are wanted"));
      return NULL;
    }
  recipe = mv_recipe_new (name, (MvImportKind) k);
  if (g_key_file_has_key (file, "Recipe", "Header", NULL))
    {
      g_strfreev (recipe->header);
      recipe->header = mv_key_file_strings (file, "Recipe", "Header", NULL);
      if (recipe->header == NULL)
        recipe->header = g_new0 (char *, 1);
    }
  recipe->file = mv_key_file_string (file, "Recipe", "File");
  recipe->title = mv_key_file_string (file, "Recipe", "Title");
  recipe->publisher = mv_key_file_string (file, "Recipe", "Publisher");
  recipe->licence = mv_key_file_string (file, "Recipe", "Licence");
  recipe->url = mv_key_file_string (file, "Recipe", "Url");
  read_group (file, "Constant", recipe->constants);
  read_group (file, "Words", recipe->words);
  read_group (file, "Countries", recipe->countries);
  read_group (file, "Only", recipe->only);
  return read_columns (file, recipe, error) && read_reading (file, recipe, error) ? g_steal_pointer (&recipe) : NULL;
}

static void
write_group (GKeyFile *file, const char *group, GHashTable *table)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);

  for (GList *key = keys; key != NULL; key = key->next)
    g_key_file_set_string (file, group, key->data, g_hash_table_lookup (table, key->data));
}

static void
write_text (GKeyFile *file, const char *group, const char *key, const char *text)
{
  if (text != NULL)
    g_key_file_set_string (file, group, key, text);
}

char *
mv_recipe_text (const MvRecipe *recipe)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GList) columns = g_list_sort (g_hash_table_get_keys (recipe->columns), (GCompareFunc) strcmp);
  const char decimal[] = { recipe->decimal, '\0' };
  guint n = 0;

  write_text (file, "Recipe", "Name", recipe->name);
  write_text (file, "Recipe", "Kind", kinds[recipe->kind]);
  if (recipe->header[0] != NULL)
    g_key_file_set_string_list (file, "Recipe", "Header", (const char *const *) recipe->header, g_strv_length (recipe->header));
  write_text (file, "Recipe", "File", recipe->file);
  write_text (file, "Recipe", "Title", recipe->title);
  write_text (file, "Recipe", "Publisher", recipe->publisher);
  write_text (file, "Recipe", "Licence", recipe->licence);
  write_text (file, "Recipe", "Url", recipe->url);
  for (GList *column = columns; column != NULL; column = column->next)
    {
      g_autofree char *key = g_strdup_printf ("%u", ++n), *value = NULL;

      value = g_strconcat (g_hash_table_lookup (recipe->columns, column->data), "|", column->data, NULL);
      g_key_file_set_string (file, "Columns", key, value);
    }
  write_group (file, "Constant", recipe->constants);
  write_group (file, "Words", recipe->words);
  write_group (file, "Countries", recipe->countries);
  write_group (file, "Only", recipe->only);
  write_text (file, "Read", "decimal", recipe->decimal != 0 ? decimal : NULL);
  write_text (file, "Read", "encoding", recipe->encoding);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].sign == recipe->separator)
      write_text (file, "Read", "separator", separators[i].word);
  if (recipe->skip_lines > 0)
    g_key_file_set_integer (file, "Read", "skip-lines", recipe->skip_lines);
  write_text (file, "Read", "layer", recipe->layer);
  write_text (file, "Read", "rows", recipe->wide ? "wide" : NULL);
  write_text (file, "Read", "same", recipe->sum_same ? "sum" : NULL);
  write_text (file, "Read", "totals", recipe->sum_totals ? "sum" : NULL);
  if (recipe->country_table != NULL)
    g_key_file_set_string_list (file, "Tables", "countries", (const char *const *) recipe->country_table, 3);
  if (recipe->product_table != NULL)
    g_key_file_set_string_list (file, "Tables", "products", (const char *const *) recipe->product_table, 3);
  return g_key_file_to_data (file, NULL, NULL);
}

MvImportRole
mv_recipe_role (const MvRecipe *recipe, const char *column)
{
  const char *word = g_hash_table_lookup (recipe->columns, column);
  MvImportRole role = MV_IMPORT_IGNORE;

  if (word != NULL)
    mv_import_role_find (word, &role);
  return role;
}

void
mv_recipe_set_role (MvRecipe *recipe, const char *column, MvImportRole role)
{
  if (role == MV_IMPORT_IGNORE)
    g_hash_table_remove (recipe->columns, column);
  else
    g_hash_table_replace (recipe->columns, g_strdup (column), g_strdup (roles[role].word));
}

const char *
mv_recipe_constant (const MvRecipe *recipe, const char *key)
{
  return g_hash_table_lookup (recipe->constants, key);
}

void
mv_recipe_set_constant (MvRecipe *recipe, const char *key, const char *value)
{
  if (value == NULL || *value == '\0')
    g_hash_table_remove (recipe->constants, key);
  else
    g_hash_table_replace (recipe->constants, g_strdup (key), g_strdup (value));
}
