#include "ui/saved-views.h"

#include "app/base/text.h"
#include "app/store/saved-view-deeds.h"
#include "ui/panel/hint.h"
#include "ui/saved-view-dialog.h"
#include "ui/saved-view-item.h"
#include "ui/shelf.h"
#include "ui/window-private.h"

#define WIDTH 560
#define HEIGHT 640
#define PICTURE_WIDTH 144
#define PICTURE_HEIGHT 90

/* One list; lives as long as its window. */
typedef struct
{
  MvShelf          base;
  GtkWidget       *search, *pages, *list;
  GListStore      *store;       /* MvSavedItem */
  GtkFilter       *filter;
  GtkSelectionModel *selection;
} Shelf;

/* --- reading -------------------------------------------------------------------------------------------------------------------------- */

/* On the worker: pictures are decoded there, too. */
static gpointer
list_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) views = mv_saved_views_list (db, TRUE, error);
  GPtrArray *items = views != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;

  for (guint i = 0; views != NULL && i < views->len; i++)
    {
      MvSavedView *view = views->pdata[i];
      GdkTexture *picture = view->thumbnail != NULL ? gdk_texture_new_from_bytes (view->thumbnail, NULL) : NULL;

      views->pdata[i] = NULL;
      g_ptr_array_add (items, mv_saved_item_new (view, picture));
    }
  return items;
}

static void
follow_pages (Shelf *shelf)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (shelf->store)) > 0;
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (shelf->selection)) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (shelf->pages), !any ? "empty" : found ? "list" : "nothing");
}

static void
fill (gpointer data, const GPtrArray *items)
{
  Shelf *shelf = data;

  g_list_store_splice (shelf->store, 0, g_list_model_get_n_items (G_LIST_MODEL (shelf->store)), items->pdata, items->len);
  follow_pages (shelf);
}

/* --- doing ---------------------------------------------------------------------------------------------------------------------------- */

static MvSavedItem *
chosen (Shelf *shelf)
{
  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (shelf->selection));
}

static gpointer
answer (gint64 change_id)
{
  return change_id != 0 ? g_memdup2 (&change_id, sizeof change_id) : NULL;
}

static gpointer
remove_job (MvDb *db, gpointer view_id, GCancellable *cancellable, GError **error)
{
  return answer (mv_saved_views_remove (db, *(gint64 *) view_id, error));
}

static gpointer
duplicate_job (MvDb *db, gpointer view_id, GCancellable *cancellable, GError **error)
{
  return answer (mv_saved_views_duplicate (db, *(gint64 *) view_id, error));
}

static void
open_chosen (Shelf *shelf)
{
  MvSavedItem *item = chosen (shelf);
  g_autoptr(GError) error = NULL;

  if (item == NULL)
    return;
  if (mv_session_set_text (shelf->base.window->session, mv_saved_item_view (item)->text, &error))
    gtk_window_present (GTK_WINDOW (shelf->base.window));
  else
    mv_window_tell (shelf->base.window, error->message);
}

static void
act (Shelf *shelf, const char *name)
{
  MvSavedItem *item = chosen (shelf);
  const MvSavedView *view = item != NULL ? mv_saved_item_view (item) : NULL;
  g_autofree char *said = NULL;

  if (view == NULL)
    return;
  if (g_str_equal (name, "saved.open"))
    open_chosen (shelf);
  else if (g_str_equal (name, "saved.edit"))
    mv_saved_view_dialog_edit (GTK_WINDOW (shelf->base.dialog), shelf->base.window, view);
  else if (g_str_equal (name, "saved.duplicate"))
    mv_saved_view_do (shelf->base.window, duplicate_job, g_memdup2 (&view->view_id, sizeof view->view_id), g_free, NULL);
  else
    {
      said = g_strdup_printf (_("“%s” deleted"), view->name);
      mv_saved_view_do (shelf->base.window, remove_job, g_memdup2 (&view->view_id, sizeof view->view_id), g_free, said);
    }
}

static void
action_cb (GSimpleAction *action, GVariant *target, gpointer shelf)
{
  g_autofree char *name = g_strconcat ("saved.", g_action_get_name (G_ACTION (action)), NULL);

  act (shelf, name);
}

/* A row acts on itself: it becomes the chosen one first. */
static void
button_cb (GtkButton *button, GtkListItem *item)
{
  Shelf *shelf = g_object_get_data (G_OBJECT (gtk_widget_get_root (GTK_WIDGET (button))), "shelf");

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (shelf->selection), gtk_list_item_get_position (item));
  act (shelf, g_object_get_data (G_OBJECT (button), "act"));
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

typedef struct { GtkWidget *picture, *name, *folder, *sentence, *note, *edit, *duplicate, *remove; } Row;

