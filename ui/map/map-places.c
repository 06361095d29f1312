/* Where the things of the scene are: for rings, popovers and zooming to them. Nothing here waits: shapes count once they are drawn. */
#include "app/geo/arrow.h"
#include "ui/map/map-private.h"

#define COUNTRY_RADIUS 14.0     /* px of a ring around a label or a line */

static gboolean
is_shown (MvMap *self, const MvMark *mark)
{
  double zoom = shumate_viewport_get_zoom_level (self->viewport);

  return mark->min_zoom <= zoom && zoom < mark->max_zoom;
}

#define CLUSTER "cluster:"

const char *
mv_map_ref_of (const MvMark *mark)
{
  g_autofree char *ref = NULL;

  if (*mark->ref != '\0')
    return mark->ref;
  if (mark->members == NULL || mark->members[0] == NULL)
    return NULL;
  ref = g_strconcat (CLUSTER, mark->members[0], NULL);
  return g_intern_string (ref);
}

/* How well a mark shows where REF is: a symbol or an arrow of its own, a cluster that holds it, a footprint. */
static int
rank_of (const MvMark *mark, const char *ref)
{
  if (g_str_has_prefix (ref, CLUSTER))
    return mark->members != NULL && g_strcmp0 (mark->members[0], ref + strlen (CLUSTER)) == 0 ? 3 : 0;
  if (g_strcmp0 (mark->ref, ref) == 0)
    return mark->form == MV_MARK_LINE && mark->layer != NULL ? 1 : 3;
  return mark->members != NULL && g_strv_contains ((const char *const *) mark->members, ref) ? 2 : 0;
}

const MvMark *
mv_map_mark_of (MvMap *self, const char *ref)
{
  MvScene *scene = mv_session_get_scene (self->session);
  const MvMark *best = NULL;
  int best_rank = 0;

  for (guint i = 0; scene != NULL && ref != NULL && i < scene->marks->len && best_rank < 3; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];
      int rank = is_shown (self, mark) ? rank_of (mark, ref) : 0;

      if (rank > best_rank)
        {
          best = mark;
          best_rank = rank;
        }
    }
  return best;
}

static const MvCountryPlace *
country_of (MvMap *self, const char *ref)
{
  guint n;
  const MvCountryPlace *places = mv_session_get_countries (self->session, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (places[i].ref, ref) == 0)
      return &places[i];
  return NULL;
}

/* The box of a footprint or a route, and a point on it: the middle of its longest piece. FALSE while no shape of it has been read. */
static gboolean
line_place (MvMap *self, const MvMark *mark, MvBox *box, MvPoint *middle)
{
  const char *layers[MV_ATLAS_PARTS + 1];
  MvAtlas *atlas = mv_session_get_atlas (self->session);
  guint longest = 0;

  mv_atlas_parts (mark->layer, layers);
  *box = (MvBox) { INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (guint i = 0; layers[i] != NULL; i++)
    for (int level = MV_N_LEVELS - 1; level >= 0; level--)
      {
        const MvShapeSet *set = mv_atlas_shapes_ready (atlas, layers[i], level);
        const MvShape *shape = set == NULL ? NULL : mv_shape_set_find (set, mark->key, 0);

        for (; shape != NULL; shape = mv_shape_set_find (set, mark->key, (guint) (shape - set->shapes) + 1))
          {
            *box = (MvBox) { MIN (box->min_x, shape->box.min_x), MIN (box->min_y, shape->box.min_y),
                             MAX (box->max_x, shape->box.max_x), MAX (box->max_y, shape->box.max_y) };
            for (guint j = 0; j < shape->n_parts; j++)
              {
                const MvPart *part = &set->parts[shape->first_part + j];
                const gint32 *point = set->points + 2 * (part->first_point + part->n_points / 2);

                if (part->n_points <= longest)
                  continue;
                longest = part->n_points;
                *middle = (MvPoint) { point[0] * MV_SHAPE_UNIT, point[1] * MV_SHAPE_UNIT };
              }
          }
      }
  return longest > 0;
}

static gboolean
has_layer (const MvMark *mark)
{
  return mark->form == MV_MARK_LINE && mark->layer != NULL;
}

MvPoint
mv_map_point_of (MvMap *self, const char *ref, double *radius)
{
  const MvMark *mark = mv_map_mark_of (self, ref);
  const MvCountryPlace *country = country_of (self, ref);
  MvFrame frame = mv_map_get_frame (self);
  MvPoint point = { NAN, NAN };
  MvArrow arrow;
  MvBox box;

  *radius = COUNTRY_RADIUS;
  if (mark == NULL || mark->form == MV_MARK_AREA)
    return country == NULL ? point : country->label;
  if (mark->form == MV_MARK_SYMBOL)
    {
      *radius = mark->radius;
      return mark->from;
    }
  if (has_layer (mark))
    return line_place (self, mark, &box, &point) ? point : (MvPoint) { NAN, NAN };
  if (mark->form == MV_MARK_ARROW
      && mv_arrow_make (&arrow, mv_frame_to_surface (&frame, mark->from), mv_frame_to_surface (&frame, mark->to), mark->width,
                        mark->start_gap, mark->end_gap))
    {
      *radius = MAX (8, mark->width);
      return mv_frame_to_world (&frame, arrow.middle);
    }
  return (MvPoint) { (mark->from.x + mark->to.x) / 2, (mark->from.y + mark->to.y) / 2 };
}

gboolean
mv_map_box_of (MvMap *self, const char *ref, MvBox *box)
{
  const MvCountryPlace *country = country_of (self, ref);
  MvScene *scene = mv_session_get_scene (self->session);
  MvPoint middle;

  if (country != NULL)
    *box = country->box;
  if (country != NULL)
    return box->min_x <= box->max_x;
  for (guint i = 0; scene != NULL && i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];

      if (g_strcmp0 (mark->ref, ref) != 0)
        continue;
      if (has_layer (mark) && line_place (self, mark, box, &middle))
        return TRUE;
      if (mark->form == MV_MARK_ARROW || (mark->form == MV_MARK_LINE && mark->layer == NULL))
        {
          *box = (MvBox) { MIN (mark->from.x, mark->to.x), MIN (mark->from.y, mark->to.y), MAX (mark->from.x, mark->to.x),
                           MAX (mark->from.y, mark->to.y) };
          return TRUE;
        }
    }
  return FALSE;
}
