#include "ui/panel/facet-row.h"

#include "ui/panel/hint.h"

#define BAR_HEIGHT 3

struct _MvFacetRow
{
  GtkWidget  parent_instance;
  GtkWidget *check, *title, *count;
  char      *code;
  double     share;             /* 0-1: length of the bar */
  gboolean   following;
};

G_DEFINE_FINAL_TYPE (MvFacetRow, mv_facet_row, GTK_TYPE_WIDGET)

static guint toggled_signal;

static void
toggled_cb (GtkCheckButton *check, MvFacetRow *self)
{
  if (!self->following)
    g_signal_emit (self, toggled_signal, 0, self->code);
}

static void
mv_facet_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvFacetRow *self = MV_FACET_ROW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double length = self->share > 0 ? MAX (2.0, width * self->share) : 0;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (mv_facet_row_parent_class)->snapshot (widget, snapshot);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) ? 0.9f : 0.45f;
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, height - BAR_HEIGHT, length, BAR_HEIGHT));
}

static void
mv_facet_row_dispose (GObject *object)
{
  g_clear_pointer (&MV_FACET_ROW (object)->check, gtk_widget_unparent);
  G_OBJECT_CLASS (mv_facet_row_parent_class)->dispose (object);
}

static void
mv_facet_row_finalize (GObject *object)
{
  g_free (MV_FACET_ROW (object)->code);
  G_OBJECT_CLASS (mv_facet_row_parent_class)->finalize (object);
}

static void
mv_facet_row_class_init (MvFacetRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_facet_row_dispose;
  G_OBJECT_CLASS (class)->finalize = mv_facet_row_finalize;
  GTK_WIDGET_CLASS (class)->snapshot = mv_facet_row_snapshot;
  toggled_signal = g_signal_new ("toggled", MV_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "facetrow");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
mv_facet_row_init (MvFacetRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->count);
  self->check = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), box);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  g_signal_connect (self->check, "toggled", G_CALLBACK (toggled_cb), self);
}

GtkWidget *
mv_facet_row_new (void)
{
  return g_object_new (MV_TYPE_FACET_ROW, NULL);
}

void
mv_facet_row_set (MvFacetRow *self, const MvFacet *facet, const MvFacetValue *value, guint most)
{
  g_autofree char *said = NULL, *count = NULL;

  g_return_if_fail (MV_IS_FACET_ROW (self));

  said = mv_facet_say (facet, value);
  count = g_strdup_printf ("%u", value->count);
  g_free (self->code);
  self->code = g_strdup (value->code);
  self->share = most > 0 ? (double) value->count / most : 0;
  gtk_label_set_label (GTK_LABEL (self->title), value->title);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  mv_hint_set (GTK_WIDGET (self), value->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  self->following = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), value->chosen);
  self->following = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
