/* A line of the map as a list: what the mark is called, and what is told of it below. It draws both itself. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_MARK_ROW (mv_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (MvMarkRow, mv_mark_row, MV, MARK_ROW, GtkWidget)

GtkWidget *mv_mark_row_new (void);
/* DETAIL: NULL = nothing below. */
void       mv_mark_row_set (MvMarkRow *self, const char *title, const char *detail);

G_END_DECLS
