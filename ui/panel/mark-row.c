#include "ui/panel/mark-row.h"

#include "ui/panel/wording.h"

#define LEADING 2               /* px between title and detail */
#define LEAST_WIDTH 120
#define DIM 0.65

struct _MvMarkRow
{
  GtkWidget parent_instance;
  MvWording title, detail;
  int       width;              /* what is laid out; 0 = nothing */
  int       detail_y, height;
};

G_DEFINE_FINAL_TYPE (MvMarkRow, mv_mark_row, GTK_TYPE_WIDGET)

static const MvWordingStyle title_style = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 2 };
static const MvWordingStyle detail_style = { 0.85, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 2 };

/* How wide the last row was made: a good guess for the next. Main thread. */
static int usual_width = LEAST_WIDTH;

static void
arrange (MvMarkRow *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int title_height, detail_height;

  if (self->width == width)
    return;
  self->width = width;
  mv_wording_size (&self->title, widget, width, NULL, &title_height);
  mv_wording_size (&self->detail, widget, width, NULL, &detail_height);
  self->detail_y = title_height + (self->detail.text != NULL ? LEADING : 0);
  self->height = self->detail_y + detail_height;
}

void
mv_mark_row_set (MvMarkRow *self, const char *title, const char *detail)
{
  g_autofree char *spoken = g_strjoin (", ", title, detail, NULL);
  int width, height;
  gboolean changed;

  g_return_if_fail (MV_IS_MARK_ROW (self));

  width = self->width;
  height = self->height;
  changed = mv_wording_set (&self->title, title, &title_style);
  changed |= mv_wording_set (&self->detail, detail, &detail_style);
  if (!changed)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->width = 0;
  if (width > 0)
    arrange (self, width);
  if (width > 0 && self->height == height)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
mv_mark_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                     int *natural_baseline)
{
  MvMarkRow *self = MV_MARK_ROW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = LEAST_WIDTH;
      return;
    }
  if (for_size > 0 || self->width == 0)
    arrange (self, for_size > 0 ? for_size : usual_width);
  *minimum = *natural = self->height;
}

static GtkSizeRequestMode
mv_mark_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mv_mark_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  arrange (MV_MARK_ROW (widget), usual_width = width);
}

static void
mv_mark_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvMarkRow *self = MV_MARK_ROW (widget);
  GdkRGBA ink = mv_wording_colour (widget, NULL, 1), dim = mv_wording_colour (widget, NULL, DIM);

  arrange (self, gtk_widget_get_width (widget));
  mv_wording_draw (&self->title, snapshot, 0, 0, &ink);
  mv_wording_draw (&self->detail, snapshot, 0, self->detail_y, &dim);
}

static void
mv_mark_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MvMarkRow *self = MV_MARK_ROW (widget);
  gboolean stale = mv_wording_stale (&self->title);

  GTK_WIDGET_CLASS (mv_mark_row_parent_class)->css_changed (widget, change);
  stale |= mv_wording_stale (&self->detail);
  if (!stale)
    {
      gtk_widget_queue_draw (widget);
      return;
    }
  self->width = 0;
  gtk_widget_queue_resize (widget);
}

static void
mv_mark_row_finalize (GObject *object)
{
  mv_wording_clear (&MV_MARK_ROW (object)->title);
  mv_wording_clear (&MV_MARK_ROW (object)->detail);
  G_OBJECT_CLASS (mv_mark_row_parent_class)->finalize (object);
}

static void
mv_mark_row_class_init (MvMarkRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_mark_row_finalize;
  widget_class->measure = mv_mark_row_measure;
  widget_class->get_request_mode = mv_mark_row_get_request_mode;
  widget_class->size_allocate = mv_mark_row_size_allocate;
  widget_class->snapshot = mv_mark_row_snapshot;
  widget_class->css_changed = mv_mark_row_css_changed;
  gtk_widget_class_set_css_name (widget_class, "markrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mv_mark_row_init (MvMarkRow *self)
{
}

GtkWidget *
mv_mark_row_new (void)
{
  return g_object_new (MV_TYPE_MARK_ROW, NULL);
}
