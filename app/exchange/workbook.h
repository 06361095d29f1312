/* Tables as an XLSX workbook. Worker threads and the command line only. */
#pragma once

#include "app/base/sheet.h"

G_BEGIN_DECLS

/* Writes SHEETS (MvSheet), a worksheet each, to the new file PATH, after a sheet with the lines of ABOUT. DAY (yyyy-mm-dd) is the file's
 * date: the same sheets give the same bytes. FALSE with ERROR. */
gboolean mv_workbook_write (GPtrArray *sheets, const char *title, const char *about, const char *day, const char *path, GError **error);

G_END_DECLS
