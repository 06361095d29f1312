#include "app/paint/arrow.h"

#include "app/geo/arrow.h"

#define CASING 0.75
/* Flows at the floor of the scale are many and small: they recede behind the wide ones. */
#define THIN 1.0
#define FULL 3.5                /* px of width from which a flow has its full colour */
#define FAINT 0.62
#define FAINT_CASING 0.45

static void
trace (cairo_t *cr, const MvArrow *arrow)
{
  cairo_new_path (cr);
  cairo_move_to (cr, arrow->outline[0].x, arrow->outline[0].y);
  for (guint i = 1; i < arrow->n_outline; i++)
    cairo_line_to (cr, arrow->outline[i].x, arrow->outline[i].y);
  cairo_close_path (cr);
}

static void
paint (cairo_t *cr, const MvStyle *style, const MvArrow *arrow, MvColour colour, double strength)
{
  MvColour halo = mv_style_named (style, "halo");

  colour.alpha *= strength;
  halo.alpha *= FAINT_CASING + (1.0 - FAINT_CASING) * (strength - FAINT) / (1.0 - FAINT);
  trace (cr, arrow);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * CASING);
  mv_colour_set (cr, halo);
  cairo_stroke_preserve (cr);
  mv_colour_set (cr, colour);
  cairo_fill (cr);
}

static double
strength_of (double width)
{
  return FAINT + (1.0 - FAINT) * CLAMP ((width - THIN) / (FULL - THIN), 0.0, 1.0);
}

#define MARGIN 8.0              /* px of casing and highlight around an outline */

/* Could the arrow touch FRAME at all? The spine stays within an eighth of its length from the straight line. */
static gboolean
may_touch (const MvFrame *frame, MvPoint from, MvPoint to, double width)
{
  double reach = hypot (to.x - from.x, to.y - from.y) / 8 + 3 * width + 3 * MARGIN;

  return MAX (from.x, to.x) >= -reach && MIN (from.x, to.x) <= frame->width + reach
         && MAX (from.y, to.y) >= -reach && MIN (from.y, to.y) <= frame->height + reach;
}

/* Does a piece of the outline lie on FRAME? A long arrow's box covers many tiles that it never crosses. */
static gboolean
touches (const MvFrame *frame, const MvArrow *arrow)
{
  for (guint i = 0; i < arrow->n_outline; i++)
    {
      MvPoint a = arrow->outline[i], b = arrow->outline[(i + 1) % arrow->n_outline];

      if (MAX (a.x, b.x) >= -MARGIN && MIN (a.x, b.x) <= frame->width + MARGIN
          && MAX (a.y, b.y) >= -MARGIN && MIN (a.y, b.y) <= frame->height + MARGIN)
        return TRUE;
    }
  return FALSE;
}

/* The arrow of MARK on FRAME; FALSE when it is too short or lies outside. */
static gboolean
make (MvArrow *arrow, const MvFrame *frame, const MvMark *mark)
{
  MvPoint from = mv_frame_to_surface (frame, mark->from), to = mv_frame_to_surface (frame, mark->to);

  return mark->width > 0.0 && may_touch (frame, from, to, mark->width)
         && mv_arrow_make (arrow, from, to, mark->width, mark->start_gap, mark->end_gap) && touches (frame, arrow);
}

gboolean
mv_flow_paint (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  MvArrow arrow;

  if (!make (&arrow, frame, mark))
    return FALSE;
  paint (cr, style, &arrow, mv_style_mark (style, mark), strength_of (mark->width));
  return TRUE;
}

gboolean
mv_flow_highlight (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  MvArrow arrow;

  if (!make (&arrow, frame, mark))
    return FALSE;
  trace (cr, &arrow);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  mv_colour_set (cr, mv_style_named (style, "halo"));
  cairo_set_line_width (cr, 7.0);
  cairo_stroke_preserve (cr);
  mv_colour_set (cr, mv_style_named (style, "selection"));
  cairo_set_line_width (cr, 4.5);
  cairo_stroke (cr);
  paint (cr, style, &arrow, mv_style_mark (style, mark), 1.0);
  return TRUE;
}

void
mv_flow_sample (cairo_t *cr, const MvStyle *style, MvColour colour, double x, double y, double width, double thickness)
{
  MvArrow arrow;

  /* Made along a meridian, where the spine is straight, and turned. */
  if (!mv_arrow_make (&arrow, (MvPoint) { 0, 0 }, (MvPoint) { 0, -width }, thickness, 0, 0))
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, G_PI / 2);
  paint (cr, style, &arrow, colour, 1.0);
  cairo_restore (cr);
}
