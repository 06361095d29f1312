/* The picture of one chart: asks for its rows when the view changes, has it painted, points, walks and selects. Main thread only.
 *
 * While an answer is on its way the last picture stays. Role img; its label is the chart's title, its description the sentence.
 * Keys: Left, Right, Home, End walk the marks in order, Up and Down to the neighbour above and below, Enter selects, Ctrl+Enter adds,
 * Shift+Left, Shift+Right brush years, s sorts a matrix by the column of the cell stood on, Shift+s by its row, h hides the series stood on, i shows it alone, a shows all, Esc ends one after the other.
 * Pointer: a click selects, with Ctrl or Shift adds; a click on the head of a matrix sorts by it; a click on a key hides its series, a double click or Ctrl shows it alone; a drag
 * brushes years on a time axis and catches marks elsewhere.
 * Signal:
 *   changed ()   another chart, another error, or an answer has come or is awaited */
#pragma once

#include <gtk/gtk.h>

#include "app/paint/chart.h"
#include "ui/model/session.h"
#include "ui/panel/wording.h"

G_BEGIN_DECLS

#define MV_TYPE_CHART_CANVAS (mv_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MvChartCanvas, mv_chart_canvas, MV, CHART_CANVAS, GtkWidget)

GtkWidget         *mv_chart_canvas_new         (MvSession *session, MvChartKind kind);
/* The chart shown, or NULL before the first and after an error; valid until `changed`. */
MvChart           *mv_chart_canvas_get_chart   (MvChartCanvas *self);
/* Why there is none, or NULL. */
const GError      *mv_chart_canvas_get_error   (MvChartCanvas *self);
/* An answer is on its way: what is shown is older than the view. */
gboolean           mv_chart_canvas_is_loading  (MvChartCanvas *self);
/* The mark pointed at or walked to, else the one selected, or NULL. */
const MvChartMark *mv_chart_canvas_get_mark    (MvChartCanvas *self, graphene_rect_t *place);
/* Asks again, after an error. */
void               mv_chart_canvas_retry       (MvChartCanvas *self);
/* Series left out are the view's: they are left out of all charts, undone and kept. */
gboolean           mv_chart_canvas_is_hidden   (MvChartCanvas *self, const char *series);
void               mv_chart_canvas_set_hidden  (MvChartCanvas *self, const char *series, gboolean hidden);
guint              mv_chart_canvas_n_hidden    (MvChartCanvas *self);   /* of this chart's */
void               mv_chart_canvas_show_all    (MvChartCanvas *self);
/* It alone; all, when it is alone already. */
void               mv_chart_canvas_isolate     (MvChartCanvas *self, const char *series);

/* A matrix by the column BY, or ACROSS by the row BY, "name", "" = by size and as they come; the same once more puts it back. The view's. */
void               mv_chart_canvas_sort        (MvChartCanvas *self, const char *by, gboolean across);

/* The styles of the texts beside the mark pointed at; N of them. */
const MvWordingStyle *const *mv_chart_canvas_styles (guint *n);

/* From the mark FROM (-1 = none yet) one step: KEY is a GDK arrow, Home or End. Pure; -1 in a chart without marks. */
int                mv_chart_step               (const MvChart *chart, int from, guint key);

G_END_DECLS
