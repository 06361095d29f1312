#include "ui/settings.h"

#define SCHEMA "org.multivector.Multivector"

/* The installed schema, else the one in the build folder: the program runs without being installed. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = installed != NULL ? g_settings_schema_source_lookup (installed, SCHEMA, TRUE) : NULL;
  g_autoptr(GSettingsSchemaSource) built = NULL;

  if (schema != NULL)
    return schema;
  built = g_settings_schema_source_new_from_directory (MV_SCHEMAS_BUILT, installed, FALSE, NULL);
  return built != NULL ? g_settings_schema_source_lookup (built, SCHEMA, TRUE) : NULL;
}

GSettings *
mv_settings_get (void)
{
  static GSettings *settings;
  static gboolean asked;

  if (!asked)
    {
      g_autoptr(GSettingsSchema) schema = find_schema ();

      asked = TRUE;
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      else
        g_message ("The settings schema %s is not installed: sizes and choices will not be remembered.", SCHEMA);
    }
  return settings;
}

int
mv_settings_int (const char *key, int otherwise)
{
  GSettings *settings = mv_settings_get ();

  return settings != NULL ? g_settings_get_int (settings, key) : otherwise;
}

double
mv_settings_double (const char *key, double otherwise)
{
  GSettings *settings = mv_settings_get ();

  return settings != NULL ? g_settings_get_double (settings, key) : otherwise;
}

gboolean
mv_settings_flag (const char *key, gboolean otherwise)
{
  GSettings *settings = mv_settings_get ();

  return settings != NULL ? g_settings_get_boolean (settings, key) : otherwise;
}

char *
mv_settings_string (const char *key, const char *otherwise)
{
  GSettings *settings = mv_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup (otherwise);
}

void
mv_settings_bind (const char *key, gpointer object, const char *property)
{
  GSettings *settings = mv_settings_get ();

  if (settings != NULL)
    g_settings_bind (settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}
