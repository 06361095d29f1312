#include "ui/panel/table-cell.h"

#include "ui/panel/wording.h"

#define LEAST_WIDTH 24          /* px: columns say how wide they are */
#define SHOWING "multivector-showing-row"

struct _MvTableCell
{
  GtkWidget parent_instance;
  MvWording wording;
  const MvWordingStyle *style;
};

G_DEFINE_FINAL_TYPE (MvTableCell, mv_table_cell, GTK_TYPE_WIDGET)

static const MvWordingStyle words = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 1 };
static const MvWordingStyle numbers = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_RIGHT, 1 };

/* Asked for, not set: a new tooltip text waits for the display, in every cell of every row that comes into sight. */
static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  MvTableCell *self = MV_TABLE_CELL (widget);
  int width;

  mv_wording_size (&self->wording, widget, -1, &width, NULL);
  if (width <= gtk_widget_get_width (widget))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->wording.text);
  return TRUE;
}

void
mv_table_cell_set (MvTableCell *self, const char *text)
{
  g_return_if_fail (MV_IS_TABLE_CELL (self));

  if (!mv_wording_set (&self->wording, text, self->style))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Rows are as high as a line of their font, whatever they say; it is measured once for all cells that have the same. */
static int
height_of_line (GtkWidget *widget)
{
  static PangoFontDescription *measured;
  static double resolution;     /* dots an inch: larger when a person asks for larger text */
  static int height;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double dots = pango_cairo_context_get_resolution (context);
  MvWording wording = { NULL };

  if (measured != NULL && pango_font_description_equal (measured, font) && resolution == dots)
    return height;
  g_clear_pointer (&measured, pango_font_description_free);
  measured = pango_font_description_copy (font);
  resolution = dots;
  mv_wording_set (&wording, "0", &words);
  mv_wording_size (&wording, widget, -1, NULL, &height);
  mv_wording_clear (&wording);
  return height;
}

static void
mv_table_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : height_of_line (widget);
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvTableCell *self = MV_TABLE_CELL (widget);
  GdkRGBA ink = mv_wording_colour (widget, NULL, 1);
  int height;

  mv_wording_size (&self->wording, widget, gtk_widget_get_width (widget), NULL, &height);
  mv_wording_draw (&self->wording, snapshot, 0, (gtk_widget_get_height (widget) - height) / 2, &ink);
}

static void
mv_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mv_table_cell_parent_class)->css_changed (widget, change);
  if (mv_wording_stale (&MV_TABLE_CELL (widget)->wording))
    gtk_widget_queue_resize (widget);
  else
    gtk_widget_queue_draw (widget);
}

static void
mv_table_cell_finalize (GObject *object)
{
  mv_wording_clear (&MV_TABLE_CELL (object)->wording);
  G_OBJECT_CLASS (mv_table_cell_parent_class)->finalize (object);
}

static void
mv_table_cell_class_init (MvTableCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_table_cell_finalize;
  widget_class->measure = mv_table_cell_measure;
  widget_class->snapshot = mv_table_cell_snapshot;
  widget_class->css_changed = mv_table_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
mv_table_cell_init (MvTableCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

GtkWidget *
mv_table_cell_new (gboolean right)
{
  MvTableCell *self = g_object_new (MV_TYPE_TABLE_CELL, NULL);

  self->style = right ? &numbers : &words;
  return GTK_WIDGET (self);
}

typedef struct {
  guint    position;
  gboolean seen;        /* a frame has been laid out since */
} ToShow;

/* The list within the table has the action, the table has not. */
static void
scroll_to (GtkWidget *table, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      break;
}

/* The list goes by the heights of its rows and by its own: before they are laid out it forgets where it was sent. */
static gboolean
show_row_cb (GtkWidget *table, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  ToShow *to_show = data;
  gboolean laid_out = to_show->seen && adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0;

  to_show->seen = TRUE;
  if (!laid_out)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (table), SHOWING, NULL);
  if (to_show->position < g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)))))
    scroll_to (table, to_show->position);
  return G_SOURCE_REMOVE;
}

void
mv_table_show_row (GtkWidget *table, guint position)
{
  ToShow *to_show;
  guint pending;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));

  pending = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (table), SHOWING));
  if (pending != 0)
    gtk_widget_remove_tick_callback (table, pending);
  to_show = g_new0 (ToShow, 1);
  to_show->position = position;
  pending = gtk_widget_add_tick_callback (table, show_row_cb, to_show, g_free);
  g_object_set_data (G_OBJECT (table), SHOWING, GUINT_TO_POINTER (pending));
}
