/* The canvas's parts share one struct: painting and pointing each have a file. */
#pragma once

#include "ui/chart/chart-canvas.h"
#include "ui/chart/chart-job.h"

G_BEGIN_DECLS

struct _MvChartCanvas
{
  GtkWidget      parent_instance;
  MvSession     *session;
  MvChartKind    kind;
  GCancellable  *cancellable;
  guint          asked;         /* generation of the question */
  guint          painted, lit;  /* generations of picture and highlight */
  gboolean       asking, painting, stale;
  char          *told;          /* what a chart is told besides the content of the view, as asked last */
  MvChartTable  *table;
  MvChart       *chart;
  GError        *error;
  MvPaintQueue  *pictures, *highlights;
  GskRenderNode *picture, *highlight;
  int            pointed;       /* index of a mark or -1 */
  GtkWidget     *tip, *tip_label, *tip_detail;

  /* a drag */
  gboolean       brushing;      /* years of the time axis */
  int            brush_from, brush_to;
  gboolean       catching;      /* marks in a rectangle */
  graphene_rect_t rubber;
  const char    *pressed_series;        /* whose key was clicked last; interned */
};

/* chart-canvas.c */
void     mv_chart_canvas_point    (MvChartCanvas *self, int mark);      /* -1 = none */
int      mv_chart_canvas_selected (MvChartCanvas *self);                /* the mark of what leads the selection, or -1 */

/* chart-input.c */
void     mv_chart_input_init      (MvChartCanvas *self);

G_END_DECLS
