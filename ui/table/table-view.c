#include "ui/table/table-private.h"

#include <string.h>

#include "app/base/text.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/table-cell.h"

G_DEFINE_FINAL_TYPE (MvTableView, mv_table_view, GTK_TYPE_WIDGET)

/* --- asking --------------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  MvView    *view;              /* NULL = the rows are LISTING's, in another order */
  MvAtlas   *atlas;
  MvListing *listing;
  int        sort;
  gboolean   descending;
  char     **filters;
} Wish;

typedef struct { MvListing *listing; GArray *places; char *total; } Answer;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->view, mv_view_free);
  g_clear_pointer (&wish->atlas, mv_atlas_unref);
  mv_listing_unref (wish->listing);
  g_strfreev (wish->filters);
  g_free (wish);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  mv_listing_unref (answer->listing);
  g_clear_pointer (&answer->places, g_array_unref);
  g_free (answer->total);
  g_free (answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* Filters are of columns: of other rows they would be of other columns. */
static gpointer
arrange_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  g_autoptr(Answer) answer = g_new0 (Answer, 1);
  gboolean same;
  MvListingOrder order = { wish->sort, wish->descending, wish->filters };

  answer->listing = wish->view != NULL ? mv_listing_build (db, wish->atlas, wish->view, cancellable, error) : mv_listing_ref (wish->listing);
  if (answer->listing == NULL)
    return NULL;
  same = wish->listing != NULL && wish->listing->listed == answer->listing->listed;
  if (!same)
    order = (MvListingOrder) { -1, FALSE, NULL };
  answer->places = mv_listing_arrange (db, &(MvListingRecords) { answer->listing->listed, answer->listing->all_keys, answer->listing->lang,
                                                                 answer->listing->words, answer->listing->origin }, &order, error);
  if (answer->places != NULL)
    answer->total = mv_listing_total (db, answer->listing, (const guint32 *) (gpointer) answer->places->data, answer->places->len, error);
  return answer->total != NULL ? g_steal_pointer (&answer) : NULL;
}

static void follow_selection (MvTableView *self);

static void
tell_rows (MvTableView *self, const char *total)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model)), all = mv_table_model_listing (self->model)->keys->len;
  g_autofree char *count = n == all ? g_strdup_printf (ngettext_ ("%u row", "%u rows", n), n)
                                    : g_strdup_printf (ngettext_ ("%u of %u row", "%u of %u rows", all), n, all);

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->total), total);
  gtk_label_set_label (GTK_LABEL (self->status), n > 0 ? "" : all > 0 ? _("No row passes the filters of the columns.")
                                                                      : _("The view has no rows of this kind. Choose another year or fewer filters."));
  gtk_widget_set_visible (self->status, n == 0);
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Answer) answer = mv_worker_finish (result, &error);
  MvTableView *self = data;

  if (answer == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;             /* another is asked for, or the table is gone */
  self->busy = FALSE;
  if (answer == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->status), error->message);
      gtk_widget_show (self->status);
      return;
    }
  mv_table_view_make_columns (self, answer->listing->listed);
  self->following = TRUE;
  mv_table_model_set (self->model, answer->listing, g_steal_pointer (&answer->places));
  self->following = FALSE;
  tell_rows (self, answer->total);
  follow_selection (self);
}

void
mv_table_view_ask (MvTableView *self, gboolean anew)
{
  MvAtlas *atlas = mv_session_get_atlas (self->session);
  MvListing *listing = mv_table_model_listing (self->model);
  Wish *wish;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (atlas == NULL || self->stale)
    return;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, g_cancellable_new ());
  g_object_unref (self->cancellable);
  wish = g_new0 (Wish, 1);
  wish->view = anew || listing == NULL ? mv_view_copy (mv_session_get_view (self->session)) : NULL;
  wish->atlas = mv_atlas_ref (atlas);
  wish->listing = listing != NULL ? mv_listing_ref (listing) : NULL;
  wish->sort = self->sort;
  wish->descending = self->descending;
  wish->filters = g_strdupv (self->filters);
  self->busy = TRUE;
  mv_worker_submit (mv_session_get_worker (self->session), arrange_job, wish, wish_free, answer_free, self->cancellable, arranged_cb, self);
}

/* --- filters of columns --------------------------------------------------------------------------------------------------------------- */

static void
show_filter (MvTableView *self)
{
  guint column = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->column_choice)), n;
  const MvListingColumn *columns;

  if (self->listed == MV_N_LISTED || column == GTK_INVALID_LIST_POSITION || self->following)
    return;
  columns = mv_listing_columns (self->listed, &n);
  self->following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->filter), self->filters[column]);
  g_object_set (self->filter, "placeholder-text",
                columns[column].kind == MV_LISTING_TEXT ? _("contains…, or one|another") : _("from..to"), NULL);
  self->following = FALSE;
}

/* Columns with a filter say so in their title. */
static void
mark_titles (MvTableView *self)
{
  guint n;
  const MvListingColumn *columns = mv_listing_columns (self->listed, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = *self->filters[i] != '\0' ? g_strdup_printf ("%s: %s", _(columns[i].title), self->filters[i]) : g_strdup (_(columns[i].title));

      gtk_column_view_column_set_title (self->columns[i], title);
    }
}

