#include "ui/panel/finder.h"

#include <math.h>

#include "app/base/text.h"
#include "ui/model/choosing.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"
#include "ui/panel/finder-item.h"
#include "ui/panel/hint.h"
#include "ui/source-dialog.h"

#define LIMIT_OF_A_KIND 4
#define MOST_ROWS 24

struct _MvFinder
{
  GtkWidget     parent_instance;
  MvSession    *session;
  GtkWidget    *entry, *scroll, *list, *words;
  GtkListBoxRow *rows[MOST_ROWS];       /* made once, when first needed */
  GPtrArray    *found;          /* MvFound the items speak of, or NULL */
  GPtrArray    *saved;          /* MvSavedView of the workspace as it was when the search opened, or NULL */
  GPtrArray    *items;          /* MvFinderItem of the rows shown, or NULL */
  char         *asked;          /* the text on its way or answered */
  GCancellable *cancellable;    /* of the question on its way, or NULL */
  enum { WAIT, GO, ADD } wanted;        /* Enter was faster than the answer */
};

G_DEFINE_FINAL_TYPE (MvFinder, mv_finder, GTK_TYPE_WIDGET)

enum { GO_TO, CHOSEN, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

static const MvFinderItem *
item_of (MvFinder *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return self->items != NULL && index >= 0 && index < (int) self->items->len ? g_ptr_array_index (self->items, index) : NULL;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const MvFinderItem *item = item_of (data, row), *last = item_of (data, before);
  GtkWidget *label = gtk_list_box_row_get_header (row);

  if (item == NULL || (last != NULL && last->group == item->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "group-head");
      gtk_list_box_row_set_header (row, label);
    }
  gtk_label_set_text (GTK_LABEL (label), item->group);
}

static GtkWidget *
line (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    {
      gtk_widget_add_css_class (label, class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkListBoxRow *
row_new (MvFinder *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), line (NULL));
  gtk_box_append (GTK_BOX (box), line ("caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return GTK_LIST_BOX_ROW (row);
}

static void
row_fill (GtkListBoxRow *row, const MvFinderItem *item)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_box_row_get_child (row)), *detail = gtk_widget_get_next_sibling (title);
  g_autofree char *spoken = g_strjoin (", ", item->title, item->detail != NULL ? item->detail : item->group, NULL);

  gtk_label_set_text (GTK_LABEL (title), item->title);
  gtk_label_set_text (GTK_LABEL (detail), item->detail != NULL ? item->detail : "");
  gtk_widget_set_visible (detail, item->detail != NULL);
  mv_hint_set (GTK_WIDGET (row), item->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The words under the entry when there is nothing to choose from; NULL = none. */
static void
say (MvFinder *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL);
}

/* Takes FOUND and ITEMS. */
static void
show_items (MvFinder *self, GPtrArray *found, GPtrArray *items)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  self->items = items;
  for (guint i = 0; i < MOST_ROWS; i++)
    {
      gboolean shown = i < items->len;

      if (shown && self->rows[i] == NULL)
        self->rows[i] = row_new (self);
      if (shown)
        row_fill (self->rows[i], g_ptr_array_index (items, i));
      if (self->rows[i] != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), shown);
    }
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), items->len > 0 ? self->rows[0] : NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), 0);
  gtk_widget_set_visible (self->scroll, items->len > 0);
}

static void
show_recent (MvFinder *self)
{
  show_items (self, NULL, mv_finder_items_recent ());
  say (self, _("A name in any language: a country, a city, a project, goods, an indicator, an event, a source — or something to do. "
               "Enter goes there, Alt+Enter adds it to the view."));
}

static void choose (MvFinder *self, GtkListBoxRow *row, gboolean add);

/* --- asking --------------------------------------------------------------------------------------------------------------------------- */

