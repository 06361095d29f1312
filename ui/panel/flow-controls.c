#include "ui/panel/flow-controls.h"

#include "app/base/terms.h"
#include "app/base/text.h"
#include "ui/panel/choice-row.h"
#include "ui/panel/hint.h"

struct _MvFlowControls
{
  GtkWidget        parent_instance;
  MvSession       *session;
  GtkWidget       *family, *measure, *measure_row, *top;
  MvChoiceRow     *direction;
  const MvChoices *choices;     /* NULL until read */
  char            *listed;      /* the family whose measures are listed */
  gboolean         following;   /* the view changes the controls, not a person */
};

G_DEFINE_FINAL_TYPE (MvFlowControls, mv_flow_controls, GTK_TYPE_WIDGET)

static const char *const families[] = { "goods", "arms", "aid", "remittances", "migrants", "refugees", "air" };
static const char *const directions[] = { "export", "import", "both", "balance" };

/* The measures of FAMILY in the order they are listed, MvChoice; the array is the caller's. */
static GPtrArray *
measures_of (MvFlowControls *self, const char *family)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; self->choices != NULL && i < self->choices->measures->len; i++)
    {
      MvChoice *choice = g_ptr_array_index (self->choices->measures, i);

      if (g_strcmp0 (choice->group, family) == 0)
        g_ptr_array_add (found, choice);
    }
  return found;
}

/* --- a person changes the view -------------------------------------------------------------------------------------------------------- */

static void
family_edit (MvView *view, gpointer family)
{
  mv_text_set (&view->family, family);
  mv_text_set (&view->measure, "");
  mv_text_set (&view->product, "TOTAL");
}

static void
measure_edit (MvView *view, gpointer measure)
{
  mv_text_set (&view->measure, measure);
}

static void
direction_edit (MvView *view, gpointer code)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (g_str_equal (directions[i], code))
      view->direction = i;
}

static void
top_edit (MvView *view, gpointer top)
{
  view->top = GPOINTER_TO_INT (top);
}

static void
family_cb (GtkDropDown *list, GParamSpec *spec, MvFlowControls *self)
{
  guint chosen = gtk_drop_down_get_selected (list);

  if (!self->following && chosen < G_N_ELEMENTS (families))
    mv_session_edit (self->session, family_edit, (gpointer) families[chosen]);
}

static void
measure_cb (GtkDropDown *list, GParamSpec *spec, MvFlowControls *self)
{
  g_autoptr(GPtrArray) measures = measures_of (self, mv_session_get_view (self->session)->family);
  guint chosen = gtk_drop_down_get_selected (list);

  if (self->following || chosen >= measures->len)
    return;
  mv_session_edit (self->session, measure_edit,
                   ((MvChoice *) measures->pdata[chosen])->is_default ? "" : (gpointer) ((MvChoice *) measures->pdata[chosen])->code);
}

static void
direction_cb (MvChoiceRow *row, const char *code, MvFlowControls *self)
{
  mv_session_edit (self->session, direction_edit, (gpointer) code);
}

static void
top_cb (GtkSpinButton *spin, MvFlowControls *self)
{
  if (!self->following)
    mv_session_edit (self->session, top_edit, GINT_TO_POINTER (gtk_spin_button_get_value_as_int (spin)));
}

/* 0 reads "All". */
static gboolean
top_output_cb (GtkSpinButton *spin, gpointer data)
{
  int value = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = value == 0 ? g_strdup (C_("number of partners", "All")) : g_strdup_printf ("%d", value);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
top_input_cb (GtkSpinButton *spin, double *value, gpointer data)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  if (!g_str_equal (text, C_("number of partners", "All")))
    return FALSE;               /* a number: read as usual */
  *value = 0;
  return TRUE;
}

/* --- the view changes the controls ---------------------------------------------------------------------------------------------------- */

