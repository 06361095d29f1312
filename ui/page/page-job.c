#include "ui/page/page-job.h"

#include <math.h>

#include "app/paint/chart.h"
#include "app/paint/page_sheet.h"
#include "app/scene/page.h"
#include "ui/map/pixels.h"

#define EM 12.5                 /* px: read on a screen, however narrow the window */
#define FIRST -1.0              /* before the tiles of the map: a page is looked at */

typedef struct { MvView *view; MvAtlas *atlas; } Wish;

gpointer
mv_page_wish_new (MvSession *session)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->view = mv_view_copy (mv_session_get_view (session));
  wish->atlas = mv_atlas_ref (mv_session_get_atlas (session));
  return wish;
}

void
mv_page_wish_free (gpointer data)
{
  Wish *wish = data;

  mv_view_free (wish->view);
  mv_atlas_unref (wish->atlas);
  g_free (wish);
}

gpointer
mv_job_page (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return mv_page_build (db, wish->atlas, wish->view, cancellable, error);
}

/* --- the layout ----------------------------------------------------------------------------------------------------------------------- */

static void
run_plan (MvPaintJob *base)
{
  MvPagePlanJob *job = (MvPagePlanJob *) base;
  MvPageSize size = { .width = job->width, .em = EM };

  job->plan = mv_page_plan_new (job->model, &size, mv_chart_measure);
}

static gboolean
same_plan (const MvPaintJob *a, const MvPaintJob *b)
{
  return ((const MvPagePlanJob *) a)->model == ((const MvPagePlanJob *) b)->model
         && ((const MvPagePlanJob *) a)->generation == ((const MvPagePlanJob *) b)->generation;
}

static void
free_plan (MvPaintJob *base)
{
  MvPagePlanJob *job = (MvPagePlanJob *) base;

  mv_page_model_unref (job->model);
  mv_page_plan_unref (job->plan);
  g_free (job);
}

MvPagePlanJob *
mv_page_plan_job_new (MvPageModel *model, int width, guint generation, void (*done) (MvPaintJob *job, gpointer owner))
{
  MvPagePlanJob *job = g_new0 (MvPagePlanJob, 1);

  job->job = (MvPaintJob) { .rank = FIRST, .run = run_plan, .done = done, .same = same_plan, .free = free_plan };
  job->model = mv_page_model_ref (model);
  job->width = width;
  job->generation = generation;
  return job;
}

/* --- strips --------------------------------------------------------------------------------------------------------------------------- */

static void
run_strip (MvPaintJob *base)
{
  MvPageStripJob *job = (MvPageStripJob *) base;
  double from = (double) job->number * MV_PAGE_STRIP, to = MIN (from + MV_PAGE_STRIP, job->plan->height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (job->plan->width) * job->scale, (int) ceil (to - from) * job->scale);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, job->scale, job->scale);
  cairo_translate (cr, 0, -from);
  mv_page_sheet_paint (cr, job->style, job->plan, 0, from, to);
  cairo_destroy (cr);
  job->node = mv_pixels_node (surface, job->scale, job->for_cairo, NULL);
}

static gboolean
same_strip (const MvPaintJob *a, const MvPaintJob *b)
{
  const MvPageStripJob *left = (const MvPageStripJob *) a, *right = (const MvPageStripJob *) b;

  return left->plan == right->plan && left->number == right->number && left->generation == right->generation;
}

static void
free_strip (MvPaintJob *base)
{
  MvPageStripJob *job = (MvPageStripJob *) base;

  mv_page_plan_unref (job->plan);
  g_clear_pointer (&job->node, gsk_render_node_unref);
  g_free (job);
}

MvPageStripJob *
mv_page_strip_job_new (MvPagePlan *plan, guint number, const MvStyle *style, int scale, gboolean for_cairo, guint generation, double rank,
                       void (*done) (MvPaintJob *job, gpointer owner))
{
  MvPageStripJob *job = g_new0 (MvPageStripJob, 1);

  job->job = (MvPaintJob) { .rank = FIRST + rank / 1e6, .run = run_strip, .done = done, .same = same_strip, .free = free_strip };
  job->plan = mv_page_plan_ref (plan);
  job->number = number;
  job->style = style;
  job->scale = scale;
  job->for_cairo = for_cairo;
  job->generation = generation;
  return job;
}
