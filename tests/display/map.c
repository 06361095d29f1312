/* The map: tiles to the last one, camera, keyboard, what lies under a point, and a session that drops what is asked no more. */
#include "tests/display/shown.h"

#include <math.h>
#include <string.h>

#include "app/base/guard.h"
#include "ui/map/map.h"
#include "ui/map/pixels.h"

static MvWindow *window;        /* one for all tests */
static MvMap *map;

static MvSession *
session (void)
{
  return mv_map_get_session (map);
}

static gboolean
is_complete (gpointer data)
{
  return mv_map_is_complete (data);
}

/* The map shows VIEW_TEXT, to the last tile. */
static void
begin (const char *view_text)
{
  g_autoptr(GError) error = NULL;

  if (window == NULL)
    {
      window = shown_window (view_text);
      map = MV_MAP (shown_find (GTK_WIDGET (window), MV_TYPE_MAP, NULL));
    }
  mv_session_set_text (session (), view_text, &error);
  g_assert_no_error (error);
  shown_settle (window);
  shown_wait (is_complete, map, "the map is complete");
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  gboolean late = FALSE;

  g_timeout_add (ms, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

static void
act (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (map), action, NULL));
}

static void
test_speech (void)
{
  begin ("multivector:?");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_PROPERTY_LABEL, mv_session_get_scene (session ())->title);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

/* The camera of the view follows the map once that rests, and asks the store nothing. */
static void
test_keyboard_moves (void)
{
  MvScene *scene;
  MvFrame before, after;
  const MvView *view;

  begin ("multivector:?overlay=none&at=66,42,5");
  scene = mv_session_get_scene (session ());
  before = mv_map_get_frame (map);
  g_assert_cmpfloat_with_epsilon (before.zoom, 5, 1e-9);
  act ("map.zoom-in");
  after = mv_map_get_frame (map);
  g_assert_cmpfloat_with_epsilon (after.zoom, 5.5, 1e-9);

  gtk_widget_activate_action (GTK_WIDGET (map), "map.pan", "(dd)", 1.0, 0.0);
  before = after;
  after = mv_map_get_frame (map);
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 80, 0.01);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.01);

  wait_ms (400);
  view = mv_session_get_view (session ());
  g_assert_true (view->has_camera);
  g_assert_cmpfloat_with_epsilon (view->zoom, 5.5, 1e-9);
  g_assert_cmpfloat (view->longitude, >, 66);
  g_assert_true (scene == mv_session_get_scene (session ()));
  g_assert_false (mv_session_get_loading (session ()));
  shown_wait (is_complete, map, "the moved map is complete");
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

static gboolean
has_arrived (gpointer zoom)
{
  return fabs (mv_map_get_frame (map).zoom - *(double *) zoom) < 1e-6;
}

/* Views that follow one another faster than the map rests: where one of them sent the camera is no move of a person, and what can be done again
 * stays so. */
static void
test_views_in_haste (void)
{
  static const char *const views[] = { "at=66,42,5", "focus=KAZ,UZB", "at=100,50,4", "at=60,40,6" };
  double zoom = 0;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *text = g_strconcat ("multivector:?overlay=none&", views[i], NULL);

      begin (text);
      wait_ms (300);
      if (i == 1)
        zoom = mv_map_get_frame (map).zoom;
    }
  for (guint i = 1; i < G_N_ELEMENTS (views); i++)
    mv_session_undo (session ());
  shown_settle (window);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  mv_session_redo (session ());
  shown_wait (has_arrived, &zoom, "the map has flown");
  mv_session_redo (session ());
  wait_ms (1000);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_true (mv_session_can_redo (session ()));
  g_assert_cmpfloat (mv_session_get_view (session ())->longitude, ==, 100);
}

