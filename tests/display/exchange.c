/* How one picture of the map takes the place of another: tiles cell by cell, labels strip by strip. */
#include <gtk/gtk.h>
#include <math.h>
#include <string.h>

#include "ui/map/label-strips.h"
#include "ui/map/tile-picture.h"

#define EXCHANGE_ZOOM 2
#define TILE_AREA (MV_TILE_SIZE * MV_TILE_SIZE)

/* All sixteen tiles of zoom 2, each of one colour, as the painter SERIAL left them. */
static void
add_tiles (MvTileCache *cache, guint64 serial)
{
  for (int i = 0; i < 16; i++)
    {
      MvTileJob painted = { .key = { serial, EXCHANGE_ZOOM * MV_TILE_ZOOM_ONE, i % 4, i / 4 }, .scale = 1, .plain = { 0, 0, 0, 1 } };

      mv_tile_cache_add (cache, &painted, FALSE, 1);
    }
}

/* How many cells of PICTURE, from FIRST on, are shown as the painter SERIAL left them. */
static guint
shown_of (const MvTilePicture *picture, guint first, guint64 serial)
{
  guint n = 0;

  for (guint i = first; i < picture->cells->len; i++)
    n += g_array_index (picture->sources, MvTileSource, g_array_index (picture->cells, MvTileCell, i).shown).serial == serial;
  return n;
}

/* A new picture takes the place of the one before in pieces, from the first cell to the last, and at once where there was none. */
static void
test_exchange (void)
{
  MvTileCache *cache = mv_tile_cache_new ();
  MvFrame frame = mv_frame_for_centre (0, 0, EXCHANGE_ZOOM, 4 * MV_TILE_SIZE, 4 * MV_TILE_SIZE);
  MvTileKey target = { .serial = 2, .zoom = EXCHANGE_ZOOM * MV_TILE_ZOOM_ONE };
  g_autoptr(MvTilePicture) alone = NULL, first = NULL, second = NULL;
  guint bound;

  add_tiles (cache, 2);
  alone = mv_tile_picture_new (cache, frame, 1, target);
  g_assert_cmpuint (mv_tile_picture_hold_back (alone, 0, TILE_AREA), ==, G_MAXUINT);
  g_assert_cmpuint (shown_of (alone, 0, 2), ==, 16);

  add_tiles (cache, 1);
  first = mv_tile_picture_new (cache, frame, 1, target);
  bound = mv_tile_picture_hold_back (first, 0, 6 * TILE_AREA);
  g_assert_cmpuint (bound, ==, 6);
  g_assert_cmpuint (shown_of (first, 0, 2), ==, 6);
  g_assert_cmpuint (shown_of (first, bound, 1), ==, 10);
  second = mv_tile_picture_new (cache, frame, 1, target);
  g_assert_cmpuint (mv_tile_picture_hold_back (second, bound, 10 * TILE_AREA), ==, G_MAXUINT);
  g_assert_cmpuint (shown_of (second, 0, 2), ==, 16);
  mv_tile_cache_free (cache);
}

/* A sheet of N labels, all in sight, whose middles are at MIDDLES and whose pictures are one px of a colour each. */
static MvLabelSheet *
sheet_of (const double *middles, guint n, double red, GArray **places)
{
  MvLabelSheet *sheet = g_new0 (MvLabelSheet, 1);

  sheet->nodes = g_new0 (GskRenderNode *, n);
  sheet->kept = g_new0 (guint8, n);
  sheet->staying = g_new0 (guint8, n);
  *places = g_array_new (FALSE, FALSE, sizeof (MvLabelPlace));
  for (guint i = 0; i < n; i++)
    {
      MvLabelPlace place = { i, { 10 * i, middles[i] }, middles[i] };

      sheet->nodes[i] = gsk_color_node_new (&(GdkRGBA) { (float) red, 0, 0, 1 }, &GRAPHENE_RECT_INIT (0, 0, 1, 1));
      g_array_append_val (*places, place);
    }
  return sheet;
}

static void
free_sheet (MvLabelSheet *sheet, guint n)
{
  for (guint i = 0; i < n; i++)
    gsk_render_node_unref (sheet->nodes[i]);
  g_free (sheet->nodes);
  g_free (sheet->kept);
  g_free (sheet->staying);
  g_free (sheet);
}

/* The red of what STRIPS draw at X, Y; 0 = nothing. */
static guint
drawn_at (const MvLabelStrips *strips, MvLabelView before, MvLabelView after, int x, int y)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 640);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  mv_label_strips_append (strips, snapshot, before, after, 1, NULL);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  memcpy (&pixel, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x, sizeof pixel);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel >> 16 & 0xff;
}

/* Labels of another scene come strip by strip, strips without a change are passed over, and what is drawn stays in its place. */
static void
test_label_strips (void)
{
  static const double middles[] = { 10, 200, 350, 590 };
  MvFrame frame = mv_frame_for_centre (0, 0, 2, 800, 600);
  MvLabelStrips strips = { 0 };
  g_autoptr(GArray) old = NULL, new = NULL;
  MvLabelView before = { sheet_of (middles, 4, 0.2, &old), old }, after = { sheet_of (middles, 4, 1, &new), new };

  mv_label_strips_cut (&strips, &frame, 1, FALSE);
  g_assert_cmpuint (strips.n, ==, 1);
  mv_label_strips_cut (&strips, &frame, 1, TRUE);
  g_assert_cmpuint (strips.n, ==, 6);
  g_assert_cmpfloat_with_epsilon (strips.height, 600.0 / strips.n, 1e-9);

  after.sheet->kept[0] = after.sheet->staying[0] = TRUE;
  after.sheet->kept[2] = after.sheet->staying[2] = TRUE;
  g_assert_cmpuint (drawn_at (&strips, before, after, 10, 200), ==, 51);
  g_assert_true (mv_label_strips_go_on (&strips, before, after));       /* passes over two: one keeps its label, one has none */
  g_assert_cmpuint (strips.exchanged, ==, 3);
  g_assert_cmpuint (strips.turns[0], ==, 0);
  g_assert_cmpuint (strips.turns[2], ==, 1);
  g_assert_cmpuint (drawn_at (&strips, before, after, 0, 10), ==, 255);
  g_assert_cmpuint (drawn_at (&strips, before, after, 10, 200), ==, 255);
  g_assert_cmpuint (drawn_at (&strips, before, after, 20, 350), ==, 51);
  g_assert_cmpuint (drawn_at (&strips, before, after, 30, 590), ==, 51);
  g_assert_true (mv_label_strips_go_on (&strips, before, after));
  g_assert_cmpuint (strips.exchanged, ==, strips.n);
  g_assert_cmpuint (drawn_at (&strips, before, after, 30, 590), ==, 255);
  g_assert_false (mv_label_strips_go_on (&strips, before, after));
  g_assert_cmpuint (drawn_at (&strips, (MvLabelView) { NULL, NULL }, after, 10, 200), ==, 255);
  free_sheet (before.sheet, 4);
  free_sheet (after.sheet, 4);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/tiles", test_exchange);
  g_test_add_func ("/exchange/label-strips", test_label_strips);
  return g_test_run ();
}
