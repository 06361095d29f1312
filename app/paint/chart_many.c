#include "app/paint/chart_many.h"

#include <math.h>

typedef struct { cairo_surface_t *surface; double middle; } Stamp;      /* middle: px from its left and top edge */

static const MvChartMark *
mark_at (const MvChart *chart, guint index)
{
  return index < chart->marks->len ? chart->marks->pdata[index] : NULL;
}

/* Whether CR draws pixels, upright and as wide as high; SCALE is of them a unit. */
static gboolean
has_pixels (cairo_t *cr, double *scale)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  *scale = matrix.xx;
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE && fabs (matrix.xy) < 1e-9 && fabs (matrix.yx) < 1e-9
         && matrix.xx > 0 && fabs (matrix.xx - matrix.yy) < 1e-9;
}

/* --- discs ---------------------------------------------------------------------------------------------------------------------------- */

static gboolean
is_disc (const MvChartMark *mark)
{
  return mark != NULL && mark->form == MV_CHART_POINT && mark->part == MV_CHART_PART_VALUE;
}

static void
stamp_free (gpointer data)
{
  cairo_surface_destroy (((Stamp *) data)->surface);
  g_free (data);
}

static Stamp *
stamp_new (const MvStyle *style, const MvChartMark *mark, double radius, double scale)
{
  Stamp *stamp = g_new0 (Stamp, 1);
  MvChartMark disc = *mark;
  cairo_t *cr;

  stamp->middle = ceil (radius + mark->stroke_width * scale + 1);
  stamp->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (2 * stamp->middle), (int) (2 * stamp->middle));
  cr = cairo_create (stamp->surface);
  cairo_scale (cr, scale, scale);
  disc.x = disc.y = stamp->middle / scale;
  disc.width = radius / scale;
  mv_paint_chart_mark (cr, style, &disc);
  cairo_destroy (cr);
  return stamp;
}

static void
paint_discs (cairo_t *cr, const MvStyle *style, const MvChart *chart, guint first, guint n, double scale,
             MvColour (*colour) (const MvStyle *style, const MvChartMark *mark))
{
  g_autoptr (GHashTable) stamps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, stamp_free);
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  for (guint i = first; i < first + n; i++)
    {
      const MvChartMark *mark = mark_at (chart, i);
      MvColour ink = colour (style, mark);
      double radius = MAX (round (4 * mark->width * scale), 1) / 4, x = mark->x, y = mark->y;
      gint64 key = (gint64) (radius * 4) << 40 | (gint64) (ink.red * 255) << 32 | (gint64) (ink.green * 255) << 24 | (gint64) (ink.blue * 255) << 16
                   | (gint64) (ink.alpha * 255) << 8 | mark->hollow;
      Stamp *stamp = mark->width > 0 ? g_hash_table_lookup (stamps, &key) : NULL;

      if (!(mark->width > 0))
        continue;
      if (stamp == NULL)
        {
          stamp = stamp_new (style, mark, radius, scale);
          g_hash_table_insert (stamps, g_memdup2 (&key, sizeof key), stamp);
        }
      cairo_matrix_transform_point (&matrix, &x, &y);
      cairo_set_source_surface (cr, stamp->surface, round (x - stamp->middle), round (y - stamp->middle));
      cairo_paint (cr);
    }
  cairo_restore (cr);
}

/* --- lines ---------------------------------------------------------------------------------------------------------------------------- */

static gboolean
is_line (const MvChartMark *mark)
{
  return mark != NULL && mark->form == MV_CHART_POLYLINE && mark->part == MV_CHART_PART_VALUE;
}

/* Between the lines of a chart of so many there stand discs that are pointed at but not seen. */
static gboolean
is_unseen (const MvChartMark *mark)
{
  return is_disc (mark) && !(mark->width > 0);
}

typedef struct { guint32 *pixels; int width, height, stride; double left, top; } Layer;         /* left, top: px of the device */

static guint32
premultiplied (MvColour colour)
{
  double alpha = CLAMP (colour.alpha, 0, 1);

  return (guint32) lround (alpha * 255) << 24 | (guint32) lround (colour.red * alpha * 255) << 16
         | (guint32) lround (colour.green * alpha * 255) << 8 | (guint32) lround (colour.blue * alpha * 255);
}

