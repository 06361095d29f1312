/* One line of the inspector: what it says, its value, its source's number, what it is about, a caution. It draws its texts itself, so
 * that a year change of a long report stays cheap.
 *
 * Signal: activated (const char *ref)    a person follows the line to what it names. */
#pragma once

#include <gtk/gtk.h>

#include "ui/panel/report-item.h"
#include "ui/panel/wording.h"

G_BEGIN_DECLS

#define MV_TYPE_REPORT_ROW (mv_report_row_get_type ())
G_DECLARE_FINAL_TYPE (MvReportRow, mv_report_row, MV, REPORT_ROW, GtkWidget)

GtkWidget          *mv_report_row_new      (void);
/* The styles of texts in rows; N of them. */
const MvWordingStyle *const *mv_report_row_styles (guint *n);
/* Takes a reference. What the next frame has to do for it: 0 = to draw it, 1 = its size or style is another, 2 = its
 * buttons have come as well. */
guint               mv_report_row_bind     (MvReportRow *self, MvReportItem *item);
/* NULL before the first. */
const MvReportItem *mv_report_row_get_item (MvReportRow *self);

G_END_DECLS
