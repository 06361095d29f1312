/* Labels of the real dataset: no two overlap, none covers a symbol, the same every time, in three languages. */
#include <string.h>

#include "app/paint/label.h"

static MvAtlas *atlas;

/* A scene without data: the base map's labels alone, and what a test adds. */
static MvScene *
make_scene (const char *names)
{
  MvScene *scene = g_new0 (MvScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->view = mv_view_new ();
  g_free (scene->view->names);
  scene->view->names = g_strdup (names);
  scene->atlas = atlas;
  scene->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_mark_free);
  return scene;
}

static void
free_scene (MvScene *scene)
{
  mv_view_free (scene->view);
  g_ptr_array_unref (scene->marks);
  g_free (scene);
}

static const MvStyle *
style (void)
{
  return mv_style_get (MV_VARIANT_LIGHT, NULL);
}

static MvBox
box_of (const MvLabel *label, double scale)
{
  double x = label->at.x * scale + label->dx, y = label->at.y * scale + label->dy;

  return (MvBox) { x, y, x + label->width, y + label->height };
}

static gboolean
overlap (MvBox a, MvBox b)
{
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

static const MvLabel *
find (const MvLabelSet *set, const char *ref)
{
  for (guint i = 0; i < set->n_labels; i++)
    if (g_strcmp0 (set->labels[i].ref, ref) == 0)
      return &set->labels[i];
  return NULL;
}

static void
test_no_overlap (void)
{
  static const char *const languages[] = { "en", "ru", "local" };
  static const double zooms[] = { 1, 2.5, 4.5, 6, 8, 10 };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
      {
        MvScene *scene = make_scene (languages[l]);
        g_autoptr (MvLabelSet) set = mv_labels_place (scene, style (), zooms[z]);
        double scale = MV_TILE_SIZE * exp2 (set->zoom);

        g_assert_cmpuint (set->n_labels, >, zooms[z] < 2 ? 3 : 20);
        for (guint i = 0; i < set->n_labels; i++)
          for (guint j = i + 1; j < set->n_labels; j++)
            if (overlap (box_of (&set->labels[i], scale), box_of (&set->labels[j], scale)))
              g_error ("zoom %g, %s: “%s” and “%s” overlap", zooms[z], languages[l], set->labels[i].text, set->labels[j].text);
        free_scene (scene);
      }
}

static void
test_same_again (void)
{
  MvScene *scene = make_scene ("en");
  g_autoptr (MvLabelSet) one = mv_labels_place (scene, style (), 5), other = mv_labels_place (scene, style (), 5);

  g_assert_cmpuint (one->n_labels, ==, other->n_labels);
  g_assert_cmpmem (one->labels, one->n_labels * sizeof (MvLabel), other->labels, other->n_labels * sizeof (MvLabel));
  free_scene (scene);
}

/* While the map moves between two half steps the labels of the lower one stay, and still do not touch. */
static void
test_between_steps (void)
{
  MvScene *scene = make_scene ("en");
  g_autoptr (MvLabelSet) set = mv_labels_place (scene, style (), mv_label_zoom (6.45));
  double scale = MV_TILE_SIZE * exp2 (6.45);

  g_assert_cmpfloat (set->zoom, ==, 6);
  for (guint i = 0; i < set->n_labels; i++)
    for (guint j = i + 1; j < set->n_labels; j++)
      g_assert_false (overlap (box_of (&set->labels[i], scale), box_of (&set->labels[j], scale)));
  free_scene (scene);
}

/* Names of rivers lean with their rivers, and the box around such a text is larger than the text. */
static void
test_rivers (void)
{
  MvScene *scene = make_scene ("en");
  g_autoptr (MvLabelSet) set = mv_labels_place (scene, style (), 7);
  guint n = 0, leaning = 0;

  for (guint i = 0; i < set->n_labels; i++)
    if (g_str_has_prefix (set->labels[i].ref, "river:"))
      {
        n++;
        leaning += fabs (set->labels[i].angle) > 0.1;
        g_assert_cmpfloat (fabs (set->labels[i].angle), <, G_PI / 2);
      }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (leaning, >, n / 3);
  free_scene (scene);
}

/* A choropleth says its value beneath the country's name, and names on its fill know what they stand on. */
static void
test_area_values (void)
{
  MvScene *scene = make_scene ("en");
  MvMark *mark = mv_mark_new (MV_MARK_AREA, "country:TKM");
  g_autoptr (MvLabelSet) set = NULL;
  const MvLabel *name, *value;

  mark->key = g_intern_string ("TKM");
  mark->paint = MV_PAINT_SEQUENTIAL;
  mark->label = g_strdup ("68 %");      /* synthetic */
  g_ptr_array_add (scene->marks, mark);
  set = mv_labels_place (scene, style (), 5);
  name = find (set, "country:TKM");
  g_assert_nonnull (name);
  value = name + 1;
  g_assert_cmpstr (value->text, ==, "68 %");
  g_assert_cmpfloat (value->dy, >=, name->dy + name->height);
  g_assert_cmpuint (name->ground, !=, 0);
  g_assert_cmpuint (find (set, "country:IRN")->ground, ==, 0);
  free_scene (scene);
}

/* The value of a flow whose other end may be out of sight says whose it is; beside a near partner the value is enough. Synthetic figures. */
static void
test_far_flow (void)
{
  MvScene *scene = make_scene ("en");
  const MvPoint home = mv_atlas_country (atlas, "KAZ")->label, near = mv_atlas_country (atlas, "UZB")->label, far = mv_atlas_country (atlas, "ITA")->label;
  g_autoptr (MvLabelSet) set = NULL;
  const MvLabel *label;

  for (int i = 0; i < 2; i++)
    {
      MvMark *mark = mv_mark_new (MV_MARK_ARROW, i == 0 ? "flow:goods/2023/KAZ/ITA/TOTAL" : "flow:goods/2023/KAZ/UZB/TOTAL");

      mark->title = g_strdup (i == 0 ? "Kazakhstan → Italy" : "Kazakhstan → Uzbekistan");
      mark->label = g_strdup ("US$ 5");
      mark->value = 5;
      mark->width = 2;
      mark->from = home;
      mark->to = i == 0 ? far : near;
      mark->start_gap = 6;
      mark->end_gap = 5;
      g_ptr_array_add (scene->marks, mark);
    }
  set = mv_labels_place (scene, style (), 4);
  label = find (set, "flow:goods/2023/KAZ/ITA/TOTAL");
  g_assert_nonnull (label);
  g_assert_cmpstr (label->text, ==, "Italy US$ 5");
  label = find (set, "flow:goods/2023/KAZ/UZB/TOTAL");
  g_assert_true (label == NULL || g_str_equal (label->text, "US$ 5"));
  free_scene (scene);
}

static void
assert_named (const char *names, const char *ref, const char *text)
{
  MvScene *scene = make_scene (names);
  g_autoptr (MvLabelSet) set = mv_labels_place (scene, style (), 5);
  const MvLabel *label = find (set, ref);

  g_assert_nonnull (label);
  g_assert_cmpstr (label->text, ==, text);
  free_scene (scene);
}

/* Names of Unicode CLDR, as data/tables/name.csv has them. */
static void
test_languages (void)
{
  assert_named ("en", "country:KAZ", "Kazakhstan");
  assert_named ("ru", "country:KAZ", "Казахстан");
  assert_named ("local", "country:KAZ", "Қазақстан");
  assert_named ("local", "country:TJK", "Тоҷикистон");
  assert_named ("local", "country:TKM", "Türkmenistan");
  assert_named ("ru", "country:UZB", "Узбекистан");
  assert_named ("local", "country:UZB", "Oʻzbekiston");
}

/* A synthetic symbol over the middle of Kazakhstan: the name gives way and stays inside the country. */
static void
test_gives_way (void)
{
  MvScene *scene = make_scene ("en");
  const MvAtlasCountry *country = mv_atlas_country (atlas, "KAZ");
  MvMark *mark = g_new0 (MvMark, 1);
  g_autoptr (MvLabelSet) set = NULL;
  const MvLabel *label;
  const MvShapeSet *shapes = mv_atlas_shapes (atlas, "world_country", 1);
  double scale = MV_TILE_SIZE * exp2 (5);
  MvPoint at, middle;
  MvBox box;

  mark->form = MV_MARK_SYMBOL;
  mark->ref = g_strdup ("");
  mark->from = country->label;
  mark->radius = 20;
  mark->max_zoom = 99;
  g_ptr_array_add (scene->marks, mark);
  set = mv_labels_place (scene, style (), 5);
  label = find (set, "country:KAZ");
  g_assert_nonnull (label);
  box = box_of (label, scale);
  at = (MvPoint) { mark->from.x * scale, mark->from.y * scale };
  g_assert_false (overlap (box, (MvBox) { at.x - 20, at.y - 20, at.x + 20, at.y + 20 }));
  middle = (MvPoint) { (box.min_x + box.max_x) / 2 / scale, (box.min_y + box.max_y) / 2 / scale };
  g_assert_true (mv_shape_contains (shapes, mv_shape_set_find (shapes, "KAZ", 0), middle));
  free_scene (scene);
}

static void
test_hidden (void)
{
  MvScene *scene = make_scene ("en");
  MvLabelSet *set;

  scene->view->show &= ~MV_SHOW_PLACES;
  set = mv_labels_place (scene, style (), 6);
  for (guint i = 0; i < set->n_labels; i++)
    g_assert_false (g_str_has_prefix (set->labels[i].ref, "place:"));
  mv_label_set_unref (set);
  scene->view->show &= ~MV_SHOW_LABELS;
  set = mv_labels_place (scene, style (), 6);
  g_assert_cmpuint (set->n_labels, ==, 0);
  mv_label_set_unref (set);
  free_scene (scene);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), NULL);
  g_assert_nonnull (atlas);
  g_test_add_func ("/label/no-overlap", test_no_overlap);
  g_test_add_func ("/label/same-again", test_same_again);
  g_test_add_func ("/label/between-steps", test_between_steps);
  g_test_add_func ("/label/rivers", test_rivers);
  g_test_add_func ("/label/area-values", test_area_values);
  g_test_add_func ("/label/far-flow", test_far_flow);
  g_test_add_func ("/label/languages", test_languages);
  g_test_add_func ("/label/gives-way", test_gives_way);
  g_test_add_func ("/label/hidden", test_hidden);
  status = g_test_run ();
  mv_atlas_unref (atlas);
  return status;
}
