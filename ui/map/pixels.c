#include "ui/map/pixels.h"

#include <gsk/gskcairorenderer.h>

typedef struct { guchar blue, green, red, alpha; } Straight;

static Straight
straight (guint32 pixel)
{
  guint alpha = pixel >> 24;

  if (alpha == 0)
    return (Straight) { 0 };
  if (alpha == 255)
    return (Straight) { (guchar) pixel, (guchar) (pixel >> 8), (guchar) (pixel >> 16), 255 };
  return (Straight) {
    .blue = (guchar) MIN (255, ((pixel & 0xff) * 255 + alpha / 2) / alpha),
    .green = (guchar) MIN (255, ((pixel >> 8 & 0xff) * 255 + alpha / 2) / alpha),
    .red = (guchar) MIN (255, ((pixel >> 16 & 0xff) * 255 + alpha / 2) / alpha),
    .alpha = (guchar) alpha,
  };
}

/* TRUE when all of the N pixels are the first one. */
static gboolean
is_plain (const guint32 *pixels, gsize n, gboolean *opaque)
{
  guint32 every = pixels[0], any = pixels[0];

  for (gsize i = 1; i < n; i++)
    {
      every &= pixels[i];
      any |= pixels[i];
    }
  *opaque = every >> 24 == 255;
  return every == any;
}

/* Three bytes a pixel: no alpha to blend, and a quarter less to keep. */
static GdkTexture *
opaque_texture (const guint32 *pixels, int width, int height)
{
  gsize n = (gsize) width * height;
  guchar *bytes = g_malloc (n * 3), *to = bytes;
  g_autoptr(GBytes) data = g_bytes_new_take (bytes, n * 3);

  for (gsize i = 0; i < n; i++)
    {
      *to++ = (guchar) (pixels[i] >> 16);
      *to++ = (guchar) (pixels[i] >> 8);
      *to++ = (guchar) pixels[i];
    }
  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, data, (gsize) width * 3);
}

static GdkTexture *
translucent_texture (const guint32 *pixels, int width, int height)
{
  gsize n = (gsize) width * height * sizeof (guint32);
  g_autoptr(GBytes) data = g_bytes_new (pixels, n);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, data, (gsize) width * sizeof (guint32));
}

/* Edges are padded, so that a stretched tile does not fade into its neighbour; anything better than bilinear is too slow to move. */
static GskRenderNode *
cairo_node (cairo_surface_t *surface, int scale, const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

GskRenderNode *
mv_pixels_node (cairo_surface_t *surface, int scale, gboolean for_cairo, GdkRGBA *plain)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width / scale, (float) height / scale);
  const guint32 *pixels;
  GskRenderNode *node = NULL;
  gboolean opaque;

  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  if (is_plain (pixels, (gsize) width * height, &opaque) && plain != NULL)
    {
      Straight colour = straight (pixels[0]);

      *plain = (GdkRGBA) { colour.red / 255.0f, colour.green / 255.0f, colour.blue / 255.0f, colour.alpha / 255.0f };
    }
  else if (for_cairo)
    node = cairo_node (surface, scale, &bounds);
  else
    {
      g_autoptr(GdkTexture) texture = opaque ? opaque_texture (pixels, width, height) : translucent_texture (pixels, width, height);

      node = gsk_texture_node_new (texture, &bounds);
    }
  cairo_surface_destroy (surface);
  return node;
}

gboolean
mv_widget_uses_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native == NULL ? NULL : gtk_native_get_renderer (native);

  return renderer != NULL && G_TYPE_CHECK_INSTANCE_TYPE (renderer, GSK_TYPE_CAIRO_RENDERER);
}

void
mv_pixels_append (GtkSnapshot *snapshot, GskRenderNode *node, const graphene_rect_t *rect)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect->origin);
  if (rect->size.width != bounds.size.width || rect->size.height != bounds.size.height)
    gtk_snapshot_scale (snapshot, rect->size.width / bounds.size.width, rect->size.height / bounds.size.height);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}
