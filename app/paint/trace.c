#include "app/paint/trace.h"

#define WORLD (1 << 30)
#define EDGE 64                 /* integers: so near to the edge of the world is on it */

MvTracer
mv_tracer_make (cairo_t *cr, const MvFrame *frame, int world, double margin)
{
  MvBox box = mv_frame_box (frame, margin);

  return (MvTracer) {
    .cr = cr, .scale = frame->scale * MV_SHAPE_UNIT, .x = frame->x - world * frame->scale, .y = frame->y,
    .min_x = floor ((box.min_x - world) / MV_SHAPE_UNIT), .min_y = floor (box.min_y / MV_SHAPE_UNIT),
    .max_x = ceil ((box.max_x - world) / MV_SHAPE_UNIT), .max_y = ceil (box.max_y / MV_SHAPE_UNIT)
  };
}

void
mv_tracer_worlds (const MvFrame *frame, double margin, int *first, int *last)
{
  MvBox box = mv_frame_box (frame, margin);

  *first = MAX (floor (box.min_x), -1);
  *last = MIN (ceil (box.max_x) - 1, 1);
}

gboolean
mv_tracer_sees (const MvTracer *tracer, const MvBox *box)
{
  return box->max_x >= tracer->min_x * MV_SHAPE_UNIT && box->min_x <= tracer->max_x * MV_SHAPE_UNIT
         && box->max_y >= tracer->min_y * MV_SHAPE_UNIT && box->min_y <= tracer->max_y * MV_SHAPE_UNIT;
}

/* On which outer sides does it lie? Two points with a common side have nothing between them that is seen. */
static inline guint
sides (const MvTracer *tracer, gint32 min_x, gint32 min_y, gint32 max_x, gint32 max_y)
{
  return (max_x < tracer->min_x ? 1 : 0) | (min_x > tracer->max_x ? 2 : 0)
         | (max_y < tracer->min_y ? 4 : 0) | (min_y > tracer->max_y ? 8 : 0);
}

static inline void
line_to (const MvTracer *tracer, const gint32 *point)
{
  cairo_line_to (tracer->cr, point[0] * tracer->scale - tracer->x, point[1] * tracer->scale - tracer->y);
}

static inline void
move_to (const MvTracer *tracer, const gint32 *point)
{
  cairo_move_to (tracer->cr, point[0] * tracer->scale - tracer->x, point[1] * tracer->scale - tracer->y);
}

/* Does the run that begins at INDEX lie beside the view with all its points? */
static inline guint
run_sides (const MvTracer *tracer, const MvShapeSet *set, guint32 index)
{
  guint32 run = index / MV_SHAPE_RUN;

  return sides (tracer, set->runs[run].min_x, set->runs[run].min_y, set->runs[run].max_x, set->runs[run].max_y);
}

static void
trace_ring (const MvTracer *tracer, const MvShapeSet *set, const MvPart *part)
{
  const gint32 *points = set->points + 2 * (gsize) part->first_point;
  guint32 i = 0, all = G_MAXUINT32;

  /* A ring wholly on one side is not seen. */
  for (guint32 at = part->first_point / MV_SHAPE_RUN; all != 0 && at <= (part->first_point + part->n_points - 1) / MV_SHAPE_RUN; at++)
    all &= sides (tracer, set->runs[at].min_x, set->runs[at].min_y, set->runs[at].max_x, set->runs[at].max_y);
  if (all != 0)
    return;
  move_to (tracer, points);
  while (i < part->n_points)
    {
      guint32 index = part->first_point + i;

      line_to (tracer, points + 2 * (gsize) i);
      /* What runs along outside one side of the view fills the same when it is cut short. */
      if (index % MV_SHAPE_RUN == 0 && i + MV_SHAPE_RUN < part->n_points && run_sides (tracer, set, index) != 0)
        i += MV_SHAPE_RUN;
      else
        i++;
    }
  cairo_close_path (tracer->cr);
}

void
mv_tracer_areas (const MvTracer *tracer, const MvShapeSet *set, const MvShape *shape)
{
  for (guint32 i = 0; i < shape->n_parts; i++)
    if (set->parts[shape->first_part + i].n_points > 2)
      trace_ring (tracer, set, &set->parts[shape->first_part + i]);
}

static inline gboolean
on_edge (const gint32 *a, const gint32 *b)
{
  return (a[0] <= EDGE && b[0] <= EDGE) || (a[0] >= WORLD - EDGE && b[0] >= WORLD - EDGE)
         || (a[1] >= WORLD - EDGE && b[1] >= WORLD - EDGE);
}

static void
trace_line (const MvTracer *tracer, const MvShapeSet *set, const MvPart *part, gboolean closed, gboolean joined)
{
  const gint32 *points = set->points + 2 * (gsize) part->first_point, *before = points;
  guint32 n = part->n_points + (closed ? 1 : 0), i = 1;
  guint before_sides = sides (tracer, before[0], before[1], before[0], before[1]);
  gboolean down = FALSE;        /* the pen stands at `before` */

  while (i < n)
    {
      guint32 index = part->first_point + i - 1;        /* of `before` */
      const gint32 *here;
      guint here_sides;

      if (index % MV_SHAPE_RUN == 0)
        {
          down = down && joined;
          if (i + MV_SHAPE_RUN <= part->n_points && run_sides (tracer, set, index) != 0)
            {
              i += MV_SHAPE_RUN;
              before = points + 2 * (gsize) (i - 1);
              before_sides = sides (tracer, before[0], before[1], before[0], before[1]);
              down = FALSE;
              continue;
            }
        }
      here = points + 2 * (gsize) (i % part->n_points);
      here_sides = sides (tracer, here[0], here[1], here[0], here[1]);
      if ((joined && (here_sides & before_sides) != 0) || (closed && on_edge (before, here)))
        down = FALSE;
      else
        {
          if (!down)
            move_to (tracer, before);
          line_to (tracer, here);
          down = TRUE;
        }
      before = here;
      before_sides = here_sides;
      i++;
    }
}

void
mv_tracer_lines (const MvTracer *tracer, const MvShapeSet *set, const MvShape *shape, gboolean joined)
{
  for (guint32 i = 0; i < shape->n_parts; i++)
    if (set->parts[shape->first_part + i].n_points > 1)
      trace_line (tracer, set, &set->parts[shape->first_part + i], set->kind == MV_SHAPE_AREAS, joined);
}
