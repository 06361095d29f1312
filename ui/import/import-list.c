#include "ui/import/import-list.h"

#include "app/base/date.h"
#include "app/base/number.h"
#include "app/base/text.h"
#include "app/store/attach.h"
#include "app/store/import-deeds.h"
#include "app/store/import-view.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"
#include "ui/notice.h"
#include "ui/saved-view-dialog.h"
#include "ui/shelf.h"
#include "ui/window-private.h"

#define WIDTH 620
#define HEIGHT 560
#define LAST "mv-import-last"

typedef struct { MvShelf base; GtkWidget *pages, *list; } Shelf;
typedef struct { gint64 import_id; char *source_id; guint place; } Last;
typedef struct { gint64 import_id; gboolean removed; } Removal;
typedef struct { Shelf *shelf; gint64 import_id; char *source_id, *file_name; } Entry;

/* --- taking back ---------------------------------------------------------------------------------------------------------------------- */

static gpointer
remove_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removal *removal = data;
  gint64 change_id = mv_import_deed_remove (db, removal->import_id, removal->removed, error);

  return change_id != 0 ? g_memdup2 (&change_id, sizeof change_id) : NULL;
}

static void
leave_origin_edit (MvView *view, gpointer source_id)
{
  if (g_str_equal (view->origin, source_id))
    mv_text_set (&view->origin, "");
}

/* A view of figures that go is left first. */
static void
take_back (MvWindow *window, gint64 import_id, const char *source_id, const char *said)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->import_id = import_id;
  removal->removed = TRUE;
  mv_session_edit (window->session, leave_origin_edit, (gpointer) source_id);
  mv_saved_view_do (window, remove_job, removal, g_free, said);
}

static void
last_free (gpointer data)
{
  g_free (((Last *) data)->source_id);
  g_free (data);
}

void
mv_import_list_remember (MvWindow *window, gint64 import_id, const char *source_id)
{
  Last *last;

  g_return_if_fail (MV_IS_WINDOW (window) && source_id != NULL);

  last = g_new0 (Last, 1);
  last->import_id = import_id;
  last->source_id = g_strdup (source_id);
  last->place = mv_history_place (mv_session_get_history (window->session));
  g_object_set_data_full (G_OBJECT (window), LAST, last, last_free);
}

void
mv_import_list_undo (MvWindow *window, gint64 import_id)
{
  const Last *last;

  g_return_if_fail (MV_IS_WINDOW (window));

  last = g_object_get_data (G_OBJECT (window), LAST);
  mv_notice_drop (window->notices, "import");
  if (last == NULL || last->import_id != import_id)
    return;
  if (mv_history_place (mv_session_get_history (window->session)) == last->place)
    mv_session_undo (window->session);
  else
    take_back (window, import_id, last->source_id, _("The import was taken back"));
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->source_id);
  g_free (entry->file_name);
  g_free (entry);
}

/* The workspace is where the dataset is asked, too: it is taken in beside it. */
typedef struct { char *workspace; gint64 import_id; } Wish;

static void
wish_free (gpointer data)
{
  g_free (((Wish *) data)->workspace);
  g_free (data);
}

static gpointer
view_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return mv_store_attach_workspace (db, wish->workspace, error) ? mv_import_view_text (db, wish->import_id, error) : NULL;
}

static void
viewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvWindow) window = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = mv_worker_finish (result, &error);

  if (window == NULL || window->session == NULL)
    return;
  if (text != NULL && *text == '\0')
    mv_window_tell (window, _("Figures of single countries have no arrows to draw: ask for them in SQL, table “indicator”."));
  else if (text == NULL || !mv_session_set_text (window->session, text, &error))
    mv_window_tell (window, error->message);
  else
    gtk_window_present (GTK_WINDOW (window));
}

static void
show_cb (GtkButton *button, Entry *entry)
{
  MvWindow *window = entry->shelf->base.window;
  Wish *wish = g_new0 (Wish, 1);

  wish->workspace = g_strdup (mv_keeper_get_path (mv_session_get_keeper (window->session)));
  wish->import_id = entry->import_id;
  mv_worker_submit (mv_session_get_worker (window->session), view_job, wish, wish_free, g_free, NULL, viewed_cb, mv_question_new (G_OBJECT (window), 0));
}

