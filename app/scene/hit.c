#include "app/scene/hit.h"

#include "app/geo/arrow.h"

#define ON_ARROW 2.0            /* px around a thin flow on top of a wide one that still count as on it */

static gboolean
shows_at (const MvMark *mark, double zoom)
{
  return zoom >= mark->min_zoom && zoom < mark->max_zoom;
}

/* POINT in the copy of the world 0..1 that it lies in, world units. */
static MvPoint
world_of (const MvFrame *frame, MvPoint point)
{
  MvPoint world = mv_frame_to_world (frame, point);

  world.x -= floor (world.x);
  return world;
}

/* The frame shifted so that the copy of the world under POINT is the first one. */
static MvFrame
frame_under (const MvFrame *frame, MvPoint point)
{
  MvFrame one = *frame;

  one.x -= floor (mv_frame_to_world (frame, point).x) * frame->scale;
  return one;
}

static double
symbol_distance (const MvFrame *frame, const MvMark *mark, MvPoint point)
{
  MvPoint at = mv_frame_to_surface (frame, mark->from);

  return MAX (0.0, hypot (at.x - point.x, at.y - point.y) - mark->radius);
}

static gboolean
make_arrow (const MvFrame *frame, const MvMark *mark, MvArrow *arrow)
{
  return mark->width > 0.0 && mv_arrow_make (arrow, mv_frame_to_surface (frame, mark->from), mv_frame_to_surface (frame, mark->to),
                                             mark->width, mark->start_gap, mark->end_gap);
}

static double
segment_distance (MvPoint a, MvPoint b, MvPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy, t = 0.0;

  if (square > 0.0)
    t = CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0);
  return hypot (point.x - a.x - t * dx, point.y - a.y - t * dy);
}

static double
link_distance (const MvFrame *frame, const MvMark *mark, MvPoint point)
{
  MvPoint way[MV_ARROW_WAY];
  double nearest = G_MAXDOUBLE;

  mv_arrow_way (mv_frame_to_surface (frame, mark->from), mv_frame_to_surface (frame, mark->to), way);
  for (guint i = 1; i < MV_ARROW_WAY; i++)
    nearest = MIN (nearest, segment_distance (way[i - 1], way[i], point));
  return nearest;
}

static double
part_distance (MvScene *scene, const MvFrame *frame, const char *layer, const MvMark *mark, MvPoint point, double limit)
{
  const MvShapeSet *set = mv_atlas_shapes_ready (scene->atlas, layer, mv_level_for_zoom (frame->zoom));
  MvPoint world = mv_frame_to_world (frame, point);
  double nearest = G_MAXDOUBLE, reach = limit / frame->scale;

  if (set == NULL || mark->key == NULL)
    return nearest;
  for (const MvShape *shape = mv_shape_set_find (set, mark->key, 0); shape != NULL;
       shape = mv_shape_set_find (set, mark->key, shape - set->shapes + 1))
    if (set->kind == MV_SHAPE_AREAS)
      {
        if (mv_shape_contains (set, shape, world))
          return 0.0;
      }
    else
      nearest = MIN (nearest, mv_shape_distance (set, shape, world, reach));
  return nearest < G_MAXDOUBLE ? nearest * frame->scale : nearest;
}

static double
shape_distance (MvScene *scene, const MvFrame *frame, const MvMark *mark, MvPoint point, double limit)
{
  const char *parts[MV_ATLAS_PARTS + 1];
  double nearest = G_MAXDOUBLE;

  mv_atlas_parts (mark->layer, parts);
  for (guint i = 0; parts[i] != NULL; i++)
    nearest = MIN (nearest, part_distance (scene, frame, parts[i], mark, point, limit));
  return nearest;
}

static double
line_distance (MvScene *scene, const MvFrame *frame, const MvMark *mark, MvPoint point, double tolerance)
{
  double distance = mark->layer == NULL ? link_distance (frame, mark, point)
                                        : shape_distance (scene, frame, mark, point, tolerance + mark->width);

  return distance < G_MAXDOUBLE ? MAX (0.0, distance - mark->width / 2) : distance;
}

