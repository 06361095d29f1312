#include "ui/open-file.h"

#include <string.h>

#include "app/base/text.h"
#include "app/exchange/picture-view.h"
#include "app/store/workspace.h"
#include "ui/application.h"
#include "ui/import/import-window.h"
#include "ui/notice.h"
#include "ui/picture-open.h"
#include "ui/view-files.h"
#include "ui/window-private.h"

#define DATA "*.csv *.tsv *.txt *.xlsx *.ods *.json *.geojson *.gpkg *.zip *.shp *.kml *.kmz *.fgb *.xml"

/* --- the kinds ------------------------------------------------------------------------------------------------------------------------ */

static gboolean
is_view_file (const char *name, const guint8 *head, gsize length)
{
  static const char first[] = "[Multivector view]";

  return g_str_has_suffix (name, MV_VIEW_FILE_SUFFIX) || (length >= strlen (first) && memcmp (head, first, strlen (first)) == 0);
}

static gboolean
is_workspace (const char *name, const guint8 *head, gsize length)
{
  return mv_workspace_is_head (head, length);
}

static gboolean
is_picture (const char *name, const guint8 *head, gsize length)
{
  return mv_picture_view_is (head, length);
}

static void
open_workspace (MvWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    return;
  mv_open_file_remember (file, "application/x-multivector-workspace");
  mv_window_open_workspace (window, path);
}

/* What the file really is, the helper that reads it says. */
static gboolean
is_data (const char *name, const guint8 *head, gsize length)
{
  g_auto(GStrv) patterns = g_strsplit (DATA, " ", -1);

  for (char **pattern = patterns; *pattern != NULL; pattern++)
    if (g_str_has_suffix (name, *pattern + 1))
      return TRUE;
  return FALSE;
}

static void
open_data (MvWindow *window, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *type = NULL;

  if (path == NULL)
    {
      mv_open_file_refuse (window, _("Only a file of this computer can be imported. Copy it here first."));
      return;
    }
  type = g_content_type_guess (path, NULL, 0, NULL);
  mv_open_file_remember (file, type);
  mv_import_window_open (window, path, FALSE);
}

/* The first that says yes opens the file. NAME is the file's base name in lower case; PATTERNS, separated by spaces, are for the chooser. */
static const struct
{
  const char *label, *patterns;
  gboolean  (*is)   (const char *name, const guint8 *head, gsize length);
  void      (*open) (MvWindow *window, GFile *file);
} kinds[] = {
  { N_("Views"), "*.mview", is_view_file, mv_view_files_open },
  { N_("Workspaces"), "*.mvw", is_workspace, open_workspace },
  { N_("Pictures with a view"), "*.png *.svg *.pdf", is_picture, mv_picture_open },
  { N_("Figures and places to import"), DATA, is_data, open_data },
};

/* --- opening -------------------------------------------------------------------------------------------------------------------------- */

#define NOTICE "file"           /* why one was not opened */

typedef struct { MvWindow *window; GFile *file; GInputStream *stream; guint8 head[MV_FILE_HEAD] __attribute__ ((aligned (4))); } Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->file);
  g_clear_object (&opening->stream);
  g_free (opening);
}

void
mv_open_file_refuse (MvWindow *window, const char *text)
{
  g_return_if_fail (MV_IS_WINDOW (window) && text != NULL);

  /* The window may have been closed while the file was read. */
  if (window->session != NULL)
    mv_notice_show (window->notices, NOTICE, text, NULL, NULL, NULL);
}

static void
tell_unreadable (Opening *opening, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (opening->file);
  g_autofree char *text = g_strdup_printf (_("“%s” cannot be read: %s"), name, error->message);

  mv_open_file_refuse (opening->window, text);
}