static void
remove_cb (GtkButton *button, Entry *entry)
{
  g_autofree char *said = g_strdup_printf (_("%s taken back"), entry->file_name);

  take_back (entry->shelf->base.window, entry->import_id, entry->source_id, said);
}

static void
restore_cb (GtkButton *button, Entry *entry)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->import_id = entry->import_id;
  mv_saved_view_do (entry->shelf->base.window, remove_job, removal, g_free, NULL);
}

static void
add_button (GtkWidget *row, const char *icon, const char *pattern, Entry *entry, GCallback clicked)
{
  GtkWidget *button = mv_shelf_button (icon, pattern, entry->file_name);

  g_signal_connect (button, "clicked", clicked, entry);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "1,250 rows · 3 refused · Ministry (synthetic) · 24 November 2026" */
static char *
details_of (const MvImportRecord *record)
{
  g_autofree char *count = mv_number_full ((double) record->n_rows, NULL), *refused = mv_number_full ((double) record->n_refused, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *day = g_strndup (record->imported_at, 10), *spoken = NULL;
  MvDate date;

  if (mv_date_parse (day, &date))
    spoken = mv_date_spoken (date);
  g_string_append_printf (text, ngettext_ ("%s row", "%s rows", record->n_rows), count);
  if (record->n_refused > 0)
    g_string_append_printf (text, ngettext_ (", %s refused", ", %s refused", record->n_refused), refused);
  g_string_append_printf (text, _(" · imported on %s"), spoken != NULL ? spoken : day);
  g_string_append_printf (text, "\n%s · %s · %s", record->title, record->publisher, record->licence);
  if (record->undone)
    g_string_append_printf (text, "\n%s", _("taken back: shown nowhere"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_row (Shelf *shelf, const MvImportRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *details = details_of (record);

  *entry = (Entry) { shelf, record->import_id, g_strdup (record->source_id), g_strdup (record->file_name) };
  g_object_set_data_full (G_OBJECT (row), "entry", entry, entry_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  if (record->undone)
    add_button (row, "edit-undo-symbolic", _("Bring %s back"), entry, G_CALLBACK (restore_cb));
  else
    {
      add_button (row, "find-location-symbolic", _("Show %s on the map"), entry, G_CALLBACK (show_cb));
      add_button (row, "user-trash-symbolic", _("Take %s back"), entry, G_CALLBACK (remove_cb));
    }
  return row;
}

/* --- reading -------------------------------------------------------------------------------------------------------------------------- */

static gpointer
list_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_imports_list (db, error);
}

static void
fill (gpointer data, const GPtrArray *list)
{
  Shelf *shelf = data;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (shelf->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (shelf->list), row);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (shelf->list), make_row (shelf, list->pdata[i]));
  gtk_stack_set_visible_child_name (GTK_STACK (shelf->pages), list->len > 0 ? "list" : "empty");
}

/* --- the window ----------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_content (gpointer data)
{
  Shelf *shelf = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *empty = adw_status_page_new ();

  shelf->pages = gtk_stack_new ();
  shelf->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (shelf->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (shelf->list, "boxed-list");
  gtk_widget_set_valign (shelf->list, GTK_ALIGN_START);
  g_object_set (shelf->list, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shelf->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Imports"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), shelf->list);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "document-open-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Figures of Your Own"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Open a table or a map file with Ctrl+O, drop it on the window, or paste rows with Ctrl+V."));
  gtk_stack_add_named (GTK_STACK (shelf->pages), empty, "empty");
  gtk_stack_add_named (GTK_STACK (shelf->pages), scrolled, "list");
  gtk_widget_set_vexpand (shelf->pages, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), shelf->pages);
  return box;
}

void
mv_import_list_show (MvWindow *window)
{
  static const MvShelfKind kind = { "mv-import-list", N_("Imports"), WIDTH, HEIGHT, sizeof (Shelf), list_job, make_content, fill };

  mv_shelf_open (window, &kind);
}