static const MvMark *
hit_symbol (MvScene *scene, const MvFrame *frame, MvPoint point, double tolerance)
{
  const MvMark *best = NULL;
  double nearest = tolerance;

  for (guint i = scene->marks->len; i > 0; i--)
    {
      const MvMark *mark = scene->marks->pdata[i - 1];
      double distance;

      if (mark->form != MV_MARK_SYMBOL || !shows_at (mark, frame->zoom))
        continue;
      distance = symbol_distance (frame, mark, point);
      if (distance < nearest || (best == NULL && distance <= nearest))
        {
          best = mark;
          nearest = distance;
        }
      if (best != NULL && nearest <= 0.0)
        break;
    }
  return best;
}

/* Thin flows lie on top of wide ones: on several at once the thinnest wins, beside all the nearest. */
static const MvMark *
hit_arrow (MvScene *scene, const MvFrame *frame, MvPoint point, double tolerance)
{
  const MvMark *on = NULL, *beside = NULL;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];
      MvArrow arrow;
      double distance;

      if (mark->form != MV_MARK_ARROW || !shows_at (mark, frame->zoom) || !make_arrow (frame, mark, &arrow))
        continue;
      distance = mv_arrow_distance (&arrow, point);
      if (distance <= MIN (tolerance, ON_ARROW) && (on == NULL || mark->width < on->width))
        on = mark;
      if (distance <= tolerance && distance < nearest)
        {
          beside = mark;
          nearest = distance;
        }
    }
  return on != NULL ? on : beside;
}

static const MvMark *
hit_line (MvScene *scene, const MvFrame *frame, MvPoint point, double tolerance)
{
  const MvMark *best = NULL;
  double nearest = G_MAXDOUBLE;

  for (guint i = scene->marks->len; i > 0; i--)
    {
      const MvMark *mark = scene->marks->pdata[i - 1];
      double distance;

      if (mark->form != MV_MARK_LINE || !shows_at (mark, frame->zoom))
        continue;
      distance = line_distance (scene, frame, mark, point, tolerance);
      if (distance <= tolerance && distance < nearest)
        {
          best = mark;
          nearest = distance;
        }
    }
  return best;
}

/* The key of the country at POINT, or NULL. */
static const char *
country_at (MvScene *scene, const MvFrame *frame, MvPoint point)
{
  const char *layers[] = { "region_country", "world_country" };
  MvPoint world = world_of (frame, point);

  for (guint l = frame->zoom >= MV_REGION_COUNTRY_ZOOM ? 0 : 1; l < G_N_ELEMENTS (layers); l++)
    {
      const MvShapeSet *set = mv_atlas_shapes_ready (scene->atlas, layers[l], mv_level_for_zoom (frame->zoom));

      for (guint i = 0; set != NULL && i < set->n_shapes; i++)
        if (set->shapes[i].key != NULL && mv_shape_contains (set, &set->shapes[i], world))
          return set->shapes[i].key;
    }
  return NULL;
}

static const MvMark *
hit_area (MvScene *scene, const MvFrame *frame, MvPoint point)
{
  const char *iso3 = country_at (scene, frame, point);

  for (guint i = scene->marks->len; i > 0 && iso3 != NULL; i--)
    {
      const MvMark *mark = scene->marks->pdata[i - 1];

      if (mark->form == MV_MARK_AREA && mark->key == iso3 && shows_at (mark, frame->zoom))
        return mark;
    }
  return NULL;
}

const MvMark *
mv_scene_hit (MvScene *scene, const MvFrame *frame, MvPoint point, double tolerance)
{
  const MvMark *hit;
  MvFrame one;

  g_return_val_if_fail (scene != NULL && frame != NULL && tolerance >= 0.0, NULL);

  one = frame_under (frame, point);
  hit = hit_symbol (scene, &one, point, tolerance);
  if (hit == NULL)
    hit = hit_arrow (scene, &one, point, tolerance);
  if (hit == NULL)
    hit = hit_line (scene, &one, point, tolerance);
  return hit != NULL ? hit : hit_area (scene, &one, point);
}

