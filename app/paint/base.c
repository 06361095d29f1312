#include "app/paint/base.h"

#include "app/base/guard.h"
#include "app/paint/label.h"
#include "app/paint/relief.h"
#include "app/paint/trace.h"
#include "app/view/view.h"

typedef struct
{
  cairo_t            *cr;
  MvAtlas            *atlas;
  const MvStyle      *style;
  const MvFrame      *frame;
  const MvStyleLayer *layer;
} Base;

static void
set_colour (Base *base, MvColour colour)
{
  colour.alpha *= mv_stops_at (&base->layer->opacity, base->frame->zoom);
  mv_colour_set (base->cr, colour);
}

/* Which shapes of a set: of the layer's variants and keys, and of one rank (the whole part of their min_zoom) or all. */
#define ALL_RANKS (-1)

static gboolean
is_listed (char **keys, const char *key)
{
  return key != NULL && g_strv_contains ((const char *const *) keys, key);
}

static gboolean
is_shown (Base *base, const MvTracer *tracer, const MvShape *shape, int rank)
{
  const MvStyleLayer *layer = base->layer;

  return (layer->variants >> (shape->variant & 31) & 1) && shape->min_zoom <= base->frame->zoom
         && (rank == ALL_RANKS || rank == (int) shape->min_zoom) && mv_tracer_sees (tracer, &shape->box)
         && (layer->keys == NULL || is_listed (layer->keys, shape->key))
         && (layer->except == NULL || !is_listed (layer->except, shape->key));
}

/* The path of all shapes of SET that are shown, on every copy of the world in view. FALSE when there is none. */
static gboolean
trace_set (Base *base, const MvShapeSet *set, int rank, gboolean areas, gboolean joined, double margin)
{
  int first, last;

  cairo_new_path (base->cr);
  mv_tracer_worlds (base->frame, margin, &first, &last);
  for (int world = first; world <= last; world++)
    {
      MvTracer tracer = mv_tracer_make (base->cr, base->frame, world, margin);

      for (guint i = 0; i < set->n_shapes; i++)
        if (!is_shown (base, &tracer, &set->shapes[i], rank))
          continue;
        else if (areas)
          mv_tracer_areas (&tracer, set, &set->shapes[i]);
        else
          mv_tracer_lines (&tracer, set, &set->shapes[i], joined);
    }
  return cairo_has_current_point (base->cr);
}

static void
fill_layer (Base *base, const MvShapeSet *set)
{
  if (!trace_set (base, set, ALL_RANKS, TRUE, TRUE, 2))
    return;
  set_colour (base, base->layer->colour);
  cairo_fill (base->cr);
}

static void
stroke_rank (Base *base, const MvShapeSet *set, int rank, double width)
{
  if (!trace_set (base, set, rank, FALSE, base->layer->n_dash == 0, width + 2))
    return;
  set_colour (base, base->layer->colour);
  cairo_set_line_width (base->cr, width);
  cairo_set_dash (base->cr, base->layer->dash, base->layer->n_dash, 0);
  cairo_stroke (base->cr);
}

static void
stroke_layer (Base *base, const MvShapeSet *set)
{
  double width = mv_stops_at (&base->layer->width, base->frame->zoom);

  if (base->layer->by_rank.n < 2)
    {
      stroke_rank (base, set, ALL_RANKS, width);
      return;
    }
  for (int rank = 0; rank <= (int) base->frame->zoom; rank++)
    stroke_rank (base, set, rank, width * mv_stops_at (&base->layer->by_rank, rank));
}

