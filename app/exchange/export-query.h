/* The rows of a saved query as a table that leaves the program. Worker threads and the command line only. */
#pragma once

#include "app/base/sheet.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

/* What the query of SCENE's view answers: its own columns, all its rows in its order, placed by coordinates or country where it has them.
 * NULL with ERROR. */
MvSheet *mv_export_query (MvDb *db, MvScene *scene, GError **error);

G_END_DECLS
