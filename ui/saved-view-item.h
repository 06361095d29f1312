/* A saved view as an item of a list. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "app/store/saved-views.h"

G_BEGIN_DECLS

#define MV_TYPE_SAVED_ITEM (mv_saved_item_get_type ())
G_DECLARE_FINAL_TYPE (MvSavedItem, mv_saved_item, MV, SAVED_ITEM, GObject)

/* VIEW is taken; its thumbnail has been made into PICTURE (taken, may be NULL). */
MvSavedItem       *mv_saved_item_new     (MvSavedView *view, GdkTexture *picture);
const MvSavedView *mv_saved_item_view    (MvSavedItem *self);
GdkTexture        *mv_saved_item_picture (MvSavedItem *self);
/* Does it hold WORDS (any case) in its name, folder, sentence or note? */
gboolean           mv_saved_item_holds   (MvSavedItem *self, const char *words);

G_END_DECLS
