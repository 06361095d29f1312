/* Clusters and project symbols. All records synthetic. */
#include "app/plan/cluster.h"
#include "app/plan/project-legend.h"
#include "app/plan/project-plan.h"

/* World units of PX at ZOOM. */
static double
px (double pixels, int zoom)
{
  return pixels / (256.0 * (1 << zoom));
}

/* Every point in exactly one node at every zoom. */
static void
assert_partition (GPtrArray *nodes, guint n)
{
  for (double zoom = 0; zoom < 20; zoom += 0.5)
    {
      g_autofree guint *seen = g_new0 (guint, n);

      for (guint i = 0; i < nodes->len; i++)
        {
          const MvClusterNode *node = g_ptr_array_index (nodes, i);

          for (guint k = 0; node->min_zoom <= zoom && zoom < node->max_zoom && k < node->n_members; k++)
            seen[node->members[k]]++;
        }
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (seen[i], ==, 1);
    }
}

static void
test_pair_parts (void)
{
  /* 90 px apart at zoom 6: 45 at 5, 22.5 at 4. So one cluster below 5, two symbols from 5 on. */
  const MvClusterPoint points[] = { { { 0.5, 0.5 }, 2 }, { { 0.5 + px (90, 6), 0.5 }, 1 } };
  g_autoptr (GPtrArray) nodes = mv_cluster_points (points, 2);

  g_assert_cmpuint (nodes->len, ==, 3);
  assert_partition (nodes, 2);
  for (guint i = 0; i < nodes->len; i++)
    {
      const MvClusterNode *node = g_ptr_array_index (nodes, i);

      if (node->n_members == 2)
        {
          g_assert_cmpfloat (node->min_zoom, ==, 0);
          g_assert_cmpfloat (node->max_zoom, ==, 5);
          g_assert_cmpfloat_with_epsilon (node->at.x, 0.5 + px (45, 6), 1e-12);
        }
      else
        g_assert_cmpfloat (node->min_zoom, ==, 5);
    }
}

static void
test_same_place_stays (void)
{
  const MvClusterPoint points[] = { { { 0.5, 0.5 }, 0 }, { { 0.5, 0.5 }, 0 }, { { 0.5, 0.5 }, 0 } };
  g_autoptr (GPtrArray) nodes = mv_cluster_points (points, 3);

  g_assert_cmpuint (nodes->len, ==, 1);
  assert_partition (nodes, 3);
  g_assert_cmpuint (((MvClusterNode *) g_ptr_array_index (nodes, 0))->n_members, ==, 3);
}

static double
node_radius (const MvClusterNode *node, const MvClusterPoint *points)
{
  return node->n_members > 1 ? mv_cluster_radius (node->n_members) : points[node->members[0]].radius;
}

/* At the zooms 2 to 8 no cluster covers another or a lone symbol. */
static void
assert_apart (GPtrArray *nodes, const MvClusterPoint *points)
{
  for (int zoom = 2; zoom < 9; zoom++)
    for (guint i = 0; i < nodes->len; i++)
      for (guint j = 0; j < i; j++)
        {
          const MvClusterNode *a = g_ptr_array_index (nodes, i), *b = g_ptr_array_index (nodes, j);
          double distance = hypot (a->at.x - b->at.x, a->at.y - b->at.y) / px (1, zoom);

          if (MAX (a->min_zoom, b->min_zoom) <= zoom && zoom < MIN (a->max_zoom, b->max_zoom) && (a->n_members > 1 || b->n_members > 1))
            g_assert_cmpfloat (distance, >=, node_radius (a, points) + node_radius (b, points));
        }
}

static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const char *const groups[] = { "KAZ", "KGZ", "TJK" };
  MvClusterPoint points[700];
  g_autoptr (GPtrArray) nodes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (MvClusterPoint) { { 0.63 + 0.1 * g_rand_double (rand), 0.35 + 0.05 * g_rand_double (rand) }, g_rand_double (rand), 5 + 10 * g_rand_double (rand),
                                   groups[g_rand_int_range (rand, 0, G_N_ELEMENTS (groups))] };
  nodes = mv_cluster_points (points, G_N_ELEMENTS (points));
  assert_partition (nodes, G_N_ELEMENTS (points));
  assert_apart (nodes, points);
}

/* Synthetic points of two countries, 16 px apart at zoom 4: two clusters that make room for each other, one below. */
static void
test_countries (void)
{
  MvClusterPoint points[8];
  g_autoptr (GPtrArray) nodes = NULL;
  guint n_at_four = 0;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (MvClusterPoint) { { 0.5 + px (16, 4) * (i % 2), 0.5 }, 1, 6, i % 2 == 0 ? "KAZ" : "UZB" };
  nodes = mv_cluster_points (points, G_N_ELEMENTS (points));
  assert_partition (nodes, G_N_ELEMENTS (points));
  assert_apart (nodes, points);
  for (guint i = 0; i < nodes->len; i++)
    {
      const MvClusterNode *node = g_ptr_array_index (nodes, i);

      if (node->min_zoom <= 2)
        g_assert_cmpuint (node->n_members, ==, 8);
      if (node->min_zoom <= 4 && 4 < node->max_zoom)
        {
          n_at_four++;
          g_assert_cmpuint (node->n_members, ==, 4);
          g_assert_cmpfloat (fabs (node->at.x - points[node->members[0]].at.x), <, px (12, 4));
        }
    }
  g_assert_cmpuint (n_at_four, ==, 2);
}

