/* A line of one of the import page's tables: cells of text. Made by a worker, shown by the main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MV_TYPE_IMPORT_LINE (mv_import_line_get_type ())
G_DECLARE_FINAL_TYPE (MvImportLine, mv_import_line, MV, IMPORT_LINE, GObject)

/* NUMBER: the line of the file, 0 = none. N cells, all empty. */
MvImportLine *mv_import_line_new  (guint number, guint n);
guint         mv_import_line_get_number (MvImportLine *self);
/* Takes TEXT; NULL = empty. */
void          mv_import_line_take (MvImportLine *self, guint cell, char *text);
/* NULL = empty, or no such cell. */
const char   *mv_import_line_get  (MvImportLine *self, guint cell);
/* The line was refused: its first cell says why. */
void          mv_import_line_set_wrong (MvImportLine *self, gboolean wrong);
gboolean      mv_import_line_is_wrong  (MvImportLine *self);

G_END_DECLS
