#include "ui/chart/chart-job.h"

#include "app/paint/chart_choice.h"
#include "ui/chart/chart-drop.h"
#include "ui/map/pixels.h"

#define FIRST -1.0              /* before the tiles of the map: a chart is small and looked at */

typedef struct { MvView *view; MvAtlas *atlas; MvChartKind kind; } Wish;

gpointer
mv_chart_wish_new (MvSession *session, MvChartKind kind)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->view = mv_view_copy (mv_session_get_view (session));
  wish->atlas = mv_atlas_ref (mv_session_get_atlas (session));
  wish->kind = kind;
  return wish;
}

void
mv_chart_wish_free (gpointer data)
{
  Wish *wish = data;

  mv_view_free (wish->view);
  mv_atlas_unref (wish->atlas);
  g_free (wish);
}

gpointer
mv_job_chart (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return mv_chart_rows (db, wish->atlas, wish->view, wish->kind, cancellable, error);
}

/* --- pictures ------------------------------------------------------------------------------------------------------------------------- */

static cairo_t *
begin (const MvChartLook *look)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, look->width * look->scale, look->height * look->scale);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, look->scale, look->scale);
  return cr;
}

static GskRenderNode *
end (cairo_t *cr, const MvChartLook *look)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (cr));

  cairo_destroy (cr);
  return mv_pixels_node (surface, look->scale, look->for_cairo, NULL);
}

static void
run_paint (MvPaintJob *base)
{
  MvChartPaintJob *job = (MvChartPaintJob *) base;
  MvChartSize size = { .width = job->look.width, .height = job->look.height, .hidden = job->hidden };
  cairo_t *cr = begin (&job->look);

  job->chart = mv_chart_plan (job->table, &size, mv_chart_measure);
  mv_paint_chart (cr, job->look.style, job->chart);
  job->node = end (cr, &job->look);
}

static gboolean
same_paint (const MvPaintJob *a, const MvPaintJob *b)
{
  const MvChartPaintJob *left = (const MvChartPaintJob *) a, *right = (const MvChartPaintJob *) b;

  return left->table == right->table && left->generation == right->generation;
}

static void
free_paint (MvPaintJob *base)
{
  MvChartPaintJob *job = (MvChartPaintJob *) base;

  mv_chart_table_drop (job->table);
  g_strfreev (job->hidden);
  g_clear_pointer (&job->chart, mv_chart_drop);
  g_clear_pointer (&job->node, gsk_render_node_unref);
  g_free (job);
}

MvChartPaintJob *
mv_chart_paint_job_new (MvChartTable *table, char **hidden, const MvChartLook *look, guint generation,
                        void (*done) (MvPaintJob *job, gpointer owner))
{
  MvChartPaintJob *job = g_new0 (MvChartPaintJob, 1);

  job->job = (MvPaintJob) { .rank = FIRST, .run = run_paint, .done = done, .same = same_paint, .free = free_paint };
  job->table = mv_chart_table_ref (table);
  job->hidden = g_strdupv (hidden);
  job->look = *look;
  job->generation = generation;
  return job;
}

static void
run_highlight (MvPaintJob *base)
{
  MvChartHighlightJob *job = (MvChartHighlightJob *) base;
  cairo_t *cr = begin (&job->look);

  mv_paint_chart_choice (cr, job->look.style, job->chart, job->view, job->pointed);
  job->node = end (cr, &job->look);
}

static gboolean
same_highlight (const MvPaintJob *a, const MvPaintJob *b)
{
  const MvChartHighlightJob *left = (const MvChartHighlightJob *) a, *right = (const MvChartHighlightJob *) b;

  return left->chart == right->chart && left->generation == right->generation;
}

static void
free_highlight (MvPaintJob *base)
{
  MvChartHighlightJob *job = (MvChartHighlightJob *) base;

  mv_chart_drop (job->chart);
  mv_view_free (job->view);
  g_clear_pointer (&job->node, gsk_render_node_unref);
  g_free (job);
}

MvChartHighlightJob *
mv_chart_highlight_job_new (MvChart *chart, const MvView *view, int pointed, const MvChartLook *look, guint generation,
                            void (*done) (MvPaintJob *job, gpointer owner))
{
  MvChartHighlightJob *job = g_new0 (MvChartHighlightJob, 1);

  job->job = (MvPaintJob) { .rank = FIRST, .run = run_highlight, .done = done, .same = same_highlight, .free = free_highlight };
  job->chart = mv_chart_ref (chart);
  job->view = mv_view_copy (view);
  job->pointed = pointed;
  job->look = *look;
  job->generation = generation;
  return job;
}