void
mv_table_view_filter (MvTableView *self, guint column, const char *text)
{
  guint n;

  g_return_if_fail (MV_IS_TABLE_VIEW (self) && text != NULL);

  if (self->listed == MV_N_LISTED)
    return;
  mv_listing_columns (self->listed, &n);
  g_return_if_fail (column < n);
  if (g_str_equal (self->filters[column], text))
    return;
  mv_text_set (&self->filters[column], text);
  mark_titles (self);
  mv_table_view_ask (self, FALSE);
}

static void
filter_cb (GtkSearchEntry *entry, MvTableView *self)
{
  guint column = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->column_choice));

  if (!self->following && column != GTK_INVALID_LIST_POSITION)
    mv_table_view_filter (self, column, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

void
mv_table_view_sort (MvTableView *self, int column, gboolean descending)
{
  g_return_if_fail (MV_IS_TABLE_VIEW (self));

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), column >= 0 ? self->columns[column] : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- selection ------------------------------------------------------------------------------------------------------------------------ */

typedef struct { MvListing *listing; GArray *places; char *ref; } Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  mv_listing_unref (search->listing);
  g_array_unref (search->places);
  g_free (search->ref);
  g_free (search);
}

/* The position and one more, so that nothing is NULL. */
static gpointer
find_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;
  int position = mv_listing_find (search->listing, (const guint32 *) (gpointer) search->places->data, search->places->len, search->ref);

  return GUINT_TO_POINTER (position + 2);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  guint found = GPOINTER_TO_UINT (mv_worker_finish (result, &error));
  MvTableView *self = data;

  if (error != NULL || found < 2)
    return;             /* cancelled: the table has other rows, or is gone */
  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), found - 2))
    return;
  self->following = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), found - 2, TRUE);
  mv_table_show_row (self->table, found - 2);
  self->following = FALSE;
}

/* The row of what is selected may be any of a million: the worker looks for it. */
static void
follow_selection (MvTableView *self)
{
  const MvView *view = mv_session_get_view (self->session);
  GArray *places = mv_table_model_places_ref (self->model);
  Search *search;

  g_cancellable_cancel (self->searching);
  g_set_object (&self->searching, NULL);
  if (*view->select == '\0' || places == NULL)
    {
      g_clear_pointer (&places, g_array_unref);
      return;
    }
  self->searching = g_cancellable_new ();
  search = g_new0 (Search, 1);
  *search = (Search) { mv_listing_ref (mv_table_model_listing (self->model)), places, g_strdup (view->select) };
  mv_worker_submit (mv_session_get_worker (self->session), find_job, search, search_free, NULL, self->searching, found_cb, self);
}

const char *
mv_table_view_ref_at (MvTableView *self, guint position)
{
  guint n;
  const guint32 *places = mv_table_model_places (self->model, &n);

  return position < n ? mv_table_model_listing (self->model)->refs->pdata[places[position]] : "";
}

/* A few rows are the selection of the window; more are only for copying. */
static void
selected_cb (GtkSelectionModel *selection, guint position, guint n_items, MvTableView *self)
{
  g_autoptr(GPtrArray) refs = g_ptr_array_new ();
  GtkBitset *chosen;
  guint64 n;

  if (self->following)
    return;
  chosen = gtk_selection_model_get_selection (selection);
  n = gtk_bitset_get_size (chosen);
  for (guint i = 0; i < n && n <= 100; i++)
    g_ptr_array_add (refs, (gpointer) mv_table_view_ref_at (self, gtk_bitset_get_nth (chosen, i)));
  gtk_bitset_unref (chosen);
  g_ptr_array_add (refs, NULL);
  if (refs->len > 1)
    mv_session_select_list (self->session, (const char *const *) refs->pdata);
}

static void
leave_edit (MvView *view, gpointer ref)
{
  const char *const refs[] = { ref, NULL };

  mv_text_set (&view->select, refs[0]);
  mv_view_set_list (&view->also, NULL);
  mv_text_set (&view->page, "");
}

void
mv_table_view_show_on_map (MvTableView *self, guint position)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (position >= mv_table_view_n_rows (self))
    return;
  mv_session_edit (self->session, leave_edit, (gpointer) mv_table_view_ref_at (self, position));
  gtk_widget_activate_action (root, "win.zoom-to-selection", NULL);
}

static void
activate_cb (GtkColumnView *table, guint position, MvTableView *self)
{
  mv_table_view_show_on_map (self, position);
}

/* --- the session ---------------------------------------------------------------------------------------------------------------------- */

static void
rows_edit (MvView *view, gpointer data)
{
  mv_text_set (&view->rows, GPOINTER_TO_UINT (data) == 1 ? "projects" : "");
}

static void
which_cb (GtkDropDown *which, GParamSpec *spec, MvTableView *self)
{
  if (!self->following)
    mv_session_edit (self->session, rows_edit, GUINT_TO_POINTER (gtk_drop_down_get_selected (which)));
}

