#include "ui/map/tile-painter.h"

#include "app/paint/base.h"
#include "app/paint/overlay.h"
#include "app/scene/emphasis.h"

struct _MvTilePainter
{
  gatomicrefcount references;
  guint64         serial;
  void          (*paint) (MvTilePainter *painter, cairo_t *cr, const MvFrame *frame);
  MvAtlas        *atlas;
  const MvStyle  *style;
  guint           show;         /* ground */
  MvScene        *scene;
  MvEmphasis     *emphasis;     /* signs: NULL = none steps back */
  GPtrArray      *marks;        /* highlight: MvMark, not owned */
  char          **countries;    /* highlight: iso3 */
};

static MvTilePainter *
painter_new (MvAtlas *atlas, const MvStyle *style)
{
  static guint64 last_serial;   /* painters are made on the main thread only */
  MvTilePainter *painter = g_new0 (MvTilePainter, 1);

  g_atomic_ref_count_init (&painter->references);
  painter->serial = ++last_serial;
  painter->atlas = mv_atlas_ref (atlas);
  painter->style = style;
  return painter;
}

static void
paint_ground (MvTilePainter *painter, cairo_t *cr, const MvFrame *frame)
{
  mv_paint_base (cr, painter->atlas, painter->style, frame, painter->show);
  mv_paint_fills (cr, painter->atlas, painter->style, frame, painter->scene->marks, painter->show);
}

static void
paint_signs (MvTilePainter *painter, cairo_t *cr, const MvFrame *frame)
{
  if (painter->emphasis != NULL)
    mv_paint_quiet_signs (cr, painter->atlas, painter->style, frame, painter->emphasis->quiet);
  mv_paint_signs (cr, painter->atlas, painter->style, frame,
                  painter->emphasis != NULL ? painter->emphasis->strong : painter->scene->marks);
}

static void
paint_highlight (MvTilePainter *painter, cairo_t *cr, const MvFrame *frame)
{
  for (char **iso3 = painter->countries; *iso3 != NULL; iso3++)
    mv_paint_country_highlight (cr, painter->atlas, painter->style, frame, *iso3);
  for (guint i = 0; i < painter->marks->len; i++)
    {
      const MvMark *mark = painter->marks->pdata[i];

      if (mark->min_zoom <= frame->zoom && frame->zoom < mark->max_zoom)
        mv_paint_highlight (cr, painter->atlas, painter->style, frame, mark);
    }
}

MvTilePainter *
mv_tile_painter_ground (MvScene *scene, const MvStyle *style, guint show)
{
  MvTilePainter *painter = painter_new (scene->atlas, style);

  painter->paint = paint_ground;
  painter->scene = mv_scene_ref (scene);
  painter->show = show;
  return painter;
}

/* The next fill of MARKS from *AT on, or NULL. */
static const MvMark *
next_fill (GPtrArray *marks, guint *at)
{
  while (*at < marks->len)
    {
      const MvMark *mark = marks->pdata[(*at)++];

      if (mark->form == MV_MARK_AREA)
        return mark;
    }
  return NULL;
}

/* Looks the same: what it says is the inspector's affair. */
static gboolean
same_fill (const MvMark *a, const MvMark *b)
{
  return a->key == b->key && a->paint == b->paint && a->role == b->role && a->tone == b->tone && a->pattern == b->pattern
         && a->stroke == b->stroke && a->min_zoom == b->min_zoom && a->max_zoom == b->max_zoom;
}

gboolean
mv_tile_painter_is_ground (const MvTilePainter *painter, MvScene *scene, const MvStyle *style, guint show)
{
  guint at = 0, other_at = 0;
  const MvMark *fill, *other;

  if (painter->atlas != scene->atlas || painter->style != style || painter->show != show)
    return FALSE;
  do
    {
      fill = next_fill (painter->scene->marks, &at);
      other = next_fill (scene->marks, &other_at);
    }
  while (fill != NULL && other != NULL && same_fill (fill, other));
  return fill == NULL && other == NULL;
}

MvTilePainter *
mv_tile_painter_signs (MvScene *scene, const MvStyle *style, const MvView *view)
{
  MvTilePainter *painter = painter_new (scene->atlas, style);

  painter->paint = paint_signs;
  painter->scene = mv_scene_ref (scene);
  painter->emphasis = mv_emphasis_new (scene, view);
  return painter;
}

MvTilePainter *
mv_tile_painter_highlight (MvScene *scene, const MvStyle *style, GPtrArray *marks, const char *const *countries)
{
  MvTilePainter *painter = painter_new (scene->atlas, style);

  painter->paint = paint_highlight;
  painter->scene = mv_scene_ref (scene);
  painter->marks = marks;
  painter->countries = g_strdupv ((char **) countries);
  return painter;
}

MvTilePainter *
mv_tile_painter_ref (MvTilePainter *painter)
{
  g_atomic_ref_count_inc (&painter->references);
  return painter;
}

void
mv_tile_painter_unref (MvTilePainter *painter)
{
  if (!g_atomic_ref_count_dec (&painter->references))
    return;
  g_clear_pointer (&painter->emphasis, mv_emphasis_free);
  g_clear_pointer (&painter->marks, g_ptr_array_unref);
  g_clear_pointer (&painter->countries, g_strfreev);
  g_clear_pointer (&painter->scene, mv_scene_unref);
  mv_atlas_unref (painter->atlas);
  g_free (painter);
}

guint64
mv_tile_painter_serial (const MvTilePainter *painter)
{
  return painter->serial;
}

void
mv_tile_painter_paint (MvTilePainter *painter, cairo_t *cr, const MvFrame *frame)
{
  painter->paint (painter, cr, frame);
}
