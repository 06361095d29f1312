/* The cell of a table: one line, shortened where there is no room; a tooltip has the whole then. It draws its text itself: a row that
 * comes into sight makes one for each column, and a text widget of GTK takes twice as long. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_TABLE_CELL (mv_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (MvTableCell, mv_table_cell, MV, TABLE_CELL, GtkWidget)

/* RIGHT: its text stands at the right edge, as numbers do. Floating. */
GtkWidget  *mv_table_cell_new (gboolean right);
/* NULL = nothing. */
void        mv_table_cell_set (MvTableCell *self, const char *text);

/* Brings the row at POSITION of TABLE, a GtkColumnView in a scrolled window, into sight: in the frame after its rows are laid out, which may be
 * when TABLE is first shown. The last row asked for counts; nothing happens when TABLE has fewer by then. */
void        mv_table_show_row (GtkWidget *table, guint position);

G_END_DECLS
