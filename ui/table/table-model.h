/* A table's rows as a list: any number of them, none in memory but those of the pages in sight, which the worker reads. Main thread only.
 *
 * An item is a row that knows its cells, or not yet: then it emits "loaded" once they are there. */
#pragma once

#include <gio/gio.h>

#include "app/scene/listing.h"
#include "app/store/worker.h"

G_BEGIN_DECLS

#define MV_TYPE_TABLE_ITEM (mv_table_item_get_type ())
G_DECLARE_FINAL_TYPE (MvTableItem, mv_table_item, MV, TABLE_ITEM, GObject)

/* NULL while it is not read; "" = unknown. Owned by the item. */
const char   *mv_table_item_cell  (MvTableItem *item, guint column);
const char   *mv_table_item_ref   (MvTableItem *item);

#define MV_TYPE_TABLE_MODEL (mv_table_model_get_type ())
G_DECLARE_FINAL_TYPE (MvTableModel, mv_table_model, MV, TABLE_MODEL, GObject)

MvTableModel *mv_table_model_new      (MvWorker *worker);
/* The rows of LISTING at PLACES (taken; guint32). Both NULL: none. */
void          mv_table_model_set      (MvTableModel *self, MvListing *listing, GArray *places);
MvListing    *mv_table_model_listing  (MvTableModel *self);             /* NULL; owned by the model */
const guint32 *mv_table_model_places  (MvTableModel *self, guint *n);
/* The places, for the worker: they are never changed. NULL = none; g_array_unref. */
GArray       *mv_table_model_places_ref (MvTableModel *self);
guint         mv_table_model_n_pages  (MvTableModel *self);             /* in memory: for tests */

G_END_DECLS
