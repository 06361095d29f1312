/* Views as pictures: PNG, SVG, PDF by file name. The same view gives the same bytes. Worker threads and the command line only. */
#pragma once

#include "app/paint/page.h"

G_BEGIN_DECLS

typedef struct { int width, height; double scale; MvVariant variant; } MvPictureSize;   /* width and height in px at scale 1; scale multiplies PNG pixels */

gboolean mv_picture_write (MvDb *db, MvScene *scene, const MvPictureSize *size, const char *path, GError **error);

G_END_DECLS
