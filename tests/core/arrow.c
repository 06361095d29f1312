/* The half-arrows: simple outlines, floors for thin flows, opposite flows side by side, distances. Positions are synthetic. */
#include <glib.h>

#include "app/geo/arrow.h"

static double
turn (MvPoint a, MvPoint b, MvPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
crosses (MvPoint a, MvPoint b, MvPoint c, MvPoint d)
{
  return turn (a, b, c) * turn (a, b, d) < 0 && turn (c, d, a) * turn (c, d, b) < 0;
}

static void
assert_simple (const MvArrow *arrow)
{
  guint n = arrow->n_outline;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 2; j < n; j++)
      if (!(i == 0 && j == n - 1))
        g_assert_false (crosses (arrow->outline[i], arrow->outline[(i + 1) % n], arrow->outline[j], arrow->outline[(j + 1) % n]));
}

static void
test_simple (void)
{
  const double lengths[] = { 12, 40, 150, 900, 6000 }, widths[] = { 0.5, 1, 3, 10, 30 };
  MvArrow arrow;

  for (int angle = 0; angle < 360; angle += 15)
    for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          MvPoint to = { 100 + lengths[l] * cos (angle * G_PI / 180), 50 + lengths[l] * sin (angle * G_PI / 180) };

          if (widths[w] > lengths[l] / 3)
            continue;
          g_assert_true (mv_arrow_make (&arrow, (MvPoint) { 100, 50 }, to, widths[w], 0, 0));
          assert_simple (&arrow);
          g_assert_cmpfloat_with_epsilon (hypot (arrow.tip.x - to.x, arrow.tip.y - to.y), 0.5, 1e-6);
        }
}

/* The farthest a point of the outline lies from the chord A-B, negative to the left of the way. */
static void
span_beside (const MvArrow *arrow, MvPoint a, MvPoint b, double *least, double *most)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  *least = G_MAXDOUBLE;
  *most = -G_MAXDOUBLE;
  for (guint i = 0; i < arrow->n_outline; i++)
    {
      double off = turn (a, b, arrow->outline[i]) / length;

      *least = MIN (*least, off);
      *most = MAX (*most, off);
    }
}

static void
test_side_by_side (void)
{
  MvPoint a = { 0, 0 }, b = { 0, -300 };        /* along a meridian the spine is straight */
  MvArrow there, back;
  double least, most;

  g_assert_true (mv_arrow_make (&there, a, b, 8, 0, 0));
  g_assert_true (mv_arrow_make (&back, b, a, 5, 0, 0));
  span_beside (&there, a, b, &least, &most);
  g_assert_cmpfloat_with_epsilon (least, 0.5, 1e-9);    /* wholly on the right */
  g_assert_cmpfloat (most, >, 8.5 + 4);                 /* the barb stands out */
  span_beside (&back, a, b, &least, &most);
  g_assert_cmpfloat_with_epsilon (most, -0.5, 1e-9);    /* wholly on the other side */

  /* Bent: no point of one lies in the other. */
  b = (MvPoint) { 500, 120 };
  g_assert_true (mv_arrow_make (&there, a, b, 12, 6, 6));
  g_assert_true (mv_arrow_make (&back, b, a, 3, 6, 6));
  for (guint i = 0; i < there.n_outline; i++)
    g_assert_cmpfloat (mv_arrow_distance (&back, there.outline[i]), >, 0.5);
  for (guint i = 0; i < back.n_outline; i++)
    g_assert_cmpfloat (mv_arrow_distance (&there, back.outline[i]), >, 0.5);
}

static void
test_bend (void)
{
  MvPoint a = { 0, 0 }, b = { 1000, 0 };
  MvArrow arrow;
  double least, most;

  g_assert_true (mv_arrow_make (&arrow, a, b, 1, 0, 0));
  span_beside (&arrow, a, b, &least, &most);
  g_assert_cmpfloat (-least, >, 50);    /* to the north ... */
  g_assert_cmpfloat (-least, <, 250);   /* ... by less than a quarter of the way */
}

/* Flows that leave one place in different directions keep their order and never cross. */
static void
test_fan (void)
{
  MvPoint hub = { 0, 0 };
  MvArrow fan[36];

  for (int i = 0; i < 36; i++)
    g_assert_true (mv_arrow_make (&fan[i], hub, (MvPoint) { (400 + 37 * i) * cos (i * G_PI / 18), (400 + 37 * i) * sin (i * G_PI / 18) },
                                  1, 30, 0));
  for (int i = 0; i < 36; i++)
    for (int j = 0; j < i; j++)
      for (guint k = 0; k < fan[i].n_centre; k++)
        g_assert_cmpfloat (mv_arrow_distance (&fan[j], fan[i].centre[k]), >, 0.0);
}

static void
test_head_floor (void)
{
  MvPoint a = { 0, 0 }, b = { 0, 200 };
  MvArrow arrow;
  double least, most, back = 0.0;

  g_assert_true (mv_arrow_make (&arrow, a, b, 0.5, 0, 0));
  span_beside (&arrow, a, b, &least, &most);
  g_assert_cmpfloat (most - 1.0, >=, 4.0);
  for (guint i = 0; i < arrow.n_outline; i++)
    if (-arrow.outline[i].x > most - 1e-6 || arrow.outline[i].x < -most + 1e-6)
      back = MAX (back, 200 - arrow.outline[i].y);
  g_assert_cmpfloat (back, >=, 7.0);

  /* A short arrow: the head takes no more than 40 %. */
  b.y = 20;
  g_assert_true (mv_arrow_make (&arrow, a, b, 6, 0, 0));
  span_beside (&arrow, a, b, &least, &most);
  for (guint i = 0; i < arrow.n_outline; i++)
    if (-arrow.outline[i].x > 7.0)
      g_assert_cmpfloat (arrow.outline[i].y, >=, 12 - 1e-9);
}

static void
test_near (void)
{
  MvArrow arrow;

  g_assert_false (mv_arrow_make (&arrow, (MvPoint) { 5, 5 }, (MvPoint) { 5, 5 }, 2, 0, 0));
  g_assert_false (mv_arrow_make (&arrow, (MvPoint) { 0, 0 }, (MvPoint) { 20, 0 }, 2, 8, 8));
  g_assert_true (mv_arrow_make (&arrow, (MvPoint) { 0, 0 }, (MvPoint) { 30, 0 }, 2, 8, 8));
}

static void
test_distance (void)
{
  MvArrow arrow;

  g_assert_true (mv_arrow_make (&arrow, (MvPoint) { 0, 0 }, (MvPoint) { 0, -400 }, 10, 0, 0));
  g_assert_cmpfloat (mv_arrow_distance (&arrow, arrow.middle), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (mv_arrow_distance (&arrow, (MvPoint) { -20, -200 }), 20.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (mv_arrow_distance (&arrow, (MvPoint) { 5, 30 }), 30, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrow/simple", test_simple);
  g_test_add_func ("/arrow/side-by-side", test_side_by_side);
  g_test_add_func ("/arrow/bend", test_bend);
  g_test_add_func ("/arrow/fan", test_fan);
  g_test_add_func ("/arrow/head-floor", test_head_floor);
  g_test_add_func ("/arrow/near", test_near);
  g_test_add_func ("/arrow/distance", test_distance);
  return g_test_run ();
}
