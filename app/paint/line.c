#include "app/paint/line.h"

#include "app/geo/arrow.h"
#include "app/paint/trace.h"

#define MARGIN 16.0
#define CASING 1.1

static void
set_stroke (cairo_t *cr, double width, MvStroke stroke)
{
  const double dashed[] = { 4 + width * 1.5, 3 + width }, dotted[] = { 0.0, 2.6 + width };

  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, stroke == MV_STROKE_DASHED ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, stroke == MV_STROKE_DASHED ? dashed : dotted, stroke == MV_STROKE_SOLID ? 0 : 2, 0);
}

void
mv_line_stroke (cairo_t *cr, const MvStyle *style, MvColour colour, double width, MvStroke stroke)
{
  cairo_save (cr);
  set_stroke (cr, width + 2 * CASING, MV_STROKE_SOLID);
  mv_colour_set (cr, mv_style_named (style, "halo"));
  cairo_stroke_preserve (cr);
  set_stroke (cr, width, stroke);
  mv_colour_set (cr, colour);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
trace_link (cairo_t *cr, const MvFrame *frame, const MvMark *mark)
{
  MvPoint way[MV_ARROW_WAY];

  mv_arrow_way (mv_frame_to_surface (frame, mark->from), mv_frame_to_surface (frame, mark->to), way);
  cairo_move_to (cr, way[0].x, way[0].y);
  for (guint i = 1; i < MV_ARROW_WAY; i++)
    cairo_line_to (cr, way[i].x, way[i].y);
}

static void
trace_points (cairo_t *cr, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, double radius)
{
  for (guint32 p = 0; p < shape->n_parts; p++)
    {
      const MvPart *part = &set->parts[shape->first_part + p];

      for (guint32 i = part->first_point; i < part->first_point + part->n_points; i++)
        {
          MvPoint at = mv_frame_to_surface (frame, (MvPoint) { set->points[2 * (gsize) i] * MV_SHAPE_UNIT,
                                                               set->points[2 * (gsize) i + 1] * MV_SHAPE_UNIT });

          cairo_new_sub_path (cr);
          cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
        }
    }
}

/* Each kind of geometry that a footprint can have. STROKE draws the outline or the line along the current path. */
static void
paint_shape (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, const MvMark *mark)
{
  MvColour colour = mv_style_mark (style, mark);
  MvTracer tracer = mv_tracer_make (cr, frame, 0, MARGIN);

  cairo_new_path (cr);
  if (set->kind == MV_SHAPE_POINTS)
    {
      trace_points (cr, frame, set, shape, mark->width + 1.0);
      mv_colour_set (cr, mv_style_named (style, "halo"));
      cairo_set_line_width (cr, 2 * CASING);
      cairo_stroke_preserve (cr);
      mv_colour_set (cr, colour);
      cairo_fill (cr);
      return;
    }
  if (set->kind == MV_SHAPE_AREAS)
    {
      MvColour ground = colour;

      ground.alpha *= 0.35;
      mv_tracer_areas (&tracer, set, shape);
      mv_colour_set (cr, ground);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_fill (cr);
    }
  mv_tracer_lines (&tracer, set, shape, mark->stroke == MV_STROKE_SOLID);
  mv_line_stroke (cr, style, colour, mark->width, mark->stroke);
}

static void
paint_line (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  MvTracer tracer = mv_tracer_make (cr, frame, 0, MARGIN);
  const char *parts[MV_ATLAS_PARTS + 1];

  if (mark->layer == NULL)
    {
      cairo_new_path (cr);
      trace_link (cr, frame, mark);
      mv_line_stroke (cr, style, mv_style_mark (style, mark), mark->width, mark->stroke);
      return;
    }
  mv_atlas_parts (mark->layer, parts);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const MvShapeSet *set = mv_atlas_shapes (atlas, parts[i], mv_level_for_zoom (frame->zoom));

      for (const MvShape *shape = mv_shape_set_find (set, mark->key, 0); shape != NULL;
           shape = mv_shape_set_find (set, mark->key, shape - set->shapes + 1))
        if (mv_tracer_sees (&tracer, &shape->box))
          paint_shape (cr, style, frame, set, shape, mark);
    }
}

void
mv_line_paint (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  if (mark->width > 0.0 && (mark->layer == NULL || mark->key != NULL))
    paint_line (cr, atlas, style, frame, mark);
}

static void
stroke_highlight (cairo_t *cr, const MvStyle *style, double width)
{
  set_stroke (cr, width + 7.0, MV_STROKE_SOLID);
  mv_colour_set (cr, mv_style_named (style, "halo"));
  cairo_stroke_preserve (cr);
  set_stroke (cr, width + 4.0, MV_STROKE_SOLID);
  mv_colour_set (cr, mv_style_named (style, "selection"));
  cairo_stroke (cr);
}

static void
trace_parts (cairo_t *cr, MvAtlas *atlas, const MvFrame *frame, const MvMark *mark)
{
  MvTracer tracer = mv_tracer_make (cr, frame, 0, MARGIN);
  const char *parts[MV_ATLAS_PARTS + 1];

  mv_atlas_parts (mark->layer, parts);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const MvShapeSet *set = mv_atlas_shapes (atlas, parts[i], mv_level_for_zoom (frame->zoom));

      for (const MvShape *shape = mv_shape_set_find (set, mark->key, 0); shape != NULL;
           shape = mv_shape_set_find (set, mark->key, shape - set->shapes + 1))
        if (set->kind == MV_SHAPE_POINTS)
          trace_points (cr, frame, set, shape, mark->width + 2.0);
        else
          mv_tracer_lines (&tracer, set, shape, TRUE);
    }
}

void
mv_line_highlight (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  cairo_save (cr);
  cairo_new_path (cr);
  if (mark->layer == NULL)
    trace_link (cr, frame, mark);
  else if (mark->key != NULL)
    trace_parts (cr, atlas, frame, mark);
  stroke_highlight (cr, style, mark->width);
  cairo_restore (cr);
  mv_line_paint (cr, atlas, style, frame, mark);
}
