#include "ui/panel/swatch.h"

#include "app/paint/legend.h"

#define WIDTH 36                /* px; a whole scale takes three times as much */
#define CIRCLES 48              /* the largest circle of a legend of sizes */
#define HEIGHT 20

void
mv_swatch_size (const MvLegendItem *item, int *width, int *height)
{
  *width = item->kind == MV_LEGEND_NOTE ? 0 : item->kind == MV_LEGEND_RAMP ? 3 * WIDTH : item->kind == MV_LEGEND_SIZE ? CIRCLES : WIDTH;
  *height = item->kind == MV_LEGEND_NOTE ? 0 : HEIGHT;
  if (item->kind == MV_LEGEND_SIZE)
    *height = MAX (*height, (int) (2 * item->radius) + 4);
  if (item->kind == MV_LEGEND_WIDTH)
    *height = MAX (*height, (int) (1.6 * item->width) + 6);
}

static char *
look_of (const MvLegendItem *item, gboolean fills, int scale, MvVariant variant)
{
  return g_strdup_printf ("%d %d %d %d %s %.3f %.3f %.3f %.2f %.2f %d %d %d %d %d %d", item->kind, item->paint, item->role, item->theme,
                          item->asset_kind != NULL ? item->asset_kind : "", item->tone, item->low, item->high, item->width, item->radius,
                          item->pattern, item->stroke, item->hollow, fills, scale, variant);
}

static GdkTexture *
paint (const MvLegendItem *item, gboolean fills, int scale, MvVariant variant)
{
  const MvStyle *style = mv_style_get (variant, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr(GBytes) bytes = NULL;
  GdkTexture *texture;
  int width, height, stride;

  if (style == NULL)
    return NULL;
  mv_swatch_size (item, &width, &height);
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

/* A few hundred small textures at most. */
GdkTexture *
mv_swatch_texture (const MvLegendItem *item, gboolean fills, int scale, MvVariant variant)
{
  static GHashTable *textures;
  g_autofree char *look = NULL;
  GdkTexture *texture;

  if (item->kind == MV_LEGEND_NOTE)
    return NULL;
  if (textures == NULL)
    textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  look = look_of (item, fills, scale, variant);
  texture = g_hash_table_lookup (textures, look);
  if (texture == NULL)
    {
      texture = paint (item, fills, scale, variant);
      if (texture != NULL)
        g_hash_table_insert (textures, g_steal_pointer (&look), texture);
    }
  return texture;
}
