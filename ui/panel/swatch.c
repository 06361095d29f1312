#include "ui/panel/swatch.h"

#include <adwaita.h>

#include "app/paint/legend.h"

struct _MvSwatch
{
  GtkWidget     parent_instance;
  MvLegendItem  item;           /* without its texts */
  gboolean      fills;
  int           width, height;  /* px; large circles need more than a line */
  GdkTexture   *texture;
  char         *look;           /* what the texture shows; NULL = none yet */
};

G_DEFINE_FINAL_TYPE (MvSwatch, mv_swatch, GTK_TYPE_WIDGET)

/* Textures by look, for ever: a few hundred small ones at most. */
static GHashTable *
textures (void)
{
  static GHashTable *table;

  if (table == NULL)
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return table;
}

static char *
look_of (const MvLegendItem *item, gboolean fills, int height, int scale, gboolean dark)
{
  return g_strdup_printf ("%d %d %d %d %s %.3f %.3f %.3f %.2f %.2f %d %d %d %d %d %d %d", item->kind, item->paint, item->role, item->theme,
                          item->asset_kind != NULL ? item->asset_kind : "", item->tone, item->low, item->high, item->width, item->radius,
                          item->pattern, item->stroke, item->hollow, fills, height, scale,
                          dark);
}

static GdkTexture *
paint (const MvLegendItem *item, gboolean fills, int width, int height, int scale, gboolean dark)
{
  const MvStyle *style = mv_style_get (dark ? MV_VARIANT_DARK : MV_VARIANT_LIGHT, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr(GBytes) bytes = NULL;
  GdkTexture *texture;
  int stride;

  if (style == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  mv_paint_legend_item (cr, style, item, fills, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height * scale);
  texture = gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);
  return texture;
}

static void
refresh (MvSwatch *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree char *look = look_of (&self->item, self->fills, self->height, scale, dark);
  GdkTexture *texture;

  if (g_strcmp0 (look, self->look) == 0)
    return;
  texture = g_hash_table_lookup (textures (), look);
  if (texture == NULL)
    {
      texture = paint (&self->item, self->fills, self->width, self->height, scale, dark);
      if (texture != NULL)
        g_hash_table_insert (textures (), g_strdup (look), texture);
    }
  g_set_object (&self->texture, texture);
  g_free (self->look);
  self->look = g_steal_pointer (&look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_swatch_set_item (MvSwatch *self, const MvLegendItem *item, gboolean fills)
{
  int width = item->kind == MV_LEGEND_RAMP ? 3 * MV_SWATCH_WIDTH : MV_SWATCH_WIDTH, height = MV_SWATCH_HEIGHT;

  g_return_if_fail (MV_IS_SWATCH (self));

  if (item->kind == MV_LEGEND_SIZE)
    height = MAX (height, (int) (2 * item->radius) + 4);
  if (item->kind == MV_LEGEND_WIDTH)
    height = MAX (height, (int) item->width + 6);
  self->item = *item;
  self->item.label = self->item.value = self->item.key = NULL;
  self->fills = fills;
  if (height != self->height || width != self->width)
    {
      self->width = width;
      self->height = height;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  refresh (self);
}

static void
mv_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvSwatch *self = MV_SWATCH (widget);
  int spare = gtk_widget_get_height (widget) - self->height;

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, spare / 2, self->width, self->height));
}

static void
mv_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MV_SWATCH (widget)->width : MV_SWATCH (widget)->height;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_swatch_finalize (GObject *object)
{
  MvSwatch *self = MV_SWATCH (object);

  g_clear_object (&self->texture);
  g_free (self->look);
  G_OBJECT_CLASS (mv_swatch_parent_class)->finalize (object);
}

static void
mv_swatch_class_init (MvSwatchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_swatch_finalize;
  GTK_WIDGET_CLASS (class)->snapshot = mv_swatch_snapshot;
  GTK_WIDGET_CLASS (class)->measure = mv_swatch_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "swatch");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mv_swatch_init (MvSwatch *self)
{
  self->width = MV_SWATCH_WIDTH;
  self->height = MV_SWATCH_HEIGHT;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (refresh), NULL);
}

GtkWidget *
mv_swatch_new (void)
{
  return g_object_new (MV_TYPE_SWATCH, NULL);
}
