#include "ui/panel/headline.h"

#include "ui/panel/wording.h"

#define WISHED_WIDTH 1200       /* px */

struct _MvHeadline
{
  GtkWidget parent_instance;
  MvWording title, subtitle;
};

G_DEFINE_FINAL_TYPE (MvHeadline, mv_headline, GTK_TYPE_WIDGET)

static const MvWordingStyle bold = { 1.0, PANGO_WEIGHT_BOLD, FALSE, PANGO_ALIGN_CENTER, 1 };
static const MvWordingStyle small = { 0.83, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_CENTER, 1 };

void
mv_headline_set (MvHeadline *self, const char *title, const char *subtitle)
{
  gboolean changed;

  g_return_if_fail (MV_IS_HEADLINE (self));

  changed = mv_wording_set (&self->title, title, &bold);
  changed |= mv_wording_set (&self->subtitle, subtitle, &small);
  if (!changed)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
mv_headline_get_title (MvHeadline *self)
{
  g_return_val_if_fail (MV_IS_HEADLINE (self), NULL);

  return self->title.text;
}

static void
mv_headline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WISHED_WIDTH : 0;
}

static void
mv_headline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvHeadline *self = MV_HEADLINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), title_height, subtitle_height, y;
  GdkRGBA ink = mv_wording_colour (widget, NULL, 1), dim = mv_wording_colour (widget, NULL, 0.6);

  mv_wording_size (&self->title, widget, width, NULL, &title_height);
  mv_wording_size (&self->subtitle, widget, width, NULL, &subtitle_height);
  y = (height - title_height - subtitle_height) / 2;
  mv_wording_draw (&self->title, snapshot, 0, y, &ink);
  mv_wording_draw (&self->subtitle, snapshot, 0, y + title_height, &dim);
}

/* The whole sentence, when there was no room for it. */
static gboolean
mv_headline_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MvHeadline *self = MV_HEADLINE (widget);

  if (self->title.layout == NULL || !pango_layout_is_ellipsized (self->title.layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->title.text);
  return TRUE;
}

static void
mv_headline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MvHeadline *self = MV_HEADLINE (widget);

  GTK_WIDGET_CLASS (mv_headline_parent_class)->css_changed (widget, change);
  mv_wording_stale (&self->title);
  mv_wording_stale (&self->subtitle);
  gtk_widget_queue_draw (widget);
}

static void
mv_headline_finalize (GObject *object)
{
  MvHeadline *self = MV_HEADLINE (object);

  mv_wording_clear (&self->title);
  mv_wording_clear (&self->subtitle);
  G_OBJECT_CLASS (mv_headline_parent_class)->finalize (object);
}

static void
mv_headline_class_init (MvHeadlineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_headline_finalize;
  widget_class->measure = mv_headline_measure;
  widget_class->snapshot = mv_headline_snapshot;
  widget_class->query_tooltip = mv_headline_query_tooltip;
  widget_class->css_changed = mv_headline_css_changed;
  gtk_widget_class_set_css_name (widget_class, "headline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
mv_headline_init (MvHeadline *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}
