/* Flows: which are drawn, what is left over, and that nothing is lost. All figures synthetic. */
#include <string.h>

#include "app/measure/balance.h"
#include "app/plan/flow-legend.h"
#include "app/plan/scale.h"

static MvFlowLink
link_of (const char *from, const char *to, double value)
{
  static const char *const focus[] = { "AAA", "BBB", NULL };
  gboolean from_focus = g_strv_contains (focus, from), to_focus = g_strv_contains (focus, to);
  MvPoint at = { 0.5, 0.5 }, nowhere = { NAN, NAN };

  return (MvFlowLink) {
    .from = g_intern_string (from), .to = g_intern_string (to), .value = value, .from_focus = from_focus, .to_focus = to_focus,
    .from_at = g_str_equal (from, "XXX") ? nowhere : at, .to_at = g_str_equal (to, "XXX") ? nowhere : at,
    .from_role = g_str_equal (from, "CCC") ? MV_ROLE_CHN : MV_ROLE_OTHER, .to_role = g_str_equal (to, "CCC") ? MV_ROLE_CHN : MV_ROLE_OTHER
  };
}

static void
test_sums_hold (void)
{
  const MvFlowLink links[] = {
    link_of ("AAA", "CCC", 100), link_of ("AAA", "DDD", 40), link_of ("AAA", "EEE", 5), link_of ("AAA", "XXX", 30),
    link_of ("CCC", "AAA", 20), link_of ("EEE", "BBB", 60), link_of ("XXX", "BBB", 7), link_of ("AAA", "BBB", 9), link_of ("AAA", "FFF", NAN)
  };
  const MvFlowChoice choice = { .outward = TRUE, .inward = TRUE, .top = 2, .scale_max = 200, .full_width = 20 };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, G_N_ELEMENTS (links), &choice);

  /* Ranked by both ways together: CCC 120, EEE 65, DDD 40: DDD is the rest. */
  g_assert_cmpuint (plan->n_partners, ==, 3);
  g_assert_cmpuint (plan->n_partners_shown, ==, 2);
  g_assert_cmpfloat (plan->sums[MV_SIDE_OUT].shown, ==, 105);
  g_assert_cmpfloat (plan->sums[MV_SIDE_OUT].other, ==, 40);
  g_assert_cmpfloat (plan->sums[MV_SIDE_OUT].unplaced, ==, 30);
  g_assert_cmpfloat (plan->sums[MV_SIDE_OUT].total, ==, 175);
  g_assert_cmpfloat (plan->sums[MV_SIDE_IN].shown, ==, 80);
  g_assert_cmpfloat (plan->sums[MV_SIDE_IN].unplaced, ==, 7);
  g_assert_cmpfloat (plan->sums[MV_SIDE_WITHIN].shown, ==, 9);
  g_assert_cmpuint (plan->sums[MV_SIDE_WITHIN].n, ==, 1);
  g_assert_cmpuint (plan->n_unknown, ==, 1);
  g_assert_cmpuint (plan->unplaced->len, ==, 1);
  g_assert_cmpfloat (g_array_index (plan->unplaced, MvFlowUnplaced, 0).out, ==, 30);
  g_assert_cmpfloat (g_array_index (plan->unplaced, MvFlowUnplaced, 0).in, ==, 7);
  g_assert_cmpuint (plan->arrows->len, ==, 5);
}

