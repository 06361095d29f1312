/* Texts of key files that other people wrote. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As g_key_file_get_string and g_key_file_get_string_list, but for a value that ends within an escape, at which GLib complains about itself:
 * NULL, too. Any thread. */
char  *mv_key_file_string  (GKeyFile *file, const char *group, const char *key);
char **mv_key_file_strings (GKeyFile *file, const char *group, const char *key, gsize *n);

G_END_DECLS
