#include "ui/panel/icon.h"

#include "app/base/text.h"

#define SIZE 16

struct _MvIcon
{
  GtkWidget parent_instance;
  char     *name;
};

G_DEFINE_FINAL_TYPE (MvIcon, mv_icon, GTK_TYPE_WIDGET)

void
mv_icon_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, double x, double y, int size, const GdkRGBA *colour)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (widget),
                                                                 gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, colour, 1);
  gtk_snapshot_restore (snapshot);
}

void
mv_icon_set (MvIcon *self, const char *name)
{
  g_return_if_fail (MV_IS_ICON (self));

  if (mv_text_set (&self->name, name))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_icon_on_button (GtkButton *button, const char *name)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BUTTON (button));

  child = gtk_button_get_child (button);
  if (child != NULL)
    {
      mv_icon_set (MV_ICON (child), name);
      return;
    }
  gtk_button_set_child (button, mv_icon_new (name));
  gtk_widget_add_css_class (GTK_WIDGET (button), "image-button");
}

static void
mv_icon_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                 int *natural_baseline)
{
  *minimum = *natural = SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvIcon *self = MV_ICON (widget);
  GdkRGBA colour;

  if (self->name == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  mv_icon_draw (widget, snapshot, self->name, (gtk_widget_get_width (widget) - SIZE) / 2, (gtk_widget_get_height (widget) - SIZE) / 2, SIZE, &colour);
}

static void
mv_icon_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mv_icon_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
mv_icon_finalize (GObject *object)
{
  g_free (MV_ICON (object)->name);
  G_OBJECT_CLASS (mv_icon_parent_class)->finalize (object);
}

static void
mv_icon_class_init (MvIconClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_icon_finalize;
  widget_class->measure = mv_icon_measure;
  widget_class->snapshot = mv_icon_snapshot;
  widget_class->css_changed = mv_icon_css_changed;
  gtk_widget_class_set_css_name (widget_class, "icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mv_icon_init (MvIcon *self)
{
}

GtkWidget *
mv_icon_new (const char *name)
{
  MvIcon *self = g_object_new (MV_TYPE_ICON, NULL);

  mv_text_set (&self->name, name);
  return GTK_WIDGET (self);
}

GtkWidget *
mv_icon_button_new (const char *name)
{
  GtkWidget *button = gtk_button_new ();

  mv_icon_on_button (GTK_BUTTON (button), name);
  return button;
}
