/* Shaded relief: data/relief/<name>.csv says where the picture <name>.png of the same folder lies. */
#pragma once

#include "data/compiler/build.h"

G_BEGIN_DECLS

/* Table relief: box in world units of app/geo/mercator.h, the picture as it is, and in column
 * half at half its size, a grey byte a pixel. FALSE only when the database fails. */
gboolean mv_relief_add (MvBuild *build, const char *name, GError **error);

G_END_DECLS
