#include "ui/map/members.h"

#include "app/base/text.h"

typedef struct
{
  GtkWidget    *popover;        /* weak: cleared when the popover goes first */
  GtkWidget    *list;
  GtkWidget    *stack;
  MvSession    *session;
  GCancellable *cancellable;
} Members;

static void
members_free (Members *members)
{
  g_clear_weak_pointer (&members->popover);
  g_object_unref (members->session);
  g_object_unref (members->cancellable);
  g_free (members);
}

static GtkWidget *
line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 34);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 42);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
row_for (const MvTitle *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), line (title->title, NULL));
  if (title->subtitle != NULL && *title->subtitle != '\0')
    gtk_box_append (GTK_BOX (box), line (title->subtitle, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "ref", g_strdup (title->ref), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title->title, -1);
  return row;
}

static void
titles_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Members *members = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) titles = mv_session_titles_finish (MV_SESSION (source), result, &error);

  if (members->popover != NULL && titles != NULL)
    {
      for (guint i = 0; i < titles->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (members->list), row_for (titles->pdata[i]));
      gtk_stack_set_visible_child_name (GTK_STACK (members->stack), "list");
      gtk_widget_child_focus (members->list, GTK_DIR_TAB_FORWARD);
    }
  else if (members->popover != NULL)
    {
      gtk_stack_add_named (GTK_STACK (members->stack), line (error->message, NULL), "error");
      gtk_stack_set_visible_child_name (GTK_STACK (members->stack), "error");
    }
  members_free (members);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MvSession *session)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  mv_session_select (session, g_object_get_data (G_OBJECT (row), "ref"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The popover still handles its closing: let it finish first. */
static void
closed_cb (GtkWidget *popover, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
mv_members_popup (GtkWidget *parent, const GdkRectangle *at, MvSession *session, const char *title, const char *const *refs)
{
  Members *members = g_new0 (Members, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title), *scrolled = gtk_scrolled_window_new (), *spinner = gtk_spinner_new ();

  members->session = g_object_ref (session);
  members->cancellable = g_cancellable_new ();
  members->list = gtk_list_box_new ();
  members->stack = gtk_stack_new ();
  g_set_weak_pointer (&members->popover, gtk_popover_new ());

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (members->list), GTK_SELECTION_NONE);
  g_signal_connect (members->list, "row-activated", G_CALLBACK (row_activated_cb), session);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), members->list);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (GTK_STACK (members->stack), spinner, "wait");
  gtk_stack_add_named (GTK_STACK (members->stack), scrolled, "list");
  gtk_stack_set_vhomogeneous (GTK_STACK (members->stack), FALSE);
  gtk_box_append (GTK_BOX (box), members->stack);
  gtk_popover_set_child (GTK_POPOVER (members->popover), box);
  gtk_popover_set_pointing_to (GTK_POPOVER (members->popover), at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (members->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_parent (members->popover, parent);
  g_signal_connect_data (members->popover, "closed", G_CALLBACK (closed_cb), g_object_ref (members->cancellable),
                         (GClosureNotify) g_object_unref, 0);
  mv_session_titles_async (session, refs, members->cancellable, titles_cb, members);
  gtk_popover_popup (GTK_POPOVER (members->popover));
}