static void
test_limits (void)
{
  MvFrame frame;

  begin ("multivector:?overlay=none&at=66,42,5");
  for (int i = 0; i < 20; i++)
    act ("map.zoom-out");
  frame = mv_map_get_frame (map);
  g_assert_cmpfloat_with_epsilon (frame.zoom, 1.5, 1e-9);
  for (int i = 0; i < 40; i++)
    gtk_widget_activate_action (GTK_WIDGET (map), "map.pan", "(dd)", 0.0, -1.0);
  frame = mv_map_get_frame (map);
  /* Never beyond the northern edge of the world, unless the window is higher than the world. */
  g_assert_cmpfloat (frame.y, >=, MIN (-0.01, (frame.scale - frame.height) / 2 - 0.01));
  for (int i = 0; i < 40; i++)
    act ("map.zoom-in");
  g_assert_cmpfloat_with_epsilon (mv_map_get_frame (map).zoom, 11, 1e-9);
}

static const MvCountryPlace *
place_of (const char *ref)
{
  guint n;
  const MvCountryPlace *places = mv_session_get_countries (session (), &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (places[i].ref, ref) == 0)
      return &places[i];
  g_error ("%s is not on the map", ref);
}

/* Where a country's label stands, the country answers: for each of the five, and for the same place one world farther. */
static void
test_pick (void)
{
  const char *refs[] = { "country:KAZ", "country:KGZ", "country:TJK", "country:TKM", "country:UZB" };
  MvFrame frame;

  begin ("multivector:?overlay=none&at=66,45,4");
  frame = mv_map_get_frame (map);
  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      MvPoint at = mv_frame_to_surface (&frame, place_of (refs[i])->label);

      g_assert_cmpstr (mv_map_pick (map, at.x, at.y), ==, refs[i]);
    }
  begin ("multivector:?overlay=none&at=-179.5,45,2");
  frame = mv_map_get_frame (map);
  {
    MvPoint at = mv_frame_to_surface (&frame, place_of ("country:UZB")->label);

    g_assert_cmpfloat (at.x, >, frame.width);
    g_assert_cmpstr (mv_map_pick (map, at.x - frame.scale, at.y), ==, "country:UZB");
  }
}

/* The popover with a cluster's members, while it is open. */
static GtkWidget *
members (void)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (map)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return child;
  return NULL;
}

static gboolean
has_list (gpointer data)
{
  GtkWidget *list = members () == NULL ? NULL : shown_find (members (), GTK_TYPE_LIST_BOX, NULL);

  return list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) != NULL;
}

static void
test_home (void)
{
  MvFrame frame;
  MvBox region, seen;

  begin ("multivector:?overlay=none&at=-100,45,5");
  act ("map.home");
  frame = mv_map_get_frame (map);
  seen = mv_frame_box (&frame, 0);
  region = mv_session_get_region (session ());
  g_assert_cmpfloat (region.min_x, <, region.max_x);
  g_assert_cmpfloat (seen.min_x, <, region.min_x);
  g_assert_cmpfloat (seen.max_x, >, region.max_x);
  g_assert_cmpfloat (seen.min_y, <, region.min_y);
  g_assert_cmpfloat (seen.max_y, >, region.max_y);
}

