/* What lies under a point agrees with what is painted there. Marks of the first tests are synthetic; the last ask the real dataset. */
#include <math.h>

#include "app/base/text.h"
#include "app/paint/overlay.h"
#include "app/scene/hit.h"

#define SIDE 400

static MvAtlas *atlas;
static MvDb *db;

static MvMark *
arrow (const char *ref, MvPoint from, MvPoint to, double width)
{
  MvMark *mark = mv_mark_new (MV_MARK_ARROW, ref);

  mark->from = from;
  mark->to = to;
  mark->width = width;
  mark->role = MV_ROLE_RUS;
  return mark;
}

static MvMark *
symbol (const char *ref, MvPoint at, double radius)
{
  MvMark *mark = mv_mark_new (MV_MARK_SYMBOL, ref);

  mark->from = at;
  mark->radius = radius;
  mark->role = MV_ROLE_CHN;
  return mark;
}

static MvMark *
area (const char *iso3)
{
  g_autofree char *ref = g_strconcat ("country:", iso3, NULL);
  MvMark *mark = mv_mark_new (MV_MARK_AREA, ref);

  mark->key = g_intern_string (iso3);
  mark->role = MV_ROLE_KAZ;
  return mark;
}

static MvScene *
scene_of (MvMark *first, ...)
{
  MvScene *scene = g_new0 (MvScene, 1);
  va_list marks;

  scene->atlas = atlas;
  scene->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  va_start (marks, first);
  for (MvMark *mark = first; mark != NULL; mark = va_arg (marks, MvMark *))
    g_ptr_array_add (scene->marks, mark);
  va_end (marks);
  return scene;
}

static void
scene_free (MvScene *scene)
{
  g_ptr_array_unref (scene->marks);
  g_free (scene);
}

static MvFrame
frame_at (double longitude, double latitude, double zoom)
{
  return mv_frame_for_centre (longitude, latitude, zoom, SIDE, SIDE);
}

static MvPoint
world (const MvFrame *frame, double x, double y)
{
  return mv_frame_to_world (frame, (MvPoint) { x, y });
}

static const char *
hit_ref (MvScene *scene, const MvFrame *frame, double x, double y, double tolerance)
{
  const MvMark *mark = mv_scene_hit (scene, frame, (MvPoint) { x, y }, tolerance);

  return mark != NULL ? mark->ref : NULL;
}

/* Symbols over arrows, thin arrows over wide ones, tolerance. */
static void
test_order (void)
{
  MvFrame frame = frame_at (66, 45, 5);
  MvPoint west = world (&frame, 50, 200), east = world (&frame, 350, 200), north = world (&frame, 200, 20), south = world (&frame, 200, 380);
  MvScene *scene = scene_of (arrow ("flow:wide", west, east, 24), arrow ("flow:thin", north, south, 2), symbol ("project:a", east, 8),
                             symbol ("project:b", east, 4), NULL);
  double x = 0, y = 0;

  g_assert_cmpstr (hit_ref (scene, &frame, 350, 200, 0), ==, "project:b");
  g_assert_cmpstr (hit_ref (scene, &frame, 356, 200, 0), ==, "project:a");
  g_assert_null (hit_ref (scene, &frame, 362, 190, 0));
  g_assert_cmpstr (hit_ref (scene, &frame, 361, 200, 4), ==, "project:a");

  for (y = 150; y < 250; y++)   /* down the thin flow, which keeps to the right of the way: west of its line */
    for (x = 195; x < 205; x++)
      {
        const char *ref = hit_ref (scene, &frame, x, y, 0);

        if (x > 198 && x < 199.4)
          g_assert_cmpstr (ref, ==, "flow:thin");
      }
  g_assert_cmpstr (hit_ref (scene, &frame, 120, 190, 4), ==, "flow:wide");
  g_assert_null (hit_ref (scene, &frame, 120, 300, 4));
  scene_free (scene);
}

