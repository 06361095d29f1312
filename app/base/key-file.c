#include "app/base/key-file.h"

#include <string.h>

/* Is there a value whose last escape is whole? */
static gboolean
is_whole (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *raw = g_key_file_get_value (file, group, key, NULL);
  gsize n = raw != NULL ? strlen (raw) : 0, slashes = 0;

  while (slashes < n && raw[n - 1 - slashes] == '\\')
    slashes++;
  return raw != NULL && slashes % 2 == 0;
}

char *
mv_key_file_string (GKeyFile *file, const char *group, const char *key)
{
  return is_whole (file, group, key) ? g_key_file_get_string (file, group, key, NULL) : NULL;
}

char **
mv_key_file_strings (GKeyFile *file, const char *group, const char *key, gsize *n)
{
  if (n != NULL)
    *n = 0;
  return is_whole (file, group, key) ? g_key_file_get_string_list (file, group, key, n, NULL) : NULL;
}
