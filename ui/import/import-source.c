/* Where the figures come from: without it nothing is imported. And whether the choices are kept for next year's file. */
#include <string.h>

#include "app/base/date.h"
#include "app/base/text.h"
#include "ui/import/import-private.h"

static const struct { const char *title, *missing; } fields[MV_N_SOURCE_FIELDS] = {
  [MV_SOURCE_TITLE] = { N_("Title"), N_("The title of the source is missing: what its publisher calls it.") },
  [MV_SOURCE_PUBLISHER] = { N_("Publisher"), N_("The publisher of the source is missing: who made the figures.") },
  [MV_SOURCE_LICENCE] = { N_("Licence"), N_("The licence of the source is missing: its terms, or “not stated”.") },
  [MV_SOURCE_ADDRESS] = { N_("Address"), N_("The address of the source is missing: a link, or where the document lies.") },
  [MV_SOURCE_READ] = { N_("Date read"), N_("The day the source was read is missing, such as 2026-11-24.") },
  [MV_SOURCE_EDITION] = { N_("Edition (optional)"), NULL },
  [MV_SOURCE_NOTE] = { N_("Note (optional)"), NULL },
};

static char *
typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

MvSourceField
mv_import_source_missing (MvImportWindow *self, char **sentence)
{
  g_autofree char *day = NULL;
  MvDate date;

  for (guint i = 0; i < MV_N_SOURCE_FIELDS; i++)
    {
      g_autofree char *text = typed (self->fields[i]);

      if (*text == '\0' && fields[i].missing != NULL)
        {
          *sentence = g_strdup (_(fields[i].missing));
          return (MvSourceField) i;
        }
    }
  day = typed (self->fields[MV_SOURCE_READ]);
  if (!mv_date_parse (day, &date) || date.day == 0)
    {
      *sentence = g_strdup_printf (_("“%s” is no day. Write it as 2026-11-24."), day);
      return MV_SOURCE_READ;
    }
  return MV_N_SOURCE_FIELDS;
}

void
mv_import_source_get (MvImportWindow *self, MvImportSource *source)
{
  char **places[MV_N_SOURCE_FIELDS] = { &source->title, &source->publisher, &source->licence, &source->url, &source->read_on, &source->edition, &source->note };

  for (guint i = 0; i < MV_N_SOURCE_FIELDS; i++)
    {
      g_autofree char *text = typed (self->fields[i]);

      g_free (*places[i]);
      *places[i] = *text != '\0' ? g_steal_pointer (&text) : NULL;
    }
}

/* What the shape tells of its source is written where nobody has written yet. */
void
mv_import_source_follow (MvImportWindow *self)
{
  const char *told[] = { self->recipe->title, self->recipe->publisher, self->recipe->licence, self->recipe->url };

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i] != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->fields[i])) == '\0')
      gtk_editable_set_text (GTK_EDITABLE (self->fields[i]), told[i]);
  gtk_switch_set_active (GTK_SWITCH (self->keep), self->own_recipe);
  self->filling = FALSE;
}

static void
typed_cb (GtkEditable *entry, MvImportWindow *self)
{
  if (!self->filling)
    mv_import_window_follow (self);
}

static void
name_entry (GtkWidget *row, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
add_entry (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  name_entry (row, title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
make_source (MvImportWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Every figure of the map can be walked back to its source: these are kept with the rows."));
  for (guint i = 0; i < MV_N_SOURCE_FIELDS; i++)
    {
      self->fields[i] = add_entry (group, _(fields[i].title), i == MV_SOURCE_READ ? today : "");
      g_signal_connect (self->fields[i], "changed", G_CALLBACK (typed_cb), self);
    }
  return group;
}

static GtkWidget *
make_recipe (MvImportWindow *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (self->path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  self->keep = gtk_switch_new ();
  gtk_widget_set_valign (self->keep, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Remember for files of this shape"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Next year’s file is then imported with one click"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->keep);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->keep);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->keep_name = add_entry (group, _("Name of the recipe"), name);
  g_object_bind_property (self->keep, "active", self->keep_name, "sensitive", G_BINDING_SYNC_CREATE);
  return group;
}

GtkWidget *
mv_import_source_new (MvImportWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "import-side");
  gtk_box_append (GTK_BOX (box), make_source (self));
  gtk_box_append (GTK_BOX (box), make_recipe (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}
