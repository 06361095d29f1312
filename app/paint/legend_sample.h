/* The samples beside the words of a legend; for the files that paint it. */
#pragma once

#include "app/paint/legend.h"

G_BEGIN_DECLS

/* A column on its way down. */
typedef struct
{
  cairo_t        *cr;           /* NULL = measure only */
  const MvStyle  *style;
  double          width, em, y;
  gboolean        fills;        /* the swatches stand for fills on the map, not for the colour of arrows and symbols */
} MvLegendColumn;

/* The room the sample of ITEM takes, px; 0 x 0 for what has none. */
void     mv_legend_sample_size  (const MvLegendColumn *column, const MvLegendItem *item, double *width, double *height);
/* In a box of WIDTH x HEIGHT at the column's left edge with its top at Y. */
void     mv_legend_sample_paint (const MvLegendColumn *column, const MvLegendItem *item, double y, double width, double height);
/* The whole scale over the column's width, at its present height. */
void     mv_legend_ramp_paint   (const MvLegendColumn *column, const MvLegendItem *item, double height);
MvColour mv_legend_colour       (const MvLegendColumn *column, const char *name);

G_END_DECLS
