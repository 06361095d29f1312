/* Standing on a date. The CSTO rows are those of the dataset; the others are synthetic. */
#include "app/plan/alliance-plan.h"
#include "app/plan/choropleth-plan.h"

static MvDate
day (const char *text)
{
  MvDate date;

  g_assert_true (mv_date_parse (text, &date));
  return date;
}

static MvStandingRow
row (const char *iso3, const char *standing, const char *status, const char *since, const char *until)
{
  return (MvStandingRow) { g_intern_string (iso3), standing, status, day (since), day (until), FALSE, NULL };
}

static MvStanding
standing_of (const MvStandingRow *rows, guint n, const char *iso3, const char *date)
{
  g_autoptr (GArray) found = mv_standings_at (rows, n, day (date), day (""), day (""));

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (g_array_index (found, MvStandingAt, i).iso3, iso3))
      return g_array_index (found, MvStandingAt, i).standing;
  return MV_STANDING_NONE;
}

static void
test_csto (void)
{
  const MvStandingRow rows[] = {
    row ("ARM", "member", "member", "2002-10-07", "2024-02"), row ("ARM", "suspended", "suspended", "2024-02", ""),
    row ("UZB", "member", "withdrawn", "2006-06-23", "2012-12-19")
  };

  g_assert_cmpint (standing_of (rows, 3, "UZB", "2006-06-22"), ==, MV_STANDING_NONE);
  g_assert_cmpint (standing_of (rows, 3, "UZB", "2012-01-01"), ==, MV_STANDING_MEMBER);
  g_assert_cmpint (standing_of (rows, 3, "UZB", "2012-12-31"), ==, MV_STANDING_WITHDRAWN);
  g_assert_cmpint (standing_of (rows, 3, "ARM", "2023-12-31"), ==, MV_STANDING_MEMBER);
  g_assert_cmpint (standing_of (rows, 3, "ARM", "2024-12-31"), ==, MV_STANDING_SUSPENDED);
}

static void
test_synthetic (void)
{
  const MvStandingRow rows[] = {
    row ("AAA", "member", "withdrawn", "1990", "1999"), row ("AAA", "member", "member", "2006", ""),    /* left and came back */
    row ("BBB", "member", "member", "", ""),            /* start not known */
    row ("CCC", "member", "suspended", "2000", "2010"), /* a membership that ended in suspension */
    row ("DDD", "observer", "observer", "2000", "2005"), row ("DDD", "member", "member", "2005", ""),
    row ("EEE", "observer", "observer", "2000", "2005")
  };
  guint n = G_N_ELEMENTS (rows);
  g_autoptr (GArray) before = mv_standings_at (rows, n, day ("1980"), day ("1990"), day (""));
  g_autoptr (GArray) after = mv_standings_at (rows, n, day ("2021"), day ("1990"), day ("2020"));

  g_assert_cmpint (standing_of (rows, n, "AAA", "1995"), ==, MV_STANDING_MEMBER);
  g_assert_cmpint (standing_of (rows, n, "AAA", "2003"), ==, MV_STANDING_WITHDRAWN);
  g_assert_cmpint (standing_of (rows, n, "AAA", "2007"), ==, MV_STANDING_MEMBER);
  g_assert_cmpint (standing_of (rows, n, "BBB", "1995"), ==, MV_STANDING_MEMBER);
  g_assert_cmpint (standing_of (rows, n, "CCC", "2015"), ==, MV_STANDING_SUSPENDED);
  g_assert_cmpint (standing_of (rows, n, "DDD", "2005"), ==, MV_STANDING_MEMBER);       /* the better of two that hold */
  g_assert_cmpint (standing_of (rows, n, "EEE", "2007"), ==, MV_STANDING_NONE);         /* a former observer is nothing */
  g_assert_cmpuint (before->len, ==, 0);        /* not founded yet: an unknown start does not reach back */
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_patterns_differ (void)
{
  g_assert_cmpint (mv_standing_pattern (MV_STANDING_MEMBER), ==, MV_PATTERN_PLAIN);
  g_assert_cmpint (mv_standing_pattern (MV_STANDING_PARTNER), ==, MV_PATTERN_STRIPES);
  g_assert_cmpint (mv_standing_pattern (MV_STANDING_OBSERVER), ==, MV_PATTERN_DOTS);
  g_assert_cmpint (mv_standing_pattern (MV_STANDING_SUSPENDED), ==, MV_PATTERN_CROSS);
  g_assert_cmpint (mv_standing_pattern (MV_STANDING_WITHDRAWN), ==, MV_PATTERN_OUTLINE);
}

static void
test_choropleth (void)
{
  g_autoptr (MvMark) known = mv_choropleth_mark ("AAA", "A", "", 0.6, 0.5, 0.7);
  g_autoptr (MvMark) unknown = mv_choropleth_mark ("BBB", "B", "", NAN, 0.5, 0.7);

  g_assert_cmpint (known->paint, ==, MV_PAINT_SEQUENTIAL);
  g_assert_cmpfloat_with_epsilon (known->tone, 0.5, 1e-9);
  g_assert_cmpint (unknown->paint, ==, MV_PAINT_NO_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alliance-plan/csto", test_csto);
  g_test_add_func ("/alliance-plan/synthetic", test_synthetic);
  g_test_add_func ("/alliance-plan/patterns-differ", test_patterns_differ);
  g_test_add_func ("/alliance-plan/choropleth", test_choropleth);
  return g_test_run ();
}
