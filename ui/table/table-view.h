/* The rows of what the view shows as a table in place of the map: virtual, sorted and filtered by the worker. Its rows and the selection
 * of the session are the same; Enter shows a row on the map. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_TABLE_VIEW (mv_table_view_get_type ())
G_DECLARE_FINAL_TYPE (MvTableView, mv_table_view, MV, TABLE_VIEW, GtkWidget)

GtkWidget  *mv_table_view_new   (MvSession *session);
guint       mv_table_view_n_rows (MvTableView *self);
gboolean    mv_table_view_is_busy (MvTableView *self);  /* rows are being read or put in order */
/* COLUMN -1: as the view orders. */
void        mv_table_view_sort   (MvTableView *self, int column, gboolean descending);
/* TEXT as MvListingOrder has it; "" takes the filter away. */
void        mv_table_view_filter (MvTableView *self, guint column, const char *text);

G_END_DECLS