static char *
detail (guint index, gpointer data)
{
  return g_strdup_printf ("record %u", index);
}

static void
test_symbols (void)
{
  const MvPoint nowhere = { NAN, NAN };
  const MvProjectItem items[] = {
    { .id = "a", .name = "A", .at = { 0.5, 0.5 }, .role = MV_ROLE_CHN, .theme = MV_THEME_POWER, .placing = MV_PLACE_SITE, .amount = 1e9, .has_footprint = TRUE },
    { .id = "b", .name = "B", .at = { 0.6, 0.5 }, .role = MV_ROLE_RUS, .placing = MV_PLACE_AREA, .amount = NAN },
    { .id = "c", .name = "C", .at = { 0.7, 0.5 }, .role = MV_ROLE_RUS, .placing = MV_PLACE_APPROXIMATE, .amount = 5e10 },
    { .id = "d", .name = "D", .at = { 0.7, 0.5 }, .role = MV_ROLE_CHN, .placing = MV_PLACE_SITE, .amount = 1e8, .ended = TRUE },
    { .id = "e", .name = "E", .at = nowhere, .placing = MV_PLACE_NONE, .amount = 1e8 }
  };
  g_autoptr (GPtrArray) marks = mv_project_plan (items, G_N_ELEMENTS (items), detail, NULL);
  guint n_clusters = 0;

  g_assert_cmpuint (marks->len, ==, 4);         /* a footprint, two symbols, one cluster at all zooms */
  for (guint i = 0; i < marks->len; i++)
    {
      const MvMark *mark = g_ptr_array_index (marks, i);

      if (mark->form == MV_MARK_LINE)
        {
          g_assert_cmpstr (mark->layer, ==, "project_footprint");
          g_assert_cmpstr (mark->key, ==, "a");
          g_assert_cmpfloat (mark->min_zoom, ==, MV_PROJECT_FOOTPRINT_ZOOM);
        }
      else if (mark->symbol == MV_SYMBOL_CLUSTER)
        {
          n_clusters++;
          g_assert_cmpuint (mark->count, ==, 2);
          g_assert_cmpuint (mark->shares[MV_ROLE_CHN], ==, 1);
          g_assert_cmpuint (mark->shares[MV_ROLE_RUS], ==, 1);
          g_assert_cmpstr (mark->members[0], ==, "project:c");
          g_assert_true (isnan (mark->value));  /* counts, never a sum of amounts */
        }
      else if (g_str_equal (mark->ref, "project:a"))
        {
          g_assert_cmpfloat_with_epsilon (mark->radius, 10, 1e-9);
          g_assert_false (mark->hollow);
          g_assert_cmpstr (mark->detail, ==, "record 0");
        }
      else
        {
          g_assert_cmpstr (mark->ref, ==, "project:b");
          g_assert_true (mark->hollow);
          g_assert_cmpfloat (mark->radius, ==, MV_PROJECT_RADIUS_UNKNOWN);
        }
    }
  g_assert_cmpuint (n_clusters, ==, 1);
}

static void
test_words (void)
{
  g_assert_cmpint (mv_placing_from_code ("borrower_office"), ==, MV_PLACE_OFFICE);
  g_assert_cmpint (mv_placing_from_code ("country"), ==, MV_PLACE_AREA);
  g_assert_cmpint (mv_placing_from_code ("footprint"), ==, MV_PLACE_SITE);
  g_assert_cmpint (mv_placing_from_code ("none"), ==, MV_PLACE_NONE);
  g_assert_cmpint (mv_status_from_code (NULL), ==, MV_STATUS_UNKNOWN);
  for (guint i = 0; i < MV_STATUS_UNKNOWN; i++)
    g_assert_cmpint (mv_status_from_code (mv_status_code (i)), ==, i);
}

static void
test_legend_counts (void)
{
  const MvBasisCount bases[] = { { "prices one", 3 }, { "prices two", 4 } };
  MvProjectCounts counts = { .year = 2020, .n_shown = 7, .n_unplaced = 12, .bases = bases, .n_bases = 2 };
  g_autoptr (MvLegend) legend = NULL;
  gboolean sponsor = FALSE, caution = FALSE, unplaced = FALSE;

  counts.roles[MV_ROLE_CHN] = 5;
  counts.role_off[MV_ROLE_CHN] = TRUE;
  legend = mv_project_legend_new (&counts);
  for (guint i = 0; i < legend->items->len; i++)
    {
      const MvLegendItem *item = g_ptr_array_index (legend->items, i);

      sponsor |= g_strcmp0 (item->key, "sponsor=CHN") == 0 && item->off && g_strcmp0 (item->value, "5") == 0;
      caution |= item->caution && item->kind == MV_LEGEND_NOTE;
      unplaced |= g_str_has_prefix (item->label, "12 without a place");
    }
  g_assert_true (sponsor && caution && unplaced);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-plan/pair-parts", test_pair_parts);
  g_test_add_func ("/project-plan/same-place-stays", test_same_place_stays);
  g_test_add_func ("/project-plan/many", test_many);
  g_test_add_func ("/project-plan/countries", test_countries);
  g_test_add_func ("/project-plan/symbols", test_symbols);
  g_test_add_func ("/project-plan/words", test_words);
  g_test_add_func ("/project-plan/legend-counts", test_legend_counts);
  return g_test_run ();
}
