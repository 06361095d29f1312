/* A view as a file that knows what it showed, and what of that another dataset shows differently. Worker threads and the command line only. */
#pragma once

#include "app/scene/scene.h"
#include "app/view/file.h"

G_BEGIN_DECLS

/* SCENE, built from the dataset DB, as a view file called NAME with NOTE. NULL with ERROR. */
MvViewFile *mv_view_file_from_scene (MvDb *db, MvScene *scene, const char *name, const char *note, GError **error);

/* What differs from when FILE was written: editions, figures, records that are gone. NULL without ERROR when the dataset is the same one.
 * A view that this dataset cannot show is told with the reason. g_free. */
char       *mv_view_file_compare    (MvDb *db, MvAtlas *atlas, const MvViewFile *file, GError **error);

/* The map of SCENE as a small PNG of MV_THUMBNAIL_WIDTH × MV_THUMBNAIL_HEIGHT px, light. NULL with ERROR. */
#define MV_THUMBNAIL_WIDTH 288
#define MV_THUMBNAIL_HEIGHT 180
GBytes     *mv_view_thumbnail       (MvScene *scene, GError **error);

G_END_DECLS
