#include "ui/panel/legend-row.h"

#include "app/base/text.h"
#include "ui/model/toggle.h"
#include "ui/panel/legend-entry.h"

struct _MvLegendRow
{
  GtkWidget  parent_instance;
  MvSession *session;
  GtkWidget *button;            /* holds the line of a control; NULL = plain line */
  GtkWidget *line;
  char      *key;
  gboolean   off;
};

G_DEFINE_FINAL_TYPE (MvLegendRow, mv_legend_row, GTK_TYPE_WIDGET)

static void
toggle_edit (MvView *view, gpointer key)
{
  mv_view_toggle (view, key);
}

static void
clicked_cb (GtkButton *button, MvLegendRow *self)
{
  g_autofree char *key = g_strdup (self->key);

  if (key != NULL)
    mv_session_edit (self->session, toggle_edit, key);
}

/* The line goes into a button or comes out of it. The style of a “button” goes by its place among others: all lines would have it worked out
 * anew whenever one comes or goes. This one has a name of its own. */
static void
set_control (MvLegendRow *self, gboolean control)
{
  if (control == (self->button != NULL))
    return;
  g_object_ref (self->line);
  if (control)
    {
      gtk_widget_unparent (self->line);
      self->button = g_object_new (GTK_TYPE_BUTTON, "css-name", "legendbutton", NULL);
      gtk_button_set_child (GTK_BUTTON (self->button), self->line);
      g_signal_connect (self->button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_widget_set_parent (self->button, GTK_WIDGET (self));
    }
  else
    {
      gtk_button_set_child (GTK_BUTTON (self->button), NULL);
      g_clear_pointer (&self->button, gtk_widget_unparent);
      gtk_widget_set_parent (self->line, GTK_WIDGET (self));
    }
  g_object_unref (self->line);
}

/* What a screen reader says: the words, the amount, and whether it is filtered away. */
static void
speak (MvLegendRow *self)
{
  g_autofree char *spoken = mv_legend_entry_spoken (MV_LEGEND_ENTRY (self->line));
  GtkWidget *target = self->button != NULL ? self->button : GTK_WIDGET (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (self->button != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_PRESSED,
                                 self->off ? GTK_ACCESSIBLE_TRISTATE_FALSE : GTK_ACCESSIBLE_TRISTATE_TRUE, -1);
}

void
mv_legend_row_set_item (MvLegendRow *self, const MvLegendItem *item, gboolean fills)
{
  gboolean control = item->key != NULL, told;

  g_return_if_fail (MV_IS_LEGEND_ROW (self));

  told = control != (self->button != NULL) || item->off != self->off;
  set_control (self, control);
  mv_text_set (&self->key, item->key);
  self->off = item->off;
  told |= mv_legend_entry_set_item (MV_LEGEND_ENTRY (self->line), item, fills);
  if (told)
    speak (self);
}

void
mv_legend_row_show (MvLegendRow *self, gboolean apart)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (MV_IS_LEGEND_ROW (self));

  gtk_widget_set_visible (widget, TRUE);
  if (apart != gtk_widget_has_css_class (widget, "apart"))
    (apart ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "apart");
  mv_legend_entry_show (MV_LEGEND_ENTRY (self->line));
}

static void
mv_legend_row_dispose (GObject *object)
{
  MvLegendRow *self = MV_LEGEND_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (mv_legend_row_parent_class)->dispose (object);
}

static void
mv_legend_row_class_init (MvLegendRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_legend_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "legendrow");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mv_legend_row_init (MvLegendRow *self)
{
  self->line = mv_legend_entry_new ();
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

GtkWidget *
mv_legend_row_new (MvSession *session)
{
  MvLegendRow *self = g_object_new (MV_TYPE_LEGEND_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
