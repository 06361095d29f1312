#include "app/paint/path.h"

enum { LEFT = 1, RIGHT = 2, ABOVE = 4, BELOW = 8 };

typedef struct { double x, y; guint code; } Vertex;

typedef struct { double k, ox, oy, left, top, right, bottom; } Window;

static Window
window_of (const MvFrame *frame, double margin)
{
  return (Window) { MV_SHAPE_UNIT * frame->scale, frame->x, frame->y,
                    -margin, -margin, frame->width + margin, frame->height + margin };
}

static inline Vertex
vertex_at (const Window *window, const MvShapeSet *set, guint32 index)
{
  const gint32 *point = set->points + 2 * (gsize) index;
  Vertex vertex = { point[0] * window->k - window->ox, point[1] * window->k - window->oy, 0 };

  vertex.code = (vertex.x < window->left ? LEFT : 0) | (vertex.x > window->right ? RIGHT : 0)
                | (vertex.y < window->top ? ABOVE : 0) | (vertex.y > window->bottom ? BELOW : 0);
  return vertex;
}

gboolean
mv_path_touches (const MvFrame *frame, const MvBox *box, double margin)
{
  return box->max_x * frame->scale - frame->x >= -margin && box->min_x * frame->scale - frame->x <= frame->width + margin
         && box->max_y * frame->scale - frame->y >= -margin && box->min_y * frame->scale - frame->y <= frame->height + margin;
}

/* A vertex is left out while it, the last one kept and the next one lie on the same outer side: the area lost is outside too. */
static void
fill_ring (cairo_t *cr, const Window *window, const MvShapeSet *set, const MvPart *part)
{
  Vertex kept, here, next;
  gboolean any = FALSE;

  if (part->n_points < 3)
    return;
  here = vertex_at (window, set, part->first_point);
  cairo_move_to (cr, here.x, here.y);
  kept = here;
  here = vertex_at (window, set, part->first_point + 1);
  for (guint32 i = 2; i <= part->n_points; i++)
    {
      next = vertex_at (window, set, part->first_point + (i < part->n_points ? i : 0));
      if ((kept.code & here.code & next.code) == 0)
        {
          cairo_line_to (cr, here.x, here.y);
          kept = here;
          any = TRUE;
        }
      here = next;
    }
  if (any)
    cairo_close_path (cr);
}

void
mv_path_fill (cairo_t *cr, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, double margin)
{
  Window window = window_of (frame, margin);

  for (guint32 i = 0; i < shape->n_parts; i++)
    fill_ring (cr, &window, set, &set->parts[shape->first_part + i]);
}

static void
stroke_part (cairo_t *cr, const Window *window, const MvShapeSet *set, const MvPart *part, gboolean closed)
{
  Vertex before, first;
  gboolean drawing = FALSE, whole = TRUE;

  if (part->n_points < 2)
    return;
  first = before = vertex_at (window, set, part->first_point);
  for (guint32 i = 1; i < part->n_points + (closed ? 1 : 0); i++)
    {
      Vertex here = i < part->n_points ? vertex_at (window, set, part->first_point + i) : first;

      if ((before.code & here.code) != 0)
        drawing = whole = FALSE;
      else
        {
          if (!drawing)
            cairo_move_to (cr, before.x, before.y);
          if (i == part->n_points && whole)
            cairo_close_path (cr);
          else
            cairo_line_to (cr, here.x, here.y);
          drawing = TRUE;
        }
      before = here;
    }
}

void
mv_path_stroke (cairo_t *cr, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, double margin)
{
  Window window = window_of (frame, margin);

  if (set->kind == MV_SHAPE_POINTS)
    return;
  for (guint32 i = 0; i < shape->n_parts; i++)
    stroke_part (cr, &window, set, &set->parts[shape->first_part + i], set->kind == MV_SHAPE_AREAS);
}

int
mv_path_first_copy (const MvFrame *frame, double margin)
{
  return (int) floor ((frame->x - margin) / frame->scale);
}

int
mv_path_last_copy (const MvFrame *frame, double margin)
{
  return (int) ceil ((frame->x + frame->width + margin) / frame->scale) - 1;
}

MvFrame
mv_path_copy (const MvFrame *frame, int copy)
{
  MvFrame one = *frame;

  one.x -= copy * frame->scale;
  return one;
}
