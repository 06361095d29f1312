/* What an import of the workspace is best looked at as. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

/* The text of a view of the import alone: its last year, its largest product, the countries with most rows. DB has the dataset with the
 * workspace taken in (app/store/attach.h). "" for figures of single countries, which no map draws; NULL with ERROR. g_free. */
char *mv_import_view_text (MvDb *db, gint64 import_id, GError **error);

G_END_DECLS
