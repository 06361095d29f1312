#include "app/plan/flow-legend.h"

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/base/unit.h"
#include "app/plan/scale.h"

#define SMALL_SHARE 0.0001      /* of all flows: below it a partner without a place is not named */

static void
add_widths (MvLegend *legend, const MvFlowChoice *choice, const MvFlowWords *words)
{
  double steps[3];
  guint n = choice->scale_max > 0 ? mv_scale_steps (choice->scale_max, steps, G_N_ELEMENTS (steps)) : 0;
  double thin = choice->scale_max * MV_FLOW_MIN_WIDTH / choice->full_width;
  g_autofree char *thinnest = NULL;

  while (n > 0 && steps[n - 1] < 1 && mv_unit_is_whole (words->unit))
    n--;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = mv_number_short (steps[i], words->unit);
      MvLegendItem *item = mv_legend_add (legend, MV_LEGEND_WIDTH, label, NULL);

      item->width = mv_scale_width (steps[i], choice->scale_max, choice->full_width, MV_FLOW_MIN_WIDTH);
      item->paint = MV_PAINT_QUIET;
    }
  if (n == 0)
    return;
  if (thin < 1 && mv_unit_is_whole (words->unit))
    {
      mv_legend_note (legend, FALSE, _("Width grows with the value; the scale is the same in every year."));
      return;
    }
  thinnest = mv_number_short (thin, words->unit);
  if (choice->n_years > 1)
    {
      mv_legend_note (legend, FALSE, ngettext_ ("Width grows with the sum of %u year; below %s all arrows are equally thin.",
                                                "Width grows with the sum of %u years; below %s all arrows are equally thin.", choice->n_years),
                      choice->n_years, thinnest);
      return;
    }
  mv_legend_note (legend, FALSE, _("Width grows with the value; the scale is the same in every year. Below %s all arrows are equally thin."), thinnest);
}

static gboolean
side_drawn (const MvFlowChoice *choice, MvFlowSide side)
{
  if (choice->balance || side == MV_SIDE_WITHIN)
    return TRUE;
  return side == MV_SIDE_OUT ? choice->outward : choice->inward;
}

/* A single focus has one flow a partner; several have more flows than partners. */
static const char *
rest_pattern (const MvFlowChoice *choice, const MvFlowWords *words, guint n)
{
  if (choice->balance)
    return ngettext_ ("%u more balance, not drawn", "%u more balances, not drawn", n);
  if (words->sides[MV_SIDE_WITHIN] != NULL)
    return ngettext_ ("%u flow with another partner, not drawn", "%u flows with other partners, not drawn", n);
  return ngettext_ ("%u other partner, not drawn", "%u other partners, not drawn", n);
}

static void
add_side (MvLegend *legend, const MvFlowPlan *plan, const MvFlowChoice *choice, const MvFlowWords *words, MvFlowSide side)
{
  const MvFlowSum *sum = &plan->sums[side];
  g_autofree char *all = plan->n_reported[side] > 0 ? mv_number_short (plan->reported[side], words->unit) : g_strdup (_("none recorded"));
  MvLegendItem *item;

  if (words->sides[side] == NULL)
    return;
  item = mv_legend_add (legend, MV_LEGEND_NOTE, words->sides[side], all);
  item->key = g_strdup (words->keys[side]);
  item->off = !side_drawn (choice, side);
  if (sum->n_other > 0)
    {
      g_autofree char *value = mv_number_short (sum->other, words->unit);
      g_autofree char *label = g_strdup_printf (rest_pattern (choice, words, sum->n_other), sum->n_other);

      mv_legend_add (legend, MV_LEGEND_NOTE, label, value);
    }
}

/* "US$ 10.4 bn out, US$ 1.2 bn in", or the one of the two that there is. */
static char *
both_ways (const MvFlowUnplaced *entry, const char *unit)
{
  g_autofree char *out = mv_number_short (entry->out, unit);
  g_autofree char *in = mv_number_short (entry->in, unit);

  if (entry->in == 0)
    return g_steal_pointer (&out);
  return entry->out == 0 ? g_steal_pointer (&in) : g_strdup_printf (_("%s out, %s in"), out, in);
}

