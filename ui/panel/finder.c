#include "ui/panel/finder.h"

#include <math.h>

#include "app/base/text.h"
#include "app/store/search.h"

#define LIMIT_OF_A_KIND 6

struct _MvFinder
{
  GtkWidget     parent_instance;
  MvSession    *session;
  GtkWidget    *entry, *scroll, *list, *nothing;
  GPtrArray    *found;          /* MvFound of the rows, or NULL */
  GCancellable *cancellable;    /* of the question on its way */
};

G_DEFINE_FINAL_TYPE (MvFinder, mv_finder, GTK_TYPE_WIDGET)

enum { GO_TO, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
kind_name (const char *kind)
{
  static const struct { const char *kind, *name; } names[] = {
    { "country", N_("Countries") }, { "place", N_("Cities and towns") }, { "region", N_("Regions") }, { "water", N_("Seas, lakes, rivers") },
    { "peak", N_("Peaks") }, { "organisation", N_("Organisations") }, { "project", N_("Projects") }, { "asset", N_("Energy and mining") },
    { "event", N_("Events") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].kind, kind))
      return _(names[i].name);
  return kind;
}

static const MvFound *
found_at (MvFinder *self, int index)
{
  return self->found != NULL && index >= 0 && index < (int) self->found->len ? g_ptr_array_index (self->found, index) : NULL;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  MvFinder *self = data;
  const MvFound *found = found_at (self, gtk_list_box_row_get_index (row));
  const MvFound *last = before != NULL ? found_at (self, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *label;

  if (found == NULL || (last != NULL && last->kind == found->kind))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (kind_name (found->kind));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-head");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    {
      gtk_widget_add_css_class (label, class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
row_new (const MvFound *found)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = found->matched != NULL ? g_strdup_printf ("%s (%s)", found->title, found->matched) : g_strdup (found->title);
  g_autofree char *spoken = g_strjoin (", ", title, found->detail != NULL ? found->detail : kind_name (found->kind), NULL);

  gtk_box_append (GTK_BOX (box), line (title, NULL));
  if (found->detail != NULL && *found->detail != '\0')
    gtk_box_append (GTK_BOX (box), line (found->detail, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
clear_rows (MvFinder *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

static void
show_found (MvFinder *self, GPtrArray *found)
{
  clear_rows (self);
  self->found = found;
  for (guint i = 0; found != NULL && i < found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (g_ptr_array_index (found, i)));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_widget_set_visible (self->scroll, found != NULL && found->len > 0);
  gtk_widget_set_visible (self->nothing, found != NULL && found->len == 0);
}

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

  if (found != NULL)
    show_found (data, found);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (GTK_LABEL (MV_FINDER (data)->nothing), error->message);
      show_found (data, g_ptr_array_new ());
    }
}

static void
typed_cb (GtkSearchEntry *entry, MvFinder *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*text == '\0')
    {
      show_found (self, NULL);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->nothing), _("Nothing of this name"));
  self->cancellable = g_cancellable_new ();
  mv_worker_submit (mv_session_get_worker (self->session), find, g_strdup (text), g_free, (GDestroyNotify) g_ptr_array_unref,
                    self->cancellable, found_cb, self);
}

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, MvFinder *self)
{
  const MvFound *found = row != NULL ? found_at (self, gtk_list_box_row_get_index (row)) : NULL;

  if (found == NULL)
    return;
  g_object_ref (self);
  if (found->ref != NULL)
    mv_session_select (self->session, found->ref);
  if (!isnan (found->west))
    g_signal_emit (self, signals[GO_TO], 0, found->west, found->south, found->east, found->north);
  g_signal_emit (self, signals[CLOSED], 0);
  g_object_unref (self);
}

static void
enter_cb (GtkSearchEntry *entry, MvFinder *self)
{
  chosen_cb (GTK_LIST_BOX (self->list), gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)), self);
}

static void
stop_cb (GtkSearchEntry *entry, MvFinder *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MvFinder *self)
{
  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[CLOSED], 0);
      return TRUE;
    }
  return FALSE;
}

void
mv_finder_open (MvFinder *self)
{
  g_return_if_fail (MV_IS_FINDER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_found (self, NULL);
  gtk_widget_grab_focus (self->entry);
}

static void
mv_finder_dispose (GObject *object)
{
  MvFinder *self = MV_FINDER (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->found, g_ptr_array_unref);
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
  g_object_set (self->entry, "placeholder-text", _("Country, city, project, organisation…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search by name, in any language"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found"), -1);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroll), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->list);
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_add_css_class (self->nothing, "nothing");
  gtk_widget_set_parent (self->entry, widget);
  gtk_widget_set_parent (self->scroll, widget);
  gtk_widget_set_parent (self->nothing, widget);

  g_signal_connect (self->entry, "search-changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (chosen_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, key);
}

GtkWidget *
mv_finder_new (MvSession *session)
{
  MvFinder *self = g_object_new (MV_TYPE_FINDER, NULL);

  self->session = g_object_ref (session);
  show_found (self, NULL);
  return GTK_WIDGET (self);
}
