/* Flows between countries: which arrows are drawn, how wide, in whose colour, and what is left over.
 * For every side: shown + other + unplaced = total, so that nothing is dropped silently. Pure; any thread. */
#pragma once

#include "app/base/roles.h"
#include "app/geo/mercator.h"

G_BEGIN_DECLS

/* One figure for a pair. At least one end is in the focus. */
typedef struct
{
  const char *from, *to;        /* iso3, interned */
  MvPoint     from_at, to_at;   /* world units; NaN = no place on the map */
  MvRole      from_role, to_role;
  gboolean    from_focus, to_focus;
  double      value;            /* NaN = not known: counted, never drawn */
} MvFlowLink;

typedef enum { MV_SIDE_OUT, MV_SIDE_IN, MV_SIDE_WITHIN, MV_N_SIDES } MvFlowSide;        /* from the focus, to it, between two of the focus */

typedef struct
{
  gboolean outward, inward;     /* the sides drawn; flows within the focus come with either */
  gboolean balance;             /* one arrow a pair, from the one with the surplus; overrides the two above */
  guint    top;                 /* so many partners outside the focus; 0 = all */
  double   scale_max;           /* the value of FULL_WIDTH px: the same for all years */
  guint    n_years;        /* added up; 0 or 1 = one year */
  double   full_width;
} MvFlowChoice;

#define MV_FLOW_MIN_WIDTH 0.75  /* px */

typedef struct
{
  guint      link;              /* index into the links: the flow, for a balance the one of the surplus */
  int        opposite;          /* balance: index of the flow the other way; else -1 */
  MvFlowSide side;
  gboolean   returned;          /* a negative figure, money taken back: the arrow runs from `to` to `from` */
  double     value;             /* as reported; for a balance the net, above 0 */
  double     width;             /* px */
  MvRole     role;              /* of the partner outside the focus; between two of the focus that of the sender */
} MvFlowArrow;

typedef struct { double total, shown, other, unplaced; guint n, n_shown, n_other, n_unplaced; } MvFlowSum;
typedef struct { const char *iso3; double out, in; } MvFlowUnplaced;

typedef struct
{
  GArray    *arrows;            /* MvFlowArrow, largest first */
  MvFlowSum  sums[MV_N_SIDES];  /* of a balance: OUT the surpluses of the focus, IN its deficits (both above 0), WITHIN the nets */
  double     reported[MV_N_SIDES];      /* all figures of the side, drawn or not; of a balance still the gross flows */
  guint      n_reported[MV_N_SIDES];    /* how many figures those are: none is not zero */
  double     by_role[MV_N_ROLES];       /* value of the arrows by colour */
  GArray    *unplaced;          /* MvFlowUnplaced, largest first */
  guint      n_partners, n_partners_shown;      /* outside the focus, with a place */
  guint      n_unknown;         /* links without a value */
  guint      n_one_sided;       /* balance: pairs of which one direction is not recorded, so that no balance is known */
} MvFlowPlan;

MvFlowPlan *mv_flow_plan_new  (const MvFlowLink *links, guint n_links, const MvFlowChoice *choice);
void        mv_flow_plan_free (MvFlowPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvFlowPlan, mv_flow_plan_free)

G_END_DECLS