static void
test_widths_are_linear (void)
{
  const MvFlowLink links[] = { link_of ("AAA", "CCC", 100), link_of ("CCC", "AAA", 50), link_of ("AAA", "DDD", 1) };
  const MvFlowChoice choice = { .outward = TRUE, .inward = TRUE, .scale_max = 200, .full_width = 20 };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, G_N_ELEMENTS (links), &choice);
  const MvFlowArrow *arrows = (const MvFlowArrow *) (gpointer) plan->arrows->data;

  g_assert_cmpfloat_with_epsilon (arrows[0].width, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (arrows[1].width, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (arrows[2].width, MV_FLOW_MIN_WIDTH, 1e-9);
  /* The colour is the partner's, whichever way the flow runs. */
  g_assert_cmpint (arrows[0].role, ==, MV_ROLE_CHN);
  g_assert_cmpint (arrows[1].role, ==, MV_ROLE_CHN);
}

static void
test_one_direction (void)
{
  const MvFlowLink links[] = { link_of ("AAA", "CCC", 100), link_of ("CCC", "AAA", 50) };
  const MvFlowChoice choice = { .outward = TRUE, .scale_max = 100, .full_width = 20 };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, G_N_ELEMENTS (links), &choice);

  g_assert_cmpuint (plan->arrows->len, ==, 1);
  g_assert_cmpfloat (plan->sums[MV_SIDE_IN].total, ==, 0);
  g_assert_cmpfloat (plan->reported[MV_SIDE_IN], ==, 50);       /* the legend still offers it */
}

static void
test_balance (void)
{
  const MvFlowLink links[] = {
    link_of ("AAA", "CCC", 100), link_of ("CCC", "AAA", 30),    /* surplus of AAA: 70 */
    link_of ("AAA", "DDD", 10), link_of ("DDD", "AAA", 25),     /* deficit: 15 */
    link_of ("AAA", "EEE", 40),                                 /* the other way is not recorded: no balance */
    link_of ("AAA", "BBB", 5), link_of ("BBB", "AAA", 8)        /* within */
  };
  const MvFlowChoice choice = { .balance = TRUE, .scale_max = 100, .full_width = 20 };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, G_N_ELEMENTS (links), &choice);
  const MvFlowArrow *arrows = (const MvFlowArrow *) (gpointer) plan->arrows->data;

  g_assert_cmpuint (plan->arrows->len, ==, 3);
  g_assert_cmpuint (plan->n_one_sided, ==, 1);
  g_assert_cmpuint (arrows[0].link, ==, 0);
  g_assert_cmpfloat (arrows[0].value, ==, 70);
  g_assert_cmpuint (arrows[1].link, ==, 3);
  g_assert_cmpfloat (arrows[1].value, ==, 15);
  g_assert_cmpuint (arrows[2].link, ==, 6);
  g_assert_cmpfloat (arrows[2].value, ==, 3);
  g_assert_cmpfloat (plan->sums[MV_SIDE_OUT].total, ==, 70);
  g_assert_cmpfloat (plan->sums[MV_SIDE_IN].total, ==, 15);
  g_assert_true (isnan (mv_balance_net (40, NAN)));
  g_assert_true (isnan (mv_share_of (1, 0)));
  g_assert_cmpfloat (mv_share_of (1, 4), ==, 0.25);
}

static void
test_money_taken_back (void)
{
  const MvFlowLink links[] = { link_of ("CCC", "AAA", -12) };
  const MvFlowChoice choice = { .inward = TRUE, .scale_max = 120, .full_width = 20 };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, 1, &choice);
  const MvFlowArrow *arrow = &g_array_index (plan->arrows, MvFlowArrow, 0);

  g_assert_true (arrow->returned);
  g_assert_cmpfloat (arrow->value, ==, -12);
  g_assert_cmpfloat_with_epsilon (arrow->width, 2, 1e-9);
}

static const char *
echo (const char *iso3, gpointer data)
{
  return iso3;
}

