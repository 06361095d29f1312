#include "app/geo/shape.h"

int
mv_level_for_zoom (double zoom)
{
  if (zoom < 3.0)
    return 0;
  if (zoom < 5.0)
    return 1;
  if (zoom < 7.0)
    return 2;
  return zoom < 9.0 ? 3 : 4;
}

void
mv_shape_set_free (MvShapeSet *set)
{
  if (set == NULL)
    return;
  g_free (set->shapes);
  g_free (set->parts);
  g_free (set->points);
  g_free (set->runs);
  g_free (set);
}

static MvPoint
point_at (const MvShapeSet *set, guint32 index)
{
  return (MvPoint) { set->points[2 * (gsize) index] * MV_SHAPE_UNIT, set->points[2 * (gsize) index + 1] * MV_SHAPE_UNIT };
}

static gboolean
box_holds (const MvBox *box, MvPoint point, double margin)
{
  return point.x >= box->min_x - margin && point.x <= box->max_x + margin
         && point.y >= box->min_y - margin && point.y <= box->max_y + margin;
}

/* Does a ray from POINT to the east cross the ring an odd number of times? */
static gboolean
ring_is_odd (const MvShapeSet *set, const MvPart *part, MvPoint point)
{
  gboolean odd = FALSE;
  MvPoint before;

  if (part->n_points < 3)
    return FALSE;
  before = point_at (set, part->first_point + part->n_points - 1);
  for (guint32 i = 0; i < part->n_points; i++)
    {
      MvPoint here = point_at (set, part->first_point + i);

      if ((here.y > point.y) != (before.y > point.y)
          && point.x < (before.x - here.x) * (point.y - here.y) / (before.y - here.y) + here.x)
        odd = !odd;
      before = here;
    }
  return odd;
}

gboolean
mv_shape_contains (const MvShapeSet *set, const MvShape *shape, MvPoint point)
{
  gboolean inside = FALSE;

  g_return_val_if_fail (set != NULL && shape != NULL, FALSE);
  g_return_val_if_fail (set->kind == MV_SHAPE_AREAS, FALSE);

  if (!box_holds (&shape->box, point, 0.0))
    return FALSE;
  for (guint32 i = 0; i < shape->n_parts; i++)
    if (ring_is_odd (set, &set->parts[shape->first_part + i], point))
      inside = !inside;
  return inside;
}

static double
segment_distance (MvPoint a, MvPoint b, MvPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;

  return hypot (a.x + t * dx - point.x, a.y + t * dy - point.y);
}

double
mv_shape_distance (const MvShapeSet *set, const MvShape *shape, MvPoint point, double limit)
{
  double best = G_MAXDOUBLE;

  g_return_val_if_fail (set != NULL && shape != NULL, G_MAXDOUBLE);

  if (!box_holds (&shape->box, point, limit))
    return G_MAXDOUBLE;
  for (guint32 p = 0; p < shape->n_parts; p++)
    {
      const MvPart *part = &set->parts[shape->first_part + p];

      for (guint32 i = 0; i < part->n_points; i++)
        {
          MvPoint here = point_at (set, part->first_point + i);
          gboolean joined = set->kind == MV_SHAPE_AREAS || (set->kind == MV_SHAPE_LINES && i + 1 < part->n_points);
          MvPoint next = joined ? point_at (set, part->first_point + (i + 1) % part->n_points) : here;

          best = MIN (best, segment_distance (here, next, point));
        }
    }
  return best <= limit ? best : G_MAXDOUBLE;
}

const MvShape *
mv_shape_set_find (const MvShapeSet *set, const char *key, guint from)
{
  g_return_val_if_fail (set != NULL, NULL);

  for (guint i = from; i < set->n_shapes; i++)
    if (g_strcmp0 (set->shapes[i].key, key) == 0)
      return &set->shapes[i];
  return NULL;
}
