/* Overlays: tiles meet without seams, patterns tell apart without colour, legends and columns keep their measures. Needs the dataset for
 * the shapes of countries; marks are synthetic. */
#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/plan/columns.h"
#include "app/paint/furniture.h"
#include "app/paint/legend.h"
#include "app/paint/overlay.h"
#include "app/paint/page.h"
#include "app/scene/atlas.h"
#include "app/view/view.h"

#define TILE MV_TILE_SIZE

static MvAtlas *atlas;
static const MvStyle *style;

static MvMark *
area (const char *iso3, MvPaintBy paint, MvPattern pattern)
{
  MvMark *mark = mv_mark_new (MV_MARK_AREA, "country:KAZ");

  mark->key = g_intern_string (iso3);
  mark->paint = paint;
  mark->pattern = pattern;
  mark->role = MV_ROLE_RUS;
  return mark;
}

static cairo_surface_t *
paint (const MvFrame *frame, GPtrArray *marks)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, frame->width, frame->height);
  cairo_t *cr = cairo_create (surface);

  mv_paint_marks (cr, atlas, style, frame, marks, MV_SHOW_DEFAULT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static const guint8 *
pixel (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x;
}

/* Four tiles against one surface of their size. */
static void
assert_seamless (GPtrArray *marks, int zoom, int column, int row)
{
  MvFrame frame = mv_frame_for_tile (zoom, column, row);
  cairo_surface_t *whole;
  guint differing = 0, drawn = 0;

  frame.width = frame.height = 2 * TILE;
  whole = paint (&frame, marks);
  for (int i = 0; i < 4; i++)
    {
      MvFrame part = mv_frame_for_tile (zoom, column + i % 2, row + i / 2);
      cairo_surface_t *tile = paint (&part, marks);

      for (int y = 0; y < TILE; y++)
        for (int x = 0; x < TILE; x++)
          {
            const guint8 *a = pixel (tile, x, y), *b = pixel (whole, x + i % 2 * TILE, y + i / 2 * TILE);

            drawn += a[3] > 0;
            for (int channel = 0; channel < 4; channel++)
              if (ABS (a[channel] - b[channel]) > 24)
                {
                  differing++;
                  break;
                }
          }
      cairo_surface_destroy (tile);
    }
  g_assert_cmpuint (drawn, >, 500);
  g_assert_cmpuint (differing, <=, 4 * TILE * TILE / 2000);
  cairo_surface_destroy (whole);
}

static void
test_seams (void)
{
  const struct { MvPaintBy paint; MvPattern pattern; } kinds[] = {
    { MV_PAINT_ROLE, MV_PATTERN_PLAIN }, { MV_PAINT_ROLE, MV_PATTERN_STRIPES }, { MV_PAINT_ROLE, MV_PATTERN_DOTS },
    { MV_PAINT_ROLE, MV_PATTERN_CROSS }, { MV_PAINT_ROLE, MV_PATTERN_OUTLINE }, { MV_PAINT_NO_DATA, MV_PATTERN_PLAIN } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);

      g_ptr_array_add (marks, area ("UZB", kinds[i].paint, kinds[i].pattern));
      assert_seamless (marks, 5, 21, 11);
      assert_seamless (marks, 6, 43, 23);
    }
}

static void
test_seams_of_signs (void)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  MvMark *flow = mv_mark_new (MV_MARK_ARROW, "flow:goods/2000/KAZ/CHN/TOTAL"), *link = mv_mark_new (MV_MARK_LINE, "link:x/KAZ/RUS");
  MvMark *symbol = mv_mark_new (MV_MARK_SYMBOL, "project:x");

  flow->from = link->to = mv_mercator_project (60, 40);
  flow->to = link->from = mv_mercator_project (75, 48);
  flow->width = 12;
  link->width = 3;
  link->stroke = MV_STROKE_DASHED;
  symbol->from = mv_mercator_project (67.5, 40.979898);  /* on the corner of four tiles of zoom 5 */
  symbol->radius = 14;
  g_ptr_array_add (marks, link);
  g_ptr_array_add (marks, flow);
  g_ptr_array_add (marks, symbol);
  assert_seamless (marks, 5, 21, 11);
}

