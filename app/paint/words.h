/* Words on pages, legends and symbols: measured first, then painted, with the same widths on every surface. */
#pragma once

#include <pango/pangocairo.h>

#include "app/paint/style.h"

G_BEGIN_DECLS

typedef struct
{
  double         size;          /* px of the em */
  int            weight;        /* 100..900; 0 = 400 */
  double         width;         /* px to wrap at; 0 = one line */
  PangoAlignment align;
} MvWords;

/* The thread's own: texts are as wide on paper and at twice the scale as on the screen. Not yours. */
PangoContext *mv_words_context (void);
/* Free with g_object_unref. TEXT may be NULL: empty. Any thread, but the layout stays on its thread. */
PangoLayout *mv_words_layout (const MvStyle *style, const MvWords *words, const char *text);
void         mv_words_size   (PangoLayout *layout, double *width, double *height);
/* Top left at X, Y. */
void         mv_words_paint  (cairo_t *cr, PangoLayout *layout, MvColour colour, double x, double y);

/* All at once: returns the height; CR NULL only measures. */
double       mv_words_put    (cairo_t *cr, const MvStyle *style, const MvWords *words, const char *text, MvColour colour, double x, double y);
/* The width of TEXT in one line. */
double       mv_words_width  (const MvStyle *style, const MvWords *words, const char *text);

G_END_DECLS
