#include "ui/application.h"

#include "app/base/text.h"
#include "ui/about.h"
#include "ui/chart/chart-dock.h"
#include "ui/preferences.h"
#include "ui/settings.h"
#include "ui/window.h"

struct _MvApplication
{
  AdwApplication parent_instance;
  char          *dataset;
  MvView        *view;          /* of the first window; NULL = the start view */
};

G_DEFINE_FINAL_TYPE (MvApplication, mv_application, ADW_TYPE_APPLICATION)

static void
preferences_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (MV_IS_WINDOW (window))
    mv_preferences_show (window, mv_window_get_session (MV_WINDOW (window)));
}

static void
about_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (MV_IS_WINDOW (window))
    mv_about_show (window, mv_window_get_session (MV_WINDOW (window)));
}

static void
quit_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_destroy (item->data);
  g_list_free (windows);
}

static void
mv_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "preferences", .activate = preferences_cb }, { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  const char *const quit_keys[] = { "<Primary>q", NULL }, *const preferences_keys[] = { "<Primary>comma", NULL };

  G_APPLICATION_CLASS (mv_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.preferences", preferences_keys);
  mv_preferences_apply ();
}

/* The start view in the language of names a person has chosen, with charts if they were open last. */
static MvView *
start_view (void)
{
  MvView *view = mv_view_new ();
  GSettings *settings = mv_settings_get ();
  g_autoptr(GVariant) chosen = settings != NULL ? g_settings_get_user_value (settings, "names") : NULL;

  if (chosen != NULL)
    mv_text_set (&view->names, g_variant_get_string (chosen, NULL));
  if (mv_settings_flag ("show-charts", FALSE))
    view->charts = mv_chart_dock_first (view);
  return view;
}

static void
mv_application_activate (GApplication *application)
{
  MvApplication *self = MV_APPLICATION (application);
  g_autoptr(MvView) view = self->view != NULL ? mv_view_copy (self->view) : start_view ();
  g_autoptr(MvSession) session = mv_session_new (self->dataset, view);

  gtk_window_present (GTK_WINDOW (mv_window_new (GTK_APPLICATION (self), session)));
}

static void
mv_application_finalize (GObject *object)
{
  MvApplication *self = MV_APPLICATION (object);

  g_free (self->dataset);
  g_clear_pointer (&self->view, mv_view_free);
  G_OBJECT_CLASS (mv_application_parent_class)->finalize (object);
}

static void
mv_application_class_init (MvApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mv_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = mv_application_startup;
  G_APPLICATION_CLASS (klass)->activate = mv_application_activate;
}

static void
mv_application_init (MvApplication *self)
{
}

MvApplication *
mv_application_new (const char *dataset, const MvView *view)
{
  MvApplication *self = g_object_new (MV_TYPE_APPLICATION, "application-id", "org.multivector.Multivector",
                                      "flags", G_APPLICATION_NON_UNIQUE, NULL);

  self->dataset = g_strdup (dataset);
  self->view = view == NULL ? NULL : mv_view_copy (view);
  return self;
}
