#include "app/paint/overlay.h"

#include "app/base/guard.h"
#include "app/paint/area.h"
#include "app/paint/arrow.h"
#include "app/paint/base.h"
#include "app/paint/line.h"
#include "app/paint/symbol.h"
#include "app/paint/trace.h"

#define QUIET 0.2               /* strength of signs that step back */
#define SYMBOL_MARGIN 4.0       /* halo and highlight around a symbol, px */

/* FRAME moved so that copy WORLD of the world is the first one. */
static MvFrame
frame_in (const MvFrame *frame, int world)
{
  MvFrame one = *frame;

  one.x -= world * frame->scale;
  return one;
}

static gboolean
shows_at (const MvMark *mark, double zoom)
{
  return zoom >= mark->min_zoom && zoom < mark->max_zoom;
}

static void
paint_symbol_at (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvMark *mark, gboolean highlight)
{
  MvPoint at = mv_frame_to_surface (frame, mark->from);
  double reach = mark->radius + SYMBOL_MARGIN;

  if (!(mark->radius > 0.0) || at.x < -reach || at.x > frame->width + reach || at.y < -reach || at.y > frame->height + reach)
    return;
  if (highlight)
    mv_symbol_highlight (cr, style, mark, at.x, at.y, mark->radius);
  mv_symbol_paint (cr, style, mark, at.x, at.y, mark->radius);
}

/* Wide flows first: thin ones stay visible on top of them. */
static int
by_width (gconstpointer a, gconstpointer b)
{
  const MvMark *one = *(MvMark *const *) a, *other = *(MvMark *const *) b;

  if (one->width != other->width)
    return one->width < other->width ? 1 : -1;
  return g_strcmp0 (one->ref, other->ref);
}

static void
paint_arrows (cairo_t *cr, const MvStyle *style, const MvFrame *frame, GPtrArray *marks)
{
  g_autoptr (GPtrArray) arrows = g_ptr_array_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      MvMark *mark = marks->pdata[i];

      if (mark->form == MV_MARK_ARROW && shows_at (mark, frame->zoom))
        g_ptr_array_add (arrows, mark);
    }
  g_ptr_array_sort (arrows, by_width);
  for (guint i = 0; i < arrows->len; i++)
    mv_flow_paint (cr, style, frame, arrows->pdata[i]);
}

/* One copy of the world. */
static void
paint_copy (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const MvMark *mark = marks->pdata[i];

      if (mark->form == MV_MARK_LINE && shows_at (mark, frame->zoom))
        mv_line_paint (cr, atlas, style, frame, mark);
    }
  paint_arrows (cr, style, frame, marks);
  for (guint i = 0; i < marks->len; i++)
    {
      const MvMark *mark = marks->pdata[i];

      if (mark->form == MV_MARK_SYMBOL && shows_at (mark, frame->zoom))
        paint_symbol_at (cr, style, frame, mark, FALSE);
    }
}

void
mv_paint_fills (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks, guint show)
{
  gboolean any = FALSE;
  int first, last;

  g_return_if_fail (cr != NULL && atlas != NULL && style != NULL && frame != NULL && marks != NULL);

  mv_guard_work ("paint");
  mv_tracer_worlds (frame, 0, &first, &last);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  cairo_clip (cr);
  for (int world = first; world <= last; world++)
    {
      MvFrame one = frame_in (frame, world);

      for (guint i = 0; i < marks->len; i++)
        {
          const MvMark *mark = marks->pdata[i];

          if (mark->form == MV_MARK_AREA && shows_at (mark, frame->zoom))
            {
              mv_area_paint (cr, atlas, style, &one, mark);
              any = TRUE;
            }
        }
    }
  if (any)
    mv_paint_base_over (cr, atlas, style, frame, show);
  cairo_restore (cr);
}

void
mv_paint_signs (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks)
{
  int first, last;

  g_return_if_fail (cr != NULL && atlas != NULL && style != NULL && frame != NULL && marks != NULL);

  mv_guard_work ("paint");
  mv_tracer_worlds (frame, 0, &first, &last);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  cairo_clip (cr);
  for (int world = first; world <= last; world++)
    {
      MvFrame one = frame_in (frame, world);

      paint_copy (cr, atlas, style, &one, marks);
    }
  cairo_restore (cr);
}

void
mv_paint_quiet_signs (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks)
{
  g_return_if_fail (cr != NULL && frame != NULL && marks != NULL);

  if (marks->len == 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  cairo_clip (cr);
  cairo_push_group (cr);
  mv_paint_signs (cr, atlas, style, frame, marks);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, QUIET);
  cairo_restore (cr);
}

void
mv_paint_marks (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks, guint show)
{
  mv_paint_fills (cr, atlas, style, frame, marks, show);
  mv_paint_signs (cr, atlas, style, frame, marks);
}

void
mv_paint_highlight (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  int first, last;

  g_return_if_fail (cr != NULL && style != NULL && frame != NULL && mark != NULL);

  mv_tracer_worlds (frame, 0, &first, &last);
  if (!shows_at (mark, frame->zoom))
    return;
  if (mark->form == MV_MARK_AREA)
    {
      mv_paint_country_highlight (cr, atlas, style, frame, mark->key);
      return;
    }
  for (int world = first; world <= last; world++)
    {
      MvFrame one = frame_in (frame, world);

      switch (mark->form)
        {
        case MV_MARK_ARROW:
          mv_flow_highlight (cr, style, &one, mark);
          break;
        case MV_MARK_SYMBOL:
          paint_symbol_at (cr, style, &one, mark, TRUE);
          break;
        case MV_MARK_LINE:
          mv_line_highlight (cr, atlas, style, &one, mark);
          break;
        case MV_MARK_AREA:
        default:
          break;
        }
    }
}

void
mv_paint_country_highlight (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const char *iso3)
{
  int first, last;

  g_return_if_fail (cr != NULL && atlas != NULL && style != NULL && frame != NULL);

  if (iso3 == NULL)
    return;
  mv_tracer_worlds (frame, 0, &first, &last);
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  for (int world = first; world <= last; world++)
    {
      MvFrame one = frame_in (frame, world);

      cairo_new_path (cr);
      if (!mv_area_path (cr, atlas, &one, iso3, MV_AREA_STROKED))
        continue;
      mv_colour_set (cr, mv_style_named (style, "halo"));
      cairo_set_line_width (cr, 5.0);
      cairo_stroke_preserve (cr);
      mv_colour_set (cr, mv_style_named (style, "selection"));
      cairo_set_line_width (cr, 2.5);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