/* The lightness of each pixel in the middle of Kazakhstan, drawn on white: mean and spread tell the patterns apart. */
static void
grey_of (MvPattern pattern, MvPaintBy by, double *mean, double *spread)
{
  MvFrame frame = mv_frame_for_centre (67, 48, 7, 128, 128);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  cairo_surface_t *surface;
  double sum = 0, squares = 0;

  g_ptr_array_add (marks, area ("KAZ", by, pattern));
  surface = paint (&frame, marks);
  for (int y = 32; y < 96; y++)
    for (int x = 32; x < 96; x++)
      {
        const guint8 *p = pixel (surface, x, y);
        double grey = 255 - p[3] + 0.0722 * p[0] + 0.7152 * p[1] + 0.2126 * p[2];       /* premultiplied, on white */

        sum += grey;
        squares += grey * grey;
      }
  *mean = sum / 4096;
  *spread = sqrt (MAX (0, squares / 4096 - *mean * *mean));
  cairo_surface_destroy (surface);
}

static void
test_patterns_in_grey (void)
{
  double mean[4], spread[4], no_data, no_data_spread;

  for (int i = 0; i < 4; i++)
    grey_of (i, MV_PAINT_ROLE, &mean[i], &spread[i]);
  grey_of (MV_PATTERN_PLAIN, MV_PAINT_NO_DATA, &no_data, &no_data_spread);
  g_assert_cmpfloat (spread[MV_PATTERN_PLAIN], <, 12);          /* rivers cross it, nothing else */
  for (int i = 1; i < 4; i++)
    {
      g_assert_cmpfloat (spread[i], >, 20);
      for (int j = 0; j < i; j++)
        g_assert_cmpfloat (fabs (mean[i] - mean[j]) + fabs (spread[i] - spread[j]), >, 8);
    }
  g_assert_cmpfloat (fabs (no_data - mean[MV_PATTERN_PLAIN]), >, 40);
}

static void
test_scale_bar (void)
{
  MvFrame frame = mv_frame_for_centre (66, 60, 4, 800, 600);
  double pixels, metres = mv_furniture_length (&frame, 160, &pixels);

  /* At 60° a pixel of zoom 4 stands for half of 40,075 km / (256 * 16). */
  g_assert_cmpfloat_with_epsilon (metres / pixels, 40075016.68557849 / 4096 / 2, 1);
  g_assert_cmpfloat (metres, ==, 500000);
  g_assert_cmpfloat (pixels, <=, 160);
}

static void
test_columns (void)
{
  MvColumnPiece pieces[] = { { 10 }, { 10 }, { 5, TRUE }, { 10 }, { 10 } };
  double height;

  g_assert_cmpuint (mv_columns_fill (pieces, G_N_ELEMENTS (pieces), 30), ==, 2);
  g_assert_cmpuint (pieces[1].column, ==, 0);
  g_assert_cmpuint (pieces[2].column, ==, 1);    /* the heading goes along with what it heads */
  g_assert_cmpuint (pieces[3].column, ==, 1);
  g_assert_cmpfloat (pieces[4].y, ==, 15);
  height = mv_columns_balance (pieces, G_N_ELEMENTS (pieces), 2);
  g_assert_cmpfloat (height, >=, 25);
  g_assert_cmpfloat (height, <, 26);
}

/* Beside one high piece the others are shared out evenly. */
static void
test_columns_beside_a_high_piece (void)
{
  MvColumnPiece pieces[] = { { 100 }, { 20 }, { 20 }, { 20 }, { 20 } };

  g_assert_cmpfloat (mv_columns_balance (pieces, G_N_ELEMENTS (pieces), 3), <, 101);
  g_assert_cmpuint (pieces[0].column, ==, 0);
  g_assert_cmpuint (pieces[2].column, ==, 1);
  g_assert_cmpuint (pieces[3].column, ==, 2);
  g_assert_cmpfloat (pieces[4].y, ==, 20);
}

