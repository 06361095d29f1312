#include "ui/preferences.h"

#include "app/base/text.h"
#include "ui/settings.h"

static const char *const styles[] = { "system", "light", "dark" };
static const char *const names[] = { "en", "ru", "local" };

static gboolean
word_to_index (GValue *value, GVariant *variant, gpointer words)
{
  const char *const *word = words;

  for (guint i = 0; i < 3; i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), word[i]))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
index_to_word (const GValue *value, const GVariantType *type, gpointer words)
{
  const char *const *word = words;

  return g_value_get_uint (value) < 3 ? g_variant_new_string (word[g_value_get_uint (value)]) : NULL;
}

static void
names_edit (MvView *view, gpointer language)
{
  mv_text_set (&view->names, language);
}

static void
names_cb (AdwComboRow *row, GParamSpec *spec, MvSession *session)
{
  mv_session_edit (session, names_edit, (gpointer) names[MIN (adw_combo_row_get_selected (row), G_N_ELEMENTS (names) - 1)]);
}

static void
style_cb (GSettings *settings, const char *key, gpointer data)
{
  g_autofree char *style = g_settings_get_string (settings, key);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : g_str_equal (style, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT : ADW_COLOR_SCHEME_DEFAULT);
}

void
mv_preferences_apply (void)
{
  GSettings *settings = mv_settings_get ();

  if (settings == NULL)
    return;
  g_signal_connect (settings, "changed::style", G_CALLBACK (style_cb), NULL);
  style_cb (settings, "style", NULL);
}

void
mv_preferences_show (GtkWindow *window, MvSession *session)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/multivector/Multivector/preferences.ui");
  GtkWindow *preferences = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));
  GSettings *settings = mv_settings_get ();

  if (settings != NULL)
    {
      g_settings_bind_with_mapping (settings, "style", gtk_builder_get_object (builder, "style"), "selected", G_SETTINGS_BIND_DEFAULT,
                                    word_to_index, index_to_word, (gpointer) styles, NULL);
      g_settings_bind_with_mapping (settings, "names", gtk_builder_get_object (builder, "names"), "selected", G_SETTINGS_BIND_DEFAULT,
                                    word_to_index, index_to_word, (gpointer) names, NULL);
      mv_settings_bind ("play-seconds", gtk_builder_get_object (builder, "seconds"), "value");
      /* The row is heard, not the settings: a change elsewhere leaves the view alone. */
      g_signal_connect_object (gtk_builder_get_object (builder, "names"), "notify::selected", G_CALLBACK (names_cb), session, 0);
    }
  gtk_window_set_transient_for (preferences, window);
  gtk_window_present (preferences);
}
