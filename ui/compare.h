/* A comparison beside the map: a second map on a session of its own that follows the first one, with one camera and one selection.
 * Main thread only. */
#pragma once

#include "ui/map/map.h"

G_BEGIN_DECLS

/* BOX, horizontal, holds MAP as its first child; from now on it holds the other map while the session's view compares. */
void mv_compare_follow (GtkBox *box, MvMap *map);

G_END_DECLS
