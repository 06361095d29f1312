#include "app/plan/flow-plan.h"

#include "app/measure/balance.h"
#include "app/plan/scale.h"

/* One thing that may be drawn: a flow, or the balance of a pair. */
typedef struct
{
  guint       link;
  int         opposite;
  MvFlowSide  side;
  double      value;
  const char *partner;          /* outside the focus; NULL within it */
  gboolean    placed;
} Candidate;

typedef struct { const char *iso3; double weight; } Partner;

static MvFlowSide
link_side (const MvFlowLink *link)
{
  if (link->from_focus && link->to_focus)
    return MV_SIDE_WITHIN;
  return link->from_focus ? MV_SIDE_OUT : MV_SIDE_IN;
}

static const char *
link_partner (const MvFlowLink *link)
{
  if (link->from_focus && link->to_focus)
    return NULL;
  return link->from_focus ? link->to : link->from;
}

static void
add_candidate (GArray *candidates, const MvFlowLink *link, guint index, int opposite, MvFlowSide side, double value)
{
  Candidate candidate = { index, opposite, side, value, link_partner (link), !isnan (link->from_at.x) && !isnan (link->to_at.x) };

  g_array_append_val (candidates, candidate);
}

/* The figures of a direction, one candidate a flow. */
static void
collect_flows (GArray *candidates, const MvFlowLink *links, guint n, const MvFlowChoice *choice)
{
  for (guint i = 0; i < n; i++)
    {
      MvFlowSide side = link_side (&links[i]);

      if (isnan (links[i].value) || (side == MV_SIDE_OUT && !choice->outward) || (side == MV_SIDE_IN && !choice->inward))
        continue;
      add_candidate (candidates, &links[i], i, -1, side, links[i].value);
    }
}

static guint
pair_hash (gconstpointer key)
{
  const MvFlowLink *link = key;

  return g_direct_hash (link->from) * 31 + g_direct_hash (link->to);
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  const MvFlowLink *first = a, *second = b;

  return first->from == second->from && first->to == second->to;
}

/* The balance of each pair, one candidate from the one that sends more. */
static guint
collect_balances (GArray *candidates, const MvFlowLink *links, guint n)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new (pair_hash, pair_equal);
  guint n_one_sided = 0;

  for (guint i = 0; i < n; i++)
    if (!isnan (links[i].value))
      g_hash_table_insert (pairs, (gpointer) &links[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    {
      MvFlowLink wanted = { .from = links[i].to, .to = links[i].from };
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (pairs, &wanted));
      double net;

      if (isnan (links[i].value))
        continue;
      if (other == 0)
        {
          n_one_sided++;
          continue;
        }
      net = mv_balance_net (links[i].value, links[other - 1].value);
      /* Each pair comes twice, once from either end: the one with the surplus speaks, the earlier one when they are even. */
      if (net > 0 || (net == 0 && i < other - 1))
        add_candidate (candidates, &links[i], i, other - 1, link_side (&links[i]), net);
    }
  return n_one_sided;
}

static int
compare_partners (gconstpointer a, gconstpointer b)
{
  const Partner *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;
  return g_strcmp0 (first->iso3, second->iso3);
}

/* The partners that are shown, as a set. */
static GHashTable *
choose_partners (MvFlowPlan *plan, GArray *candidates, guint top)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (Partner));
  GHashTable *shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint row;

      if (candidate->partner == NULL || !candidate->placed)
        continue;
      row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, candidate->partner));
      if (row == 0)
        {
          Partner partner = { candidate->partner, 0 };

          g_array_append_val (partners, partner);
          row = partners->len;
          g_hash_table_insert (rows, (gpointer) candidate->partner, GUINT_TO_POINTER (row));
        }
      g_array_index (partners, Partner, row - 1).weight += fabs (candidate->value);
    }
  g_array_sort (partners, compare_partners);
  plan->n_partners = partners->len;
  plan->n_partners_shown = top == 0 ? partners->len : MIN (top, partners->len);
  for (guint i = 0; i < plan->n_partners_shown; i++)
    g_hash_table_add (shown, (gpointer) g_array_index (partners, Partner, i).iso3);
  return shown;
}