static void
list_measures (MvFlowControls *self, const MvView *view)
{
  g_autoptr(GPtrArray) measures = measures_of (self, view->family);

  if (mv_text_set (&self->listed, view->family))
    {
      g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < measures->len; i++)
        gtk_string_list_append (names, mv_term (((MvChoice *) measures->pdata[i])->name));
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->measure), G_LIST_MODEL (names));
    }
  for (guint i = 0; i < measures->len; i++)
    {
      MvChoice *choice = measures->pdata[i];

      if (*view->measure == '\0' ? choice->is_default : g_str_equal (choice->code, view->measure))
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (self->measure), i);
          mv_hint_set (self->measure, choice->detail);
        }
    }
  gtk_widget_set_visible (self->measure_row, measures->len > 1);
}

static void
view_changed_cb (MvSession *session, guint parts, MvFlowControls *self)
{
  const MvView *view = mv_session_get_view (session);
  gboolean goods = g_str_equal (view->family, "goods");
  const char *taken[] = { directions[view->direction], NULL };

  if (!(parts & MV_VIEW_CONTENT))
    return;
  self->following = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_equal (families[i], view->family))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->family), i);
  list_measures (self, view);
  mv_choice_row_set_label (self->direction, "export", goods ? _("Exports") : _("From"));
  mv_choice_row_set_label (self->direction, "import", goods ? _("Imports") : _("To"));
  mv_choice_row_set (self->direction, taken);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->top), view->top);
  self->following = FALSE;
}

void
mv_flow_controls_set_choices (MvFlowControls *self, const MvChoices *choices)
{
  g_return_if_fail (MV_IS_FLOW_CONTROLS (self));

  self->choices = choices;
  mv_text_set (&self->listed, NULL);
  view_changed_cb (self->session, MV_VIEW_CONTENT, self);
}

static void
mv_flow_controls_dispose (GObject *object)
{
  MvFlowControls *self = MV_FLOW_CONTROLS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->listed, g_free);
  G_OBJECT_CLASS (mv_flow_controls_parent_class)->dispose (object);
}

static void
mv_flow_controls_class_init (MvFlowControlsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_flow_controls_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "flowcontrols");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
named_row (GtkWidget *parent, const char *name, GtkWidget *control)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_add_css_class (label, "control-name");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), control);
  gtk_widget_set_parent (row, parent);
  return row;
}

static void
mv_flow_controls_init (MvFlowControls *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);
  const char *names[] = { _("Goods trade"), _("Arms"), _("Aid"), _("Remittances"), _("Migrants"), _("Refugees"), _("Air links"), NULL };
  const MvChoiceItem ways[] = {
    { "export", _("Exports"), _("From the countries chosen to their partners") },
    { "import", _("Imports"), _("From partners to the countries chosen") },
    { "both", _("Both"), _("Both ways, side by side") },
    { "balance", _("Balance"), _("One arrow a pair: who has the surplus") },
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->family = gtk_drop_down_new_from_strings (names);
  named_row (widget, _("What"), self->family);
  self->measure = gtk_drop_down_new (NULL, NULL);
  self->measure_row = named_row (widget, _("Measured as"), self->measure);
  gtk_widget_set_visible (self->measure_row, FALSE);
  self->direction = MV_CHOICE_ROW (mv_choice_row_new (_("Direction"), ways, G_N_ELEMENTS (ways)));
  gtk_widget_set_parent (GTK_WIDGET (self->direction), widget);
  self->top = gtk_spin_button_new_with_range (0, MV_VIEW_MAX_TOP, 5);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->top), FALSE);
  named_row (widget, _("Largest partners"), self->top);
  g_signal_connect (self->top, "output", G_CALLBACK (top_output_cb), NULL);
  g_signal_connect (self->top, "input", G_CALLBACK (top_input_cb), NULL);

  g_signal_connect (self->family, "notify::selected", G_CALLBACK (family_cb), self);
  g_signal_connect (self->measure, "notify::selected", G_CALLBACK (measure_cb), self);
  g_signal_connect (self->direction, "chosen", G_CALLBACK (direction_cb), self);
  g_signal_connect (self->top, "value-changed", G_CALLBACK (top_cb), self);
}

GtkWidget *
mv_flow_controls_new (MvSession *session)
{
  MvFlowControls *self = g_object_new (MV_TYPE_FLOW_CONTROLS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  view_changed_cb (session, MV_VIEW_CONTENT, self);
  return GTK_WIDGET (self);
}
