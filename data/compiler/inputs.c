#include "data/compiler/inputs.h"

#include <string.h>

GPtrArray *
mv_inputs_list (const MvBuild *build, GPtrArray *layers, const char *const *others)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; others[i] != NULL; i++)
    g_ptr_array_add (inputs, g_strdup (others[i]));
  for (guint i = 0; i < build->schema->len; i++)
    g_ptr_array_add (inputs, g_strdup_printf ("tables/%s.csv", ((MvSchemaTable *) build->schema->pdata[i])->name));
  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (inputs, g_strdup (((MvLayer *) layers->pdata[i])->file));
  return inputs;
}

char *
mv_inputs_digest (const MvBuild *build, GPtrArray *inputs, GError **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < inputs->len; i++)
    {
      g_autofree char *path = g_build_filename (build->folder, inputs->pdata[i], NULL);
      g_autofree char *head = NULL, *text = NULL;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, error))
        return NULL;
      head = g_strdup_printf ("%s %" G_GSIZE_FORMAT "\n", (char *) inputs->pdata[i], length);
      g_checksum_update (checksum, (const guchar *) head, strlen (head));
      g_checksum_update (checksum, (const guchar *) text, length);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

gboolean
mv_inputs_depfile (const MvBuild *build, GPtrArray *inputs, const char *target, const char *depfile, GError **error)
{
  g_autoptr(GString) rule = g_string_new (target);

  g_string_append_c (rule, ':');
  for (guint i = 0; i < inputs->len; i++)
    {
      g_autofree char *path = g_build_filename (build->folder, inputs->pdata[i], NULL);
      g_autoptr(GString) escaped = g_string_new (path);

      g_string_replace (escaped, " ", "\\ ", 0);
      g_string_append_printf (rule, " \\\n  %s", escaped->str);
    }
  g_string_append_c (rule, '\n');
  return g_file_set_contents (depfile, rule->str, rule->len, error);
}
