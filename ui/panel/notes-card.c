#include "ui/panel/notes-card.h"

#include "app/base/text.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/prose.h"

#define WIDTH 400               /* px of the words, at most */

struct _MvNotesCard
{
  GtkWidget  parent_instance;
  MvSession *session;
  GtkWidget *words, *more;
  char      *text;              /* all notes as they are shown; NULL = none */
  char      *dismissed;         /* notes a person has put away: they stay away until others come */
  gboolean   unfolded;
};

static const MvWordingStyle brief = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 2 };
static const MvWordingStyle whole = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };

G_DEFINE_FINAL_TYPE (MvNotesCard, mv_notes_card, GTK_TYPE_WIDGET)

static char *
joined (GPtrArray *notes, const char *between)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? between : "", (const char *) g_ptr_array_index (notes, i));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
unfold (MvNotesCard *self, gboolean unfolded)
{
  self->unfolded = unfolded;
  mv_prose_set_style (MV_PROSE (self->words), unfolded ? &whole : &brief);
  mv_icon_on_button (GTK_BUTTON (self->more), unfolded ? "pan-down-symbolic" : "pan-up-symbolic");
  mv_hint_set (self->more, unfolded ? _("Less") : _("Read all"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, unfolded ? _("Less") : _("Read all"), -1);
}

static void
follow (MvNotesCard *self)
{
  MvScene *scene = mv_session_get_scene (self->session);
  /* Folded the notes run on: so many lines are shown of each paragraph. */
  g_autofree char *text = scene != NULL ? joined (scene->notes, self->unfolded ? "\n" : "  ·  ") : NULL;

  mv_text_set (&self->text, text);
  mv_prose_set (MV_PROSE (self->words), text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && g_strcmp0 (text, self->dismissed) != 0);
}

static void
presented_cb (MvSession *session, guint part, MvNotesCard *self)
{
  if (part == MV_PRESENTED_NOTES)
    follow (self);
}

static void
more_cb (GtkButton *button, MvNotesCard *self)
{
  unfold (self, !self->unfolded);
  follow (self);
}

static void
dismiss_cb (GtkButton *button, MvNotesCard *self)
{
  mv_text_set (&self->dismissed, self->text);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
mv_notes_card_dispose (GObject *object)
{
  MvNotesCard *self = MV_NOTES_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->dismissed, g_free);
  G_OBJECT_CLASS (mv_notes_card_parent_class)->dispose (object);
}

static void
mv_notes_card_class_init (MvNotesCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_notes_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "notescard");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_NOTE);
}

static GtkWidget *
small_button (const char *icon, GCallback callback, MvNotesCard *self)
{
  GtkWidget *button = mv_icon_button_new (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
mv_notes_card_init (MvNotesCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self), *icon = mv_icon_new ("dialog-warning-symbolic"), *dismiss;

  gtk_widget_add_css_class (widget, "floating");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notes on what is shown"), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  self->words = mv_prose_new (&brief, 1);
  mv_prose_set_wish (MV_PROSE (self->words), WIDTH);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->more = small_button ("pan-up-symbolic", G_CALLBACK (more_cb), self);
  dismiss = small_button ("window-close-symbolic", G_CALLBACK (dismiss_cb), self);
  mv_hint_set (dismiss, _("Put away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dismiss), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put the notes away"), -1);
  gtk_widget_set_parent (icon, widget);
  gtk_widget_set_parent (self->words, widget);
  gtk_widget_set_parent (self->more, widget);
  gtk_widget_set_parent (dismiss, widget);
  unfold (self, FALSE);
}

GtkWidget *
mv_notes_card_new (MvSession *session)
{
  MvNotesCard *self = g_object_new (MV_TYPE_NOTES_CARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "presented", G_CALLBACK (presented_cb), self, 0);
  follow (self);
  return GTK_WIDGET (self);
}