/* What is measured is what is painted: nothing below the height that mv_paint_legend () returns. */
static void
test_legend_height (void)
{
  g_autoptr (MvLegend) legend = mv_legend_new ("trade", "Synthetic goods trade", "a subtitle that is long enough to be broken into lines");
  const double width = 220;
  MvLegendItem *item;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width + 20, 700);
  cairo_t *cr = cairo_create (surface);
  double height;

  mv_legend_add (legend, MV_LEGEND_WIDTH, "US$ 10 bn", NULL)->width = 20;
  mv_legend_add (legend, MV_LEGEND_WIDTH, "US$ 1 bn", NULL)->width = 2;
  mv_legend_add (legend, MV_LEGEND_SIZE, "US$ 5 bn", NULL)->radius = 20;
  mv_legend_add (legend, MV_LEGEND_SIZE, "US$ 1 bn", NULL)->radius = 9;
  item = mv_legend_add (legend, MV_LEGEND_RAMP, NULL, NULL);
  item->low = 0.5;
  item->high = 0.9;
  item->paint = MV_PAINT_SEQUENTIAL;
  for (int i = 0; i < 5; i++)
    mv_legend_add (legend, MV_LEGEND_AREA, "Russia", "US$ 5 bn")->role = i;
  mv_legend_add (legend, MV_LEGEND_SYMBOL, "Power", "12")->theme = MV_THEME_POWER;
  mv_legend_note (legend, TRUE, "A caution that is so long that it has to be broken into several lines of the column, and then some");
  mv_legend_add (legend, MV_LEGEND_NOTE, "A very long label beside a very long value", "US$ 123,456 million and US$ 654,321 million");

  height = mv_paint_legend (NULL, style, legend, width);
  g_assert_cmpfloat (height, >, 200);
  g_assert_cmpfloat (height, <, 690);
  g_assert_cmpfloat_with_epsilon (mv_paint_legend (cr, style, legend, width), height, 1e-9);
  cairo_surface_flush (surface);
  for (int y = 0; y < 700; y++)
    for (int x = 0; x < width + 20; x++)
      if (y > height + 1 || x > width + 1)
        g_assert_cmpuint (pixel (surface, x, y)[3], <=, 16);     /* the fringe of a letter may reach over */
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Each theme and each asset has a picture of its own. */
static void
test_symbols_differ (void)
{
  guint8 *seen[MV_N_THEMES] = { NULL };

  for (int theme = 0; theme < MV_N_THEMES; theme++)
    {
      MvMark mark = { .form = MV_MARK_SYMBOL, .role = MV_ROLE_RUS, .theme = theme, .tone = 1 };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 24, 24);
      cairo_t *cr = cairo_create (surface);

      mv_paint_symbol (cr, style, &mark, 12, 12, 9);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      seen[theme] = g_memdup2 (cairo_image_surface_get_data (surface), 24 * 24 * 4);
      for (int other = 0; other < theme; other++)
        {
          guint differing = 0;

          for (int i = 0; i < 24 * 24 * 4; i += 4)
            differing += ABS (seen[theme][i + 1] - seen[other][i + 1]) > 60;
          g_assert_cmpuint (differing, >, 14);
        }
      cairo_surface_destroy (surface);
    }
  for (int theme = 0; theme < MV_N_THEMES; theme++)
    g_free (seen[theme]);
}

int
main (int argc, char **argv)
{
  const char *dataset = g_getenv ("MV_DATASET");
  int status;

  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");
  style = mv_style_get (MV_VARIANT_LIGHT, NULL);
  g_assert_nonnull (style);
  if (dataset != NULL && g_file_test (dataset, G_FILE_TEST_EXISTS))
    atlas = mv_atlas_open (dataset, NULL);
  if (atlas != NULL)
    {
      g_test_add_func ("/overlay/seams", test_seams);
      g_test_add_func ("/overlay/seams-of-signs", test_seams_of_signs);
      g_test_add_func ("/overlay/patterns-in-grey", test_patterns_in_grey);
    }
  g_test_add_func ("/overlay/scale-bar", test_scale_bar);
  g_test_add_func ("/overlay/columns", test_columns);
  g_test_add_func ("/overlay/columns-beside-a-high-piece", test_columns_beside_a_high_piece);
  g_test_add_func ("/overlay/legend-height", test_legend_height);
  g_test_add_func ("/overlay/symbols-differ", test_symbols_differ);
  status = g_test_run ();
  g_clear_pointer (&atlas, mv_atlas_unref);
  return status;
}
