/* The palette: can the powers and the five states be told apart by everybody, on land and on sea, light and dark? */
#include <math.h>

#include "app/paint/style.h"
#include "tests/core/colour_distance.h"

/* Pairs of the table in Sharma, Wu and Dalal (2005): the formula itself. */
typedef struct { Lab one, other; double distance; } Pair;
static const Pair published[] = {
  { { 50.0000, 2.6772, -79.7751 }, { 50.0000, 0.0000, -82.7485 }, 2.0425 },
  { { 50.0000, 2.5000, 0.0000 }, { 73.0000, 25.0000, -18.0000 }, 27.1492 },
  { { 50.0000, 2.5000, 0.0000 }, { 61.0000, -5.0000, 29.0000 }, 22.8977 },
  { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
  { { 63.0109, -31.0961, -5.8663 }, { 62.8187, -29.7946, -4.0864 }, 1.2630 },
  { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
};

static void
test_formula (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmpfloat_with_epsilon (colour_distance (published[i].one, published[i].other), published[i].distance, 5e-5);
}

static Lab
seen (MvColour colour, Sight sight)
{
  return colour_lab (colour.red, colour.green, colour.blue, sight);
}

/* The smallest distance between two colours in any sight but grey. */
static double
distance (MvColour one, MvColour other)
{
  double least = G_MAXDOUBLE;

  for (Sight sight = SIGHT_FULL; sight <= SIGHT_TRITAN; sight++)
    least = MIN (least, colour_distance (seen (one, sight), seen (other, sight)));
  return least;
}

static const MvStyle *
style_of (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const MvStyle *style = mv_style_get (GPOINTER_TO_INT (data), &error);

  g_assert_no_error (error);
  return style;
}

static void
assert_apart (const MvStyle *style, MvRole first, MvRole last, double least)
{
  for (MvRole a = first; a <= last; a++)
    for (MvRole b = a + 1; b <= last; b++)
      {
        double apart = distance (mv_style_role (style, a), mv_style_role (style, b));

        if (apart < least)
          g_test_message ("%s and %s: %.1f", mv_role_code (a), mv_role_code (b), apart);
        g_assert_cmpfloat (apart, >=, least);
      }
}

/* 2.3 is just noticeable side by side; 13 is told apart across a map and in a legend. */
static void
test_powers (gconstpointer data)
{
  assert_apart (style_of (data), MV_ROLE_RUS, MV_ROLE_MULTILATERAL, 13.0);
}

static void
test_states (gconstpointer data)
{
  assert_apart (style_of (data), MV_ROLE_KAZ, MV_ROLE_UZB, 13.0);
}

/* A state's flows and a power's projects share a map: direction and form tell them apart as well. */
static void
test_all (gconstpointer data)
{
  assert_apart (style_of (data), MV_ROLE_RUS, MV_ROLE_UZB, 7.0);
}

static void
test_ground (gconstpointer data)
{
  static const char *const grounds[] = { "land", "land-five", "sea", "page" };
  const MvStyle *style = style_of (data);

  for (MvRole role = MV_ROLE_OTHER; role < MV_N_ROLES; role++)
    for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
      {
        double apart = distance (mv_style_role (style, role), mv_style_named (style, grounds[i]));

        if (apart < 18)
          g_test_message ("%s on %s: %.1f", mv_role_code (role), grounds[i], apart);
        g_assert_cmpfloat (apart, >=, 18.0);
      }
}

/* In grey the powers differ by lightness alone: each by a little, the rest is for labels and symbols. */
static void
test_grey (gconstpointer data)
{
  const MvStyle *style = style_of (data);

  for (MvRole a = MV_ROLE_RUS; a <= MV_ROLE_MULTILATERAL; a++)
    for (MvRole b = a + 1; b <= MV_ROLE_MULTILATERAL; b++)
      g_assert_cmpfloat (fabs (seen (mv_style_role (style, a), SIGHT_GREY).l - seen (mv_style_role (style, b), SIGHT_GREY).l), >=, 3.5);
}

/* Scales: lightness of the sequential one goes one way only, also for the colour-blind; the ends of the diverging one differ. */
static void
test_scales (gconstpointer data)
{
  const MvStyle *style = style_of (data);

  for (Sight sight = SIGHT_FULL; sight < N_SIGHTS; sight++)
    {
      double way = seen (mv_style_sequential (style, 1), sight).l - seen (mv_style_sequential (style, 0), sight).l;

      for (int i = 1; i <= 20; i++)
        g_assert_cmpfloat ((seen (mv_style_sequential (style, i / 20.0), sight).l
                            - seen (mv_style_sequential (style, (i - 1) / 20.0), sight).l) * way, >, 0);
    }
  g_assert_cmpfloat (distance (mv_style_diverging (style, -1), mv_style_diverging (style, 1)), >=, 25);
  g_assert_cmpfloat (distance (mv_style_diverging (style, -1), mv_style_diverging (style, 0)), >=, 18);
  g_assert_cmpfloat (distance (mv_style_diverging (style, 1), mv_style_diverging (style, 0)), >=, 18);
  g_assert_cmpfloat (distance (mv_style_diverging (style, NAN), mv_style_named (style, "no-data")), ==, 0);
}

/* Contrast of texts on the ground they stand on: Web Content Accessibility Guidelines 2.1, 1.4.3 and 1.4.11. */
static double
luminance (MvColour colour)
{
  double l = (seen (colour, SIGHT_FULL).l + 16) / 116;

  return l > 6.0 / 29 ? l * l * l : 3 * 36.0 / 841 * (l - 4.0 / 29);
}

static void
test_texts (gconstpointer data)
{
  static const struct { const char *text, *ground; double least; } texts[] = {
    { "ink", "page", 7 }, { "muted", "page", 4.5 }, { "ink", "land-five", 7 }, { "label-place", "land-five", 7 },
    { "label-country", "land", 4.5 }, { "label-water", "sea", 3 }, { "label-relief", "land-five", 3 }, { "label-region", "land-five", 3 },
    { "caution", "page", 4.5 }, { "selection", "land-five", 3 }, { "border-five", "land-five", 3 },
  };
  const MvStyle *style = style_of (data);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double a = luminance (mv_style_named (style, texts[i].text)), b = luminance (mv_style_named (style, texts[i].ground));
      double contrast = (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);

      if (contrast < texts[i].least)
        g_test_message ("%s on %s: %.2f", texts[i].text, texts[i].ground, contrast);
      g_assert_cmpfloat (contrast, >=, texts[i].least);
    }
}

/* Black on white, and every fill far enough from the ground to be seen on paper. */
static void
test_print (void)
{
  const MvStyle *style = style_of (GINT_TO_POINTER (MV_VARIANT_PRINT));

  g_assert_true (mv_style_is_print (style));
  g_assert_cmpfloat (luminance (mv_style_named (style, "ink")), <, 0.001);
  g_assert_cmpfloat (luminance (mv_style_named (style, "page")), >, 0.999);
  test_texts (GINT_TO_POINTER (MV_VARIANT_PRINT));
  test_powers (GINT_TO_POINTER (MV_VARIANT_PRINT));
  for (MvRole role = MV_ROLE_OTHER; role < MV_N_ROLES; role++)
    g_assert_cmpfloat (distance (mv_style_role (style, role), mv_style_named (style, "page")), >=, 18.0);
}

static double
contrast (const MvStyle *style, const char *name, const char *ground)
{
  double a = luminance (mv_style_named (style, name)), b = luminance (mv_style_named (style, ground));

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Who asks for strong contrast gets 7 to 1 for every text (1.4.6), and 3 to 1 for whatever is a fill or a line (1.4.11). */
static void
test_contrast (gconstpointer data)
{
  static const char *const texts[] = { "ink", "muted", "link", "caution", "label-country", "label-place" };
  static const char *const lines[] = { "quiet", "border", "border-five", "coast", "disputed", "selection", "hover", "no-data" };
  static const char *const grounds[] = { "page", "land", "land-five", "sea" };
  const MvStyle *style = style_of (data);

  g_assert_true (mv_style_has_hatches (style));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpfloat (contrast (style, texts[i], "page"), >=, 7);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
      g_assert_cmpfloat (contrast (style, lines[i], grounds[g]), >=, 3);
  for (MvRole role = MV_ROLE_OTHER; role < MV_N_ROLES; role++)
    for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
      {
        double a = luminance (mv_style_role (style, role)), b = luminance (mv_style_named (style, grounds[g]));

        g_assert_cmpfloat ((MAX (a, b) + 0.05) / (MIN (a, b) + 0.05), >=, 3);
      }
}

static void
add (const char *name, GTestDataFunc test)
{
  static const struct { const char *name; MvVariant variant; } variants[] = {
    { "light", MV_VARIANT_LIGHT }, { "dark", MV_VARIANT_DARK }, { "contrast-light", MV_VARIANT_CONTRAST_LIGHT }, { "contrast-dark", MV_VARIANT_CONTRAST_DARK }
  };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strdup_printf ("/palette/%s/%s", variants[i].name, name);

      g_test_add_data_func (path, GINT_TO_POINTER (variants[i].variant), test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/formula", test_formula);
  g_test_add_func ("/palette/print", test_print);
  add ("powers", test_powers);
  add ("states", test_states);
  add ("all", test_all);
  add ("ground", test_ground);
  add ("grey", test_grey);
  add ("scales", test_scales);
  add ("texts", test_texts);
  g_test_add_data_func ("/palette/contrast-light/contrast", GINT_TO_POINTER (MV_VARIANT_CONTRAST_LIGHT), test_contrast);
  g_test_add_data_func ("/palette/contrast-dark/contrast", GINT_TO_POINTER (MV_VARIANT_CONTRAST_DARK), test_contrast);
  return g_test_run ();
}
