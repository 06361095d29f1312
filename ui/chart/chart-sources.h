/* The sources and the cautions behind one chart, in a window. Main thread only; read on the store's worker. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/chart.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* Opens it over the window of WIDGET. */
void mv_chart_sources_show (GtkWidget *widget, MvSession *session, MvChart *chart);

G_END_DECLS