/* A cluster that zooming parts is zoomed into; one that it does not part lists its members, and the keyboard chooses one. */
static void
test_clusters (void)
{
  const MvMark *far = NULL, *near = NULL;
  MvScene *scene;
  MvFrame frame;
  MvPoint at;

  begin ("multivector:?overlay=projects&focus=CA5&at=68.78,38.56,5");
  scene = mv_session_get_scene (session ());
  frame = mv_map_get_frame (map);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];

      if (mark->members == NULL || mark->min_zoom > frame.zoom)
        continue;
      at = mv_frame_to_surface (&frame, mark->from);
      if (mark->max_zoom > frame.zoom && mark->max_zoom < 11 && at.x > 50 && at.x < frame.width - 50 && at.y > 50
          && at.y < frame.height - 50)
        far = mark;
    }
  for (guint i = 0; i < scene->marks->len && near == NULL; i++)
    {
      const MvMark *mark = scene->marks->pdata[i];

      if (mark->members != NULL && mark->min_zoom <= 11 && mark->max_zoom > 11)
        near = mark;
    }
  g_assert_nonnull (far);
  g_assert_nonnull (near);
  at = mv_frame_to_surface (&frame, far->from);
  g_assert_true (g_str_has_prefix (mv_map_pick (map, at.x, at.y), "cluster:"));

  mv_map_show_point (map, near->from, 11);
  shown_wait (is_complete, map, "the map is complete");
  frame = mv_map_get_frame (map);
  g_assert_cmpfloat_with_epsilon (frame.zoom, 11, 1e-9);
  act ("map.clear");
  for (int i = 0; i < 500; i++)
    {
      act ("map.next-mark");
      if (g_str_has_prefix (mv_map_get_roving (map), "cluster:"))
        break;
    }
  g_assert_true (g_str_has_prefix (mv_map_get_roving (map), "cluster:"));
  act ("map.activate-mark");
  shown_wait (has_list, NULL, "the members are listed");
  g_signal_emit_by_name (shown_find (members (), GTK_TYPE_LIST_BOX, NULL), "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (shown_find (members (), GTK_TYPE_LIST_BOX, NULL)), 1));
  g_assert_true (g_str_has_prefix (mv_session_get_view (session ())->select, "project:"));
  shown_settle (window);
}

/* The camera goes to what is selected: to Russia without its corner beyond 180°, which would be the whole world. */
static void
test_zoom_to_selection (void)
{
  MvFrame frame;
  MvPoint at;

  begin ("multivector:?overlay=none&at=-100,45,5&select=country:UZB");
  act ("map.zoom-to-selection");
  frame = mv_map_get_frame (map);
  at = mv_frame_to_surface (&frame, place_of ("country:UZB")->label);
  g_assert_cmpfloat (frame.zoom, >, 4);
  g_assert_true (at.x > 0 && at.x < frame.width && at.y > 0 && at.y < frame.height);
  mv_session_select (session (), "country:RUS");
  act ("map.zoom-to-selection");
  g_assert_cmpfloat (mv_map_get_frame (map).zoom, >, 1.6);
}

