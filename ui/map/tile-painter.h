/* What a tile layer paints: an immutable, reference-counted function of a frame. Any thread may paint. */
#pragma once

#include <cairo.h>

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

typedef struct _MvTilePainter MvTilePainter;

/* The base map with the countries SCENE fills; SHOW: MvShow bits. */
MvTilePainter *mv_tile_painter_ground    (MvScene *scene, const MvStyle *style, guint show);
/* Would the ground of SCENE look the same? */
gboolean       mv_tile_painter_is_ground (const MvTilePainter *painter, MvScene *scene, const MvStyle *style, guint show);
/* The marks of SCENE above the ground; what VIEW does not select steps back when it selects several. */
MvTilePainter *mv_tile_painter_signs     (MvScene *scene, const MvStyle *style, const MvView *view);
/* The outlines of things: MARKS (MvMark of SCENE, transfer container) and countries, iso3 codes, NULL-terminated (copied). */
MvTilePainter *mv_tile_painter_highlight (MvScene *scene, const MvStyle *style, GPtrArray *marks, const char *const *countries);

MvTilePainter *mv_tile_painter_ref       (MvTilePainter *painter);
void           mv_tile_painter_unref     (MvTilePainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvTilePainter, mv_tile_painter_unref)

guint64        mv_tile_painter_serial    (const MvTilePainter *painter);        /* differs for every painter */
void           mv_tile_painter_paint     (MvTilePainter *painter, cairo_t *cr, const MvFrame *frame);

G_END_DECLS
