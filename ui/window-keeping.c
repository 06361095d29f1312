#include "ui/window-private.h"

#include "app/base/text.h"
#include "app/store/workspace.h"
#include "ui/application.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"
#include "ui/notice.h"
#include "ui/settings.h"

void
mv_window_tell_undo (MvWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Work that is not kept is told as long as it is so, and the window stays usable. */
static void
error_cb (MvKeeper *keeper, GParamSpec *spec, MvWindow *self)
{
  const GError *error = mv_keeper_get_error (keeper);
  g_autofree char *text = error != NULL ? g_strdup_printf (_("%s What you do now is not kept. The file is left as it is."), error->message) : NULL;

  if (text == NULL)
    mv_notice_drop (self->notices, "workspace");
  else
    mv_notice_show (self->notices, "workspace", text, _("_Choose a Workspace…"), "win.open-workspace", "");
}

static void
failed_cb (MvKeeper *keeper, const char *text, MvWindow *self)
{
  mv_window_tell (self, text);
}

void
mv_window_follow_keeper (MvWindow *self)
{
  MvKeeper *keeper = mv_session_get_keeper (self->session);

  if (keeper == NULL)
    return;
  g_signal_connect_object (keeper, "notify::error", G_CALLBACK (error_cb), self, 0);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (failed_cb), self, 0);
  error_cb (keeper, NULL, self);
}

void
mv_window_leave_keeper (MvWindow *self)
{
  MvKeeper *keeper = mv_session_get_keeper (self->session);

  if (keeper != NULL)
    mv_keeper_close (keeper);
}

/* --- workspaces ----------------------------------------------------------------------------------------------------------------------- */

/* In a window of its own: this one goes on with the workspace it has. It is the one to open at the next start, too. */
void
mv_window_open_workspace (MvWindow *self, const char *path)
{
  MvApplication *application = MV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  MvKeeper *keeper = mv_session_get_keeper (self->session);

  if (keeper != NULL && g_str_equal (mv_keeper_get_path (keeper), path) && mv_keeper_get_error (keeper) == NULL)
    {
      mv_window_tell (self, _("This window shows that workspace already."));
      return;
    }
  if (mv_settings_get () != NULL)
    g_settings_set_string (mv_settings_get (), "workspace", path);
  mv_application_open (application, path, NULL);
}

typedef enum { OPEN, NEW, COPY } Deed;
typedef struct { MvWindow *window; Deed deed; } Asking;

static gpointer
copy_job (MvDb *db, gpointer path, GCancellable *cancellable, GError **error)
{
  return mv_workspace_copy (db, path, error) ? g_strdup (path) : NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvWindow) self = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = mv_worker_finish (result, &error), *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = path != NULL ? g_strdup_printf (_("%s saved"), name) : NULL;

  if (self != NULL && self->session != NULL)
    mv_window_tell (self, path != NULL ? text : error->message);
}

/* The file chooser has asked whether to replace what is there; a workspace is never made out of another file, nor over itself. */
static void
answer (MvWindow *self, Deed deed, const char *chosen)
{
  g_autofree char *path = deed == OPEN || g_str_has_suffix (chosen, ".mvw") ? g_strdup (chosen) : g_strconcat (chosen, ".mvw", NULL);
  MvKeeper *keeper = mv_session_get_keeper (self->session);

  if (deed != COPY)
    mv_window_open_workspace (self, path);
  else if (g_str_equal (path, mv_keeper_get_path (keeper)))
    mv_window_tell (self, _("A copy needs another place than the workspace itself."));
  else
    mv_keeper_submit (keeper, copy_job, g_steal_pointer (&path), g_free, g_free, NULL, copied_cb, mv_question_new (G_OBJECT (self), 0));
}

static void
response_cb (GtkNativeDialog *dialog, int response, Asking *asking)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && asking->window->session != NULL)
    answer (asking->window, asking->deed, path);
  g_object_unref (asking->window);
  g_free (asking);
  g_object_unref (dialog);
}

static void
ask (MvWindow *self, Deed deed)
{
  static const struct { const char *title; GtkFileChooserAction action; const char *accept, *name; } words[] = {
    [OPEN] = { N_("Open a Workspace"), GTK_FILE_CHOOSER_ACTION_OPEN, N_("_Open"), NULL },
    [NEW] = { N_("New Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, N_("_Create"), N_("Workspace.mvw") },
    [COPY] = { N_("Save a Copy of the Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, N_("_Save"), N_("Workspace copy.mvw") },
  };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_(words[deed].title), GTK_WINDOW (self), words[deed].action, _(words[deed].accept), NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->window = g_object_ref (self);
  asking->deed = deed;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (words[deed].name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _(words[deed].name));
  gtk_file_filter_set_name (filter, _("Workspaces"));
  gtk_file_filter_add_suffix (filter, "mvw");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
mv_window_ask_workspace (GtkWidget *widget, const char *name, GVariant *target)
{
  MvWindow *self = MV_WINDOW (widget);
  Deed deed = g_str_equal (name, "win.new-workspace") ? NEW : g_str_equal (name, "win.copy-workspace") ? COPY : OPEN;

  if (deed == COPY && mv_session_get_keeper (self->session) == NULL)
    mv_window_tell (self, _("This window has no workspace."));
  else
    ask (self, deed);
}
