/* The relief, from the picture in the dataset. */
#include "app/scene/atlas_private.h"

#include <cairo.h>
#include <string.h>

#include "app/base/guard.h"

#define LEVEL_GROUND 192        /* data/README.md, "Relief" */

typedef struct { const guint8 *data; gsize size, at; } Reader;

static cairo_status_t
read_some (void *closure, unsigned char *buffer, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->size - reader->at)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (buffer, reader->data + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo gives grey pictures as RGB24 with three equal channels. */
static MvRelief *
take_grey (cairo_surface_t *picture, const MvReliefRow *row)
{
  static guint64 serials;
  MvRelief *relief;
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);

  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    return NULL;
  relief = g_new0 (MvRelief, 1);
  relief->width = relief->stride = cairo_image_surface_get_width (picture);
  relief->height = cairo_image_surface_get_height (picture);
  relief->pixels = g_malloc ((gsize) relief->stride * relief->height);
  relief->level = LEVEL_GROUND;
  relief->box = (MvBox) { row->min_x, row->min_y, row->max_x, row->max_y };
  relief->serial = ++serials;
  for (int y = 0; y < relief->height; y++)
    for (int x = 0; x < relief->width; x++)
      relief->pixels[y * relief->stride + x] = ((const guint32 *) (data + y * stride))[x] & 0xff;
  return relief;
}

const MvRelief *
mv_atlas_relief (MvAtlas *atlas)
{
  g_autoptr (GMutexLocker) locker = NULL;
  MvReliefRow row;

  g_return_val_if_fail (atlas != NULL, NULL);

  mv_guard_work ("atlas");
  locker = g_mutex_locker_new (&atlas->mutex);
  if (!atlas->relief_read && mv_geography_relief (atlas->db, &row))
    {
      Reader reader = { g_bytes_get_data (row.png, NULL), g_bytes_get_size (row.png), 0 };
      cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_some, &reader);

      atlas->relief = take_grey (picture, &row);
      cairo_surface_destroy (picture);
      g_bytes_unref (row.png);
    }
  atlas->relief_read = TRUE;
  return atlas->relief;
}
