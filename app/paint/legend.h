/* Legends as text and samples in a column. mv_paint_legend () of page.h is the same at the usual size. */
#pragma once

#include "app/paint/style.h"
#include "app/plan/legend.h"

G_BEGIN_DECLS

#define MV_LEGEND_EM 12.0       /* px of the text at the usual size */

/* A piece of a legend that is never divided: the heading, or a row of one or two items, or a nest of circles. */
typedef struct
{
  const MvLegend *legend;
  gboolean        heading;
  guint           first, n;     /* items */
  double          height;       /* px, with the space below */
} MvLegendPiece;

/* Appends the pieces of LEGEND in a column of WIDTH px with text of EM px to PIECES. DRAWN_ONLY leaves out what is filtered away and
 * what only serves to filter: for paper. */
void   mv_legend_measure     (const MvStyle *style, const MvLegend *legend, double width, double em, gboolean drawn_only, GArray *pieces);
/* Paints one at the origin; samples keep the size they have on the map. */
void   mv_legend_piece_paint (cairo_t *cr, const MvStyle *style, const MvLegendPiece *piece, double width, double em);

G_END_DECLS
