/* The widget for one line of the inspector; reused for other lines as the list scrolls. */
#pragma once

#include <gtk/gtk.h>

#include "ui/panel/report-item.h"

G_BEGIN_DECLS

#define MV_TYPE_REPORT_ROW (mv_report_row_get_type ())
G_DECLARE_FINAL_TYPE (MvReportRow, mv_report_row, MV, REPORT_ROW, GtkWidget)

GtkWidget *mv_report_row_new  (void);
void       mv_report_row_bind (MvReportRow *self, MvReportItem *item);

G_END_DECLS
