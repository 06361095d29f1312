/* A page: title, map, legends, notes, scale bar and sources, by the same paint as the screen. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/plan/chart.h"
#include "app/scene/report.h"

G_BEGIN_DECLS

typedef struct
{
  double     width, height;     /* surface units (px, or points for PDF) */
  MvScene   *scene;
  GPtrArray *sources;           /* MvSourceText behind the scene, or the chart */
  MvChart   *chart;             /* shown in place of the map; NULL = the map */
  const MvStyle *style;
} MvPage;

/* The map's frame on the page: the view's camera, or what fits. */
MvFrame mv_page_frame (const MvPage *page);
void    mv_page_paint (cairo_t *cr, const MvPage *page);
/* Legends alone in a column of WIDTH; returns the height used. CR may be NULL to measure. */
double  mv_paint_legend (cairo_t *cr, const MvStyle *style, const MvLegend *legend, double width);

G_END_DECLS
