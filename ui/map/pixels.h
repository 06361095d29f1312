/* Painted pixels as render nodes, in the form the renderer draws quickly.
 *
 * GTK 4.8's cairo renderer takes every texture through a conversion in every frame (0.26 ms for a translucent tile, up to 0.8 ms for
 * premultiplied ARGB), but blits a surface inside a cairo node in 0.03 ms; its GL renderer keeps textures on the card, but would paint
 * a cairo node again at each change of scale. So the one gets cairo nodes and the other textures. Any thread, but for the last. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SURFACE (taken) is ARGB32 with SCALE px to a logical px; the node covers 0, 0 to its logical size. With PLAIN, NULL when all pixels
 * are of one colour, which is put there. FOR_CAIRO: which renderer will draw it. */
GskRenderNode *mv_pixels_node         (cairo_surface_t *surface, int scale, gboolean for_cairo, GdkRGBA *plain);

/* Does the cairo renderer draw WIDGET? Main thread; FALSE before it is realised. */
gboolean       mv_widget_uses_cairo   (GtkWidget *widget);

/* NODE, made above, stretched into RECT. */
void           mv_pixels_append       (GtkSnapshot *snapshot, GskRenderNode *node, const graphene_rect_t *rect);

G_END_DECLS
