#include "app/paint/area.h"

#include "app/paint/trace.h"

#define MARGIN 24.0
#define PLAIN_ALPHA 0.46        /* relief, regions and names stay readable */
#define QUIET_ALPHA 0.06        /* of the land of a quiet fill */
#define BAND_ALPHA 0.36         /* of the band inside its border */
#define MOST_BAND 7.0           /* px */

/* Leased land that the layers hold as a shape of its own, filled with the state it belongs to. */
static const struct { const char *shape, *state; } leases[] = { { "KAB", "KAZ" } };      /* Baikonur */
/* Divide 256, so that patterns meet at the edges of tiles. */
#define STRIPE 8.0
#define DOT 8.0
#define HATCH 8.0

/* The leased land within the state ISO3 in the same set, or NULL. */
static const MvShape *
lease_of (const MvShapeSet *set, const char *iso3)
{
  for (guint i = 0; i < G_N_ELEMENTS (leases); i++)
    if (g_strcmp0 (iso3, leases[i].state) == 0)
      return mv_shape_set_find (set, g_intern_static_string (leases[i].shape), 0);
  return NULL;
}

static gboolean
lies_in (const MvShapeSet *set, const MvPart *part, const MvBox *box)
{
  const double slack = 1e-5;    /* world units: about 400 m */

  for (guint32 i = part->first_point; i < part->first_point + part->n_points; i++)
    {
      double x = set->points[2 * (gsize) i] * MV_SHAPE_UNIT, y = set->points[2 * (gsize) i + 1] * MV_SHAPE_UNIT;

      if (x < box->min_x - slack || x > box->max_x + slack || y < box->min_y - slack || y > box->max_y + slack)
        return FALSE;
    }
  return TRUE;
}

/* The outline of a state without the edge of land that it leases out: that is no border. */
static void
add_outline (const MvTracer *tracer, const MvShapeSet *set, const MvShape *shape, gboolean joined)
{
  const MvShape *lease = lease_of (set, shape->key);

  if (lease == NULL)
    {
      mv_tracer_lines (tracer, set, shape, joined);
      return;
    }
  for (guint32 i = 0; i < shape->n_parts; i++)
    {
      MvShape part = *shape;

      part.first_part += i;
      part.n_parts = 1;
      if (!lies_in (set, &set->parts[part.first_part], &lease->box))
        mv_tracer_lines (tracer, set, &part, joined);
    }
}

static gboolean
add_shapes (cairo_t *cr, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, MvAreaPath what)
{
  MvTracer tracer = mv_tracer_make (cr, frame, 0, MARGIN);
  const char *key = shape->key;
  gboolean any = FALSE;

  for (; shape != NULL; shape = mv_shape_set_find (set, key, shape - set->shapes + 1))
    if (mv_tracer_sees (&tracer, &shape->box))
      {
        if (what == MV_AREA_FILLED)
          mv_tracer_areas (&tracer, set, shape);
        else
          add_outline (&tracer, set, shape, what == MV_AREA_STROKED);
        any = TRUE;
      }
  return any;
}

/* The near layer ends at a box: a country that reaches beyond it is cut there. TRUE if SHAPE is whole as far as FRAME shows. */
static gboolean
is_whole (const MvShapeSet *set, const MvShape *shape, const MvFrame *frame)
{
  const double close = 1e-6;
  MvBox all = shape->box, seen = mv_frame_box (frame, MARGIN);

  for (guint i = 0; i < set->n_shapes; i++)
    {
      all.min_x = MIN (all.min_x, set->shapes[i].box.min_x);
      all.min_y = MIN (all.min_y, set->shapes[i].box.min_y);
      all.max_x = MAX (all.max_x, set->shapes[i].box.max_x);
      all.max_y = MAX (all.max_y, set->shapes[i].box.max_y);
    }
  return (shape->box.min_x > all.min_x + close || seen.min_x > all.min_x) && (shape->box.min_y > all.min_y + close || seen.min_y > all.min_y)
         && (shape->box.max_x < all.max_x - close || seen.max_x < all.max_x) && (shape->box.max_y < all.max_y - close || seen.max_y < all.max_y);
}

