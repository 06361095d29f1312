/* The floor of the render measure: opens the dataset and encodes a PNG that holds the same picture.
 *   bench-encode unpack PICTURE.png PIXELS             writes the picture's pixels as they lie in memory
 *   bench-encode encode DATASET PIXELS PICTURE.png     what is measured: no drawing, no decoding */
#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "app/store/db.h"

/* Written before the pixels. */
typedef struct { gint32 width, height, stride, format; } Header;

static gboolean
fail (GError **error, const char *path, cairo_status_t status)
{
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "%s: %s.", path, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
unpack (const char *picture, const char *pixels, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (picture);
  Header header = { cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                    cairo_image_surface_get_stride (surface), cairo_image_surface_get_format (surface) };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
      g_byte_array_append (bytes, cairo_image_surface_get_data (surface), (guint) header.stride * (guint) header.height);
    }
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? g_file_set_contents (pixels, (const char *) bytes->data, bytes->len, error)
                                        : fail (error, picture, status);
}

static gboolean
encode (const char *dataset, const char *pixels, const char *picture, GError **error)
{
  g_autoptr(MvDb) db = mv_db_open (dataset, error);
  g_autofree char *contents = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  gsize length;
  Header header;

  if (db == NULL || !g_file_get_contents (pixels, &contents, &length, error))
    return FALSE;
  g_return_val_if_fail (length >= sizeof header, FALSE);
  memcpy (&header, contents, sizeof header);
  g_return_val_if_fail (length == sizeof header + (gsize) header.stride * (gsize) header.height, FALSE);
  surface = cairo_image_surface_create_for_data ((guchar *) contents + sizeof header, (cairo_format_t) header.format, header.width,
                                                 header.height, header.stride);
  status = cairo_surface_write_to_png (surface, picture);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? TRUE : fail (error, picture, status);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  gboolean done;

  if (argc == 4 && strcmp (argv[1], "unpack") == 0)
    done = unpack (argv[2], argv[3], &error);
  else if (argc == 5 && strcmp (argv[1], "encode") == 0)
    done = encode (argv[2], argv[3], argv[4], &error);
  else
    {
      g_printerr ("Usage: bench-encode unpack PICTURE PIXELS | bench-encode encode DATASET PIXELS PICTURE\n");
      return 2;
    }
  if (!done)
    g_printerr ("%s\n", error != NULL ? error->message : "The pixels are not from bench-encode unpack.");
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