/* A line with short ticks across: readable as a railway without colour. */
static void
railway_layer (Base *base, const MvShapeSet *set)
{
  double width = mv_stops_at (&base->layer->width, base->frame->zoom), ticks[2] = { width, 8 * width };

  if (!trace_set (base, set, ALL_RANKS, FALSE, FALSE, 5 * width))
    return;
  set_colour (base, base->layer->colour);
  cairo_set_dash (base->cr, NULL, 0, 0);
  cairo_set_line_width (base->cr, width);
  cairo_stroke_preserve (base->cr);
  cairo_set_line_cap (base->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (base->cr, ticks, 2, 0);
  cairo_set_line_width (base->cr, 4 * width);
  cairo_stroke (base->cr);
  cairo_set_line_cap (base->cr, CAIRO_LINE_CAP_ROUND);
}

static void
paint_dot (Base *base, MvPoint at, double radius, gboolean capital)
{
  if (capital)
    {
      cairo_arc (base->cr, at.x, at.y, radius * 1.9, 0, 2 * G_PI);
      set_colour (base, base->layer->colour);
      cairo_fill (base->cr);
      cairo_arc (base->cr, at.x, at.y, radius * 1.9 - 0.9, 0, 2 * G_PI);
      set_colour (base, base->layer->second);
      cairo_fill (base->cr);
    }
  else
    {
      cairo_arc (base->cr, at.x, at.y, radius + 0.9, 0, 2 * G_PI);
      set_colour (base, base->layer->second);
      cairo_fill (base->cr);
    }
  cairo_arc (base->cr, at.x, at.y, radius, 0, 2 * G_PI);
  set_colour (base, base->layer->colour);
  cairo_fill (base->cr);
}

/* Dots stand where labels may: their candidates are the places. */
static void
dots_layer (Base *base)
{
  double radius = mv_stops_at (&base->layer->width, base->frame->zoom);
  double zoom = mv_label_zoom (base->frame->zoom);      /* as labels do: a dot and its name come together */
  MvBox box = mv_frame_box (base->frame, 4 * radius);
  guint n;
  const MvAtlasLabel *labels = mv_atlas_labels (base->atlas, zoom, &n);
  int first, last;

  mv_tracer_worlds (base->frame, 4 * radius, &first, &last);
  for (guint i = n; i-- > 0;)
    {
      const MvAtlasLabel *label = &labels[i];

      if (!mv_label_has_dot (base->style, label, zoom) || label->at.y < box.min_y || label->at.y > box.max_y)
        continue;
      for (int world = first; world <= last; world++)
        if (label->at.x + world >= box.min_x && label->at.x + world <= box.max_x)
          paint_dot (base, mv_frame_to_surface (base->frame, (MvPoint) { label->at.x + world, label->at.y }), radius,
                     label->class == MV_LABEL_CAPITAL);
    }
}

static void
graticule_layer (Base *base)
{
  const MvFrame *frame = base->frame;
  double step = frame->zoom < 2.5 ? 30 : frame->zoom < 4.5 ? 10 : frame->zoom < 6.5 ? 5 : frame->zoom < 8.5 ? 1 : 0.5;
  MvBox box = mv_frame_box (frame, 2);
  double west = box.min_x * 360 - 180, east = box.max_x * 360 - 180, north, south;

  mv_mercator_unproject ((MvPoint) { 0, MAX (box.min_y, 0) }, NULL, &north);
  mv_mercator_unproject ((MvPoint) { 0, MIN (box.max_y, 1) }, NULL, &south);
  cairo_new_path (base->cr);
  for (double longitude = ceil (west / step) * step; longitude <= east; longitude += step)
    {
      double x = (longitude + 180) / 360 * frame->scale - frame->x;

      cairo_move_to (base->cr, x, -2);
      cairo_line_to (base->cr, x, frame->height + 2);
    }
  for (double latitude = ceil (south / step) * step; latitude <= north; latitude += step)
    {
      double y = mv_mercator_project (0, latitude).y * frame->scale - frame->y;

      cairo_move_to (base->cr, -2, y);
      cairo_line_to (base->cr, frame->width + 2, y);
    }
  set_colour (base, base->layer->colour);
  cairo_set_dash (base->cr, NULL, 0, 0);
  cairo_set_line_width (base->cr, mv_stops_at (&base->layer->width, frame->zoom));
  cairo_stroke (base->cr);
}

static void
paint_layer (Base *base)
{
  const MvStyleLayer *layer = base->layer;
  int level = mv_level_for_zoom (base->frame->zoom);

  switch (layer->draw)
    {
    case MV_DRAW_FILL:
      fill_layer (base, mv_atlas_shapes (base->atlas, layer->source, level));
      break;
    case MV_DRAW_STROKE:
      stroke_layer (base, mv_atlas_shapes (base->atlas, layer->source, level));
      break;
    case MV_DRAW_BORDER:
      stroke_layer (base, mv_atlas_borders (base->atlas, layer->source, level));
      break;
    case MV_DRAW_RAILWAY:
      railway_layer (base, mv_atlas_shapes (base->atlas, layer->source, level));
      break;
    case MV_DRAW_DOTS:
      dots_layer (base);
      break;
    case MV_DRAW_RELIEF:
      mv_relief_paint (base->cr, base->atlas, base->style, base->frame, layer);
      break;
    case MV_DRAW_GRATICULE:
      graticule_layer (base);
      break;
    }
}

/* Water, borders and the dots of places: what stays above the fills of countries. Other layers that can be hidden are left to the base. */
static gboolean
lies_over (const MvStyleLayer *layer)
{
  static const char *const water[] = { "sea", "lake", NULL };

  if (layer->draw == MV_DRAW_DOTS)
    return TRUE;
  if (layer->show != 0 || layer->source == NULL)
    return FALSE;
  return layer->draw == MV_DRAW_BORDER || layer->draw == MV_DRAW_STROKE || (layer->draw == MV_DRAW_FILL && g_strv_contains (water, layer->source));
}

static void
paint_layers (Base *base, guint show, gboolean over)
{
  cairo_t *cr = base->cr;
  const MvStyleLayer *layers;
  guint n;

  mv_guard_work ("paint");
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, base->frame->width, base->frame->height);
  cairo_clip (cr);
  if (!over)
    {
      mv_colour_set (cr, mv_style_named (base->style, "sea"));
      cairo_paint (cr);
    }
  cairo_set_tolerance (cr, 0.3);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  layers = mv_style_layers (base->style, &n);
  for (guint i = 0; i < n; i++)
    {
      base->layer = &layers[i];
      if (base->frame->zoom >= layers[i].min_zoom && base->frame->zoom < layers[i].max_zoom
          && (layers[i].show == 0 || (show & layers[i].show)) && (!over || lies_over (&layers[i])))
        paint_layer (base);
    }
  cairo_restore (cr);
}

void
mv_paint_base (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, guint show)
{
  Base base = { cr, atlas, style, frame, NULL };

  g_return_if_fail (cr != NULL && atlas != NULL && style != NULL && frame != NULL);
  paint_layers (&base, show, FALSE);
}

void
mv_paint_base_over (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, guint show)
{
  Base base = { cr, atlas, style, frame, NULL };

  g_return_if_fail (cr != NULL && atlas != NULL && style != NULL && frame != NULL);
  paint_layers (&base, show, TRUE);
}
