#include "app/store/query-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/base/error.h"
#include "app/base/text.h"
#include "app/store/query-text.h"

#define SHIPPED "/multivector/queries/"
#define LONGEST_NAME 60         /* characters */
#define LARGEST 1000000         /* bytes */

void
mv_query_file_free (MvQueryFile *file)
{
  if (file == NULL)
    return;
  g_free (file->name);
  g_free (file->title);
  g_free (file->about);
  g_free (file);
}

char *
mv_query_file_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "multivector", "queries", NULL);
}

gboolean
mv_query_file_is_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_utf8_validate (name, -1, NULL) || !g_unichar_isalnum (g_utf8_get_char (name)) || g_utf8_strlen (name, -1) > LONGEST_NAME
      || g_str_has_suffix (name, " ") || g_str_has_suffix (name, "."))
    return FALSE;
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isalnum (g_utf8_get_char (c)) && strchr (" -_.", *c) == NULL)
      return FALSE;
  return TRUE;
}

static char *
path_of (const char *name)
{
  g_autofree char *folder = mv_query_file_folder (), *file = g_strconcat (name, ".sql", NULL);

  return g_build_filename (folder, file, NULL);
}

static char *
read_shipped (const char *name)
{
  g_autofree char *path = g_strconcat (SHIPPED, name, ".sql", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

char *
mv_query_file_read (const char *name, GError **error)
{
  g_autofree char *path = NULL, *sql = NULL;
  GStatBuf status;

  g_return_val_if_fail (name != NULL, NULL);

  if (mv_query_file_is_name (name))
    {
      path = path_of (name);
      if (g_stat (path, &status) == 0 && status.st_size > LARGEST)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("“%s” is larger than a query may be (1 MB)."), path);
          return NULL;
        }
      if (g_file_get_contents (path, &sql, NULL, NULL) || (sql = read_shipped (name)) != NULL)
        {
          if (g_utf8_validate (sql, -1, NULL))
            return g_steal_pointer (&sql);
          g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("“%s” is no text in UTF-8."), path);
          return NULL;
        }
    }
  g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("There is no saved query “%s”. Look into the SQL page, where all are listed."), name);
  return NULL;
}

static void
add (GPtrArray *files, GHashTable *seen, const char *file_name, gboolean shipped)
{
  g_autofree char *name = g_str_has_suffix (file_name, ".sql") ? g_strndup (file_name, strlen (file_name) - strlen (".sql")) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr (MvQueryText) text = NULL;
  MvQueryFile *file;

  if (name == NULL || !mv_query_file_is_name (name) || !g_hash_table_add (seen, g_strdup (name)))
    return;
  sql = shipped ? read_shipped (name) : mv_query_file_read (name, NULL);
  if (sql == NULL)
    return;
  text = mv_query_text_read (sql);
  file = g_new0 (MvQueryFile, 1);
  file->title = g_strdup (*text->title != '\0' ? text->title : name);
  file->about = g_strdup (text->about);
  file->name = g_steal_pointer (&name);
  file->shipped = shipped;
  g_ptr_array_add (files, file);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MvQueryFile *left = *(MvQueryFile *const *) a, *right = *(MvQueryFile *const *) b;

  return left->shipped != right->shipped ? left->shipped - right->shipped : g_utf8_collate (left->title, right->title);
}

GPtrArray *
mv_query_file_list (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_query_file_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = mv_query_file_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_auto (GStrv) shipped = g_resources_enumerate_children (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    add (files, seen, name, FALSE);
  for (guint i = 0; shipped != NULL && shipped[i] != NULL; i++)
    add (files, seen, shipped[i], TRUE);
  g_ptr_array_sort (files, compare);
  return files;
}

gboolean
mv_query_file_write (const char *name, const char *sql, GError **error)
{
  g_autofree char *folder = mv_query_file_folder (), *path = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (name != NULL && sql != NULL, FALSE);

  if (!mv_query_file_is_name (name))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” is no name for a query: at most 60 letters, digits, blanks and - _ . are allowed."), name);
      return FALSE;
    }
  path = path_of (name);
  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents (path, sql, -1, &reason))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: %s."), path, reason->message);
  return FALSE;
}

gboolean
mv_query_file_delete (const char *name, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL && mv_query_file_is_name (name), FALSE);

  path = path_of (name);
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be deleted: %s."), path, g_strerror (errno));
  return FALSE;
}
