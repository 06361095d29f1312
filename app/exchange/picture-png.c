#include <png.h>

#include "app/base/text.h"
#include "app/exchange/picture.h"

typedef struct { png_structp png; png_infop info; GByteArray *bytes; } Encoder;

static void
write_bytes (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_bytes (png_structp png)
{
}

static void
set_words (Encoder *encoder, const MvPictureWords *words)
{
  const char *texts[][2] = { { "Title", words->title }, { "Description", words->description }, { "Source", words->sources }, { "View", words->view } };
  png_text chunks[G_N_ELEMENTS (texts)] = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* tEXt holds Latin-1 only: what is not plain ASCII goes into iTXt, which is UTF-8. */
      gboolean plain = g_str_is_ascii (texts[i][1]);

      chunks[i].compression = plain ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
      chunks[i].key = (png_charp) texts[i][0];
      chunks[i].text = (png_charp) texts[i][1];
      chunks[i].text_length = plain ? strlen (texts[i][1]) : 0;
      chunks[i].itxt_length = plain ? 0 : strlen (texts[i][1]);
    }
  png_set_text (encoder->png, encoder->info, chunks, G_N_ELEMENTS (chunks));
}

/* One row of cairo's xRGB, in the machine's byte order, as RGB. */
static void
copy_row (const guchar *from, guint8 *to, int width)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) from;

  for (int x = 0; x < width; x++)
    {
      to[3 * x] = (guint8) (pixels[x] >> 16);
      to[3 * x + 1] = (guint8) (pixels[x] >> 8);
      to[3 * x + 2] = (guint8) pixels[x];
    }
}

static gboolean
encode (Encoder *encoder, cairo_surface_t *surface, double dpi, const MvPictureWords *words, guint8 *row)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  const guchar *pixels = cairo_image_surface_get_data (surface);

  if (setjmp (png_jmpbuf (encoder->png)))
    return FALSE;
  png_set_write_fn (encoder->png, encoder->bytes, write_bytes, flush_bytes);
  png_set_IHDR (encoder->png, encoder->info, (png_uint_32) width, (png_uint_32) height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (encoder->png, 6);
  if (dpi > 0)
    png_set_pHYs (encoder->png, encoder->info, (png_uint_32) (dpi / 0.0254 + 0.5), (png_uint_32) (dpi / 0.0254 + 0.5), PNG_RESOLUTION_METER);
  set_words (encoder, words);
  png_write_info (encoder->png, encoder->info);
  for (int y = 0; y < height; y++)
    {
      copy_row (pixels + (gsize) y * cairo_image_surface_get_stride (surface), row, width);
      png_write_row (encoder->png, row);
    }
  png_write_end (encoder->png, encoder->info);
  return TRUE;
}

static cairo_surface_t *
paint (const MvPage *page, double scale, GError **error)
{
  int width = (int) (page->width * scale + 0.5), height = (int) (page->height * scale + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  mv_page_paint (cr, page);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("A picture of %d × %d px cannot be painted: %s. Make it smaller."), width, height,
                   cairo_status_to_string (cairo_status (cr)));
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  cairo_destroy (cr);
  if (surface != NULL)
    cairo_surface_flush (surface);
  return surface;
}

gboolean
mv_picture_png (const MvPage *page, const MvPictureSize *size, const MvPictureWords *words, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface = paint (page, size->scale, error);
  Encoder encoder = { NULL, NULL, bytes };
  g_autofree guint8 *row = NULL;
  gboolean done = FALSE;

  if (surface == NULL)
    return FALSE;
  row = g_malloc (3 * (gsize) cairo_image_surface_get_width (surface));
  encoder.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  encoder.info = encoder.png != NULL ? png_create_info_struct (encoder.png) : NULL;
  if (encoder.info != NULL)
    done = encode (&encoder, surface, size->dpi, words, row);
  if (!done)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The PNG cannot be encoded. Make the picture smaller."));
  png_destroy_write_struct (&encoder.png, &encoder.info);
  cairo_surface_destroy (surface);
  return done;
}
