/* Membership on a date: what each country is in an organisation, and how that is drawn. Pure; any thread. */
#pragma once

#include "app/base/date.h"
#include "app/plan/mark.h"

G_BEGIN_DECLS

/* In order of precedence when a country has several rows that hold the date. */
typedef enum
{
  MV_STANDING_NONE, MV_STANDING_WITHDRAWN, MV_STANDING_OBSERVER, MV_STANDING_DIALOGUE_PARTNER, MV_STANDING_PARTNER, MV_STANDING_CANDIDATE,
  MV_STANDING_SIGNATORY, MV_STANDING_ASSOCIATE, MV_STANDING_MEMBER, MV_STANDING_LEAD, MV_STANDING_SUSPENDED, MV_N_STANDINGS
} MvStanding;

const char *mv_standing_name    (MvStanding standing, gboolean many);   /* translated: "Observer", "Observers" */
MvPattern   mv_standing_pattern (MvStanding standing);
const char *mv_standing_code    (MvStanding standing);  /* "member"; NULL for none and withdrawn */
/* Does it count as belonging: member, associate, signatory, lead? */
gboolean    mv_standing_belongs (MvStanding standing);

/* One row of a country's record. */
typedef struct
{
  const char *iso3;             /* interned */
  const char *standing;         /* member associate observer candidate partner dialogue_partner signatory lead suspended: from since to until */
  const char *status;           /* the same, or withdrawn or suspended: how a membership ended */
  MvDate      since, until;
  gboolean    doubtful;
  const char *note;             /* borrowed; NULL */
} MvStandingRow;

typedef struct
{
  const char *iso3;
  MvStanding  standing;
  guint       row;              /* the row that decides */
  gboolean    since_unknown;    /* counts because no start is known */
  gboolean    doubtful;
} MvStandingAt;

/* Countries with a standing at DATE, by iso3. ROWS are sorted by iso3. Nothing holds before FOUNDED or after DISSOLVED (unknown = open).
 * MvStandingAt; free with g_array_unref. */
GArray *mv_standings_at (const MvStandingRow *rows, guint n, MvDate date, MvDate founded, MvDate dissolved);

G_END_DECLS