static void
add_unplaced (MvFlowPlan *plan, const Candidate *candidate)
{
  MvFlowUnplaced *entry = NULL;

  for (guint i = 0; i < plan->unplaced->len && entry == NULL; i++)
    if (g_array_index (plan->unplaced, MvFlowUnplaced, i).iso3 == candidate->partner)
      entry = &g_array_index (plan->unplaced, MvFlowUnplaced, i);
  if (entry == NULL)
    {
      MvFlowUnplaced fresh = { candidate->partner, 0, 0 };

      g_array_append_val (plan->unplaced, fresh);
      entry = &g_array_index (plan->unplaced, MvFlowUnplaced, plan->unplaced->len - 1);
    }
  if (candidate->side == MV_SIDE_OUT)
    entry->out += candidate->value;
  else
    entry->in += candidate->value;
}

static void
add_arrow (MvFlowPlan *plan, const MvFlowLink *links, const MvFlowChoice *choice, const Candidate *candidate)
{
  const MvFlowLink *link = &links[candidate->link];
  MvFlowArrow arrow = { .link = candidate->link, .opposite = candidate->opposite, .side = candidate->side, .value = candidate->value };

  arrow.returned = candidate->value < 0;
  arrow.width = mv_scale_width (candidate->value, choice->scale_max, choice->full_width, MV_FLOW_MIN_WIDTH);
  arrow.role = candidate->side == MV_SIDE_OUT ? link->to_role : link->from_role;
  plan->by_role[arrow.role] += candidate->value;
  g_array_append_val (plan->arrows, arrow);
}

static int
compare_arrows (gconstpointer a, gconstpointer b)
{
  double first = fabs (((const MvFlowArrow *) a)->value), second = fabs (((const MvFlowArrow *) b)->value);

  if (first != second)
    return first < second ? 1 : -1;
  return ((const MvFlowArrow *) a)->link < ((const MvFlowArrow *) b)->link ? -1 : 1;
}

static int
compare_unplaced (gconstpointer a, gconstpointer b)
{
  const MvFlowUnplaced *first = a, *second = b;
  double gap = (fabs (second->out) + fabs (second->in)) - (fabs (first->out) + fabs (first->in));

  return gap != 0 ? (gap > 0 ? 1 : -1) : g_strcmp0 (first->iso3, second->iso3);
}

static void
place (MvFlowPlan *plan, const MvFlowLink *links, const MvFlowChoice *choice, GHashTable *shown, const Candidate *candidate)
{
  MvFlowSum *sum = &plan->sums[candidate->side];

  sum->total += candidate->value;
  sum->n++;
  if (!candidate->placed)
    {
      sum->unplaced += candidate->value;
      sum->n_unplaced++;
      add_unplaced (plan, candidate);
    }
  else if (candidate->partner == NULL || g_hash_table_contains (shown, candidate->partner))
    {
      sum->shown += candidate->value;
      sum->n_shown++;
      /* A balance of nothing and a flow of nothing have no arrow, but count as shown: there is nothing left over. */
      if (candidate->value != 0)
        add_arrow (plan, links, choice, candidate);
    }
  else
    {
      sum->other += candidate->value;
      sum->n_other++;
    }
}

MvFlowPlan *
mv_flow_plan_new (const MvFlowLink *links, guint n_links, const MvFlowChoice *choice)
{
  MvFlowPlan *plan = g_new0 (MvFlowPlan, 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) shown = NULL;

  plan->arrows = g_array_new (FALSE, FALSE, sizeof (MvFlowArrow));
  plan->unplaced = g_array_new (FALSE, FALSE, sizeof (MvFlowUnplaced));
  for (guint i = 0; i < n_links; i++)
    {
      if (isnan (links[i].value))
        plan->n_unknown++;
      else
        {
          plan->reported[link_side (&links[i])] += links[i].value;
          plan->n_reported[link_side (&links[i])]++;
        }
    }
  if (choice->balance)
    plan->n_one_sided = collect_balances (candidates, links, n_links);
  else
    collect_flows (candidates, links, n_links, choice);
  shown = choose_partners (plan, candidates, choice->top);
  for (guint i = 0; i < candidates->len; i++)
    place (plan, links, choice, shown, &g_array_index (candidates, Candidate, i));
  g_array_sort (plan->arrows, compare_arrows);
  g_array_sort (plan->unplaced, compare_unplaced);
  return plan;
}

void
mv_flow_plan_free (MvFlowPlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->arrows);
  g_array_unref (plan->unplaced);
  g_free (plan);
}
