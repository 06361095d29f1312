/* The writing of labels: how large a text is, and its painting with a halo. */
#pragma once

#include "app/paint/style.h"

G_BEGIN_DECLS

/* The size of TEXT in label style LABEL at SIZE px an em. FALSE when no font here has all its letters. Cached per thread; any thread. */
gboolean mv_text_measure (const MvLabelStyle *label, const char *text, double size, double *width, double *height);
/* TEXT with its halo, top left at the origin; lines are centred on each other. Any thread. */
void     mv_text_paint   (cairo_t *cr, const MvLabelStyle *label, const char *text, double size);

G_END_DECLS
