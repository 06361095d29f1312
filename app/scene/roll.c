#include "app/scene/roll.h"

#include "app/base/text.h"

void
mv_roll_free (MvRoll *roll)
{
  mv_organisation_free (roll->organisation);
  g_clear_pointer (&roll->memberships, g_array_unref);
  g_clear_pointer (&roll->standings, g_array_unref);
  g_free (roll);
}

MvRoll *
mv_roll_call (MvBuild *build, const char *org_id, GError **error)
{
  g_autoptr (MvRoll) roll = g_new0 (MvRoll, 1);
  g_autofree MvStandingRow *rows = NULL;

  roll->organisation = mv_organisation_read (build->db, org_id, error);
  roll->memberships = roll->organisation != NULL ? mv_memberships_read (build->db, org_id, error) : NULL;
  if (roll->memberships == NULL)
    return NULL;
  rows = g_new0 (MvStandingRow, roll->memberships->len);
  for (guint i = 0; i < roll->memberships->len; i++)
    {
      const MvMembershipRow *row = &g_array_index (roll->memberships, MvMembershipRow, i);

      rows[i] = (MvStandingRow) { row->iso3, row->standing, row->status, row->since, row->until, row->doubtful, row->note };
    }
  roll->standings = mv_standings_at (rows, roll->memberships->len, build->date, roll->organisation->founded, roll->organisation->dissolved);
  return g_steal_pointer (&roll);
}

const MvMembershipRow *
mv_roll_row (const MvRoll *roll, const MvStandingAt *at)
{
  return &g_array_index (roll->memberships, MvMembershipRow, at->row);
}

gboolean
mv_roll_passes (const MvView *view, const MvStandingAt *at)
{
  const char *code = at->standing == MV_STANDING_WITHDRAWN ? "withdrawn" : mv_standing_code (at->standing);

  return view->standings[0] == NULL || (code != NULL && g_strv_contains ((const char *const *) view->standings, code));
}

void
mv_roll_limit (const MvView *view, MvRoll *roll)
{
  for (guint i = roll->standings->len; i > 0; i--)
    if (!mv_roll_passes (view, &g_array_index (roll->standings, MvStandingAt, i - 1)))
      g_array_remove_index (roll->standings, i - 1);
}

char *
mv_roll_describe (MvBuild *build, const MvRoll *roll, const MvStandingAt *at)
{
  const MvMembershipRow *row = mv_roll_row (roll, at);
  g_autofree char *since = mv_date_spoken_after (row->since), *until = since != NULL ? mv_date_spoken (row->until) : mv_date_spoken_after (row->until);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", roll->organisation->acronym, mv_standing_name (at->standing, FALSE));
  if (since != NULL && until != NULL)
    g_string_append_printf (text, _(", %s to %s"), since, until);
  else if (since != NULL)
    g_string_append_printf (text, _(" since %s"), since);
  else if (until != NULL)
    g_string_append_printf (text, _(" until %s"), until);
  else
    g_string_append (text, _(", start date not known"));
  if (row->note != NULL)
    g_string_append_printf (text, " · %s", row->note);
  if (row->doubtful)
    g_string_append_printf (text, " · %s", _("sources disagree"));
  g_string_append_printf (text, " · %s", mv_build_publisher (build, row->source_id));
  return g_string_free (text, FALSE);
}

MvRole
mv_roll_role (MvBuild *build, const MvRoll *roll)
{
  const MvAtlasCountry *lead = roll->organisation->lead_iso3 != NULL ? mv_atlas_country (build->atlas, roll->organisation->lead_iso3) : NULL;

  return lead != NULL ? (MvRole) lead->role : MV_ROLE_MULTILATERAL;
}
