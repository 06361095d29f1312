/* A page with a chart: title, chart, sentence, notes and sources. */
#pragma once

#include "app/paint/chart.h"
#include "app/paint/page.h"

G_BEGIN_DECLS

/* Paints PAGE, whose chart is set. */
void mv_chart_page_paint (cairo_t *cr, const MvPage *page);

G_END_DECLS
