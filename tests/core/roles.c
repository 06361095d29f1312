#include <glib.h>

#include "app/base/guard.h"
#include "app/base/roles.h"
#include "app/base/text.h"

static void
test_roles (void)
{
  for (guint i = 0; i < MV_N_ROLES; i++)
    {
      g_assert_cmpint (mv_role_from_code (mv_role_code (i)), ==, i);
      g_assert_cmpuint (strlen (mv_role_name (i)), >, 0);
    }
  g_assert_cmpint (mv_role_from_code ("multilateral"), ==, MV_ROLE_MULTILATERAL);
  g_assert_cmpint (mv_role_from_code ("nowhere"), ==, MV_ROLE_OTHER);
  g_assert_cmpint (mv_role_from_code (NULL), ==, MV_ROLE_OTHER);
  g_assert_cmpstr (mv_role_name (MV_ROLE_RUS), ==, "Russia");
}

static void
test_themes (void)
{
  for (guint i = 0; i < MV_N_THEMES; i++)
    {
      g_assert_cmpint (mv_theme_from_code (mv_theme_code (i)), ==, i);
      g_assert_cmpuint (strlen (mv_theme_name (i)), >, 0);
    }
  g_assert_cmpstr (mv_theme_name (mv_theme_from_code ("oil_gas")), ==, "Oil and gas");
  g_assert_cmpint (mv_theme_from_code ("unheard_of"), ==, MV_THEME_OTHER);
}

static gpointer
work_elsewhere (gpointer data)
{
  mv_guard_work ("a query");
  return NULL;
}

/* Free before a thread is declared; afterwards only that thread is told off. */
static void
test_guard (void)
{
  mv_guard_work ("a query");
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);

  mv_guard_declare_main ();
  g_thread_join (g_thread_new ("elsewhere", work_elsewhere, NULL));
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*a query ran on the main thread*");
  mv_guard_work ("a query");
  g_test_assert_expected_messages ();
  g_assert_cmpuint (mv_guard_breaches (), ==, 1);
}

static void
test_set (void)
{
  char *place = NULL;

  g_assert_true (mv_text_set (&place, "one"));
  g_assert_false (mv_text_set (&place, "one"));
  g_assert_true (mv_text_set (&place, "two"));
  g_assert_cmpstr (place, ==, "two");
  g_assert_true (mv_text_set (&place, NULL));
  g_assert_null (place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");
  g_assert_cmpstr (mv_text_language (), ==, "en");

  g_test_add_func ("/roles/roles", test_roles);
  g_test_add_func ("/roles/themes", test_themes);
  g_test_add_func ("/guard/main-thread", test_guard);
  g_test_add_func ("/text/set", test_set);
  return g_test_run ();
}
