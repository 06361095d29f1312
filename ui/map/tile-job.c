#include "ui/map/tile-job.h"

#include "ui/map/pixels.h"
#include "ui/model/trace.h"

double
mv_tile_key_scale (const MvTileKey *key)
{
  return MV_TILE_SIZE * exp2 (key->zoom / (double) MV_TILE_ZOOM_ONE);
}

static void
run (MvPaintJob *base)
{
  MvTileJob *job = (MvTileJob *) base;
  int size = MV_TILE_SIZE * job->scale;
  gint64 began = mv_trace_thread_cpu ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
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
  job->node = mv_pixels_node (surface, job->scale, job->for_cairo, &job->plain);
  job->cpu = mv_trace_thread_cpu () - began;
  mv_trace_painted (job->cpu, job->node == NULL && job->plain.alpha == 0);
}

static gboolean
same (const MvPaintJob *a, const MvPaintJob *b)
{
  const MvTileJob *left = (const MvTileJob *) a, *right = (const MvTileJob *) b;

  return left->key.serial == right->key.serial && left->key.zoom == right->key.zoom && left->key.column == right->key.column
         && left->key.row == right->key.row && left->scale == right->scale
         && left->for_cairo == right->for_cairo;
}

static void
free_job (MvPaintJob *base)
{
  MvTileJob *job = (MvTileJob *) base;

  g_clear_pointer (&job->node, gsk_render_node_unref);
  mv_tile_painter_unref (job->painter);
  g_free (job);
}

MvTileJob *
mv_tile_job_new (MvTilePainter *painter, MvTileKey key, int scale, gboolean for_cairo, double rank,
                 void (*done) (MvPaintJob *job, gpointer owner))
{
  MvTileJob *job = g_new0 (MvTileJob, 1);

  job->job = (MvPaintJob) { .rank = rank, .run = run, .done = done, .same = same, .free = free_job };
  job->key = key;
  job->scale = scale;
  job->for_cairo = for_cairo;
  job->painter = mv_tile_painter_ref (painter);
  return job;
}
