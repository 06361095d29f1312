#include "ui/application.h"

#include <glib-unix.h>
#include <signal.h>

#include "app/base/text.h"
#include "ui/about.h"
#include "ui/chart/chart-dock.h"
#include "ui/model/keeper.h"
#include "ui/open-file.h"
#include "ui/preferences.h"
#include "ui/settings.h"
#include "ui/window.h"

#define RESTORE_WITHIN 1500     /* ms: a window does not wait longer for what it is to restore */

struct _MvApplication
{
  AdwApplication parent_instance;
  char          *dataset;
  MvView        *view;          /* of the first window; NULL = as it was left, else the start view */
  char          *workspace;     /* NULL = none */
  MvKeeper      *keeper;        /* of the first window: opening since before there is one */
  char          *file;          /* to be opened in the first window, or NULL */
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
  GList *windows;

  /* A window takes along those that belong to it. */
  while ((windows = gtk_application_get_windows (data)) != NULL)
    gtk_window_destroy (windows->data);
}

/* The session goes on in another window: a second look at the same. */
static void
new_window_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  MvApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (data);
  MvSession *session = MV_IS_WINDOW (window) ? mv_window_get_session (MV_WINDOW (window)) : NULL;
  MvKeeper *keeper = session != NULL ? mv_session_get_keeper (session) : NULL;

  if (session != NULL)
    mv_application_open (self, keeper != NULL ? mv_keeper_get_path (keeper) : NULL, mv_session_get_view (session));
}

static gboolean
ended_cb (gpointer application)
{
  g_action_group_activate_action (application, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
mv_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "preferences", .activate = preferences_cb }, { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb }, { .name = "new-window", .activate = new_window_cb },
  };
  const char *const quit_keys[] = { "<Primary>q", NULL }, *const preferences_keys[] = { "<Primary>comma", NULL };
  const char *const new_keys[] = { "<Primary>n", NULL };

  G_APPLICATION_CLASS (mv_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.preferences", preferences_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window", new_keys);
  /* Who ends the desktop session ends the program: the last changes are written then, too. */
  g_unix_signal_add (SIGTERM, ended_cb, application);
  g_unix_signal_add (SIGHUP, ended_cb, application);
  g_unix_signal_add (SIGINT, ended_cb, application);
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
show_window (MvApplication *self, MvKeeper *keeper, const MvView *wished)
{
  g_autoptr(MvView) view = wished != NULL ? mv_view_copy (wished) : start_view ();
  MvHistory *history = keeper != NULL ? mv_keeper_take_history (keeper) : NULL;
  g_autoptr(MvSession) session = history != NULL ? mv_session_new_from (self->dataset, history) : mv_session_new (self->dataset, view);
  GtkWidget *window;

  if (keeper != NULL)
    mv_keeper_follow (keeper, session);
  window = mv_window_new (GTK_APPLICATION (self), session);
  gtk_window_present (GTK_WINDOW (window));
  if (self->file != NULL)
    {
      g_autofree char *path = g_steal_pointer (&self->file);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      mv_open_file (MV_WINDOW (window), file);
    }
}

/* A window that waits for what it is to restore. */
typedef struct { MvApplication *application; MvKeeper *keeper; guint timer; gulong handler; } Waiting;

static void
stop_waiting (Waiting *waiting)
{
  g_clear_handle_id (&waiting->timer, g_source_remove);
  g_clear_signal_handler (&waiting->handler, waiting->keeper);
  show_window (waiting->application, waiting->keeper, NULL);
  g_application_release (G_APPLICATION (waiting->application));
  g_object_unref (waiting->keeper);
  g_free (waiting);
}

static void
ready_cb (MvKeeper *keeper, Waiting *waiting)
{
  stop_waiting (waiting);
}

static gboolean
late_cb (gpointer data)
{
  Waiting *waiting = data;

  waiting->timer = 0;
  stop_waiting (waiting);
  return G_SOURCE_REMOVE;
}

static void
wait_for (MvApplication *self, MvKeeper *keeper)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->application = self;
  waiting->keeper = g_object_ref (keeper);
  waiting->handler = g_signal_connect (keeper, "ready", G_CALLBACK (ready_cb), waiting);
  waiting->timer = g_timeout_add (RESTORE_WITHIN, late_cb, waiting);
  g_application_hold (G_APPLICATION (self));
}

void
mv_application_open (MvApplication *self, const char *path, const MvView *view)
{
  g_autoptr(MvKeeper) keeper = NULL;

  g_return_if_fail (MV_IS_APPLICATION (self));

  if (path != NULL)
    keeper = self->keeper != NULL && g_str_equal (path, self->workspace) ? g_steal_pointer (&self->keeper) : mv_keeper_new (path, view == NULL);
  if (view != NULL || keeper == NULL || mv_keeper_is_ready (keeper))
    show_window (self, keeper, view);
  else
    wait_for (self, keeper);
}

static void
mv_application_activate (GApplication *application)
{
  MvApplication *self = MV_APPLICATION (application);

  mv_application_open (self, self->workspace, self->view);
}

static void
mv_application_finalize (GObject *object)
{
  MvApplication *self = MV_APPLICATION (object);

  g_free (self->dataset);
  g_free (self->workspace);
  g_free (self->file);
  g_clear_object (&self->keeper);
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

void
mv_application_set_workspace (MvApplication *self, const char *path)
{
  g_return_if_fail (MV_IS_APPLICATION (self) && path != NULL);

  self->workspace = g_strdup (path);
  self->keeper = mv_keeper_new (path, self->view == NULL);
}

void
mv_application_set_file (MvApplication *self, const char *path)
{
  g_return_if_fail (MV_IS_APPLICATION (self));

  mv_text_set (&self->file, path);
}
