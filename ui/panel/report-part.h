/* A part of a report: a heading and the lines beneath it. A line that comes, goes or grows has only this part styled and laid out anew,
 * not all that the report says. */
#pragma once

#include "ui/panel/report-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_REPORT_PART (mv_report_part_get_type ())
G_DECLARE_FINAL_TYPE (MvReportPart, mv_report_part, MV, REPORT_PART, GtkWidget)

/* Signal: activated (const char *ref)    a person follows a line to what it names. */
GtkWidget  *mv_report_part_new        (void);
/* Shall show the items FROM to TO (excluded) of ITEMS (MvReportItem), which is referenced; mv_report_part_advance does so.
 * ALIKE: most of them are there already, only further up or down. */
void        mv_report_part_set_items  (MvReportPart *self, GPtrArray *items, guint from, guint to, gboolean alike);
/* Goes on until END (monotonic µs), all is shown, or LIMIT lines have got another size; returns how many have. */
guint       mv_report_part_advance    (MvReportPart *self, gint64 end, guint limit);
gboolean    mv_report_part_is_settled (MvReportPart *self);
/* Of its first line; NULL before the first. */
const char *mv_report_part_get_title  (MvReportPart *self);

G_END_DECLS