static gboolean
add_country (cairo_t *cr, MvAtlas *atlas, const MvFrame *frame, const char *iso3, MvAreaPath what)
{
  const MvShapeSet *set = NULL;
  const MvShape *shape = NULL;
  int level = mv_level_for_zoom (frame->zoom);

  if (frame->zoom >= MV_REGION_COUNTRY_ZOOM)
    {
      set = mv_atlas_shapes (atlas, "region_country", level);
      shape = mv_shape_set_find (set, iso3, 0);
      if (shape != NULL && !is_whole (set, shape, frame))
        shape = NULL;
    }
  if (shape == NULL)
    {
      set = mv_atlas_shapes (atlas, "world_country", level);
      shape = mv_shape_set_find (set, iso3, 0);
    }
  return shape != NULL && add_shapes (cr, frame, set, shape, what);
}

gboolean
mv_area_path (cairo_t *cr, MvAtlas *atlas, const MvFrame *frame, const char *iso3, MvAreaPath what)
{
  gboolean any = add_country (cr, atlas, frame, iso3, what);

  for (guint i = 0; what == MV_AREA_FILLED && i < G_N_ELEMENTS (leases); i++)
    if (g_strcmp0 (iso3, leases[i].state) == 0)
      any |= add_country (cr, atlas, frame, g_intern_static_string (leases[i].shape), what);
  return any;
}

