/* The menu of a row: by the right button, the menu key or Shift+F10. */
#include "app/base/text.h"
#include "ui/source-dialog.h"
#include "ui/table/table-private.h"

/* --- what is done ----------------------------------------------------------------------------------------------------------------------- */

static void
map_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvTableView *self = MV_TABLE_VIEW (widget);

  mv_table_view_show_on_map (self, self->row);
}

static void
record_edit (MvView *view, gpointer ref)
{
  mv_view_set_list (&view->also, NULL);
  mv_text_set (&view->select, ref);
}

/* The inspector tells of what is selected. */
static void
record_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvTableView *self = MV_TABLE_VIEW (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  gboolean shown = FALSE;

  mv_session_edit (self->session, record_edit, (gpointer) mv_table_view_ref_at (self, self->row));
  g_object_get (root, "inspector-shown", &shown, NULL);
  if (!shown)
    gtk_widget_activate_action (root, "win.show-inspector", NULL);
}

typedef struct { MvListing *listing; guint32 place; } Wish;

static void
wish_free (gpointer data)
{
  mv_listing_unref (((Wish *) data)->listing);
  g_free (data);
}

static gpointer
source_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  const MvListing *listing = wish->listing;
  g_autofree char *keys = mv_listing_keys_at (listing, &wish->place, 1);

  return (gpointer) mv_listing_source (db, &(MvListingRecords) { listing->listed, keys, listing->lang, listing->words, listing->origin }, error);
}

static void
source_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvTableView) self = data;
  g_autoptr(GError) error = NULL;
  const char *source_id = mv_worker_finish (result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL)
    return;
  if (source_id != NULL)
    mv_source_dialog_show (GTK_WINDOW (root), self->session, source_id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
sources_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvTableView *self = MV_TABLE_VIEW (widget);
  guint n;
  const guint32 *places = mv_table_model_places (self->model, &n);
  Wish *wish;

  if (self->row >= n)
    return;
  wish = g_new0 (Wish, 1);
  *wish = (Wish) { mv_listing_ref (mv_table_model_listing (self->model)), places[self->row] };
  mv_worker_submit (mv_session_get_worker (self->session), source_job, wish, wish_free, NULL, NULL, source_cb, g_object_ref (self));
}

static void
hide_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *action = g_strdup_printf ("columns.show-%u", g_variant_get_uint32 (target));

  gtk_widget_activate_action (widget, action, NULL);
}

/* --- the menu --------------------------------------------------------------------------------------------------------------------------- */

static GMenuModel *
menu_of (MvTableView *self, guint column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) rows = g_menu_new (), columns = g_menu_new ();
  guint n;
  const MvListingColumn *all = mv_listing_columns (self->listed, &n);
  g_autofree char *hide = g_strdup_printf (_("Hide “%s”"), _(all[MIN (column, n - 1)].title));
  g_autoptr(GMenuItem) item = g_menu_item_new (hide, NULL);

  g_menu_append (rows, _("_Copy rows"), "table.copy");
  g_menu_append (rows, _("Show on the _map"), "table.show-on-map");
  g_menu_append (rows, _("View the _record"), "table.record");
  g_menu_append (rows, _("_Source"), "table.sources");
  g_menu_item_set_action_and_target (item, "table.hide-column", "u", MIN (column, n - 1));
  g_menu_append_item (columns, item);
  g_menu_append_submenu (columns, _("Columns shown"), self->columns_menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

/* Over X, Y of the whole for the row at POSITION, which is selected when it is not yet. */
static void
open_menu (MvTableView *self, guint position, guint column, double x, double y)
{
  g_autoptr(GMenuModel) menu = menu_of (self, column);

  self->row = position;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MvTableView *self)
{
  GtkWidget *under = gtk_widget_pick (self->table, x, y, GTK_PICK_DEFAULT);
  guint position, column;

  if (under != NULL && mv_table_view_find_cell (under, &position, &column)
      && gtk_widget_translate_coordinates (self->table, GTK_WIDGET (self), x, y, &x, &y))
    open_menu (self, position, column, x, y);
}

/* The row that has the keyboard. */
static void
menu_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvTableView *self = MV_TABLE_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position, column;
  double x, y;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->table) || !mv_table_view_find_cell (focus, &position, &column)
      || !gtk_widget_translate_coordinates (focus, GTK_WIDGET (self), 24, gtk_widget_get_height (focus) / 2.0, &x, &y))
    return;
  open_menu (self, position, column, x, y);
}

void
mv_table_view_class_install_menu (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "table.show-on-map", NULL, map_cb);
  gtk_widget_class_install_action (class, "table.record", NULL, record_cb);
  gtk_widget_class_install_action (class, "table.sources", NULL, sources_cb);
  gtk_widget_class_install_action (class, "table.hide-column", "u", hide_cb);
  gtk_widget_class_install_action (class, "table.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
}

void
mv_table_view_make_menu (MvTableView *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->table, GTK_EVENT_CONTROLLER (gesture));
}
