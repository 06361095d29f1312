/* What the program remembers about itself: sizes, panels, style. The view is not a setting. Main thread only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings, shared, or NULL when the schema is installed nowhere: then nothing is remembered. Owned by the program. */
GSettings *mv_settings_get    (void);

/* A value, or OTHERWISE when nothing is remembered. */
int        mv_settings_int    (const char *key, int otherwise);
double     mv_settings_double (const char *key, double otherwise);
gboolean   mv_settings_flag   (const char *key, gboolean otherwise);
char      *mv_settings_string (const char *key, const char *otherwise);      /* g_free */

/* Keeps PROPERTY of OBJECT and KEY the same. Without settings nothing happens. */
void       mv_settings_bind   (const char *key, gpointer object, const char *property);

G_END_DECLS
