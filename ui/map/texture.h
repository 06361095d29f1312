/* Painted pixels as textures in the formats GTK 4.8 draws quickly: its cairo renderer takes premultiplied ARGB through floats, pixel by
 * pixel and frame by frame (0.8 ms a tile), but three-byte RGB ten times and straight BGRA four times as fast. Any thread. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* PIXELS (copied) as CAIRO_FORMAT_ARGB32 has them, rows without gaps. With PLAIN, NULL when all are of one colour,
 * which is put there. */
GdkTexture *mv_texture_new (const guint32 *pixels, int width, int height, GdkRGBA *plain);

G_END_DECLS
