/* Names and files of queries, and their way to the map and the charts. */
#include <string.h>

#include "app/base/text.h"
#include "app/store/query-file.h"
#include "ui/query/query-private.h"

/* --- to the map ----------------------------------------------------------------------------------------------------------------------- */

typedef struct { const char *name; char **values; MvChartKind chart; } Layer;

static void
layer_edit (MvView *view, gpointer data)
{
  const Layer *layer = data;
  g_autoptr(GPtrArray) params = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; layer->values[i] != NULL; i += 2)
    if (g_str_equal (layer->values[i], "year") && atoi (layer->values[i + 1]) >= MV_VIEW_FIRST && atoi (layer->values[i + 1]) <= MV_VIEW_LAST)
      view->year = atoi (layer->values[i + 1]);         /* the time bar is its control from now on */
    else
      g_ptr_array_add (params, g_strconcat (layer->values[i], "=", layer->values[i + 1], NULL));
  g_ptr_array_add (params, NULL);
  view->overlays = MV_OVERLAY_QUERY;
  mv_text_set (&view->query, layer->name);
  mv_view_set_list (&view->params, (const char *const *) params->pdata);
  mv_view_set_list (&view->without, NULL);
  mv_text_set (&view->page, "");
  mv_text_set (&view->compare, "");
  view->has_camera = FALSE;
  if (layer->chart != MV_N_CHARTS)
    mv_view_set_charts (view, &layer->chart, 1);
}

static void
show_layer (MvQueryWindow *self, MvQueryThen then)
{
  g_auto(GStrv) values = mv_query_parameters_values (self->parameters);
  Layer layer = { .name = self->name, .values = values, .chart = MV_N_CHARTS };

  if (then == MV_QUERY_THEN_CHART && self->run != NULL)
    layer.chart = mv_query_best_chart (&self->run->roles);
  mv_session_edit (self->session, layer_edit, &layer);
  if (self->main_window != NULL)
    gtk_window_present (self->main_window);
}

void
mv_query_show (MvQueryWindow *self, MvQueryThen then)
{
  g_autofree char *sql = mv_query_editor_get_text (self->editor);

  if (self->name != NULL && g_strcmp0 (sql, self->saved) == 0)
    show_layer (self, then);
  else
    mv_query_save (self, FALSE, then);
}

/* --- saving --------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvQueryWindow *self; char *sql; MvQueryThen then; } Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  MvQueryWindow *self = saving->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = mv_worker_finish (result, &error);

  if (self->worker != NULL && name != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("%s saved"), name);

      mv_query_window_rename (self, name, saving->sql, FALSE);
      mv_query_window_tell (self, text);
      mv_query_shelf_files (self);
      if (saving->then != MV_QUERY_THEN_NOTHING)
        show_layer (self, saving->then);
    }
  else if (self->worker != NULL)
    mv_query_window_tell (self, error->message);
  g_object_unref (self);
  g_free (saving->sql);
  g_free (saving);
}

static void
save_as (MvQueryWindow *self, const char *name, MvQueryThen then)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->sql = mv_query_editor_get_text (self->editor);
  saving->then = then;
  mv_worker_submit (self->worker, mv_job_query_write, mv_query_writing_new (name, NULL, saving->sql, NULL), mv_query_writing_free, g_free, NULL, saved_cb, saving);
}

static void
name_response_cb (AdwMessageDialog *dialog, const char *response, MvQueryWindow *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (g_str_equal (response, "save"))
    save_as (self, name, self->then);
}

static void
name_typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", mv_query_file_is_name (name));
}

/* The title of the text as far as a name may hold it. */
static char *
propose_name (MvQueryWindow *self)
{
  g_autofree char *sql = mv_query_editor_get_text (self->editor);
  g_autoptr(MvQueryText) text = mv_query_text_read (sql);
  GString *name = g_string_new (NULL);

  for (const char *c = text->title; *c != '\0' && g_utf8_strlen (name->str, -1) < 50; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)) || (name->len > 0 && strchr (" -_.", *c) != NULL))
      g_string_append_unichar (name, g_utf8_get_char (c));
  if (name->len == 0)
    g_string_append (name, _("My query"));
  return g_strstrip (g_string_free (name, FALSE));
}

static void
ask_name (MvQueryWindow *self, MvQueryThen then)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Save the Query"), then == MV_QUERY_THEN_NOTHING
                                              ? _("It becomes a plain .sql file in the folder of your queries.")
                                              : _("What the map shows has a name, so that it can be found again."));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = self->name != NULL && !self->shipped ? g_strdup (self->name) : propose_name (self);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the query"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  self->then = then;
  g_signal_connect_object (dialog, "response", G_CALLBACK (name_response_cb), self, 0);
  g_signal_connect (entry, "changed", G_CALLBACK (name_typed_cb), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mv_query_save (MvQueryWindow *self, gboolean ask, MvQueryThen then)
{
  if (ask || self->name == NULL || self->shipped)
    ask_name (self, then);
  else
    save_as (self, self->name, then);
}

/* --- files ---------------------------------------------------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvQueryWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = mv_worker_finish (result, &error), *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = name != NULL ? g_strdup_printf (_("%s saved"), name) : g_strdup (error->message);

  if (self->worker != NULL)
    mv_query_window_tell (self, text);
}

static void
csv_response_cb (GtkNativeDialog *dialog, int response, MvQueryWindow *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->worker != NULL && self->run != NULL && self->run->answer != NULL)
    mv_worker_submit (self->worker, mv_job_query_write, mv_query_writing_new (NULL, path, NULL, self->run->answer), mv_query_writing_free, g_free, NULL,
                      written_cb, g_object_ref (self));
  g_object_unref (dialog);
}

void
mv_query_save_rows (MvQueryWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save Rows as CSV"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *name = g_strconcat (self->name != NULL ? self->name : "query", ".csv", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (csv_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvQueryWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;

  if (!g_file_load_contents_finish (G_FILE (source), result, &sql, NULL, NULL, &error) && self->worker != NULL)
    mv_query_window_tell (self, error->message);
  else if (self->worker != NULL && !g_utf8_validate (sql, -1, NULL))
    mv_query_window_tell (self, _("The file is no text in UTF-8."));
  else if (self->worker != NULL)
    {
      mv_query_window_rename (self, NULL, NULL, FALSE);
      mv_query_editor_set_text (self->editor, sql);
    }
}

static void
open_response_cb (GtkNativeDialog *dialog, int response, MvQueryWindow *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    g_file_load_contents_async (file, NULL, loaded_cb, g_object_ref (self));
  g_object_unref (dialog);
}

void
mv_query_open_file (MvQueryWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a Query"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("SQL files"));
  gtk_file_filter_add_pattern (filter, "*.sql");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