const char *
mv_scene_hit_country (MvScene *scene, const MvFrame *frame, MvPoint point)
{
  const char *iso3;
  g_autofree char *ref = NULL;

  g_return_val_if_fail (scene != NULL && frame != NULL, NULL);

  iso3 = country_at (scene, frame, point);
  if (iso3 == NULL)
    return NULL;
  ref = g_strconcat ("country:", iso3, NULL);
  return g_intern_string (ref);
}

static gboolean
box_shows (const MvFrame *frame, MvPoint a, MvPoint b, double margin)
{
  return MAX (a.x, b.x) >= -margin && MIN (a.x, b.x) <= frame->width + margin
         && MAX (a.y, b.y) >= -margin && MIN (a.y, b.y) <= frame->height + margin;
}

/* A country or a footprint by the boxes of its shapes. */
static gboolean
shapes_show (MvScene *scene, const MvFrame *frame, const char *layer, const char *key)
{
  const MvShapeSet *set = mv_atlas_shapes_ready (scene->atlas, layer, mv_level_for_zoom (frame->zoom));

  if (set == NULL || key == NULL)
    return FALSE;
  for (const MvShape *shape = mv_shape_set_find (set, key, 0); shape != NULL;
       shape = mv_shape_set_find (set, key, shape - set->shapes + 1))
    if (box_shows (frame, mv_frame_to_surface (frame, (MvPoint) { shape->box.min_x, shape->box.min_y }),
                   mv_frame_to_surface (frame, (MvPoint) { shape->box.max_x, shape->box.max_y }), 0))
      return TRUE;
  return FALSE;
}

static gboolean
line_shows (MvScene *scene, const MvFrame *frame, const MvMark *mark)
{
  const char *parts[MV_ATLAS_PARTS + 1];

  mv_atlas_parts (mark->layer, parts);
  for (guint i = 0; parts[i] != NULL; i++)
    if (shapes_show (scene, frame, parts[i], mark->key))
      return TRUE;
  return FALSE;
}

static gboolean
shows_in (MvScene *scene, const MvFrame *frame, const MvMark *mark)
{
  MvPoint at = mv_frame_to_surface (frame, mark->from);
  MvArrow arrow;

  switch (mark->form)
    {
    case MV_MARK_SYMBOL:
      return box_shows (frame, at, at, mark->radius);
    case MV_MARK_ARROW:
      if (!make_arrow (frame, mark, &arrow))
        return FALSE;
      for (guint i = 1; i < arrow.n_centre; i++)
        if (box_shows (frame, arrow.centre[i - 1], arrow.centre[i], mark->width / 2))
          return TRUE;
      return FALSE;
    case MV_MARK_LINE:
      return mark->layer != NULL ? line_shows (scene, frame, mark)
                                 : box_shows (frame, at, mv_frame_to_surface (frame, mark->to), 40);
    case MV_MARK_AREA:
    default:
      return shapes_show (scene, frame, "world_country", mark->key)
             || (frame->zoom >= MV_REGION_COUNTRY_ZOOM && shapes_show (scene, frame, "region_country", mark->key));
    }
}

static int
by_order (gconstpointer a, gconstpointer b, gpointer data)
{
  MvScene *scene = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const MvMark *one = scene->marks->pdata[i], *other = scene->marks->pdata[j];

  if (one->order != other->order)
    return one->order > other->order ? -1 : 1;
  return i < j ? -1 : i > j;
}

GArray *
mv_scene_visible (MvScene *scene, const MvFrame *frame)
{
  GArray *visible = g_array_new (FALSE, FALSE, sizeof (guint));
  int first, last;

  g_return_val_if_fail (scene != NULL && frame != NULL, visible);

  first = (int) floor (frame->x / frame->scale);
  last = (int) ceil ((frame->x + frame->width) / frame->scale) - 1;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];
      gboolean shows = FALSE;

      /* A cluster has no thing of its own behind it, but its members. */
      if ((*mark->ref == '\0' && mark->members == NULL) || !shows_at (mark, frame->zoom))
        continue;
      for (int copy = first; copy <= last && !shows; copy++)
        {
          MvFrame one = *frame;

          one.x -= copy * frame->scale;
          shows = shows_in (scene, &one, mark);
        }
      if (shows)
        g_array_append_val (visible, i);
    }
  g_array_sort_with_data (visible, by_order, scene);
  return visible;
}
