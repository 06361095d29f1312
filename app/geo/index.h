/* A grid of boxes: what touches here? For any plane, world units or pixels; boxes may be added at any time.
 * Cells repeat (a hash of column and row), so the plane has no bounds. Not safe for use by several threads while boxes are added. */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

typedef struct _MvIndex MvIndex;

/* CELL: the side of a cell, about the size of a usual box; > 0. */
MvIndex *mv_index_new     (double cell);
void     mv_index_free    (MvIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvIndex, mv_index_free)

void     mv_index_add     (MvIndex *index, MvBox box, guint id);
/* Does any box touch BOX? Boxes that only share an edge do not. */
gboolean mv_index_touches (const MvIndex *index, MvBox box);
/* The ids of the boxes that touch BOX, ascending, each once. Free with g_array_unref; guint. */
GArray  *mv_index_query   (const MvIndex *index, MvBox box);

G_END_DECLS
