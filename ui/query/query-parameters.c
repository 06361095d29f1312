#include "ui/query/query-parameters.h"

#include <string.h>

#include "app/base/text.h"

#define LATER 400               /* ms after the last letter until a typed value counts */

typedef struct { char *name, *declared; MvParameterKind kind; GtkWidget *box, *control; } Control;

struct _MvQueryParameters
{
  GtkWidget  parent_instance;
  MvSession *session;
  GtkWidget *flow;
  GPtrArray *controls;
  guint      telling;           /* source that tells of a change */
  gboolean   following;
};

G_DEFINE_FINAL_TYPE (MvQueryParameters, mv_query_parameters, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
control_free (gpointer data)
{
  Control *control = data;

  g_free (control->name);
  g_free (control->declared);
  g_free (control);
}

static gboolean
tell_cb (gpointer data)
{
  MvQueryParameters *self = data;

  self->telling = 0;
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MvQueryParameters *self)
{
  if (self->following)
    return;
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (LATER, tell_cb, self);
}

/* "Kazakhstan" for a row of the model, whose strings are "KAZ Kazakhstan". */
static char *
country_title (GtkStringObject *object, gpointer data)
{
  const char *text = gtk_string_object_get_string (object);

  return g_strdup (strlen (text) > 4 ? text + 4 : text);
}

static int
compare_countries (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a + 4, *(char *const *) b + 4);
}

static GtkWidget *
country_control (MvQueryParameters *self, const char *value)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = 0, chosen = 0;
  const MvCountryPlace *places = mv_session_get_countries (self->session, &n);
  GtkExpression *expression = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (country_title), NULL, NULL);
  GtkWidget *control;

  for (guint i = 0; places != NULL && i < n; i++)
    if (g_str_has_prefix (places[i].ref, "country:") && strlen (places[i].ref) == strlen ("country:KAZ"))
      g_ptr_array_add (names, g_strdup_printf ("%s %s", places[i].ref + strlen ("country:"), places[i].title));
  g_ptr_array_sort (names, compare_countries);
  g_ptr_array_insert (names, 0, g_strdup_printf ("    %s", _("none")));
  for (guint i = 1; i < names->len; i++)
    if (*value != '\0' && g_str_has_prefix (names->pdata[i], value))
      chosen = i;
  g_ptr_array_add (names, NULL);
  control = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new ((const char *const *) names->pdata)), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (control), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), chosen);
  g_signal_connect_object (control, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return control;
}

static GtkWidget *
make_control (MvQueryParameters *self, const MvQueryParameter *parameter)
{
  GtkWidget *control;
  g_autofree char *year = NULL;

  if (parameter->kind == MV_PARAMETER_COUNTRY)
    return country_control (self, parameter->value);
  if (parameter->kind == MV_PARAMETER_YEAR)
    {
      year = *parameter->value != '\0' ? g_strdup (parameter->value) : g_strdup_printf ("%d", mv_session_get_view (self->session)->year);
      control = gtk_spin_button_new_with_range (1900, 2100, 1);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), g_ascii_strtod (year, NULL));
      g_signal_connect_object (control, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      return control;
    }
  control = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (control), parameter->value);
  gtk_editable_set_width_chars (GTK_EDITABLE (control), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (control), _("none"));
  gtk_entry_set_input_purpose (GTK_ENTRY (control), parameter->kind == MV_PARAMETER_NUMBER ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM);
  g_signal_connect_object (control, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return control;
}

static void
add_control (MvQueryParameters *self, const MvQueryParameter *parameter)
{
  Control *control = g_new0 (Control, 1);
  GtkWidget *label = gtk_label_new (parameter->name);

  control->name = g_strdup (parameter->name);
  control->declared = g_strdup (parameter->value);
  control->kind = parameter->kind;
  control->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  control->control = make_control (self, parameter);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (control->control), GTK_ACCESSIBLE_PROPERTY_LABEL, parameter->name, -1);
  gtk_box_append (GTK_BOX (control->box), label);
  gtk_box_append (GTK_BOX (control->box), control->control);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), control->box);
  gtk_widget_set_focusable (gtk_widget_get_parent (control->box), FALSE);
  g_ptr_array_add (self->controls, control);
}

static gboolean
is_same (MvQueryParameters *self, const MvQueryText *text)
{
  if (text->parameters->len != self->controls->len)
    return FALSE;
  for (guint i = 0; i < self->controls->len; i++)
    {
      const MvQueryParameter *parameter = text->parameters->pdata[i];
      const Control *control = self->controls->pdata[i];

      if (!g_str_equal (parameter->name, control->name) || parameter->kind != control->kind || !g_str_equal (parameter->value, control->declared))
        return FALSE;
    }
  return TRUE;
}

void
mv_query_parameters_follow (MvQueryParameters *self, const MvQueryText *text)
{
  g_return_if_fail (MV_IS_QUERY_PARAMETERS (self) && text != NULL);

  if (is_same (self, text))
    return;
  self->following = TRUE;
  for (guint i = 0; i < self->controls->len; i++)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), gtk_widget_get_parent (((Control *) self->controls->pdata[i])->box));
  g_ptr_array_set_size (self->controls, 0);
  for (guint i = 0; i < text->parameters->len; i++)
    add_control (self, text->parameters->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->controls->len > 0);
  self->following = FALSE;
}

static char *
value_of (const Control *control)
{
  GtkStringObject *chosen;
  const char *text;

  if (control->kind == MV_PARAMETER_YEAR)
    return g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control->control)));
  if (control->kind != MV_PARAMETER_COUNTRY)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (control->control))));
  chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (control->control));
  text = chosen != NULL ? gtk_string_object_get_string (chosen) : "    ";
  return g_strstrip (g_strndup (text, 3));
}

GStrv
mv_query_parameters_values (MvQueryParameters *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (MV_IS_QUERY_PARAMETERS (self), NULL);

  for (guint i = 0; i < self->controls->len; i++)
    {
      const Control *control = self->controls->pdata[i];
      g_autofree char *value = value_of (control);

      g_strv_builder_add_many (builder, control->name, value, NULL);
    }
  return g_strv_builder_end (builder);
}

static void
mv_query_parameters_dispose (GObject *object)
{
  MvQueryParameters *self = MV_QUERY_PARAMETERS (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->flow, gtk_widget_unparent);
  g_clear_pointer (&self->controls, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_query_parameters_parent_class)->dispose (object);
}

static void
mv_query_parameters_class_init (MvQueryParametersClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_query_parameters_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", MV_TYPE_QUERY_PARAMETERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mv_query_parameters_init (MvQueryParameters *self)
{
  self->controls = g_ptr_array_new_with_free_func (control_free);
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mv_query_parameters_new (MvSession *session)
{
  MvQueryParameters *self = g_object_new (MV_TYPE_QUERY_PARAMETERS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
