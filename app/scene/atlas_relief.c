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

static MvRelief *
relief_new (const MvReliefRow *row, int width, int height)
{
  static guint64 serials;       /* under the mutex of one atlas or another: programs have one */
  MvRelief *relief = g_new0 (MvRelief, 1);

  relief->width = relief->stride = width;
  relief->height = height;
  relief->pixels = g_malloc ((gsize) width * height);
  relief->level = LEVEL_GROUND;
  relief->box = (MvBox) { row->min_x, row->min_y, row->max_x, row->max_y };
  relief->serial = ++serials;
  return relief;
}

static MvRelief *
take_half (const MvReliefRow *row)
{
  int width = row->width / 2, height = row->height / 2;
  MvRelief *relief;

  if (g_bytes_get_size (row->bytes) < (gsize) width * height)
    return NULL;
  relief = relief_new (row, width, height);
  memcpy (relief->pixels, g_bytes_get_data (row->bytes, NULL), (gsize) width * height);
  return relief;
}

/* Cairo gives grey pictures as RGB24 with three equal channels. */
static MvRelief *
take_picture (const MvReliefRow *row)
{
  Reader reader = { g_bytes_get_data (row->bytes, NULL), g_bytes_get_size (row->bytes), 0 };
  cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_some, &reader);
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  MvRelief *relief = NULL;

  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS)
    {
      relief = relief_new (row, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
      for (int y = 0; y < relief->height; y++)
        for (int x = 0; x < relief->width; x++)
          relief->pixels[y * relief->stride + x] = ((const guint32 *) (data + y * stride))[x] & 0xff;
    }
  cairo_surface_destroy (picture);
  return relief;
}

const MvRelief *
mv_atlas_relief (MvAtlas *atlas, gboolean fine)
{
  g_autoptr (GMutexLocker) locker = NULL;
  guint size = fine ? 1 : 0;
  MvReliefRow row;

  g_return_val_if_fail (atlas != NULL, NULL);

  mv_guard_work ("atlas");
  locker = g_mutex_locker_new (&atlas->mutex);
  if (!atlas->relief_read[size] && mv_geography_relief (atlas->db, fine, &row))
    {
      atlas->reliefs[size] = fine ? take_picture (&row) : take_half (&row);
      g_bytes_unref (row.bytes);
    }
  atlas->relief_read[size] = TRUE;
  return atlas->reliefs[size];
}

void
mv_atlas_free_reliefs (MvAtlas *atlas)
{
  for (guint i = 0; i < G_N_ELEMENTS (atlas->reliefs); i++)
    {
      if (atlas->reliefs[i] != NULL)
        g_free (atlas->reliefs[i]->pixels);
      g_free (atlas->reliefs[i]);
    }
}
