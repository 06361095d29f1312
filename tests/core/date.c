#include <glib.h>

#include "app/base/date.h"
#include "app/base/text.h"

static MvDate
date (const char *text)
{
  MvDate read;

  g_assert_true (mv_date_parse (text, &read));
  return read;
}

static void
test_round_trip (void)
{
  const char *texts[] = { "2015", "2015-05", "2015-05-12", "2016-02-29", "0988-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = mv_date_text (date (texts[i]));
      g_assert_cmpstr (written, ==, texts[i]);
    }
  g_assert_null (mv_date_text (date ("")));
  g_assert_null (mv_date_text (date (NULL)));
}

static void
test_refused (void)
{
  const char *texts[] = { "2015-02-30", "15-1", "2015-13", "2015-00", "2015-5", "2015-05-", "2015-05-1", "0000", "20150512",
                          "2015/05/12", "2015-05-12 ", " 2015", "-2015", "two", "2015-02-29", "2015-04-31", "201a" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MvDate read = { 1, 1, 1 };
      g_test_message ("%s", texts[i]);
      g_assert_false (mv_date_parse (texts[i], &read));
    }
}

static void
test_bounds (void)
{
  g_assert_cmpint (mv_date_first (date ("2015")), ==, 20150101);
  g_assert_cmpint (mv_date_last (date ("2015")), ==, 20151231);
  g_assert_cmpint (mv_date_last (date ("2016-02")), ==, 20160229);
  g_assert_cmpint (mv_date_last (date ("2015-02")), ==, 20150228);
  g_assert_cmpint (mv_date_first (date ("2015-05-12")), ==, 20150512);
  g_assert_cmpint (mv_date_first (date (NULL)), ==, 0);
  g_assert_cmpint (mv_date_last (date (NULL)), ==, 99999999);
}

static void
test_span (void)
{
  g_assert_true (mv_date_in_span (date ("2012-06-28"), date ("2006-06-23"), date ("2012-06-28")));
  g_assert_false (mv_date_in_span (date ("2012-06-29"), date ("2006-06-23"), date ("2012-06-28")));
  g_assert_false (mv_date_in_span (date ("2006-06-22"), date ("2006-06-23"), date (NULL)));
  g_assert_true (mv_date_in_span (date ("2012-12-31"), date ("2006"), date ("2012")));
  g_assert_false (mv_date_in_span (date ("2013"), date ("2006"), date ("2012")));
  g_assert_true (mv_date_in_span (date ("1992"), date (NULL), date (NULL)));
}

static void
test_spoken (void)
{
  g_autofree char *year = mv_date_spoken (date ("2015"));
  g_autofree char *month = mv_date_spoken (date ("2015-05"));
  g_autofree char *day = mv_date_spoken (date ("2015-05-12"));

  g_assert_cmpstr (year, ==, "2015");
  g_assert_cmpstr (month, ==, "May 2015");
  g_assert_cmpstr (day, ==, "12 May 2015");
  g_assert_null (mv_date_spoken (date ("")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");

  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/bounds", test_bounds);
  g_test_add_func ("/date/span", test_span);
  g_test_add_func ("/date/spoken", test_spoken);
  return g_test_run ();
}