/* Everything in sight can be reached, chosen and left by the keyboard alone. */
static void
test_roving (void)
{
  g_autofree char *first = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  begin ("multivector:?overlay=trade&focus=UZB&direction=export&year=2022&top=10&at=66,45,3.5");
  mv_session_select (session (), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (map));
  act ("map.next-mark");
  first = g_strdup (mv_map_get_roving (map));
  g_assert_nonnull (first);

  for (int i = 0; i < 2000 && g_hash_table_add (seen, g_strdup (mv_map_get_roving (map))); i++)
    act ("map.next-mark");
  /* Around once, back at the first, and the countries were on the way. */
  g_assert_cmpstr (mv_map_get_roving (map), ==, first);
  g_assert_true (g_hash_table_contains (seen, "country:UZB"));
  g_assert_true (g_hash_table_contains (seen, "country:KAZ"));
  g_assert_true (g_hash_table_contains (seen, "flow:goods/2022/UZB/RUS/TOTAL"));

  act ("map.activate-mark");
  g_assert_cmpstr (mv_session_get_view (session ())->select, ==, first);
  act ("map.clear");
  g_assert_null (mv_map_get_roving (map));
  g_assert_cmpstr (mv_session_get_view (session ())->select, ==, first);
  act ("map.clear");
  g_assert_cmpstr (mv_session_get_view (session ())->select, ==, "");
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Of years asked for faster than they can be answered only the last arrives. */
static void
test_stale_answers (void)
{
  guint scenes = 0;
  gulong handler;

  begin ("multivector:?at=66,45,4&year=2022");
  handler = g_signal_connect_swapped (session (), "notify::scene", G_CALLBACK (count_cb), &scenes);
  for (int year = 2005; year <= 2020; year++)
    mv_session_set_year (session (), year);
  g_assert_true (mv_session_get_loading (session ()));
  shown_settle (window);
  g_assert_cmpint (mv_session_get_scene (session ())->view->year, ==, 2020);
  wait_ms (300);
  g_assert_cmpint (mv_session_get_scene (session ())->view->year, ==, 2020);
  g_assert_cmpuint (scenes, ==, 1);
  g_signal_handler_disconnect (session (), handler);

  mv_session_undo (session ());
  shown_settle (window);
  g_assert_cmpint (mv_session_get_scene (session ())->view->year, ==, 2019);
  mv_session_redo (session ());
  shown_settle (window);
  g_assert_cmpint (mv_session_get_scene (session ())->view->year, ==, 2020);
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

static gboolean
is_good (gpointer data)
{
  return mv_session_get_error (session ()) == NULL && !mv_session_get_loading (session ());
}

/* A view that asks for what is not there keeps the last picture and says why. */
static void
test_error (void)
{
  g_autoptr(GError) error = NULL;
  MvScene *scene;

  begin ("multivector:?at=66,45,4&year=2022");
  scene = mv_session_get_scene (session ());
  mv_session_set_text (session (), "multivector:?at=66,45,4&year=2022&focus=QQQ", &error);
  g_assert_no_error (error);
  shown_settle (window);
  g_assert_nonnull (mv_session_get_error (session ()));
  g_assert_nonnull (strstr (mv_session_get_error (session ())->message, "QQQ"));
  g_assert_true (mv_session_get_scene (session ()) == scene);
  mv_session_undo (session ());
  shown_wait (is_good, NULL, "the error goes with its view");
}

static cairo_surface_t *
surface_of (guint32 first, guint32 second)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2, 1);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  pixels[0] = first;
  pixels[1] = second;
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Opaque, translucent and plain pixels come back as they went in, whichever renderer they were made for. */
static void
test_pixels (void)
{
  const guint32 pixels[][2] = { { 0xff102030, 0xff405060 }, { 0x80402010, 0x00000000 } };
  GdkRGBA plain = { 0 };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(GskRenderNode) node = mv_pixels_node (surface_of (pixels[i / 2][0], pixels[i / 2][1]), 1, i % 2 == 0, &plain);
      cairo_surface_t *back = surface_of (0, 0);
      cairo_t *cr = cairo_create (back);
      const guint32 *drawn = (const guint32 *) (gpointer) cairo_image_surface_get_data (back);

      gsk_render_node_draw (node, cr);
      cairo_destroy (cr);
      cairo_surface_flush (back);
      g_assert_cmpmem (drawn, 8, pixels[i / 2], 8);
      cairo_surface_destroy (back);
    }
  g_assert_null (mv_pixels_node (surface_of (0xff336699, 0xff336699), 1, TRUE, &plain));
  g_assert_cmpfloat_with_epsilon (plain.red, 0x33 / 255.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (plain.blue, 0x99 / 255.0, 1e-6);
  g_assert_cmpfloat (plain.alpha, ==, 1);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/map/speech", test_speech);
  g_test_add_func ("/map/keyboard-moves", test_keyboard_moves);
  g_test_add_func ("/map/views-in-haste", test_views_in_haste);
  g_test_add_func ("/map/limits", test_limits);
  g_test_add_func ("/map/pick", test_pick);
  g_test_add_func ("/map/home", test_home);
  g_test_add_func ("/map/clusters", test_clusters);
  g_test_add_func ("/map/zoom-to-selection", test_zoom_to_selection);
  g_test_add_func ("/map/roving", test_roving);
  g_test_add_func ("/map/stale-answers", test_stale_answers);
  g_test_add_func ("/map/error", test_error);
  g_test_add_func ("/map/pixels", test_pixels);
  return g_test_run ();
}
