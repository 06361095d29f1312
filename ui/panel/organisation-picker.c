#include "ui/panel/organisation-picker.h"

#include <string.h>

#include "app/base/text.h"
#include "ui/model/toggle.h"

struct _MvOrganisationPicker
{
  GtkWidget        parent_instance;
  MvSession       *session;
  GtkWidget       *button, *label, *list, *search;
  const MvChoices *choices;     /* NULL until read */
  gboolean         following;
};

G_DEFINE_FINAL_TYPE (MvOrganisationPicker, mv_organisation_picker, GTK_TYPE_WIDGET)

static const char *
kind_name (const char *kind)
{
  static const struct { const char *kind, *name; } names[] = {
    { "cultural", N_("Culture") }, { "dialogue", N_("Dialogue formats") }, { "economic", N_("Economy and trade") },
    { "finance", N_("Development banks and finance") }, { "military", N_("Defence") }, { "political", N_("Political") },
    { "transport", N_("Transport") }, { "treaty", N_("Treaties with members") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].kind, kind) == 0)
      return _(names[i].name);
  return kind;
}

static const MvChoice *
choice_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const MvChoice *choice = choice_of (row);
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (choice_of (before)->group, choice->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (kind_name (choice->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-head");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  MvOrganisationPicker *self = data;
  const MvChoice *choice = choice_of (row);
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *both = g_strdup_printf ("%s %s", choice->name, choice->detail);
  g_autofree char *text = g_utf8_casefold (both, -1);

  return strstr (text, wanted) != NULL;
}

static void
toggle_edit (MvView *view, gpointer org_id)
{
  mv_view_toggle_in_list (&view->orgs, org_id);
  mv_view_set_overlay (view, MV_OVERLAY_ALLIANCES, TRUE);
}

static void
check_cb (GtkCheckButton *check, MvOrganisationPicker *self)
{
  const MvChoice *choice = g_object_get_data (G_OBJECT (check), "choice");

  if (!self->following)
    mv_session_edit (self->session, toggle_edit, (gpointer) choice->code);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  gtk_widget_activate (gtk_list_box_row_get_child (row));
}

static void
follow (MvOrganisationPicker *self)
{
  char **orgs = mv_session_get_view (self->session)->orgs;
  guint n = g_strv_length (orgs);
  g_autofree char *text = n == 0 ? g_strdup (_("Choose organisations"))
                        : n <= 3 ? g_strjoinv (", ", orgs)
                        : g_strdup_printf (ngettext_ ("%u organisation", "%u organisations", n), n);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Organisations"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  self->following = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))),
                                   g_strv_contains ((const char *const *) orgs, choice_of (GTK_LIST_BOX_ROW (row))->code));
  self->following = FALSE;
}

static void
view_changed_cb (MvSession *session, guint parts, MvOrganisationPicker *self)
{
  if (parts & MV_VIEW_CONTENT)
    follow (self);
}

static GtkWidget *
row_new (MvOrganisationPicker *self, MvChoice *choice)
{
  GtkWidget *row = gtk_list_box_row_new (), *check = gtk_check_button_new (), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (choice->name), *detail = gtk_label_new (choice->detail);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", choice->name, choice->detail);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 40);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (words), name);
  if (g_strcmp0 (choice->name, choice->detail) != 0)
    gtk_box_append (GTK_BOX (words), detail);
  else
    g_object_ref_sink (detail), g_object_unref (detail);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (check), "choice", choice);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  g_signal_connect (check, "toggled", G_CALLBACK (check_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* The rows are made when the list is first opened. */
static void
opened_cb (GtkWidget *popover, MvOrganisationPicker *self)
{
  if (gtk_widget_get_first_child (self->list) == NULL && self->choices != NULL)
    for (guint i = 0; i < self->choices->organisations->len; i++)
      gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, g_ptr_array_index (self->choices->organisations, i)));
  follow (self);
  gtk_widget_grab_focus (self->search);
}

void
mv_organisation_picker_set_choices (MvOrganisationPicker *self, const MvChoices *choices)
{
  g_return_if_fail (MV_IS_ORGANISATION_PICKER (self));

  self->choices = choices;
  gtk_widget_set_sensitive (self->button, choices != NULL);
}

static void
mv_organisation_picker_dispose (GObject *object)
{
  MvOrganisationPicker *self = MV_ORGANISATION_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_organisation_picker_parent_class)->dispose (object);
}

static void
mv_organisation_picker_class_init (MvOrganisationPickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_organisation_picker_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "organisationpicker");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
mv_organisation_picker_init (MvOrganisationPicker *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroll = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find an organisation"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Organisations"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroll, 300, 360);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (opened_cb), self);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  /* The button keeps what it holds in its middle; a choice reads from the left, like a drop-down's. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->label), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
mv_organisation_picker_new (MvSession *session)
{
  MvOrganisationPicker *self = g_object_new (MV_TYPE_ORGANISATION_PICKER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  follow (self);
  return GTK_WIDGET (self);
}
