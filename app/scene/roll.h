/* One organisation and where everybody stands in it on the date of the view. Private to app/scene. */
#pragma once

#include "app/plan/alliance-plan.h"
#include "app/scene/build.h"
#include "app/store/memberships.h"

G_BEGIN_DECLS

typedef struct
{
  MvOrganisation *organisation;
  GArray         *memberships;  /* MvMembershipRow */
  GArray         *standings;    /* MvStandingAt */
} MvRoll;

/* NULL with ERROR, also for an unknown organisation. */
MvRoll     *mv_roll_call     (MvBuild *build, const char *org_id, GError **error);
void        mv_roll_free     (MvRoll *roll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvRoll, mv_roll_free)

/* The row that decides what a country is. */
const MvMembershipRow *mv_roll_row (const MvRoll *roll, const MvStandingAt *at);
/* Has it one of the standings that the view is limited to? */
gboolean    mv_roll_passes   (const MvView *view, const MvStandingAt *at);
/* Takes away whoever has none of them. */
void        mv_roll_limit    (const MvView *view, MvRoll *roll);
/* The role of the power the organisation is grouped with. */
MvRole      mv_roll_role     (MvBuild *build, const MvRoll *roll);
/* "CSTO: Member since 15 May 1992 · …"; g_free. */
char       *mv_roll_describe (MvBuild *build, const MvRoll *roll, const MvStandingAt *at);

G_END_DECLS