/* Partners that have no place on the map are named with what they hold; the smallest in one line. */
static void
add_unplaced (MvLegend *legend, const MvFlowPlan *plan, const MvFlowWords *words)
{
  double all = fabs (plan->reported[MV_SIDE_OUT]) + fabs (plan->reported[MV_SIDE_IN]);
  MvFlowUnplaced small = { NULL, 0, 0 };
  guint n_small = 0;

  for (guint i = 0; i < plan->unplaced->len; i++)
    {
      const MvFlowUnplaced *entry = &g_array_index (plan->unplaced, MvFlowUnplaced, i);

      if (fabs (entry->out) + fabs (entry->in) >= SMALL_SHARE * all)
        {
          g_autofree char *value = both_ways (entry, words->unit);
          g_autofree char *label = g_strdup_printf (_("%s: no place on the map"), words->name (entry->iso3, words->data));

          mv_legend_add (legend, MV_LEGEND_NOTE, label, value);
          continue;
        }
      small.out += entry->out;
      small.in += entry->in;
      n_small++;
    }
  if (n_small > 0)
    {
      g_autofree char *value = both_ways (&small, words->unit);
      g_autofree char *label = g_strdup_printf (ngettext_ ("%u small partner has no place on the map", "%u small partners have no place on the map",
                                                          n_small), n_small);

      mv_legend_add (legend, MV_LEGEND_NOTE, label, value);
    }
}

static void
add_roles (MvLegend *legend, const MvFlowPlan *plan, const MvFlowWords *words)
{
  gboolean used[MV_N_ROLES] = { FALSE };

  for (guint i = 0; i < plan->arrows->len; i++)
    used[g_array_index (plan->arrows, MvFlowArrow, i).role] = TRUE;
  for (guint i = 0; i < MV_N_ROLES; i++)
    {
      MvRole role = (i + 1) % MV_N_ROLES;       /* "other" comes last */
      g_autofree char *value = NULL;
      MvLegendItem *item;

      if (!used[role])
        continue;
      value = mv_number_short (plan->by_role[role], words->unit);
      item = mv_legend_add (legend, MV_LEGEND_AREA, mv_role_name (role), value);
      item->paint = MV_PAINT_ROLE;
      item->role = role;
    }
}

MvLegend *
mv_flow_legend_new (const MvFlowPlan *plan, const MvFlowChoice *choice, const MvFlowWords *words)
{
  MvLegend *legend = mv_legend_new (words->overlay, words->title, words->subtitle);
  guint n_reported = 0;

  for (guint side = 0; side < MV_N_SIDES; side++)
    n_reported += plan->n_reported[side];
  if (n_reported + plan->n_unknown == 0)
    {
      /* Nothing on record is said of each side; a scale of nothing is not. */
      add_side (legend, plan, choice, words, MV_SIDE_OUT);
      add_side (legend, plan, choice, words, MV_SIDE_IN);
      return legend;
    }
  add_widths (legend, choice, words);
  for (guint side = 0; side < MV_N_SIDES; side++)
    add_side (legend, plan, choice, words, side);
  add_unplaced (legend, plan, words);
  add_roles (legend, plan, words);
  if (plan->n_one_sided > 0)
    mv_legend_note (legend, TRUE, ngettext_ ("%u pair has only one direction on record: its balance is not known and not drawn.",
                                            "%u pairs have only one direction on record: their balance is not known and not drawn.",
                                            plan->n_one_sided), plan->n_one_sided);
  if (plan->n_unknown > 0)
    mv_legend_note (legend, TRUE, ngettext_ ("%u flow has no figure.", "%u flows have no figure.", plan->n_unknown), plan->n_unknown);
  return legend;
}
