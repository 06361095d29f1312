#include "app/geo/arrow.h"

#define LEAST_BODY 10           /* segments of the body, */
#define MOST_BODY 72            /* as many as keep it within */
#define SMOOTH 0.2              /* px of the curve */
#define N_HEAD 4                /* segments of the spine under the head */
#define N_SAMPLES 64            /* for lengths along the spine */
#define SIDE_GAP 0.5            /* from the spine: two opposite flows are 1 unit apart */
#define BEND 0.11               /* of the length, for a spine that runs east-west */
#define SHORTEST 7.0            /* visible length below which nothing is drawn */

/* The spine: a quadratic Bézier curve with its lengths. */
typedef struct
{
  MvPoint a, control, b;
  double  lengths[N_SAMPLES + 1];
} Spine;

static MvPoint
spine_point (const Spine *spine, double t)
{
  double u = 1.0 - t;

  return (MvPoint) { u * u * spine->a.x + 2 * u * t * spine->control.x + t * t * spine->b.x,
                     u * u * spine->a.y + 2 * u * t * spine->control.y + t * t * spine->b.y };
}

/* A point OFFSET to the right of the way (y grows south). */
static MvPoint
spine_beside (const Spine *spine, double t, double offset)
{
  MvPoint at = spine_point (spine, t);
  double dx = (1 - t) * (spine->control.x - spine->a.x) + t * (spine->b.x - spine->control.x);
  double dy = (1 - t) * (spine->control.y - spine->a.y) + t * (spine->b.y - spine->control.y);
  double length = hypot (dx, dy);

  if (length > 0.0)
    {
      at.x -= dy / length * offset;
      at.y += dx / length * offset;
    }
  return at;
}

static void
spine_init (Spine *spine, MvPoint from, MvPoint to)
{
  double dx = to.x - from.x, dy = to.y - from.y, length = hypot (dx, dy);
  MvPoint before = from;

  spine->a = from;
  spine->b = to;
  spine->control = (MvPoint) { (from.x + to.x) / 2, (from.y + to.y) / 2 };
  if (length > 0.0)
    {
      /* The normal that points north, times the share of the way that runs east-west; the same for both directions. */
      double lift = 2 * BEND * length * fabs (dx) / length, side = dx > 0 ? 1.0 : -1.0;

      spine->control.x += side * dy / length * lift;
      spine->control.y -= side * dx / length * lift;
    }
  spine->lengths[0] = 0.0;
  for (int i = 1; i <= N_SAMPLES; i++)
    {
      MvPoint here = spine_point (spine, (double) i / N_SAMPLES);

      spine->lengths[i] = spine->lengths[i - 1] + hypot (here.x - before.x, here.y - before.y);
      before = here;
    }
}

/* The parameter at LENGTH along the spine. */
static double
spine_at (const Spine *spine, double length)
{
  int i = 1, last = N_SAMPLES;

  if (length <= 0.0)
    return 0.0;
  while (i < last)
    {
      int middle = (i + last) / 2;

      if (spine->lengths[middle] < length)
        i = middle + 1;
      else
        last = middle;
    }
  if (spine->lengths[i] <= spine->lengths[i - 1])
    return (double) i / N_SAMPLES;
  return MIN (1.0, (i - 1 + (length - spine->lengths[i - 1]) / (spine->lengths[i] - spine->lengths[i - 1])) / N_SAMPLES);
}

static void
add (MvArrow *arrow, MvPoint point)
{
  g_assert (arrow->n_outline < G_N_ELEMENTS (arrow->outline));
  arrow->outline[arrow->n_outline++] = point;
}

gboolean
mv_arrow_make (MvArrow *arrow, MvPoint from, MvPoint to, double width, double start_gap, double end_gap)
{
  Spine spine;
  double start, end, head, barb, joint;
  int body;

  g_return_val_if_fail (arrow != NULL && width > 0.0, FALSE);

  spine_init (&spine, from, to);
  start = MAX (start_gap, 0.0);
  end = spine.lengths[N_SAMPLES] - MAX (end_gap, 0.0);
  arrow->n_outline = arrow->n_centre = 0;
  if (!(end - start >= SHORTEST))
    return FALSE;

  /* Enlarged for thin flows, never more than 40 % of the arrow. The barb is swept back: the body meets the head at the joint. */
  head = MIN (MAX (9.0, 5.0 + 1.25 * width), 0.4 * (end - start));
  barb = width + MAX (5.0 - 0.25 * width, 0.55 * width) * MIN (1.0, head / 9.0);
  joint = end - 0.8 * head;

  /* A chord of a parabola whose rise is BEND of its length leaves it by that share of the length over the square of the segments. */
  body = CLAMP ((int) ceil (sqrt (BEND * (end - start) / SMOOTH)), LEAST_BODY, MOST_BODY);

  for (int i = 0; i <= body; i++)
    add (arrow, spine_beside (&spine, spine_at (&spine, start + (end - head - start) * i / body), SIDE_GAP));
  for (int i = 1; i <= N_HEAD; i++)
    add (arrow, spine_beside (&spine, spine_at (&spine, end - head + head * i / N_HEAD), SIDE_GAP));
  arrow->tip = arrow->outline[arrow->n_outline - 1];
  add (arrow, spine_beside (&spine, spine_at (&spine, end - head), SIDE_GAP + barb));
  for (int i = body; i >= 0; i--)
    add (arrow, spine_beside (&spine, spine_at (&spine, start + (joint - start) * i / body), SIDE_GAP + width));

  for (guint i = 0; i + 1 < G_N_ELEMENTS (arrow->centre); i++)
    {
      double along = start + (joint - start) * i / (G_N_ELEMENTS (arrow->centre) - 2);

      arrow->centre[arrow->n_centre++] = spine_beside (&spine, spine_at (&spine, along), SIDE_GAP + width / 2);
    }
  arrow->centre[arrow->n_centre++] = arrow->tip;
  arrow->middle = spine_beside (&spine, spine_at (&spine, (start + end) / 2), SIDE_GAP + width / 2);
  return TRUE;
}

void
mv_arrow_way (MvPoint from, MvPoint to, MvPoint way[MV_ARROW_WAY])
{
  Spine spine;

  spine_init (&spine, from, to);
  for (int i = 0; i < MV_ARROW_WAY; i++)
    way[i] = spine_point (&spine, (double) i / (MV_ARROW_WAY - 1));
}

static double
segment_distance (MvPoint a, MvPoint b, MvPoint point)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy, t = 0.0;

  if (square > 0.0)
    t = CLAMP (((point.x - a.x) * dx + (point.y - a.y) * dy) / square, 0.0, 1.0);
  return hypot (point.x - a.x - t * dx, point.y - a.y - t * dy);
}

double
mv_arrow_distance (const MvArrow *arrow, MvPoint point)
{
  double nearest = G_MAXDOUBLE;
  gboolean inside = FALSE;

  g_return_val_if_fail (arrow != NULL, G_MAXDOUBLE);

  for (guint i = 0, j = arrow->n_outline - 1; i < arrow->n_outline; j = i++)
    {
      MvPoint a = arrow->outline[i], b = arrow->outline[j];

      if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
      nearest = MIN (nearest, segment_distance (a, b, point));
    }
  return inside ? 0.0 : nearest;
}
