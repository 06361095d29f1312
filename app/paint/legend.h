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

/* How much of a legend stands on paper. */
typedef enum
{
  MV_LEGEND_ALL,        /* what is filtered away, too: dimmed */
  MV_LEGEND_DRAWN,      /* without what is filtered away and what only serves to filter */
  MV_LEGEND_SHORT,      /* also without plain notes */
  MV_LEGEND_KEY,        /* samples and cautions only */
  MV_LEGEND_LEAST       /* also without the pictures of themes and assets */
} MvLegendExtent;

/* Appends the pieces of LEGEND in a column of WIDTH px with text of EM px to PIECES. TRUE when EXTENT left out something that MV_LEGEND_DRAWN
 * holds. */
gboolean mv_legend_measure     (const MvStyle *style, const MvLegend *legend, double width, double em, MvLegendExtent extent, GArray *pieces);
/* Paints one at the origin; samples keep the size they have on the map. */
void     mv_legend_piece_paint (cairo_t *cr, const MvStyle *style, const MvLegendPiece *piece, double width, double em);

/* Do the swatches of LEGEND stand for fills on the map, not for the colour of arrows and symbols? */
gboolean mv_legend_shows_fills (const MvLegend *legend);
/* The sample of one item alone, in the middle of a box of WIDTH x HEIGHT px at the origin; a scale fills the box. FILLS: as
 * mv_legend_shows_fills () says. Quick: fit for the main thread. */
void     mv_paint_legend_item  (cairo_t *cr, const MvStyle *style, const MvLegendItem *item, gboolean fills, double width, double height);

G_END_DECLS
