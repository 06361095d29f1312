#include "ui/panel/prose.h"

#define MIN_WIDTH 80            /* px */

struct _MvProse
{
  GtkWidget             parent_instance;
  MvWording             wording;
  const MvWordingStyle *style;
  double                alpha;
  int                   wish;           /* px; 0 = none */
  int                   lines;          /* it always has the room of; 0 = that of its words */
  MvWording             ruler;          /* of as many lines */
  int                   natural;        /* px wished for the words there are */
  int                   width, height;  /* as laid out; 0 = not yet */
};

G_DEFINE_FINAL_TYPE (MvProse, mv_prose, GTK_TYPE_WIDGET)

static void
arrange (MvProse *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  mv_wording_size (&self->wording, GTK_WIDGET (self), width, NULL, &self->height);
}

static void
refresh (MvProse *self)
{
  int width = self->width, height = self->height, natural = self->natural;

  if (self->lines > 0)
    {
      self->width = 0;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  self->width = 0;
  self->natural = MIN_WIDTH;
  if (self->wish > 0)
    {
      mv_wording_size (&self->wording, GTK_WIDGET (self), -1, &self->natural, NULL);
      self->natural = CLAMP (self->natural, MIN_WIDTH, self->wish);
    }
  if (width > 0)
    arrange (self, width);
  if (width > 0 && self->height == height && self->natural == natural)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mv_prose_set_wish (MvProse *self, int width)
{
  g_return_if_fail (MV_IS_PROSE (self));

  self->wish = width;
  refresh (self);
}

void
mv_prose_set_lines (MvProse *self, int lines)
{
  g_autoptr(GString) text = g_string_new ("0");

  g_return_if_fail (MV_IS_PROSE (self) && lines > 0);

  for (int i = 1; i < lines; i++)
    g_string_append (text, "\n0");
  self->lines = lines;
  mv_wording_set (&self->ruler, text->str, self->style);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mv_prose_set_style (MvProse *self, const MvWordingStyle *style)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MV_IS_PROSE (self));

  self->style = style;
  text = g_strdup (self->wording.text);
  if (mv_wording_set (&self->wording, text, style))
    refresh (self);
}

void
mv_prose_set (MvProse *self, const char *text)
{
  g_return_if_fail (MV_IS_PROSE (self));

  if (self->lines == 0)
    gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
  if (!mv_wording_set (&self->wording, text, self->style))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  refresh (self);
}

static void
mv_prose_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                  int *natural_baseline)
{
  MvProse *self = MV_PROSE (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = MAX (self->natural, MIN_WIDTH);
      return;
    }
  if (self->lines > 0)
    {
      mv_wording_size (&self->ruler, widget, -1, NULL, minimum);
      *natural = *minimum;
      return;
    }
  arrange (self, for_size > 0 ? for_size : MIN_WIDTH);
  *minimum = *natural = self->height;
}

static GtkSizeRequestMode
mv_prose_get_request_mode (GtkWidget *widget)
{
  return MV_PROSE (widget)->lines > 0 ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mv_prose_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvProse *self = MV_PROSE (widget);
  GdkRGBA ink = mv_wording_colour (widget, NULL, self->alpha);

  arrange (self, gtk_widget_get_width (widget));
  mv_wording_draw (&self->wording, snapshot, 0, 0, &ink);
}

static void
mv_prose_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MvProse *self = MV_PROSE (widget);

  GTK_WIDGET_CLASS (mv_prose_parent_class)->css_changed (widget, change);
  if (mv_wording_stale (&self->ruler))
    gtk_widget_queue_resize (widget);
  if (mv_wording_stale (&self->wording) && self->width > 0)
    refresh (self);
  else
    gtk_widget_queue_draw (widget);
}

static void
mv_prose_finalize (GObject *object)
{
  mv_wording_clear (&MV_PROSE (object)->wording);
  mv_wording_clear (&MV_PROSE (object)->ruler);
  G_OBJECT_CLASS (mv_prose_parent_class)->finalize (object);
}

static void
mv_prose_class_init (MvProseClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_prose_finalize;
  widget_class->measure = mv_prose_measure;
  widget_class->get_request_mode = mv_prose_get_request_mode;
  widget_class->snapshot = mv_prose_snapshot;
  widget_class->css_changed = mv_prose_css_changed;
  gtk_widget_class_set_css_name (widget_class, "prose");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
mv_prose_init (MvProse *self)
{
}

GtkWidget *
mv_prose_new (const MvWordingStyle *style, double alpha)
{
  MvProse *self = g_object_new (MV_TYPE_PROSE, "visible", FALSE, NULL);

  self->style = style;
  self->alpha = alpha;
  return GTK_WIDGET (self);
}
