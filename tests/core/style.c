/* The map style: what is read, and what is refused with a sentence that says where. */
#include <string.h>

#include <gio/gio.h>

#include "app/paint/style.h"

static char *
text_of (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "resources", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoinv (new, parts);
}

static void
test_stops (void)
{
  MvStops stops = { 2, { 2, 6 }, { 1, 3 } }, one = { 1, { 0 }, { 7 } };

  g_assert_cmpfloat (mv_stops_at (&stops, 0), ==, 1);
  g_assert_cmpfloat (mv_stops_at (&stops, 4), ==, 2);
  g_assert_cmpfloat (mv_stops_at (&stops, 6), ==, 3);
  g_assert_cmpfloat (mv_stops_at (&stops, 9), ==, 3);
  g_assert_cmpfloat (mv_stops_at (&one, 5), ==, 7);
}

static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;

  for (MvVariant variant = 0; variant < MV_N_VARIANTS; variant++)
    {
      const MvStyle *style = mv_style_get (variant, &error);
      guint n;

      g_assert_no_error (error);
      g_assert_true (mv_style_get (variant, NULL) == style);
      g_assert_nonnull (mv_style_layers (style, &n));
      g_assert_cmpuint (n, >, 10);
      g_assert_nonnull (mv_style_label (style, "country"));
      g_assert_null (mv_style_label (style, "no such label"));
    }
  g_assert_cmpstr (mv_style_id (mv_style_get (MV_VARIANT_DARK, NULL)), ==, "dark");
}

typedef struct { const char *file, *old, *new, *says; } Broken;

/* One change each makes the file wrong; the message must name the file and the place. */
static const Broken broken[] = {
  { "map-style.json", "\"draw\": \"fill\"", "\"draw\": \"paint\"", "layers[0] land.draw" },
  { "map-style.json", "\"colour\": \"land\"", "\"colour\": \"lava\"", "layers[0] land.colour" },
  { "map-style.json", "\"min-zoom\": 4.5", "\"min-zoom\": \"4.5\"", "min-zoom" },
  { "map-style.json", "\"min-zoom\": 4.5", "\"min-zom\": 4.5", "min-zom" },
  { "map-style.json", "[[0, 0.4], [4, 0.7], [8, 1]]", "[[4, 0.4], [0, 0.7]]", "coast.width" },
  { "map-style.json", "\"peak\":", "\"peek\":", "labels.peak" },
  { "map-style.json", "\"layers\": [", "\"layers\": [ 7,", "layers" },
  { "map-style.json", "\"labels\": {", "\"labels\": {{", "line " },
  { "palette.json", "#931006", "dark red", "roles.RUS" },
  { "palette.json", "\"RUS\":", "\"URS\":", "roles.RUS" },
  { "palette.json", "\"selection\":", "\"choice\":", "named.selection" },
  { "palette.json", "\"light\": [\"#e6e3ba\"", "\"light\": [12", "sequential" },
};

static void
test_broken (void)
{
  g_autofree char *palette = text_of ("palette.json"), *map = text_of ("map-style.json");

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      gboolean in_map = strcmp (broken[i].file, "map-style.json") == 0;
      g_autofree char *changed = replace (in_map ? map : palette, broken[i].old, broken[i].new);
      g_autoptr (GError) error = NULL;
      MvStyle *style = mv_style_parse (MV_VARIANT_LIGHT, in_map ? palette : changed, in_map ? changed : map, &error);

      g_assert_null (style);
      g_assert_error (error, MV_ERROR, MV_ERROR_OPEN);
      if (strstr (error->message, broken[i].says) == NULL || !g_str_has_prefix (error->message, broken[i].file))
        g_error ("“%s” does not name %s and “%s”", error->message, broken[i].file, broken[i].says);
    }
}

static void
test_marks (void)
{
  const MvStyle *style = mv_style_get (MV_VARIANT_LIGHT, NULL);
  MvMark mark = { .paint = MV_PAINT_ROLE, .role = MV_ROLE_CHN };
  MvColour colour = mv_style_mark (style, &mark), role = mv_style_role (style, MV_ROLE_CHN);

  g_assert_cmpmem (&colour, sizeof colour, &role, sizeof role);
  mark.paint = MV_PAINT_SEQUENTIAL;
  mark.tone = 1;
  colour = mv_style_mark (style, &mark);
  g_assert_cmpfloat_with_epsilon (colour.red, 0x2a / 255.0, 1e-9);
  mark.paint = MV_PAINT_NO_DATA;
  colour = mv_style_mark (style, &mark);
  role = mv_style_named (style, "no-data");
  g_assert_cmpmem (&colour, sizeof colour, &role, sizeof role);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/stops", test_stops);
  g_test_add_func ("/style/built-in", test_built_in);
  g_test_add_func ("/style/broken", test_broken);
  g_test_add_func ("/style/marks", test_marks);
  return g_test_run ();
}