static void
dispatch (Opening *opening, gsize length)
{
  g_autofree char *base = g_file_get_basename (opening->file), *name = g_ascii_strdown (base, -1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].is (name, opening->head, length))
      {
        kinds[i].open (opening->window, opening->file);
        return;
      }
  text = g_strdup_printf (_("“%s” is no file that Multivector can open."), base);
  mv_open_file_refuse (opening->window, text);
}

static void
read_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr(GError) error = NULL;
  gsize length = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (stream), result, &length, &error))
    dispatch (opening, length);
  else
    tell_unreadable (opening, error);
  opening_free (opening);
}

static void
opened_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  g_autoptr(GError) error = NULL;

  opening->stream = G_INPUT_STREAM (g_file_read_finish (G_FILE (file), result, &error));
  if (opening->stream != NULL)
    {
      g_input_stream_read_all_async (opening->stream, opening->head, MV_FILE_HEAD, G_PRIORITY_DEFAULT, NULL, read_cb, opening);
      return;
    }
  tell_unreadable (opening, error);
  opening_free (opening);
}

void
mv_open_file (MvWindow *window, GFile *file)
{
  Opening *opening;

  g_return_if_fail (MV_IS_WINDOW (window) && G_IS_FILE (file));

  if (window->session != NULL)
    mv_notice_drop (window->notices, NOTICE);
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (window);
  opening->file = g_object_ref (file);
  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, opened_cb, opening);
}

/* --- choosing ------------------------------------------------------------------------------------------------------------------------- */

static void
add_patterns (GtkFileFilter *filter, const char *patterns)
{
  g_auto(GStrv) words = g_strsplit (patterns, " ", -1);

  for (char **word = words; *word != NULL; word++)
    gtk_file_filter_add_pattern (filter, *word);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _("All that can be opened"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_patterns (all, kinds[i].patterns);
  gtk_file_chooser_add_filter (chooser, all);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(kinds[i].label));
      add_patterns (filter, kinds[i].patterns);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
open_all (MvWindow *window, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      mv_open_file (window, file);
    }
}

static void
response_cb (GtkNativeDialog *dialog, int response, MvWindow *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      open_all (window, files);
    }
  g_object_unref (dialog);
  g_object_unref (window);
}

void
mv_open_file_ask (MvWindow *window)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (MV_IS_WINDOW (window));

  dialog = gtk_file_chooser_native_new (_("Open"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (window));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- dropping ------------------------------------------------------------------------------------------------------------------------- */

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, MvWindow *window)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *item = files; item != NULL; item = item->next)
    mv_open_file (window, item->data);
  return files != NULL;
}

void
mv_open_file_accept (MvWindow *window)
{
  GtkDropTarget *target;

  g_return_if_fail (MV_IS_WINDOW (window));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

/* --- recent files --------------------------------------------------------------------------------------------------------------------- */

#define RECENT_MOST 8
#define RECENT_APPLICATION "Multivector"

void
mv_open_file_remember (GFile *file, const char *mime)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = { .mime_type = (char *) mime, .app_name = (char *) RECENT_APPLICATION, .app_exec = (char *) "multivector %f" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b), gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

/* An underscore in a file's name is no mnemonic. */
static char *
label_of (GtkRecentInfo *info)
{
  g_auto(GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);

  return g_strjoinv ("__", parts);
}

void
mv_open_file_list_recent (GMenu *menu)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  guint n = 0;

  g_return_if_fail (G_IS_MENU (menu));

  g_menu_remove_all (menu);
  for (GList *item = items; item != NULL && n < RECENT_MOST; item = item->next)
    if (gtk_recent_info_has_application (item->data, RECENT_APPLICATION))
      {
        g_autofree char *label = label_of (item->data);
        g_autoptr(GMenuItem) entry = g_menu_item_new (label, NULL);

        g_menu_item_set_action_and_target (entry, "win.open-uri", "s", gtk_recent_info_get_uri (item->data));
        g_menu_append_item (menu, entry);
        n++;
      }
  if (n == 0)
    g_menu_append (menu, _("Nothing opened yet"), "win.nothing");
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}
