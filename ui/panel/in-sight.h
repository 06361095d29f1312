/* Drawing only what a scrolled panel shows. GTK draws all that is scrolled, and cairo goes through every word of it in every frame of
 * the window, whatever has changed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the `map` of a widget inside a GtkScrolledWindow: it is drawn again when that scrolls. */
void mv_in_sight_map      (GtkWidget *widget);
/* For its `unmap`. */
void mv_in_sight_unmap    (GtkWidget *widget);
/* For its `snapshot`: the children that are in sight. */
void mv_in_sight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