static void
test_zoom_range (void)
{
  MvFrame frame = frame_at (66, 45, 5), near = frame_at (66, 45, 7);
  MvMark *far_only = symbol ("project:far", world (&frame, 200, 200), 10);
  MvScene *scene = scene_of (far_only, NULL);
  g_autoptr (GArray) visible = NULL;

  far_only->max_zoom = 6;
  g_assert_cmpstr (hit_ref (scene, &frame, 200, 200, 0), ==, "project:far");
  g_assert_null (hit_ref (scene, &near, 200, 200, 0));
  visible = mv_scene_visible (scene, &near);
  g_assert_cmpuint (visible->len, ==, 0);
  scene_free (scene);
}

/* The second copy of the world answers like the first. */
static void
test_copies (void)
{
  MvFrame frame = mv_frame_for_centre (170, 0, 2, 600, 400);
  MvPoint at = mv_mercator_project (-170, 0);
  MvScene *scene = scene_of (symbol ("project:east", at, 6), NULL);
  MvPoint seen = mv_frame_to_surface (&frame, (MvPoint) { at.x + 1, at.y });
  g_autoptr (GArray) visible = mv_scene_visible (scene, &frame);

  g_assert_cmpstr (hit_ref (scene, &frame, seen.x, seen.y, 2), ==, "project:east");
  g_assert_cmpuint (visible->len, ==, 1);
  scene_free (scene);
}

