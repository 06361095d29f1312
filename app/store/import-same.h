/* Rows whose key the dataset or an earlier import holds. */
#pragma once

#include "app/store/import-write.h"

G_BEGIN_DECLS

/* Marks rows by what DUPLICATES wishes and notes them in WRITTEN (n_same, n_skipped, same). IDS: the workspace's number of each product, in
 * whose order the rows are. */
gboolean mv_import_find_same (MvDb *workspace, MvDb *dataset, MvImportRows *rows, const gint64 *ids, MvDuplicates duplicates,
                              MvImportWritten *written, GError **error);

G_END_DECLS
