#include "app/paint/relief.h"

#include <string.h>

#define MOST_SIZE 4             /* the smallest copy is a quarter: bilinear scaling stays between 0.5 and 2 */
#define COARSE_ENOUGH 1.7       /* surface units a pixel of the half-size relief: the fine one is not missed up to here */
#define EDGE 0.13               /* the part of the box over which the relief fades out */

/* Overlays made so far: one for each relief, style and size in use. They are few; they live for ever. */
typedef struct { guint64 serial; const MvStyle *style; int size; cairo_surface_t *surface; } Overlay;

static guint8
mean_of (const MvRelief *relief, int x, int y, int size)
{
  guint sum = 0;

  for (int row = 0; row < size; row++)
    for (int column = 0; column < size; column++)
      sum += relief->pixels[(y * size + row) * relief->stride + x * size + column];
  return sum / (size * size);
}

static double
fade (int at, int length)
{
  double part = MIN (at + 0.5, length - at - 0.5) / (length * EDGE);

  return part >= 1 ? 1 : part * part * (3 - 2 * part);
}

/* For each grey value the premultiplied pixel at full weight. */
static void
make_tones (const MvRelief *relief, const MvStyleLayer *layer, guint32 tones[256], guint steps)
{
  for (guint value = 0; value < 256; value++)
    {
      double away = (double) value - relief->level;
      MvColour colour = away < 0 ? layer->colour : layer->second;
      double alpha = colour.alpha * (away < 0 ? -away / relief->level : away / (255.0 - relief->level)) * steps / 255.0;
      guint a = CLAMP (alpha, 0, 1) * 255 + 0.5;

      tones[value] = a << 24 | (guint) (colour.red * a + 0.5) << 16 | (guint) (colour.green * a + 0.5) << 8 | (guint) (colour.blue * a + 0.5);
    }
}

#define WEIGHTS 16

static cairo_surface_t *
make_overlay (const MvRelief *relief, const MvStyleLayer *layer, int size)
{
  int width = relief->width / size, height = relief->height / size;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autofree guint32 *tones = g_new (guint32, (WEIGHTS + 1) * 256);
  g_autofree double *across = g_new (double, width);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  for (guint weight = 0; weight <= WEIGHTS; weight++)
    make_tones (relief, layer, tones + weight * 256, weight * 255 / WEIGHTS);
  for (int x = 0; x < width; x++)
    across[x] = fade (x, width) * WEIGHTS;
  for (int y = 0; y < height; y++)
    {
      double down = fade (y, height);
      guint32 *row = (guint32 *) (data + y * stride);

      for (int x = 0; x < width; x++)
        row[x] = tones[(guint) (across[x] * down) * 256 + mean_of (relief, x, y, size)];
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_surface_t *
overlay_for (const MvRelief *relief, const MvStyle *style, const MvStyleLayer *layer, int size)
{
  static GMutex mutex;
  static GArray *overlays;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Overlay overlay = { relief->serial, style, size, NULL };

  if (overlays == NULL)
    overlays = g_array_new (FALSE, FALSE, sizeof (Overlay));
  for (guint i = 0; i < overlays->len; i++)
    {
      const Overlay *known = &g_array_index (overlays, Overlay, i);

      if (known->serial == relief->serial && known->style == style && known->size == size)
        return known->surface;
    }
  overlay.surface = make_overlay (relief, layer, size);
  g_array_append_val (overlays, overlay);
  return overlay.surface;
}

static gboolean
sees (const MvFrame *frame, const MvRelief *relief, int world)
{
  MvBox box = mv_frame_box (frame, 0);

  return box.max_x >= relief->box.min_x + world && box.min_x <= relief->box.max_x + world && box.max_y >= relief->box.min_y
         && box.min_y <= relief->box.max_y;
}

/* The relief fine enough for FRAME, NULL when FRAME does not see it; PIXEL: surface units a pixel of it. */
static const MvRelief *
choose (MvAtlas *atlas, const MvFrame *frame, double *pixel)
{
  const MvRelief *relief = mv_atlas_relief (atlas, FALSE), *fine = NULL;

  if (relief == NULL || (!sees (frame, relief, -1) && !sees (frame, relief, 0) && !sees (frame, relief, 1)))
    return NULL;
  *pixel = (relief->box.max_x - relief->box.min_x) / relief->width * frame->scale;
  if (*pixel > COARSE_ENOUGH)
    fine = mv_atlas_relief (atlas, TRUE);
  if (fine == NULL)
    return relief;
  *pixel = (fine->box.max_x - fine->box.min_x) / fine->width * frame->scale;
  return fine;
}

void
mv_relief_paint (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvStyleLayer *layer)
{
  double pixel = 1;
  const MvRelief *relief = choose (atlas, frame, &pixel);
  int size = 1;

  while (size < MOST_SIZE && pixel * size < 0.7)
    size *= 2;
  for (int world = -1; relief != NULL && world <= 1; world++)
    {
      if (!sees (frame, relief, world))
        continue;
      cairo_save (cr);
      cairo_translate (cr, (relief->box.min_x + world) * frame->scale - frame->x, relief->box.min_y * frame->scale - frame->y);
      cairo_scale (cr, pixel * size, pixel * size);
      cairo_set_source_surface (cr, overlay_for (relief, style, layer, size), 0, 0);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
      cairo_paint_with_alpha (cr, mv_stops_at (&layer->opacity, frame->zoom));
      cairo_restore (cr);
    }
}