static GtkWidget *
add_label (GtkWidget *box, const char *class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_button (GtkWidget *box, GtkListItem *item, const char *icon, const char *act_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "act", (gpointer) act_name);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), item);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  row->picture = gtk_picture_new ();
  gtk_widget_set_size_request (row->picture, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_widget_set_overflow (row->picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (row->picture, "thumbnail");
  gtk_box_append (GTK_BOX (box), row->picture);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  row->folder = add_label (words, "caption", 1);
  row->name = add_label (words, "heading", 2);
  row->sentence = add_label (words, "dim-label", 2);
  row->note = add_label (words, "saved-note", 2);
  gtk_box_append (GTK_BOX (box), words);
  row->edit = add_button (box, item, "document-edit-symbolic", "saved.edit");
  row->duplicate = add_button (box, item, "edit-copy-symbolic", "saved.duplicate");
  row->remove = add_button (box, item, "user-trash-symbolic", "saved.delete");
  gtk_widget_add_css_class (box, "saved-view");
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static void
name_button (GtkWidget *button, const char *pattern, const char *name)
{
  g_autofree char *label = g_strdup_printf (pattern, name);

  mv_hint_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

/* What a screen reader says of a row: name, folder, sentence, note. */
static void
name_row (GtkWidget *box, const MvSavedView *view)
{
  const char *const parts[] = { view->name, view->folder, g_str_equal (view->sentence, view->name) ? "" : view->sentence, view->note };
  g_autoptr(GString) said = g_string_new (NULL);
  GtkWidget *item = gtk_widget_get_parent (box);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (said, "%s%s", said->len > 0 ? ". " : "", parts[i]);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  MvSavedItem *item = gtk_list_item_get_item (list_item);
  const MvSavedView *view = mv_saved_item_view (item);
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");

  gtk_picture_set_paintable (GTK_PICTURE (row->picture), GDK_PAINTABLE (mv_saved_item_picture (item)));
  gtk_picture_set_alternative_text (GTK_PICTURE (row->picture), view->sentence);
  set_label (row->folder, view->folder);
  set_label (row->name, view->name);
  set_label (row->sentence, g_str_equal (view->sentence, view->name) ? "" : view->sentence);
  set_label (row->note, view->note);
  name_row (gtk_list_item_get_child (list_item), view);
  name_button (row->edit, _("Change %s"), view->name);
  name_button (row->duplicate, _("Duplicate %s"), view->name);
  name_button (row->remove, _("Delete %s"), view->name);
}

/* --- the window ----------------------------------------------------------------------------------------------------------------------- */

static gboolean
holds_cb (gpointer item, gpointer data)
{
  Shelf *shelf = data;

  return mv_saved_item_holds (item, gtk_editable_get_text (GTK_EDITABLE (shelf->search)));
}

static void
searched_cb (GtkEditable *entry, Shelf *shelf)
{
  gtk_filter_changed (shelf->filter, GTK_FILTER_CHANGE_DIFFERENT);
  follow_pages (shelf);
}

static void
activate_cb (GtkListView *list, guint position, Shelf *shelf)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (shelf->selection), position);
  open_chosen (shelf);
}

static GtkWidget *
make_status (const char *icon, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
make_list (Shelf *shelf)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  shelf->store = g_list_store_new (MV_TYPE_SAVED_ITEM);
  shelf->filter = GTK_FILTER (gtk_custom_filter_new (holds_cb, shelf, NULL));
  shelf->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (shelf->store), shelf->filter))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  shelf->list = gtk_list_view_new (shelf->selection, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shelf->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved views"), -1);
  g_signal_connect (shelf->list, "activate", G_CALLBACK (activate_cb), shelf);
}

static GtkWidget *
make_content (gpointer data)
{
  Shelf *shelf = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *save = gtk_button_new_from_icon_name ("list-add-symbolic");

  shelf->search = gtk_search_entry_new ();
  g_object_set (shelf->search, "placeholder-text", _("Search saved views"), "hexpand", TRUE, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shelf->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search saved views"), -1);
  make_list (shelf);
  shelf->pages = gtk_stack_new ();
  gtk_widget_set_vexpand (shelf->pages, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), shelf->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_stack_add_named (GTK_STACK (shelf->pages), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (shelf->pages), make_status ("user-bookmarks-symbolic", _("No Saved Views"),
                       _("Ctrl+D saves what the window shows: the map, its year, layers, filters and charts.")), "empty");
  gtk_stack_add_named (GTK_STACK (shelf->pages), make_status ("edit-find-symbolic", _("Nothing Found"), _("No saved view holds these words.")), "nothing");
  mv_hint_set (save, _("Save this view (Ctrl+D)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Save this view"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "saved.save");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), save);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), shelf->search);
  gtk_box_append (GTK_BOX (box), shelf->pages);
  g_signal_connect (shelf->search, "search-changed", G_CALLBACK (searched_cb), shelf);
  return box;
}

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  mv_saved_view_dialog_save (((Shelf *) data)->base.window);
}

/* Actions and keys below the window: an entry keeps its own Delete. */
static void
install_actions (Shelf *shelf)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = action_cb }, { .name = "edit", .activate = action_cb }, { .name = "duplicate", .activate = action_cb },
    { .name = "delete", .activate = action_cb }, { .name = "save", .activate = save_cb },
  };
  static const struct { const char *keys, *action; gboolean anywhere; } keys[] = {
    { "Delete", "saved.delete", FALSE }, { "F2", "saved.edit", FALSE }, { "<Control>d", "saved.save", TRUE } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *list_keys = gtk_shortcut_controller_new (), *window_keys = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), shelf);
  gtk_widget_insert_action_group (shelf->base.dialog, "saved", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys[i].anywhere ? window_keys : list_keys),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys), gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (shelf->list, list_keys);
  gtk_widget_add_controller (shelf->base.dialog, window_keys);
}

/* Another window or process may have changed the list meanwhile. */
static void
active_cb (GtkWindow *dialog, GParamSpec *spec, Shelf *shelf)
{
  if (gtk_window_is_active (dialog))
    mv_shelf_read (shelf);
}

void
mv_saved_views_show (MvWindow *window)
{
  static const MvShelfKind kind = { "saved-views", N_("Saved Views"), WIDTH, HEIGHT, sizeof (Shelf), list_job, make_content, fill };
  Shelf *shelf = mv_shelf_open (window, &kind);

  if (shelf == NULL)
    return;
  install_actions (shelf);
  g_signal_connect (shelf->base.dialog, "notify::is-active", G_CALLBACK (active_cb), shelf);
  gtk_widget_grab_focus (shelf->list);
}