static gpointer
find (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_search (db, data, LIMIT_OF_A_KIND, cancellable, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *found = mv_worker_finish (result, &error);
  MvFinder *self = data;

  if (found == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    found = g_ptr_array_new ();
  show_items (self, found, mv_finder_items (found, self->saved, self->asked, MOST_ROWS));
  say (self, error != NULL ? error->message : self->items->len == 0 ? _("Nothing of this name. Try fewer letters, or another language.") : NULL);
  g_clear_object (&self->cancellable);
  if (self->wanted != WAIT)
    choose (self, self->rows[0], self->wanted == ADD);
  self->wanted = WAIT;
}

static gpointer
list_saved (MvDb *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_saved_views_list (workspace, FALSE, error);
}

/* Without a workspace there are none to be found. The lines shown speak of the list before: they go with it. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(GObject) asker = mv_question_answered (data, &generation);
  GPtrArray *saved = mv_worker_finish (result, NULL);
  MvFinder *self = (MvFinder *) asker;

  if (saved == NULL)
    return;
  if (self == NULL || self->session == NULL)
    {
      g_ptr_array_unref (saved);
      return;
    }
  if (self->found != NULL)
    show_items (self, g_ptr_array_ref (self->found), mv_finder_items (self->found, saved, self->asked, MOST_ROWS));
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = saved;
}

static void
ask_saved (MvFinder *self)
{
  MvKeeper *keeper = mv_session_get_keeper (self->session);

  if (keeper != NULL)
    mv_keeper_submit (keeper, list_saved, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, saved_cb, mv_question_new (G_OBJECT (self), 0));
}

static void
stop_asking (MvFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
typed_cb (GtkEditable *entry, MvFinder *self)
{
  stop_asking (self);
  self->wanted = WAIT;
  g_free (self->asked);
  self->asked = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  if (*self->asked == '\0')
    {
      show_recent (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  mv_worker_submit (mv_session_get_worker (self->session), find, g_strdup (self->asked), g_free, (GDestroyNotify) g_ptr_array_unref,
                    self->cancellable, found_cb, self);
}

/* --- choosing ------------------------------------------------------------------------------------------------------------------------- */

typedef struct { const MvFound *found; gboolean add; } Taking;

static void
take_edit (MvView *view, gpointer data)
{
  const Taking *taking = data;

  mv_view_take_found (view, taking->found, taking->add);
}

static void
take_found (MvFinder *self, const MvFound *found, gboolean add)
{
  Taking taking = { found, add };

  if (g_str_equal (found->kind, "source"))
    mv_source_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session, found->id);
  else
    mv_session_edit (self->session, take_edit, &taking);
  if (add)
    return;
  if (found->ref != NULL)
    g_signal_emit (self, signals[CHOSEN], 0);
  if (!isnan (found->west))
    g_signal_emit (self, signals[GO_TO], 0, found->west, found->south, found->east, found->north);
}

static void
choose (MvFinder *self, GtkListBoxRow *row, gboolean add)
{
  const MvFinderItem *item = item_of (self, row);

  if (row == NULL || item == NULL)
    return;
  if (item->recent)
    {
      g_autofree char *text = g_strdup (item->title);

      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
      gtk_widget_grab_focus (self->entry);
      return;
    }
  g_object_ref (self);
  mv_finder_remember (item->found != NULL ? item->found->title : item->title);
  if (item->saved != NULL)
    {
      mv_session_set_text (self->session, item->saved->text, NULL);
      g_signal_emit (self, signals[CLOSED], 0);
      g_object_unref (self);
      return;
    }
  /* Closed first: an action may open a window of its own, and the focus is to be where it was. */
  if (!add || item->action != NULL)
    g_signal_emit (self, signals[CLOSED], 0);
  if (item->action != NULL)
    mv_named_action_run (item->action, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  else
    take_found (self, item->found, add);
  g_object_unref (self);
}

/* Takes the line chosen, of the answer that is still to come if need be. */
static void
take (MvFinder *self, gboolean add)
{
  if (self->cancellable != NULL)
    self->wanted = add ? ADD : GO;
  else
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)), add);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, MvFinder *self)
{
  choose (self, row, FALSE);
}

static void
enter_cb (GtkSearchEntry *entry, MvFinder *self)
{
  take (self, FALSE);
}

static void
stop_cb (GtkSearchEntry *entry, MvFinder *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* The row is brought into sight without taking the focus from the entry. */
static void
reveal (MvFinder *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));
  graphene_rect_t box;

  if (gtk_widget_compute_bounds (row, self->list, &box))
    gtk_adjustment_clamp_page (adjustment, box.origin.y, box.origin.y + box.size.height);
}

static void
step (MvFinder *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int n = self->items != NULL ? (int) self->items->len : 0, index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (n == 0)
    return;
  index = CLAMP (index + by, 0, n - 1);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), self->rows[index]);
  reveal (self, GTK_WIDGET (self->rows[index]));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MvFinder *self)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (key == GDK_KEY_Escape)
    g_signal_emit (self, signals[CLOSED], 0);
  else if (enter && (state & GDK_ALT_MASK))
    take (self, TRUE);
  else if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    step (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    step (self, key == GDK_KEY_Page_Down ? 6 : -6);
  else
    return FALSE;
  return TRUE;
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

void
mv_finder_open (MvFinder *self)
{
  g_return_if_fail (MV_IS_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_recent (self);
  ask_saved (self);
  gtk_widget_grab_focus (self->entry);
}

static void
mv_finder_dispose (GObject *object)
{
  MvFinder *self = MV_FINDER (object);
  GtkWidget *child;

  stop_asking (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_finder_parent_class)->dispose (object);
}

static void
mv_finder_class_init (MvFinderClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_finder_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "finder");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_SEARCH);
  signals[GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                 G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mv_finder_init (MvFinder *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "floating");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Country, city, project, goods, action…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search by name, in any language"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found"), -1);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroll), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->list);
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 40);
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_add_css_class (self->words, "nothing");
  gtk_widget_set_parent (self->entry, widget);
  gtk_widget_set_parent (self->scroll, widget);
  gtk_widget_set_parent (self->words, widget);

  /* Not "search-changed", which waits: the first results are to be there with the next frame. */
  g_signal_connect (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, key);
}

GtkWidget *
mv_finder_new (MvSession *session)
{
  MvFinder *self = g_object_new (MV_TYPE_FINDER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
