/* Room for what stretches: a widget whose own size does not depend on what is in it gives all of it to its one child. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a widget's `size_allocate`: WIDTH and HEIGHT in px for CHILD, at least as wide as CHILD can be. */
void               mv_room_give         (GtkWidget *child, int width, int height);
/* For its `get_request_mode`: constant; GTK would ask everything in it. */
GtkSizeRequestMode mv_room_request_mode (GtkWidget *widget);

G_END_DECLS
