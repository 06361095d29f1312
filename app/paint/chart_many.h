/* Marks by the thousand, painted for pixels: cairo's own paths take milliseconds for each long line and a tenth of one for each disc.
 * The rule: nothing is left out or merged. More than MV_MANY_POINTS discs that follow each other stand on whole pixels of the device, each
 * a stamp of its size (to a quarter of a pixel) and colour; more than MV_MANY_SEGMENTS pieces of lines that follow each other are
 * drawn without smoothing and dashes: in each column of pixels from the least to the greatest value that a line takes there. Below these
 * numbers, and in SVG and PDF, every mark is a path of its own. */
#pragma once

#include "app/paint/chart.h"

G_BEGIN_DECLS

#define MV_MANY_POINTS 2000
#define MV_MANY_SEGMENTS 3000

/* How many marks from FIRST on have been painted; 0 = they are not so many, or CR draws no pixels. JUDGED is the first mark after those
 * looked at: none before it needs to be asked about. COLOUR is that of a mark. Any thread. */
guint mv_paint_chart_many (cairo_t *cr, const MvStyle *style, const MvChart *chart, guint first,
                           MvColour (*colour) (const MvStyle *style, const MvChartMark *mark), guint *judged);

G_END_DECLS