static void
test_legend (void)
{
  const MvFlowLink links[] = { link_of ("AAA", "CCC", 1e9), link_of ("AAA", "DDD", 2e8), link_of ("AAA", "XXX", 3e8) };
  const MvFlowChoice choice = { .outward = TRUE, .top = 1, .scale_max = 1.5e9, .full_width = 20 };
  const MvFlowWords words = { .overlay = "trade", .title = "Goods, 2000", .unit = "USD", .sides = { "Out", "In", NULL },
                              .keys = { "direction=export", "direction=import", NULL }, .name = echo };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, G_N_ELEMENTS (links), &choice);
  g_autoptr (MvLegend) legend = mv_flow_legend_new (plan, &choice, &words);
  const MvLegendItem *first = g_ptr_array_index (legend->items, 0);
  gboolean other = FALSE, unplaced = FALSE, import_off = FALSE;

  g_assert_cmpint (first->kind, ==, MV_LEGEND_WIDTH);
  g_assert_cmpstr (first->label, ==, "US$ 1 bn");
  g_assert_cmpfloat_with_epsilon (first->width, 20 / 1.5, 1e-9);
  for (guint i = 0; i < legend->items->len; i++)
    {
      const MvLegendItem *item = g_ptr_array_index (legend->items, i);

      other |= g_strcmp0 (item->value, "US$ 200 million") == 0;
      unplaced |= g_str_has_prefix (item->label, "XXX") && g_strcmp0 (item->value, "US$ 300 million") == 0;
      import_off |= g_strcmp0 (item->key, "direction=import") == 0 && item->off && g_strcmp0 (item->value, "none recorded") == 0;
    }
  g_assert_true (other && unplaced && import_off);
}

/* There is no half of a person: the legend of things counted one by one begins at one. */
static void
test_legend_of_counts (void)
{
  const MvFlowLink links[] = { link_of ("AAA", "CCC", 2) };
  const MvFlowChoice choice = { .outward = TRUE, .scale_max = 2, .full_width = 20 };
  const MvFlowWords words = { .overlay = "air", .title = "Air links, 2014", .unit = "airport pairs", .sides = { "Out", "In", NULL }, .name = echo };
  g_autoptr (MvFlowPlan) plan = mv_flow_plan_new (links, G_N_ELEMENTS (links), &choice);
  g_autoptr (MvLegend) legend = mv_flow_legend_new (plan, &choice, &words);

  for (guint i = 0; i < legend->items->len; i++)
    g_assert_null (strstr (((MvLegendItem *) legend->items->pdata[i])->label, "0."));
  g_assert_cmpint (((MvLegendItem *) legend->items->pdata[1])->kind, ==, MV_LEGEND_WIDTH);
  g_assert_cmpint (((MvLegendItem *) legend->items->pdata[2])->kind, ==, MV_LEGEND_NOTE);
}

static void
test_scales (void)
{
  double steps[3], low = 0.52, high = 0.68;
  const MvAreaScale area = { .unit_value = 100, .unit = 10, .minimum = 2, .maximum = 30 };

  g_assert_cmpfloat (mv_scale_floor (17.9), ==, 10);
  g_assert_cmpfloat (mv_scale_floor (2), ==, 2);
  g_assert_cmpfloat (mv_scale_floor (5e9), ==, 5e9);
  g_assert_cmpuint (mv_scale_steps (17.9, steps, 3), ==, 3);
  g_assert_cmpfloat (steps[1], ==, 5);
  g_assert_cmpfloat (steps[2], ==, 2);
  g_assert_cmpfloat (mv_scale_radius (&area, 400), ==, 20);     /* four times the value, twice the radius */
  g_assert_cmpfloat (mv_scale_radius (&area, 1), ==, 2);
  g_assert_cmpfloat (mv_scale_radius (&area, 1e6), ==, 30);
  mv_scale_share_range (&low, &high);
  g_assert_cmpfloat_with_epsilon (low, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (high, 0.7, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-plan/sums-hold", test_sums_hold);
  g_test_add_func ("/flow-plan/widths-are-linear", test_widths_are_linear);
  g_test_add_func ("/flow-plan/one-direction", test_one_direction);
  g_test_add_func ("/flow-plan/balance", test_balance);
  g_test_add_func ("/flow-plan/money-taken-back", test_money_taken_back);
  g_test_add_func ("/flow-plan/legend", test_legend);
  g_test_add_func ("/flow-plan/legend-of-counts", test_legend_of_counts);
  g_test_add_func ("/flow-plan/scales", test_scales);
  return g_test_run ();
}
