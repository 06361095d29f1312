/* The table twin of a chart: its rows as a sortable, copyable table. The rows chosen are what the session has selected, two ways. Main thread only.
 * Ctrl+C copies the rows, as words parted by tabs. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/chart.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_CHART_TWIN (mv_chart_twin_get_type ())
G_DECLARE_FINAL_TYPE (MvChartTwin, mv_chart_twin, MV, CHART_TWIN, GtkWidget)

GtkWidget *mv_chart_twin_new       (MvSession *session);
/* Referenced; NULL empties it. Rows come and go over some frames; the last to go emits "emptied". Sorting is kept while the columns stay the same. */
void       mv_chart_twin_set_chart (MvChartTwin *self, MvChart *chart);
gboolean   mv_chart_twin_is_empty  (MvChartTwin *self);
guint      mv_chart_twin_n_rows    (MvChartTwin *self);
guint      mv_chart_twin_n_selected (MvChartTwin *self);

G_END_DECLS
