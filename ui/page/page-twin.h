/* The page as lines: the twin for reading aloud and for the keyboard, shown by the same rows as the inspector's report. */
#pragma once

#include "app/plan/page.h"
#include "ui/panel/report-item.h"

G_BEGIN_DECLS

/* MvReportItem, in reading order; a chart is its title and its sentence. Transfer full. */
GPtrArray *mv_page_twin_items (const MvPagePlan *plan);

G_END_DECLS