/* Lines of WIDTH at a distance of STEP along x across the clip, rising to the right or falling, anchored at ORIGIN. */
static void
stripes (cairo_t *cr, MvPoint origin, double step, double width, gboolean rising)
{
  double x0, y0, x1, y1, lean = rising ? 1.0 : -1.0;
  int first, last;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  y0 -= width;
  y1 += width;
  /* A line through (origin.x + i * step, origin.y) holds the points with x + lean * y = const. */
  first = floor ((x0 - origin.x + lean * ((rising ? y0 : y1) - origin.y)) / step) - 1;
  last = ceil ((x1 - origin.x + lean * ((rising ? y1 : y0) - origin.y)) / step) + 1;
  for (int i = first; i <= last; i++)
    {
      double at = origin.x + i * step;

      cairo_move_to (cr, at - lean * (y0 - origin.y), y0);
      cairo_line_to (cr, at - lean * (y1 - origin.y), y1);
    }
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
dots (cairo_t *cr, MvPoint origin, double step, double size)
{
  const double dash[] = { 0.0, step };
  double x0, y0, x1, y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, size);
  cairo_set_dash (cr, dash, 2, 0);
  for (int row = floor ((y0 - size - origin.y) / (step / 2)); row <= ceil ((y1 + size - origin.y) / (step / 2)); row++)
    {
      double shift = origin.x + (row % 2 != 0 ? step / 2 : 0.0);
      double start = shift + floor ((x0 - size - shift) / step) * step;

      cairo_move_to (cr, start, origin.y + row * step / 2);
      cairo_line_to (cr, x1 + size, origin.y + row * step / 2);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
tint (cairo_t *cr, MvColour colour, double alpha)
{
  colour.alpha *= alpha;
  mv_colour_set (cr, colour);
}

static void
fill_pattern (cairo_t *cr, MvColour colour, MvPattern pattern, double strength, MvPoint origin)
{
  switch (pattern)
    {
    case MV_PATTERN_STRIPES:
      tint (cr, colour, 0.14);
      cairo_paint (cr);
      tint (cr, colour, 0.65);
      stripes (cr, origin, STRIPE, 2.4, TRUE);
      break;
    case MV_PATTERN_DOTS:
      tint (cr, colour, 0.12);
      cairo_paint (cr);
      tint (cr, colour, 0.85);
      dots (cr, origin, DOT, 2.4);
      break;
    case MV_PATTERN_CROSS:
      tint (cr, colour, 0.14);
      cairo_paint (cr);
      tint (cr, colour, 0.6);
      stripes (cr, origin, HATCH, 1.3, TRUE);
      stripes (cr, origin, HATCH, 1.3, FALSE);
      break;
    case MV_PATTERN_PLAIN:
    case MV_PATTERN_OUTLINE:
    default:
      tint (cr, colour, PLAIN_ALPHA * strength);
      cairo_paint (cr);
      break;
    }
}

double
mv_area_weight (const MvMark *mark)
{
  if (mark->paint == MV_PAINT_NO_DATA)
    return 0.15;
  if (mark->paint == MV_PAINT_SEQUENTIAL || mark->paint == MV_PAINT_DIVERGING)
    return MV_AREA_SCALE_ALPHA;
  switch (mark->pattern)
    {
    case MV_PATTERN_OUTLINE:
      return 0.08;
    case MV_PATTERN_DOTS:
      return 0.25;
    case MV_PATTERN_STRIPES:
    case MV_PATTERN_CROSS:
      return 0.32;
    case MV_PATTERN_PLAIN:
    default:
      return PLAIN_ALPHA * CLAMP (mark->tone, 0.0, 1.0);
    }
}

void
mv_area_fill (cairo_t *cr, const MvStyle *style, const MvMark *mark, MvPoint origin)
{
  MvColour colour = mv_style_mark (style, mark);

  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  if (mark->paint == MV_PAINT_NO_DATA)
    {
      tint (cr, mv_style_named (style, "no-data"), 0.18);
      cairo_paint (cr);
      tint (cr, mv_style_named (style, "no-data"), 0.9);
      stripes (cr, origin, HATCH, 1.0, FALSE);
    }
  else if (mark->paint == MV_PAINT_SEQUENTIAL || mark->paint == MV_PAINT_DIVERGING)
    {
      tint (cr, colour, MV_AREA_SCALE_ALPHA);
      cairo_paint (cr);
    }
  else
    fill_pattern (cr, colour, mark->pattern, CLAMP (mark->tone, 0.0, 1.0), origin);
  cairo_restore (cr);
}

/* Withdrawn: a broken band inside the border. */
static void
paint_outline (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  const double dash[] = { 7.0, 5.0 };

  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_new_path (cr);
  if (mv_area_path (cr, atlas, frame, mark->key, MV_AREA_FILLED))
    {
      cairo_clip (cr);
      tint (cr, mv_style_mark (style, mark), 0.08);
      cairo_paint (cr);
      mv_area_path (cr, atlas, frame, mark->key, MV_AREA_DASHED);
      tint (cr, mv_style_mark (style, mark), 0.9);
      cairo_set_line_width (cr, 7.0);
      cairo_set_dash (cr, dash, 2, 0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* The outline of ISO3 in so few points that a broad stroke along it is cheap. */
static gboolean
coarse_outline (cairo_t *cr, MvAtlas *atlas, const MvFrame *frame, const char *iso3)
{
  const MvShapeSet *set = mv_atlas_shapes (atlas, "world_country", MAX (mv_level_for_zoom (frame->zoom) - 1, 0));
  const MvShape *shape = mv_shape_set_find (set, iso3, 0);

  return shape != NULL && add_shapes (cr, frame, set, shape, MV_AREA_STROKED);
}

/* A quiet fill: a band of the colour inside the border and a breath of it over the land, so that the country keeps the look of land. */
static void
paint_quiet (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  MvColour colour = mv_style_mark (style, mark);

  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_tolerance (cr, 1.0);
  cairo_new_path (cr);
  if (mv_area_path (cr, atlas, frame, mark->key, MV_AREA_FILLED))
    {
      cairo_clip (cr);
      tint (cr, colour, QUIET_ALPHA);
      cairo_paint (cr);
      if (coarse_outline (cr, atlas, frame, mark->key))
        {
          tint (cr, colour, BAND_ALPHA);
          cairo_set_line_width (cr, 2 * MIN (1.0 + frame->zoom, MOST_BAND));
          cairo_stroke (cr);
        }
    }
  cairo_restore (cr);
}

void
mv_area_paint (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark)
{
  if (mark->key == NULL)
    return;
  if (mark->pattern == MV_PATTERN_OUTLINE && mark->paint == MV_PAINT_ROLE)
    {
      paint_outline (cr, atlas, style, frame, mark);
      return;
    }
  if (mark->paint == MV_PAINT_ROLE && mark->pattern == MV_PATTERN_PLAIN && mark->tone <= MV_AREA_QUIET)
    {
      paint_quiet (cr, atlas, style, frame, mark);
      return;
    }
  cairo_new_path (cr);
  if (mv_area_path (cr, atlas, frame, mark->key, MV_AREA_FILLED))
    mv_area_fill (cr, style, mark, (MvPoint) { -frame->x, -frame->y });
  cairo_new_path (cr);
}
