#include "ui/map/tile-job.h"

#include "ui/map/texture.h"
#include "ui/model/trace.h"

double
mv_tile_key_scale (const MvTileKey *key)
{
  return MV_TILE_SIZE * exp2 (key->zoom / (double) MV_TILE_ZOOM_ONE);
}

/* Room to paint in, kept by each thread: a quarter of a megabyte taken and given back for every tile would scatter the heap. */
static guint32 *
cleared_pixels (int size)
{
  static GPrivate kept = G_PRIVATE_INIT (g_free);
  static GPrivate kept_size = G_PRIVATE_INIT (NULL);
  gsize bytes = (gsize) size * size * sizeof (guint32);

  if (GPOINTER_TO_INT (g_private_get (&kept_size)) != size)
    {
      g_private_replace (&kept, g_malloc (bytes));
      g_private_set (&kept_size, GINT_TO_POINTER (size));
    }
  return memset (g_private_get (&kept), 0, bytes);
}

static void
run (MvPaintJob *base)
{
  MvTileJob *job = (MvTileJob *) base;
  int size = MV_TILE_SIZE * job->scale;
  guint32 *pixels = cleared_pixels (size);
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, size, size, size * 4);
  cairo_t *cr = cairo_create (surface);
  gint64 began = mv_trace_thread_cpu ();
  MvFrame frame = {
    .zoom = job->key.zoom / (double) MV_TILE_ZOOM_ONE,
    .scale = mv_tile_key_scale (&job->key),
    .x = (double) job->key.column * MV_TILE_SIZE,
    .y = (double) job->key.row * MV_TILE_SIZE,
    .width = MV_TILE_SIZE,
    .height = MV_TILE_SIZE,
  };

  cairo_scale (cr, job->scale, job->scale);
  mv_tile_painter_paint (job->painter, cr, &frame);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  job->texture = mv_texture_new (pixels, size, size, &job->plain);
  mv_trace_painted (mv_trace_thread_cpu () - began, job->texture == NULL && job->plain.alpha == 0);
}

static gboolean
same (const MvPaintJob *a, const MvPaintJob *b)
{
  const MvTileJob *left = (const MvTileJob *) a, *right = (const MvTileJob *) b;

  return left->key.serial == right->key.serial && left->key.zoom == right->key.zoom && left->key.column == right->key.column
         && left->key.row == right->key.row && left->scale == right->scale;
}

static void
free_job (MvPaintJob *base)
{
  MvTileJob *job = (MvTileJob *) base;

  g_clear_object (&job->texture);
  mv_tile_painter_unref (job->painter);
  g_free (job);
}

MvTileJob *
mv_tile_job_new (MvTilePainter *painter, MvTileKey key, int scale, double rank, void (*done) (MvPaintJob *job, gpointer owner))
{
  MvTileJob *job = g_new0 (MvTileJob, 1);

  job->job = (MvPaintJob) { .rank = rank, .run = run, .done = done, .same = same, .free = free_job };
  job->key = key;
  job->scale = scale;
  job->painter = mv_tile_painter_ref (painter);
  return job;
}
