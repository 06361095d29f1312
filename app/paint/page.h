/* A page: title, map, legends, notes, scale bar and sources, by the same paint as the screen. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/plan/chart.h"
#include "app/plan/page.h"
#include "app/scene/report.h"

G_BEGIN_DECLS

typedef struct
{
  double     width, height;     /* surface units (px, or points for PDF) */
  MvScene   *scene;
  GPtrArray *sources;           /* MvSourceText behind the scene, or the chart */
  MvChart   *chart;             /* shown in place of the map; NULL = the map */
  MvPagePlan *plan;             /* a page about a country, a pair or a project: sheet `sheet` of it, in place of all else; NULL = none */
  guint      sheet;
  MvScene   *other;             /* what the scene is compared with; the chart tells the differences; NULL = nothing */
  const MvStyle *style;
} MvPage;

/* The map's frame on the page: the view's camera, or what fits. */
MvFrame mv_page_frame (const MvPage *page);
void    mv_page_paint (cairo_t *cr, const MvPage *page);
/* The map alone, with its scale bar, in a box; text of EM px. */
void    mv_page_paint_map (cairo_t *cr, MvScene *scene, const MvStyle *style, double x, double y, double width, double height, double em);
/* Legends alone in a column of WIDTH; returns the height used. CR may be NULL to measure. */
double  mv_paint_legend (cairo_t *cr, const MvStyle *style, const MvLegend *legend, double width);

G_END_DECLS
