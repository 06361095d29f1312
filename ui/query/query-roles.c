/* Which column of the answer is what: guessed, to be corrected; a correction becomes a line in the query's header. */
#include "app/base/text.h"
#include "ui/panel/hint.h"
#include "ui/query/query-private.h"

static const MvQueryRole offered[] = { MV_QUERY_COUNTRY, MV_QUERY_NAME, MV_QUERY_VALUE, MV_QUERY_YEAR, MV_QUERY_SERIES, MV_QUERY_LONGITUDE, MV_QUERY_LATITUDE,
                                       MV_QUERY_GEOMETRY, MV_QUERY_X, MV_QUERY_Y, MV_QUERY_SOURCE };

/* All roles as the header writes them, ROLE being COLUMN (-1 = none). Those that are guessed right anyway are left out. */
static GStrv
spell (const MvQueryRun *run, MvQueryRole role, int column)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  MvQueryRoles guessed = mv_query_roles (run->answer, NULL);

  for (MvQueryRole i = 0; i < MV_N_QUERY_ROLES; i++)
    {
      int chosen = i == role ? column : run->roles.column[i];

      if (chosen != guessed.column[i])
        g_strv_builder_add_many (builder, mv_query_role_word (i), chosen >= 0 ? run->answer->names[chosen] : "none", NULL);
    }
  return g_strv_builder_end (builder);
}

static void
chosen_cb (GtkDropDown *control, GParamSpec *pspec, MvQueryWindow *self)
{
  MvQueryRole role = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "role"));
  int column = (int) gtk_drop_down_get_selected (control) - 1;
  g_autofree char *sql = NULL, *changed = NULL;
  g_auto(GStrv) uses = NULL;
  g_autoptr(MvQueryText) text = NULL;

  if (self->run == NULL || self->run->answer == NULL || self->run->roles.column[role] == column)
    return;
  sql = mv_query_editor_get_text (self->editor);
  uses = spell (self->run, role, column);
  changed = mv_query_text_with (sql, NULL, (const char *const *) uses);
  mv_query_editor_set_text (self->editor, changed);
  text = mv_query_text_read (changed);
  self->run->roles = mv_query_roles (self->run->answer, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.show-on-map", mv_query_has_layer (&self->run->roles));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.chart", mv_query_best_chart (&self->run->roles) != MV_N_CHARTS);
}

static GtkWidget *
make_control (MvQueryWindow *self, MvQueryRole role)
{
  const MvQueryAnswer *answer = self->run->answer;
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *control;

  gtk_string_list_append (names, _("none"));
  for (guint i = 0; i < answer->n_columns; i++)
    gtk_string_list_append (names, answer->names[i]);
  control = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), (guint) (self->run->roles.column[role] + 1));
  g_object_set_data (G_OBJECT (control), "role", GUINT_TO_POINTER (role));
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, mv_query_role_name (role), -1);
  g_signal_connect_object (control, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return control;
}

/* Filled when it opens. */
static void
create_cb (GtkMenuButton *button, gpointer data)
{
  MvQueryWindow *self = data;
  GtkWidget *popover = gtk_popover_new (), *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; self->run != NULL && self->run->answer != NULL && i < G_N_ELEMENTS (offered); i++)
    {
      GtkWidget *label = gtk_label_new (mv_query_role_name (offered[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_control (self, offered[i]), 1, (int) i, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
mv_query_roles_new (MvQueryWindow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Columns"));
  mv_hint_set (button, _("Which column is what, for map and chart"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_cb, self, NULL);
  return button;
}

void
mv_query_roles_follow (MvQueryWindow *self)
{
  gtk_widget_set_sensitive (self->roles, self->run != NULL && self->run->answer != NULL && self->run->answer->n_columns > 0);
}
