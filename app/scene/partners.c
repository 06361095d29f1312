#include "app/scene/partners.h"

#include <math.h>

#include "app/base/text.h"
#include "app/scene/chart-only.h"
#include "app/scene/roll.h"
#include "app/store/codes.h"
#include "app/view/group.h"

static void
add_role (MvBuild *build, MvRole role, GHashTable *members)
{
  guint n;
  const MvAtlasCountry *countries = mv_atlas_countries (build->atlas, &n);

  for (guint i = 0; i < n; i++)
    if (countries[i].role == (int) role)
      g_hash_table_add (members, (gpointer) g_intern_string (countries[i].iso3));
}

static gboolean
add_organisation (MvBuild *build, const char *org_id, GHashTable *members, GError **error)
{
  g_autoptr (MvRoll) roll = mv_roll_call (build, org_id, error);

  if (roll == NULL)
    return FALSE;
  for (guint i = 0; i < roll->standings->len; i++)
    {
      const MvStandingAt *at = &g_array_index (roll->standings, MvStandingAt, i);

      if (mv_standing_belongs (at->standing))
        g_hash_table_add (members, (gpointer) g_intern_string (at->iso3));
    }
  return TRUE;
}

/* Those of a person's own group who are members on the date. */
static gboolean
add_group (MvBuild *build, const char *definition, GHashTable *members, GError **error)
{
  g_autoptr (MvGroup) group = mv_group_parse (definition, error);

  for (guint i = 0; group != NULL && i < group->members->len; i++)
    {
      const MvGroupMember *member = &g_array_index (group->members, MvGroupMember, i);

      if (mv_atlas_country (build->atlas, member->iso3) == NULL)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("group.%s: “%s” is no country of the dataset."), group->code, member->iso3);
          return FALSE;
        }
      if (mv_group_holds (member, build->date))
        g_hash_table_add (members, (gpointer) g_intern_string (member->iso3));
    }
  return group != NULL;
}

GHashTable *
mv_partners_of (MvBuild *build, const char *group, GError **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new (NULL, NULL);
  const char *definition = mv_view_group (build->view, group);
  MvRole role = mv_role_from_code (group);
  int known;

  if (definition != NULL)
    return add_group (build, definition, members, error) ? g_steal_pointer (&members) : NULL;
  if (role == MV_ROLE_EU || role == MV_ROLE_GULF)
    {
      add_role (build, role, members);
      return g_steal_pointer (&members);
    }
  if (mv_atlas_country (build->atlas, group) != NULL)
    {
      g_hash_table_add (members, (gpointer) g_intern_string (group));
      return g_steal_pointer (&members);
    }
  known = mv_code_known (build->db, MV_CODE_ORGANISATION, group, error);
  if (known < 0)
    return NULL;
  if (known == 0)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_VIEW, _("partners=%s: “%s” is no organisation, group or country of the dataset. Write one like EAEU, EU or CHN."),
                   group, group);
      return NULL;
    }
  return add_organisation (build, group, members, error) ? g_steal_pointer (&members) : NULL;
}

GHashTable *
mv_partners_all (MvBuild *build, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);

  for (guint i = 0; build->view->partners[i] != NULL; i++)
    {
      g_autoptr (GHashTable) members = mv_partners_of (build, build->view->partners[i], error);
      GHashTableIter iter;
      gpointer iso3;

      if (members == NULL)
        return NULL;
      g_hash_table_iter_init (&iter, members);
      while (g_hash_table_iter_next (&iter, &iso3, NULL))
        g_hash_table_add (all, iso3);
    }
  return g_steal_pointer (&all);
}

gboolean
mv_partners_value_passes (const MvView *view, const MvFlowRow *row)
{
  double value = fabs (row->value);

  return (view->least <= 0 || value >= view->least) && (view->below <= 0 || value < view->below);
}

/* Between two of the focus either end is a partner of the other. */
gboolean
mv_partners_pass (const MvBuild *build, GHashTable *partners, const MvFlowRow *row)
{
  gboolean from = g_strv_contains ((const char *const *) build->focus, row->from), to = g_strv_contains ((const char *const *) build->focus, row->to);

  if (g_str_equal (row->from, "WLD") || g_str_equal (row->to, "WLD"))
    return TRUE;
  if (!mv_partners_value_passes (build->view, row))
    return FALSE;
  if (build->only != NULL && !(from && mv_chart_only_partner (build, row->to)) && !(to && mv_chart_only_partner (build, row->from)))
    return FALSE;
  return build->view->partners[0] == NULL || (from && g_hash_table_contains (partners, row->to))
         || (to && g_hash_table_contains (partners, row->from));
}

static void
swap (MvFlowRow *a, MvFlowRow *b)
{
  MvFlowRow kept = *a;

  *a = *b;
  *b = kept;
}

gboolean
mv_partners_limit (MvBuild *build, GArray *rows, GError **error)
{
  g_autoptr (GHashTable) partners = NULL;
  guint kept = 0;

  if (build->view->partners[0] == NULL && build->view->least <= 0 && build->view->below <= 0 && build->only == NULL)
    return TRUE;
  partners = mv_partners_all (build, error);
  if (partners == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (mv_partners_pass (build, partners, &g_array_index (rows, MvFlowRow, i)))
      swap (&g_array_index (rows, MvFlowRow, kept++), &g_array_index (rows, MvFlowRow, i));
  g_array_set_size (rows, kept);
  return TRUE;
}
