/* A table of the import page: lines with a column each cell, filled little by little. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_IMPORT_TABLE (mv_import_table_get_type ())
G_DECLARE_FINAL_TYPE (MvImportTable, mv_import_table, MV, IMPORT_TABLE, GtkWidget)

/* NAME is what a screen reader calls it. With NUMBERED the first column tells the line of the file. */
GtkWidget *mv_import_table_new        (const char *name, gboolean numbered);
/* One column a title; of all others the table is emptied. FIT: the column takes the room that is left. */
void       mv_import_table_set_titles (MvImportTable *self, const char *const *titles, guint n, int fit);
/* Another title for a column that is there. */
void       mv_import_table_retitle    (MvImportTable *self, guint column, const char *title);
/* LINES: MvImportLine; at most MOST are shown, 0 = all. */
void       mv_import_table_set_lines  (MvImportTable *self, GPtrArray *lines, guint most);

G_END_DECLS
