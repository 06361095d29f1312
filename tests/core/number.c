#include <glib.h>
#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/base/unit.h"

static void
test_short (void)
{
  static const struct { double value; const char *unit, *text; } cases[] = {
    { 14832196000.0, "USD", "US$ 14.8 bn" }, { 14832196.0, "USD", "US$ 14.8 million" }, { 1.5e12, "USD", "US$ 1.5 tn" },
    { 48.2609, "%", "48.3 %" }, { 0, "USD", "US$ 0" }, { 0, NULL, "0" }, { 5, NULL, "5" }, { 0.24, "index 0-1", "0.24" },
    { 0.04826, "%", "0.0483 %" }, { 2724900, "km2", "2.72 million km²" }, { 7644, "km", "7,644 km" }, { 999.6, "t", "1,000 t" },
    { 999600, "t", "1 million t" }, { 14729.4, "USD/person", "US$ 14,729 per person" }, { 99999.6, "t", "100 thousand t" }, { 123456, NULL, "123 thousand" }, { 99.96, NULL, "100" },
    { -31251000, "USD", "\u2212US$ 31.3 million" }, { -0.0, "USD", "US$ 0" }, { -0.5, "% a year", "\u22120.5 % a year" },
    { NAN, "USD", "not known" }, { INFINITY, NULL, "not known" }, { 12, "furlongs", "12 furlongs" }, { 3e15, "USD", "US$ 3,000 tn" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mv_number_short (cases[i].value, cases[i].unit);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_full (void)
{
  static const struct { double value; const char *unit, *text; } cases[] = {
    { 14832196000.0, "USD", "US$ 14,832,196,000" }, { 2724900, "km2", "2,724,900 km²" }, { 48.2609, "%", "48.2609 %" },
    { -1234.5, NULL, "\u22121,234.5" }, { 0, "USD", "US$ 0" }, { 39585324.62, "USD", "US$ 39,585,324.62" }, { 100, NULL, "100" },
    { 1000, NULL, "1,000" }, { 0.1, NULL, "0.1" }, { NAN, NULL, "not known" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mv_number_full (cases[i].value, cases[i].unit);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Any double gives a text that ends and is not empty; three significant digits never more. */
static void
test_any (void)
{
  for (int i = 0; i < 5000; i++)
    {
      double value = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-12, 300));
      g_autofree char *brief = mv_number_short (value, "USD");
      g_autofree char *whole = mv_number_full (value, "USD");
      g_assert_cmpuint (strlen (brief), >, 4);
      g_assert_cmpuint (strlen (whole), >, 4);
    }
}

static void
test_nice (void)
{
  g_assert_cmpfloat_with_epsilon (mv_number_nice (0.3), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (mv_number_nice (14.8e9), 20e9, 1);
  g_assert_cmpfloat_with_epsilon (mv_number_nice (1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (mv_number_nice (1000), 1000, 1e-6);
  g_assert_cmpfloat_with_epsilon (mv_number_nice (5.01), 10, 1e-12);
}

/* One line of a CSV file as fields; quotes as RFC 4180 has them. */
static GStrv
fields (const char *line)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *c = line; ; c++)
    {
      if (*c == '\0' || (*c == ',' && !quoted))
        {
          g_strv_builder_add (builder, field->str);
          g_string_truncate (field, 0);
          if (*c == '\0')
            return g_strv_builder_end (builder);
        }
      else if (*c == '"')
        quoted = !quoted;
      else
        g_string_append_c (field, *c);
    }
}

/* The program writes each unit as the dataset's own table says. */
static void
test_units (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tables", "unit.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) row = fields (lines[i]);
      g_autofree char *pattern = NULL;

      g_assert_cmpuint (g_strv_length (row), ==, 5);
      g_test_message ("%s", row[0]);
      g_assert_true (g_strv_contains (mv_unit_codes (), row[0]));
      pattern = g_strconcat (row[3], "%s", row[4], NULL);
      g_assert_cmpstr (mv_unit_pattern (row[0]), ==, pattern);
      n++;
    }
  g_assert_cmpuint (n, >, 50);
}

static void
test_one_stop (void)
{
  char twice[] = "29 июня 2015 г..", once[] = "2015.", more[] = "and so on...";

  g_assert_cmpstr (mv_text_one_stop (twice), ==, "29 июня 2015 г.");
  g_assert_cmpstr (mv_text_one_stop (once), ==, "2015.");
  g_assert_cmpstr (mv_text_one_stop (more), ==, "and so on...");
}

/* Where no line ends; and what files hold instead. */
static void
test_together (void)
{
  static const struct { const char *text, *kept; } cases[] = {
    { "US$ 14.8 bn · reported by Kazakhstan [4]", "US$\u00a014.8\u00a0bn\u00a0· reported by Kazakhstan\u00a0[4]" },
    { "с 1992 года, 7,34 млн (% в год)", "с\u00a01992\u00a0года, 7,34\u00a0млн (% в\u00a0год)" },
    { "51.9 % of 77 calls", "51.9\u00a0% of 77\u00a0calls" },
    { "Тенгиз — Новороссийск", "Тенгиз\u00a0— Новороссийск" },
    { "a 5 b", "a\u00a05\u00a0b" },
    { " ends ", " ends " },
    { "", "" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = mv_text_together (cases[i].text);

      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_free (kept);
      kept = mv_text_plain (cases[i].kept);
      g_assert_cmpstr (kept, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");

  g_test_add_func ("/number/short", test_short);
  g_test_add_func ("/number/full", test_full);
  g_test_add_func ("/number/any", test_any);
  g_test_add_func ("/number/nice", test_nice);
  g_test_add_func ("/number/units", test_units);
  g_test_add_func ("/number/one-stop", test_one_stop);
  g_test_add_func ("/number/together", test_together);
  return g_test_run ();
}
