/* The lines of a report one below the other. A new report takes the rows there are: only what says something else is touched, a few rows
 * at a time, so that the main thread stays free. Up and down go from row to row, Tab leaves.
 *
 * Signal: activated (const char *ref)    a person follows a line to what it names. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_REPORT_VIEW (mv_report_view_get_type ())
G_DECLARE_FINAL_TYPE (MvReportView, mv_report_view, MV, REPORT_VIEW, GtkWidget)

GtkWidget *mv_report_view_new       (void);
/* ITEMS (MvReportItem) is referenced. ALIKE: the report is on the same thing as before, so that most lines are there already, only
 * further up or down. */
void       mv_report_view_set_items (MvReportView *self, GPtrArray *items, gboolean alike);
GPtrArray *mv_report_view_get_items (MvReportView *self);        /* NULL before the first */
/* All rows show what was set last. */
gboolean   mv_report_view_is_settled (MvReportView *self);

G_END_DECLS
