#include <glib.h>

#include "app/base/text.h"
#include "app/view/history.h"

static MvView *
with_year (int year)
{
  MvView *view = mv_view_new ();

  view->year = year;
  return view;
}

static void
test_undo (void)
{
  g_autoptr (MvView) a = with_year (2001), b = with_year (2002), c = with_year (2003);
  g_autoptr (MvHistory) history = mv_history_new (a);

  g_assert_null (mv_history_undo (history, NULL));
  g_assert_null (mv_history_redo (history, NULL));
  mv_history_push (history, b);
  mv_history_push (history, c);
  g_assert_cmpint (mv_history_undo (history, NULL)->year, ==, 2002);
  g_assert_cmpint (mv_history_undo (history, NULL)->year, ==, 2001);
  g_assert_false (mv_history_can_undo (history));
  g_assert_cmpint (mv_history_redo (history, NULL)->year, ==, 2002);

  /* Something new takes the place of what was undone. */
  mv_history_push (history, a);
  g_assert_false (mv_history_can_redo (history));
  g_assert_cmpint (mv_history_undo (history, NULL)->year, ==, 2002);
}

static void
test_camera (void)
{
  g_autoptr (MvView) a = with_year (2001), b = with_year (2002);
  g_autoptr (MvHistory) history = mv_history_new (a);

  mv_history_push (history, b);
  for (int i = 0; i < 50; i++)
    {
      mv_view_set_camera (b, i, 45, 4);
      mv_history_push (history, b);
    }
  /* One step back undoes the whole journey, the next the year. */
  g_assert_false (mv_history_undo (history, NULL)->has_camera);
  g_assert_cmpint (mv_history_undo (history, NULL)->year, ==, 2001);
  g_assert_false (mv_history_can_undo (history));
  g_assert_cmpint (mv_history_redo (history, NULL)->year, ==, 2002);
  g_assert_cmpfloat (mv_history_redo (history, NULL)->longitude, ==, 49);

  /* A journey after going back is a step of its own: it never changes the step it starts from. */
  mv_history_undo (history, NULL);
  mv_view_set_camera (b, 90, 45, 4);
  mv_history_push (history, b);
  g_assert_false (mv_history_undo (history, NULL)->has_camera);
}

static void
test_same (void)
{
  g_autoptr (MvView) a = with_year (2001);
  g_autoptr (MvHistory) history = mv_history_new (a);

  mv_history_push (history, a);
  g_assert_false (mv_history_can_undo (history));
}

static void
test_long (void)
{
  g_autoptr (MvView) view = with_year (2000);
  g_autoptr (MvHistory) history = mv_history_new (view);
  guint steps = 0;

  for (int i = 0; i < 2000; i++)
    {
      view->year = 2000 + i % 2;
      view->top = i % 250;
      mv_history_push (history, view);
    }
  while (mv_history_undo (history, NULL) != NULL)
    steps++;
  g_assert_cmpuint (steps, ==, 2000);
}

/* A deed is a step like any other, and tells itself to who goes over it in either direction. */
static void
test_deed (void)
{
  g_autoptr (MvView) a = with_year (2001), b = with_year (2002);
  g_autoptr (MvHistory) history = mv_history_new (a);
  const char *deed = "none";

  g_assert_cmpuint (mv_history_take_changes (history), ==, 0);
  mv_history_push_deed (history, "delete 7");
  mv_history_push (history, b);
  g_assert_cmpuint (mv_history_take_changes (history), ==, 1);
  g_assert_cmpuint (mv_history_take_changes (history), ==, 3);

  g_assert_cmpint (mv_history_undo (history, &deed)->year, ==, 2001);
  g_assert_null (deed);
  g_assert_cmpint (mv_history_undo (history, &deed)->year, ==, 2001);
  g_assert_cmpstr (deed, ==, "delete 7");
  g_assert_false (mv_history_can_undo (history));
  g_assert_cmpint (mv_history_redo (history, &deed)->year, ==, 2001);
  g_assert_cmpstr (deed, ==, "delete 7");
  g_assert_cmpuint (mv_history_place (history), ==, 1);
  g_assert_cmpuint (mv_history_take_changes (history), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");

  g_test_add_func ("/history/undo", test_undo);
  g_test_add_func ("/history/camera", test_camera);
  g_test_add_func ("/history/same", test_same);
  g_test_add_func ("/history/long", test_long);
  g_test_add_func ("/history/deed", test_deed);
  return g_test_run ();
}
