#include "ui/map/texture.h"

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
straight_texture (const guint32 *pixels, int width, int height)
{
  gsize n = (gsize) width * height;
  Straight *bytes = g_new (Straight, n);
  g_autoptr(GBytes) data = g_bytes_new_take (bytes, n * sizeof (Straight));

  for (gsize i = 0; i < n; i++)
    bytes[i] = straight (pixels[i]);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8, data, (gsize) width * sizeof (Straight));
}

GdkTexture *
mv_texture_new (const guint32 *pixels, int width, int height, GdkRGBA *plain)
{
  gsize n = (gsize) width * height;
  guint32 every = pixels[0], any = pixels[0];
  Straight colour;

  for (gsize i = 1; i < n; i++)
    {
      every &= pixels[i];
      any |= pixels[i];
    }
  if (every != any || plain == NULL)
    return every >> 24 == 255 ? opaque_texture (pixels, width, height) : straight_texture (pixels, width, height);
  colour = straight (every);
  *plain = (GdkRGBA) { colour.red / 255.0f, colour.green / 255.0f, colour.blue / 255.0f, colour.alpha / 255.0f };
  return NULL;
}
