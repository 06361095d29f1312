/* A page's three kinds of work, none on the main thread: the model is asked on the store's worker, the layout and the strips of the
 * painted page are jobs of the painting threads. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/page.h"
#include "app/paint/style.h"
#include "ui/map/paint-pool.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* What is asked: copies of the session's view and a reference to its atlas, which must be there. */
gpointer mv_page_wish_new  (MvSession *session);
void     mv_page_wish_free (gpointer wish);
gpointer mv_job_page       (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);       /* MvPageModel */

/* Lays MODEL out at WIDTH px, one sheet. */
typedef struct
{
  MvPaintJob   job;
  MvPageModel *model;
  int          width;
  guint        generation;      /* the owner's: an answer to an older one is dropped */
  MvPagePlan  *plan;            /* the answer: take it */
} MvPagePlanJob;

MvPagePlanJob *mv_page_plan_job_new (MvPageModel *model, int width, guint generation, void (*done) (MvPaintJob *job, gpointer owner));

/* Paints strip NUMBER of PLAN. */
#define MV_PAGE_STRIP 384       /* px high */
typedef struct
{
  MvPaintJob     job;
  MvPagePlan    *plan;
  guint          number;
  const MvStyle *style;
  int            scale;         /* device px a logical px */
  gboolean       for_cairo;
  guint          generation;
  GskRenderNode *node;          /* the answer: take it */
} MvPageStripJob;

MvPageStripJob *mv_page_strip_job_new (MvPagePlan *plan, guint number, const MvStyle *style, int scale, gboolean for_cairo, guint generation, double rank,
                                       void (*done) (MvPaintJob *job, gpointer owner));

G_END_DECLS
