/* A chart's two kinds of work, neither on the main thread: the rows are asked on the store's worker, planning and painting are jobs of
 * the painting threads. */
#pragma once

#include <gtk/gtk.h>

#include "app/paint/chart.h"
#include "ui/map/paint-pool.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* What is asked: copies of the session's view and a reference to its atlas, which must be there. */
gpointer mv_chart_wish_new  (MvSession *session, MvChartKind kind);
void     mv_chart_wish_free (gpointer wish);
gpointer mv_job_chart       (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);      /* MvChartTable */

/* How a picture is to look. */
typedef struct
{
  const MvStyle *style;
  int            width, height;         /* logical px */
  int            scale;                 /* device px a logical px */
  gboolean       for_cairo;             /* which renderer will show it */
} MvChartLook;

/* Plans TABLE and paints it. */
typedef struct
{
  MvPaintJob     job;
  MvChartTable  *table;
  char         **hidden;        /* series codes, sorted, or NULL */
  MvChartLook    look;
  guint          generation;    /* the owner's: an answer to an older one is dropped */
  MvChart       *chart;         /* answers: take them */
  GskRenderNode *node;
} MvChartPaintJob;

MvChartPaintJob *mv_chart_paint_job_new (MvChartTable *table, char **hidden, const MvChartLook *look, guint generation,
                                         void (*done) (MvPaintJob *job, gpointer owner));

/* Paints over a chart what VIEW selects and the mark pointed at; -1 = none. */
typedef struct
{
  MvPaintJob     job;
  MvChart       *chart;
  MvView        *view;
  int            pointed;
  MvChartLook    look;
  guint          generation;
  GskRenderNode *node;          /* the answer: take it */
} MvChartHighlightJob;

MvChartHighlightJob *mv_chart_highlight_job_new (MvChart *chart, const MvView *view, int pointed, const MvChartLook *look, guint generation,
                                                 void (*done) (MvPaintJob *job, gpointer owner));

G_END_DECLS
