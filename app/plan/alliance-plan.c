#include "app/plan/alliance-plan.h"

#include "app/base/text.h"

static const struct { const char *code, *one, *many; MvPattern pattern; gboolean belongs; } standings[MV_N_STANDINGS] = {
  [MV_STANDING_NONE]             = { NULL, N_("No member"), N_("No members"), MV_PATTERN_PLAIN, FALSE },
  [MV_STANDING_WITHDRAWN]        = { NULL, N_("Former member"), N_("Former members"), MV_PATTERN_OUTLINE, FALSE },
  [MV_STANDING_OBSERVER]         = { "observer", N_("Observer"), N_("Observers"), MV_PATTERN_DOTS, FALSE },
  [MV_STANDING_DIALOGUE_PARTNER] = { "dialogue_partner", N_("Dialogue partner"), N_("Dialogue partners"), MV_PATTERN_STRIPES, FALSE },
  [MV_STANDING_PARTNER]          = { "partner", N_("Partner"), N_("Partners"), MV_PATTERN_STRIPES, FALSE },
  [MV_STANDING_CANDIDATE]        = { "candidate", N_("Candidate"), N_("Candidates"), MV_PATTERN_STRIPES, FALSE },
  [MV_STANDING_SIGNATORY]        = { "signatory", N_("Signatory"), N_("Signatories"), MV_PATTERN_PLAIN, TRUE },
  [MV_STANDING_ASSOCIATE]        = { "associate", N_("Associate member"), N_("Associate members"), MV_PATTERN_STRIPES, TRUE },
  [MV_STANDING_MEMBER]           = { "member", N_("Member"), N_("Members"), MV_PATTERN_PLAIN, TRUE },
  [MV_STANDING_LEAD]             = { "lead", N_("Lead"), N_("Lead"), MV_PATTERN_PLAIN, TRUE },
  [MV_STANDING_SUSPENDED]        = { "suspended", N_("Suspended"), N_("Suspended"), MV_PATTERN_CROSS, FALSE }
};

const char *
mv_standing_name (MvStanding standing, gboolean many)
{
  g_return_val_if_fail ((guint) standing < MV_N_STANDINGS, NULL);
  return many ? _(standings[standing].many) : _(standings[standing].one);
}

const char *
mv_standing_code (MvStanding standing)
{
  g_return_val_if_fail ((guint) standing < MV_N_STANDINGS, NULL);
  return standings[standing].code;
}

MvPattern
mv_standing_pattern (MvStanding standing)
{
  g_return_val_if_fail ((guint) standing < MV_N_STANDINGS, MV_PATTERN_PLAIN);
  return standings[standing].pattern;
}

gboolean
mv_standing_belongs (MvStanding standing)
{
  g_return_val_if_fail ((guint) standing < MV_N_STANDINGS, FALSE);
  return standings[standing].belongs;
}

static MvStanding
standing_from_code (const char *code)
{
  for (guint i = 0; i < MV_N_STANDINGS; i++)
    if (standings[i].code != NULL && g_strcmp0 (standings[i].code, code) == 0)
      return i;
  return MV_STANDING_NONE;
}

/* What one row makes of the country at DATE. */
static MvStanding
row_standing (const MvStandingRow *row, MvDate date)
{
  MvStanding standing = standing_from_code (row->standing);

  if (mv_date_in_span (date, row->since, row->until))
    return standing;
  /* Over: of a membership that ended the end is remembered, of an observership nothing. */
  if (row->until.year == 0 || mv_date_first (date) <= mv_date_last (row->until) || !standings[standing].belongs)
    return MV_STANDING_NONE;
  return g_str_equal (row->status, "suspended") ? MV_STANDING_SUSPENDED : MV_STANDING_WITHDRAWN;
}

/* A row that holds the date beats one that is over: a country that came back is a member again. */
static int
row_rank (const MvStandingRow *row, MvStanding standing, MvDate date)
{
  gboolean holds = mv_date_in_span (date, row->since, row->until);

  if (standing == MV_STANDING_NONE)
    return 0;
  return holds ? 100 + (int) standing : 1 + (standing == MV_STANDING_SUSPENDED);
}

GArray *
mv_standings_at (const MvStandingRow *rows, guint n, MvDate date, MvDate founded, MvDate dissolved)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MvStandingAt));
  MvStandingAt at = { NULL };
  int best = 0;

  if (!mv_date_in_span (date, founded, dissolved))
    return found;
  for (guint i = 0; i <= n; i++)
    {
      MvStanding standing;
      int rank;

      if (i == n || rows[i].iso3 != at.iso3)
        {
          if (best > 0)
            g_array_append_val (found, at);
          if (i == n)
            break;
          at = (MvStandingAt) { .iso3 = rows[i].iso3 };
          best = 0;
        }
      standing = row_standing (&rows[i], date);
      rank = row_rank (&rows[i], standing, date);
      if (rank > best)
        {
          best = rank;
          at.standing = standing;
          at.row = i;
          at.since_unknown = rows[i].since.year == 0;
          at.doubtful = rows[i].doubtful;
        }
    }
  return found;
}
