#include "app/exchange/import-tables.h"

#include <string.h>

#include "app/exchange/stream-reader.h"

#define SECONDS 20

typedef struct
{
  char          **wish;         /* pattern, column of the code, column of what it means */
  int             code, meaning;
  MvCountryNames *names;        /* NULL = products are read */
  GHashTable     *products;
} Table;

static gboolean
on_table (const char *name, const char *const *columns, guint n, gpointer data, GError **error)
{
  Table *table = data;

  for (guint i = 0; i < n; i++)
    if (strcmp (columns[i], table->wish[1]) == 0)
      table->code = (int) i;
    else if (strcmp (columns[i], table->wish[2]) == 0)
      table->meaning = (int) i;
  return TRUE;
}

static gboolean
on_row (guint line, const char *const *cells, guint n, gpointer data, GError **error)
{
  Table *table = data;
  const char *code = table->code >= 0 ? cells[table->code] : NULL, *meaning = table->meaning >= 0 ? cells[table->meaning] : NULL;

  if (code == NULL || meaning == NULL)
    return TRUE;
  if (table->names != NULL)
    mv_country_names_add (table->names, code, meaning);
  else
    g_hash_table_replace (table->products, g_strdup (code), g_utf8_make_valid (meaning, -1));
  return TRUE;
}

static gboolean
read_one (char **wish, const char *folder, MvCountryNames *names, GHashTable *products, GError **error)
{
  g_autoptr (GDir) dir = wish != NULL && folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_pattern_match_simple (wish[0], name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        Table table = { wish, -1, -1, names, products };
        const MvStreamWatch watch = { .row = on_row, .table = on_table, .data = &table };
        const MvStreamWish all = { 0 };
        MvStreamFile file;

        if (!mv_stream_read (path, &all, SECONDS, &watch, &file, NULL, error))
          return FALSE;
        mv_stream_file_clear (&file);
      }
  return TRUE;
}

gboolean
mv_import_tables_read (const MvRecipe *recipe, const char *folder, MvCountryNames *names, GHashTable *products, GError **error)
{
  return read_one (recipe->country_table, folder, names, products, error) && read_one (recipe->product_table, folder, NULL, products, error);
}