static void
test_visible_order (void)
{
  MvFrame frame = frame_at (66, 45, 5);
  MvMark *small = symbol ("project:small", world (&frame, 100, 100), 5), *large = symbol ("project:large", world (&frame, 300, 100), 5);
  MvMark *away = symbol ("project:away", world (&frame, 900, 100), 5), *mute = symbol ("", world (&frame, 10, 10), 5);
  MvScene *scene = scene_of (small, large, away, mute, NULL);
  g_autoptr (GArray) visible = NULL;

  small->order = 1;
  large->order = 2;
  away->order = 3;
  visible = mv_scene_visible (scene, &frame);
  g_assert_cmpuint (visible->len, ==, 2);
  g_assert_cmpuint (g_array_index (visible, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (visible, guint, 1), ==, 0);
  scene_free (scene);
}

/* Painted alone on nothing: what is opaque is hit, what is empty is not. Edges and the halo are left out. */
static void
assert_agrees (MvScene *scene, const MvFrame *frame, double halo)
{
  const MvStyle *style = mv_style_get (MV_VARIANT_LIGHT, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  guint painted = 0;

  mv_paint_signs (cr, scene->atlas, style, frame, scene->marks);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < SIDE; y += 3)
    for (int x = y % 2; x < SIDE; x += 3)
      {
        guint alpha = *(const guint32 *) (gconstpointer) (pixels + y * cairo_image_surface_get_stride (surface) + 4 * x) >> 24;

        if (alpha == 255)
          {
            painted++;
            g_assert_nonnull (hit_ref (scene, frame, x + 0.5, y + 0.5, halo));
          }
        else if (alpha == 0)
          g_assert_null (hit_ref (scene, frame, x + 0.5, y + 0.5, 0));
      }
  g_assert_cmpuint (painted, >, 50);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_paint_agrees (void)
{
  MvFrame frame = frame_at (66, 45, 4);
  MvScene *flows = scene_of (arrow ("flow:a", world (&frame, 40, 330), world (&frame, 370, 60), 14),
                             arrow ("flow:b", world (&frame, 370, 60), world (&frame, 40, 330), 5), NULL);
  MvScene *symbols = scene_of (symbol ("project:a", world (&frame, 200, 200), 20), NULL);

  assert_agrees (flows, &frame, 1.5);
  assert_agrees (symbols, &frame, 1.5);
  scene_free (flows);
  scene_free (symbols);
}

static gboolean
has_dataset (void)
{
  g_autoptr (GError) error = NULL;

  if (atlas == NULL && g_getenv ("MV_DATASET") != NULL && g_file_test (g_getenv ("MV_DATASET"), G_FILE_TEST_EXISTS))
    {
      atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
      g_assert_no_error (error);
      db = mv_db_open (g_getenv ("MV_DATASET"), &error);
      g_assert_no_error (error);
    }
  return atlas != NULL;
}

/* Countries of the base map, at a far and a near zoom; the sea is none. */
static void
test_country (void)
{
  const struct { double longitude, latitude; const char *ref; } places[] = {
    { 71.43, 51.13, "country:KAZ" }, { 69.28, 41.31, "country:UZB" }, { 58.38, 37.95, "country:TKM" }, { 68.78, 38.56, "country:TJK" },
    { 74.59, 42.87, "country:KGZ" }, { -100, 40, "country:USA" }, { 170, 66, "country:RUS" }, { -30, 30, NULL } };
  const double zooms[] = { 2.4, 6.2 };

  if (!has_dataset ())
    {
      g_test_skip ("the dataset is not built");
      return;
    }
  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        MvFrame frame = frame_at (places[i].longitude, places[i].latitude, zooms[z]);
        MvScene *scene = scene_of (area ("KAZ"), NULL);
        const MvMark *hit;

        mv_atlas_shapes (atlas, "world_country", mv_level_for_zoom (frame.zoom));
        mv_atlas_shapes (atlas, "region_country", mv_level_for_zoom (frame.zoom));
        g_assert_cmpstr (mv_scene_hit_country (scene, &frame, (MvPoint) { SIDE / 2, SIDE / 2 }), ==, places[i].ref);
        hit = mv_scene_hit (scene, &frame, (MvPoint) { SIDE / 2, SIDE / 2 }, 4);
        g_assert_cmpstr (hit != NULL ? hit->ref : NULL, ==, g_strcmp0 (places[i].ref, "country:KAZ") == 0 ? "country:KAZ" : NULL);
        scene_free (scene);
      }
}

/* Every mark of real scenes that shows can be hit somewhere near its own middle, by its own ref or by one that lies over it. */
static void
test_real (void)
{
  const char *views[] = { "multivector:?", "multivector:?overlay=treaties", "multivector:?overlay=alliances&org=CSTO&date=2012-01-01" };

  if (!has_dataset ())
    {
      g_test_skip ("the dataset is not built");
      return;
    }
  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MvView) view = mv_view_parse (views[v], &error);
      g_autoptr (MvScene) scene = mv_scene_build (db, atlas, view, NULL, &error);
      MvFrame frame = mv_frame_for_centre (66, 45, 4.5, 1200, 800);
      g_autoptr (GArray) visible = NULL;
      guint n_symbols = 0;

      g_assert_no_error (error);
      mv_atlas_shapes (atlas, "world_country", 1);
      mv_atlas_shapes (atlas, "region_country", 1);
      visible = mv_scene_visible (scene, &frame);
      g_assert_cmpuint (visible->len, >, 4);
      for (guint i = 0; i < visible->len; i++)
        {
          const MvMark *mark = scene->marks->pdata[g_array_index (visible, guint, i)];

          if (mark->form == MV_MARK_SYMBOL)
            {
              const MvMark *hit = mv_scene_hit (scene, &frame, mv_frame_to_surface (&frame, mark->from), 2);

              n_symbols++;
              g_assert_nonnull (hit);
              g_assert_cmpint (hit->form, ==, MV_MARK_SYMBOL);
            }
          if (i > 0)
            g_assert_cmpfloat (mark->order, <=, ((MvMark *) scene->marks->pdata[g_array_index (visible, guint, i - 1)])->order);
        }
      if (v == 0)
        g_assert_cmpuint (n_symbols, >, 10);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  mv_text_init ("en");
  has_dataset ();
  g_test_add_func ("/hit/order", test_order);
  g_test_add_func ("/hit/zoom-range", test_zoom_range);
  g_test_add_func ("/hit/copies", test_copies);
  g_test_add_func ("/hit/visible-order", test_visible_order);
  g_test_add_func ("/hit/country", test_country);
  g_test_add_func ("/hit/real", test_real);
  if (atlas != NULL)
    g_test_add_func ("/hit/paint-agrees", test_paint_agrees);
  status = g_test_run ();
  g_clear_pointer (&atlas, mv_atlas_unref);
  g_clear_pointer (&db, mv_db_close);
  return status;
}
