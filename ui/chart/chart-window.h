/* A chart in a window of its own: it follows the session of the window it came from, and closes with that. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "app/base/chart-kind.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* Opens it over the window of WIDGET. */
GtkWindow *mv_chart_window_show (GtkWidget *widget, MvSession *session, MvChartKind kind);

G_END_DECLS