/* INK over what is there, channel by channel. */
static guint32
over (guint32 ink, guint32 below)
{
  guint32 left = 255 - (ink >> 24), result = 0;

  for (int shift = 0; shift < 32; shift += 8)
    result |= MIN (((ink >> shift) & 255) + (((below >> shift) & 255) * left + 127) / 255, 255) << shift;
  return result;
}

/* The piece from A to B, WIDE px wide: in each column of pixels what lies between its edges there. */
static void
draw_piece (const Layer *layer, MvPoint a, MvPoint b, double wide, guint32 ink)
{
  double run = b.x - a.x, rise, half, low, high;
  int first, last;

  if (run < 0)
    {
      MvPoint swap = a;

      a = b;
      b = swap;
      run = -run;
    }
  rise = run > 1e-6 ? (b.y - a.y) / run : 0;
  half = run > 1e-6 ? wide / 2 * hypot (1, rise) : INFINITY;
  low = MIN (a.y, b.y) - wide / 2;
  high = MAX (a.y, b.y) + wide / 2;
  first = (int) MAX (floor (a.x - wide / 4), 0);
  last = (int) MIN (floor (b.x + wide / 4), layer->width - 1);
  for (int column = first; column <= last; column++)
    {
      double at = a.y + rise * (column - a.x), next = at + rise;
      int top = (int) round (MAX (MAX (MIN (at, next) - half, low), 0)), end = (int) round (MIN (MIN (MAX (at, next) + half, high), layer->height));

      for (int y = top; y < MAX (end, MIN (top + 1, layer->height)); y++)
        {
          guint32 *pixel = &layer->pixels[y * layer->stride + column];

          *pixel = ink >> 24 == 255 ? ink : over (ink, *pixel);
        }
    }
}

static void
paint_lines (cairo_t *cr, const MvStyle *style, const MvChart *chart, guint first, guint n, double scale,
             MvColour (*colour) (const MvStyle *style, const MvChartMark *mark))
{
  int width = (int) ceil (chart->width * scale) + 1, height = (int) ceil (chart->height * scale) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  double left = 0, top = 0;
  Layer layer;

  /* Whole pixels of the device: what is drawn there must not be smoothed once more. */
  cairo_user_to_device (cr, &left, &top);
  layer = (Layer) { (guint32 *) (void *) cairo_image_surface_get_data (surface), width, height, cairo_image_surface_get_stride (surface) / 4,
                    floor (left), floor (top) };
  for (guint i = first; i < first + n && layer.pixels != NULL; i++)
    {
      const MvChartMark *mark = mark_at (chart, i);
      guint32 ink = is_line (mark) ? premultiplied (colour (style, mark)) : 0;
      double wide = MAX (MAX (mark->stroke_width, 0.5) * scale, 1);

      for (guint k = 1; is_line (mark) && k < mark->n_points; k++)
        {
          const MvPoint *from = &mark->points[k - 1], *to = &mark->points[k];

          draw_piece (&layer, (MvPoint) { from->x * scale + left - layer.left, from->y * scale + top - layer.top },
                      (MvPoint) { to->x * scale + left - layer.left, to->y * scale + top - layer.top }, wide, ink);
        }
    }
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, surface, layer.left, layer.top);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

guint
mv_paint_chart_many (cairo_t *cr, const MvStyle *style, const MvChart *chart, guint first,
                     MvColour (*colour) (const MvStyle *style, const MvChartMark *mark), guint *judged)
{
  guint n = 0, n_discs, n_segments = 0;
  double scale;

  g_return_val_if_fail (cr != NULL && style != NULL && chart != NULL && colour != NULL && judged != NULL, 0);

  *judged = chart->marks->len;
  if (!has_pixels (cr, &scale))
    return 0;
  while (is_disc (mark_at (chart, first + n)))
    n++;
  n_discs = n;
  *judged = first + MAX (n, 1);
  if (n > MV_MANY_POINTS)
    {
      paint_discs (cr, style, chart, first, n, scale, colour);
      return n;
    }
  for (n = 0; n_discs == 0 && (is_line (mark_at (chart, first + n)) || is_unseen (mark_at (chart, first + n))); n++)
    n_segments += MAX (mark_at (chart, first + n)->n_points, 1) - 1;
  *judged = MAX (*judged, first + n);
  if (n_segments <= MV_MANY_SEGMENTS)
    return 0;
  paint_lines (cr, style, chart, first, n, scale, colour);
  return n;
}
