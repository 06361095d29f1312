/* Saving one chart: PNG, SVG and PDF pages, or CSV with a file of its sources beside it. Main thread; written on the store's worker. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/chart.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* Asks for a place with a dialogue over WIDGET's window and writes CHART there; how it went is told by win.tell. */
void mv_chart_save_ask   (GtkWidget *widget, MvSession *session, MvChart *chart);
/* The same without asking: PATH ends in .png, .svg, .pdf or .csv. */
void mv_chart_save_write (GtkWidget *widget, MvSession *session, MvChart *chart, const char *path);

G_END_DECLS
