/* The base map: no streaks at 180°, the world repeats, tiles meet without seams, the Caspian and the Aral are there. Real dataset. */
#include <string.h>

#include "app/paint/base.h"
#include "app/view/view.h"

static MvAtlas *atlas;

static guint32 *
paint (const MvFrame *frame, guint show)
{
  int width = frame->width, height = frame->height;
  guint32 *pixels = g_new0 (guint32, width * height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guint8 *) pixels, CAIRO_FORMAT_RGB24, width, height, width * 4);
  cairo_t *cr = cairo_create (surface);

  mv_paint_base (cr, atlas, mv_style_get (MV_VARIANT_LIGHT, NULL), frame, show);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixels;
}

static guint32
pixel_of (const char *name)
{
  MvColour colour = mv_style_named (mv_style_get (MV_VARIANT_LIGHT, NULL), name);

  return (guint32) (colour.red * 255 + 0.5) << 16 | (guint32) (colour.green * 255 + 0.5) << 8 | (guint32) (colour.blue * 255 + 0.5);
}

static guint32
pixel_at (double longitude, double latitude, double zoom)
{
  MvFrame frame = mv_frame_for_centre (longitude, latitude, zoom, 9, 9);
  g_autofree guint32 *pixels = paint (&frame, 0);

  return pixels[4 * 9 + 4] & 0xffffff;
}

/* Points far inside each; the Aral as the dataset has it (undated, 2017 or earlier). */
static void
test_waters (void)
{
  for (double zoom = 3; zoom < 9; zoom += 1.5)
    {
      g_assert_cmphex (pixel_at (50.6, 41.9, zoom), ==, pixel_of ("sea"));              /* Caspian */
      g_assert_cmphex (pixel_at (58.6, 45.0, zoom), !=, pixel_of ("land-five"));        /* Aral */
      g_assert_cmphex (pixel_at (66.5, 48.5, zoom), ==, pixel_of ("land-five"));        /* Kazakhstan */
      g_assert_cmphex (pixel_at (100, 62, zoom), ==, pixel_of ("land"));                /* Siberia */
      g_assert_cmphex (pixel_at (-30, 30, zoom), ==, pixel_of ("sea"));                 /* Atlantic */
    }
}

/* Along 180° on land in Chukotka nothing may be drawn but land; and in the Bering Sea nothing but sea. */
static void
test_no_streaks (void)
{
  MvFrame frame = mv_frame_for_centre (180, 67.6, 5, 64, 64);
  g_autofree guint32 *pixels = paint (&frame, 0);

  for (int i = 16; i < 48; i++)
    g_assert_cmphex (pixels[32 * 64 + i] & 0xffffff, ==, pixel_of ("land"));
  for (double longitude = -20; longitude <= 20; longitude += 2.5)
    g_assert_cmphex (pixel_at (longitude < 0 ? 180 + longitude : longitude - 180, 56, 2), !=, pixel_of ("border"));
}

static void
test_world_repeats (void)
{
  MvFrame here = mv_frame_for_centre (67, 43, 3, 200, 200), there = here;
  g_autofree guint32 *one = paint (&here, MV_SHOW_DEFAULT), *other = NULL;
  guint differ = 0;

  there.x -= there.scale;
  other = paint (&there, MV_SHOW_DEFAULT);
  for (guint i = 0; i < 200 * 200; i++)
    differ += one[i] != other[i];
  g_assert_cmpuint (differ, <, 20);     /* rounding of coordinates may change the edge of a line */
}

/* A tile's last column is what a larger picture shows there: nothing changes at the edge of a tile. */
static void
test_no_seams (void)
{
  for (int zoom = 2; zoom <= 7; zoom++)
    {
      MvPoint centre = mv_mercator_project (69, 41);
      int column = centre.x * (1 << zoom), row = centre.y * (1 << zoom);
      MvFrame tile = mv_frame_for_tile (zoom, column, row), wide = tile;
      g_autofree guint32 *small = paint (&tile, MV_SHOW_DEFAULT), *large = NULL;
      guint differ = 0;

      wide.x -= 64;
      wide.y -= 64;
      wide.width = wide.height = 384;
      large = paint (&wide, MV_SHOW_DEFAULT);
      for (int y = 0; y < 256; y++)
        for (int x = 0; x < 256; x++)
          for (int shift = 0; shift < 24; shift += 8)
            if (ABS ((int) (small[y * 256 + x] >> shift & 0xff) - (int) (large[(y + 64) * 384 + x + 64] >> shift & 0xff)) > 12)
              {
                differ++;
                break;
              }
      if (differ > 40)
        g_error ("zoom %d: %u pixels of the tile differ from the larger picture", zoom, differ);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), NULL);
  g_assert_nonnull (atlas);
  g_test_add_func ("/base-map/waters", test_waters);
  g_test_add_func ("/base-map/no-streaks", test_no_streaks);
  g_test_add_func ("/base-map/world-repeats", test_world_repeats);
  g_test_add_func ("/base-map/no-seams", test_no_seams);
  status = g_test_run ();
  mv_atlas_unref (atlas);
  return status;
}