static void
follow_view (MvTableView *self)
{
  const MvView *view = mv_session_get_view (self->session);
  guint both = MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS;

  self->following = TRUE;
  gtk_widget_set_visible (self->which, (view->overlays & both) == both);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->which), g_str_equal (view->rows, "projects"));
  self->following = FALSE;
}

static void
view_changed_cb (MvSession *session, guint parts, MvTableView *self)
{
  if (parts & (MV_VIEW_CONTENT | MV_VIEW_PAGE))
    {
      follow_view (self);
      mv_table_view_ask (self, TRUE);
    }
  else if (parts & MV_VIEW_SELECTION)
    follow_selection (self);
}

static void
scene_cb (MvSession *session, GParamSpec *spec, MvTableView *self)
{
  if (self->listed == MV_N_LISTED && !self->busy)
    mv_table_view_ask (self, TRUE);
}

static void
map_cb (GtkWidget *widget, MvTableView *self)
{
  if (self->stale)
    mv_table_view_ask (self, TRUE);
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

guint
mv_table_view_n_rows (MvTableView *self)
{
  g_return_val_if_fail (MV_IS_TABLE_VIEW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

gboolean
mv_table_view_is_busy (MvTableView *self)
{
  g_return_val_if_fail (MV_IS_TABLE_VIEW (self), FALSE);

  return self->busy || self->stale || self->listed == MV_N_LISTED;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MV_TABLE_VIEW (widget)->table);
}

static void
mv_table_view_dispose (GObject *object)
{
  MvTableView *self = MV_TABLE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->following = TRUE;
  if (self->model != NULL)
    mv_table_model_set (self->model, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_table_view_parent_class)->dispose (object);
}

static void
mv_table_view_finalize (GObject *object)
{
  mv_table_view_clear_filters (MV_TABLE_VIEW (object), 0);
  G_OBJECT_CLASS (mv_table_view_parent_class)->finalize (object);
}

static void
mv_table_view_class_init (MvTableViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_table_view_dispose;
  G_OBJECT_CLASS (class)->finalize = mv_table_view_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_css_name (widget_class, "tableview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, mv_table_view_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  mv_table_view_class_install_menu (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.page-back", NULL);
}

static void
mv_table_view_init (MvTableView *self)
{
  self->listed = MV_N_LISTED;
  self->sort = -1;
  self->stale = TRUE;
}

static void
name (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Back, which rows, how many, the filter of a column, the columns. */
static GtkWidget *
make_head (MvTableView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *back = mv_icon_button_new ("go-previous-symbolic");
  const char *const kinds[] = { _("Flows"), _("Projects"), NULL };

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.toggle-table");
  mv_hint_set (back, _("Back to the map (Esc)"));
  name (back, _("Back to the map"));
  self->which = gtk_drop_down_new_from_strings (kinds);
  name (self->which, _("Rows of"));
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  self->column_choice = gtk_drop_down_new (NULL, NULL);
  name (self->column_choice, _("Column to filter"));
  self->filter = gtk_search_entry_new ();
  name (self->filter, _("Filter of the column"));
  self->columns_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->columns_button), mv_icon_new ("view-more-symbolic"));
  mv_hint_set (self->columns_button, _("Columns shown"));
  name (self->columns_button, _("Columns shown"));
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), self->which);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), self->column_choice);
  gtk_box_append (GTK_BOX (head), self->filter);
  gtk_box_append (GTK_BOX (head), self->columns_button);
  gtk_widget_add_css_class (head, "table-head");
  g_signal_connect_swapped (self->column_choice, "notify::selected", G_CALLBACK (show_filter), self);
  g_signal_connect (self->which, "notify::selected", G_CALLBACK (which_cb), self);
  g_signal_connect (self->filter, "search-changed", G_CALLBACK (filter_cb), self);
  return head;
}

static GtkWidget *
make_table (MvTableView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  self->table = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->table), TRUE);
  gtk_widget_add_css_class (self->table, "data-table");
  name (self->table, _("Table of what is shown"));
  g_signal_connect (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)), "changed", G_CALLBACK (mv_table_view_follow_sorter), self);
  g_signal_connect (self->table, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->table);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

GtkWidget *
mv_table_view_new (MvSession *session)
{
  MvTableView *self = g_object_new (MV_TYPE_TABLE_VIEW, NULL);

  self->session = g_object_ref (session);
  self->model = mv_table_model_new (mv_session_get_worker (session));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->status = gtk_label_new (_("Reading the rows…"));
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_add_css_class (self->status, "table-status");
  gtk_box_append (GTK_BOX (self->box), self->status);
  gtk_box_append (GTK_BOX (self->box), make_table (self));
  self->total = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->total), 0);
  gtk_label_set_wrap (GTK_LABEL (self->total), TRUE);
  gtk_widget_add_css_class (self->total, "table-total");
  gtk_box_append (GTK_BOX (self->box), self->total);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_cb), self, 0);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), self);
  mv_table_view_make_menu (self);
  follow_view (self);
  return GTK_WIDGET (self);
}
