#include "ui/panel/base-controls.h"

#include "app/base/text.h"
#include "ui/panel/choice-row.h"

static const struct { guint show; const char *name; } parts[] = {
  { MV_SHOW_LABELS, N_("Labels") }, { MV_SHOW_PLACES, N_("Cities") }, { MV_SHOW_RELIEF, N_("Relief") },
  { MV_SHOW_REGIONS, N_("Regions") }, { MV_SHOW_RIVERS, N_("Rivers") }, { MV_SHOW_RAILWAYS, N_("Railways") },
  { MV_SHOW_PIPELINES, N_("Pipelines") }, { MV_SHOW_GRATICULE, N_("Graticule") },
};

struct _MvBaseControls
{
  GtkWidget    parent_instance;
  MvSession   *session;
  GtkWidget   *checks[G_N_ELEMENTS (parts)];
  MvChoiceRow *names, *style;
  gboolean     following;
};

G_DEFINE_FINAL_TYPE (MvBaseControls, mv_base_controls, GTK_TYPE_WIDGET)

static void
show_edit (MvView *view, gpointer data)
{
  MvBaseControls *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      view->show |= parts[i].show;
    else
      view->show &= ~parts[i].show;
}

static void
check_cb (GtkCheckButton *check, MvBaseControls *self)
{
  if (!self->following)
    mv_session_edit (self->session, show_edit, self);
}

static void
names_edit (MvView *view, gpointer code)
{
  mv_text_set (&view->names, code);
}

static void
names_cb (MvChoiceRow *row, const char *code, MvBaseControls *self)
{
  mv_session_edit (self->session, names_edit, (gpointer) code);
}

static void
style_edit (MvView *view, gpointer code)
{
  mv_text_set (&view->map, code);
}

static void
style_cb (MvChoiceRow *row, const char *code, MvBaseControls *self)
{
  mv_session_edit (self->session, style_edit, (gpointer) code);
}

static void
view_changed_cb (MvSession *session, guint changed, MvBaseControls *self)
{
  const MvView *view = mv_session_get_view (session);
  const char *names[] = { view->names, NULL }, *style[] = { view->map, NULL };

  if (!(changed & MV_VIEW_BASE))
    return;
  self->following = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), (view->show & parts[i].show) != 0);
  mv_choice_row_set (self->names, names);
  mv_choice_row_set (self->style, style);
  self->following = FALSE;
}

static void
mv_base_controls_dispose (GObject *object)
{
  MvBaseControls *self = MV_BASE_CONTROLS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_base_controls_parent_class)->dispose (object);
}

static void
mv_base_controls_class_init (MvBaseControlsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_base_controls_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "basecontrols");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
add_named (MvBaseControls *self, const char *name, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "control-name");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_parent (control, GTK_WIDGET (self));
}

static void
mv_base_controls_init (MvBaseControls *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *grid = gtk_grid_new (), *head = gtk_label_new (_("Base map"));
  const MvChoiceItem names[] = {
    { "en", _("English"), NULL }, { "ru", _("Russian"), NULL }, { "local", _("Local"), _("In each country's own language") },
  };
  const MvChoiceItem styles[] = {
    { "auto", _("System"), _("As the system's style") }, { "light", _("Light"), NULL }, { "dark", _("Dark"), NULL },
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Base map"), -1);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      self->checks[i] = gtk_check_button_new_with_label (_(parts[i].name));
      g_signal_connect (self->checks[i], "toggled", G_CALLBACK (check_cb), self);
      gtk_grid_attach (GTK_GRID (grid), self->checks[i], i % 2, i / 2, 1, 1);
    }
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  self->names = MV_CHOICE_ROW (mv_choice_row_new (_("Language of names"), names, G_N_ELEMENTS (names)));
  self->style = MV_CHOICE_ROW (mv_choice_row_new (_("Colours of the map"), styles, G_N_ELEMENTS (styles)));
  add_named (self, _("Names"), GTK_WIDGET (self->names));
  add_named (self, _("Colours"), GTK_WIDGET (self->style));
  g_signal_connect (self->names, "chosen", G_CALLBACK (names_cb), self);
  g_signal_connect (self->style, "chosen", G_CALLBACK (style_cb), self);
}

GtkWidget *
mv_base_controls_new (MvSession *session)
{
  MvBaseControls *self = g_object_new (MV_TYPE_BASE_CONTROLS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  view_changed_cb (session, MV_VIEW_BASE, self);
  return GTK_WIDGET (self);
}
