#include "app/scene/chart-only.h"

#include <string.h>

#include "app/base/text.h"
#include "app/view/selection.h"

#define MOST_NAMES 3            /* in the line beneath a title: more are counted */

struct _MvChartOnly
{
  guint       limits;           /* MvLimits */
  GHashTable *countries;        /* interned iso3: all that are picked */
  GHashTable *partners;         /* those outside the focus */
  GHashTable *projects, *bodies;        /* ids, borrowed from the view */
  guint       n_focus;          /* countries of the focus that are picked */
};

static void
read_refs (MvChartOnly *only, char **refs)
{
  for (guint i = 0; refs[i] != NULL; i++)
    if (g_str_has_prefix (refs[i], "project:"))
      g_hash_table_add (only->projects, refs[i] + strlen ("project:"));
    else if (g_str_has_prefix (refs[i], "organisation:"))
      g_hash_table_add (only->bodies, refs[i] + strlen ("organisation:"));
}

static void
narrow_focus (MvBuild *build)
{
  guint kept = 0;

  for (guint i = 0; build->focus[i] != NULL; i++)
    if (g_hash_table_contains (build->only->countries, build->focus[i]))
      build->focus[kept++] = build->focus[i];
    else
      build->focus_five = FALSE;
  build->focus[kept] = NULL;
}

void
mv_chart_only_open (MvBuild *build, guint limits)
{
  MvChartOnly *only;
  g_auto (GStrv) codes = NULL;

  if (build->view->only[0] == NULL)
    return;
  only = build->only = g_new0 (MvChartOnly, 1);
  only->limits = limits;
  only->countries = g_hash_table_new (NULL, NULL);
  only->partners = g_hash_table_new (NULL, NULL);
  only->projects = g_hash_table_new (g_str_hash, g_str_equal);
  only->bodies = g_hash_table_new (g_str_hash, g_str_equal);
  read_refs (only, build->view->only);
  codes = mv_view_countries_of (build->view, build->view->only);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *iso3 = g_intern_string (codes[i]);
      gboolean focus = mv_build_in_focus (build, iso3);

      g_hash_table_add (only->countries, (gpointer) iso3);
      if (!focus)
        g_hash_table_add (only->partners, (gpointer) iso3);
      only->n_focus += focus;
    }
  if (only->n_focus > 0 && (limits & MV_LIMITS_FOCUS))
    narrow_focus (build);
}

void
mv_chart_only_drop (MvBuild *build, guint limits)
{
  if (build->only != NULL)
    build->only->limits &= ~limits;
}

void
mv_chart_only_clear (MvBuild *build)
{
  if (build->only == NULL)
    return;
  g_hash_table_unref (build->only->countries);
  g_hash_table_unref (build->only->partners);
  g_hash_table_unref (build->only->projects);
  g_hash_table_unref (build->only->bodies);
  g_clear_pointer (&build->only, g_free);
}

gboolean
mv_chart_only_partner (const MvBuild *build, const char *iso3)
{
  const MvChartOnly *only = build->only;

  return only == NULL || !(only->limits & MV_LIMITS_PARTNERS) || g_hash_table_size (only->partners) == 0 || g_hash_table_contains (only->partners, iso3);
}

gboolean
mv_chart_only_country (const MvBuild *build, const char *iso3)
{
  return build->only == NULL || g_hash_table_size (build->only->countries) == 0 || g_hash_table_contains (build->only->countries, iso3);
}

gboolean
mv_chart_only_project (const MvBuild *build, const MvProjectRow *row)
{
  const MvChartOnly *only = build->only;
  GHashTableIter iter;
  gpointer iso3;

  if (only == NULL || g_hash_table_size (only->projects) + g_hash_table_size (only->countries) == 0 || g_hash_table_contains (only->projects, row->project_id))
    return TRUE;
  g_hash_table_iter_init (&iter, only->countries);
  while (g_hash_table_iter_next (&iter, &iso3, NULL))
    if (mv_projects_lists (row->countries, iso3) || mv_projects_lists (row->sponsors, iso3))
      return TRUE;
  return FALSE;
}

gboolean
mv_chart_only_organisation (const MvBuild *build, const char *org_id)
{
  return build->only == NULL || g_hash_table_size (build->only->bodies) == 0 || g_hash_table_contains (build->only->bodies, org_id);
}

static void
add_name (GString *names, guint *n, const char *name)
{
  if (++*n <= MOST_NAMES)
    g_string_append_printf (names, "%s%s", *n > 1 ? ", " : "", name);
}

/* The countries of the focus, then the others. */
static void
name_countries (MvBuild *build, GString *names, guint *n)
{
  const MvChartOnly *only = build->only;
  gboolean hosts = (only->limits & (MV_LIMITS_PROJECTS | MV_LIMITS_BODIES)) != 0;
  g_auto (GStrv) codes = mv_view_countries_of (build->view, build->view->only);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; codes[i] != NULL; i++)
      {
        gboolean focus = !g_hash_table_contains (only->partners, g_intern_string (codes[i]));

        if (focus == (pass == 0) && (hosts || (focus ? (only->limits & MV_LIMITS_FOCUS) : (only->limits & MV_LIMITS_PARTNERS)) != 0))
          add_name (names, n, mv_build_name (build, "country", codes[i]));
      }
}

/* "Kazakhstan, China and 3 more"; the name of the selection when it is what is picked; NULL when nothing of it can limit the chart. */
static char *
name_all (MvBuild *build)
{
  const MvChartOnly *only = build->only;
  const MvView *view = build->view;
  g_auto (GStrv) refs = mv_view_selection (view);
  GString *names = g_string_new (NULL);
  GHashTableIter iter;
  gpointer id;
  guint n = 0, n_projects = only->limits & MV_LIMITS_PROJECTS ? g_hash_table_size (only->projects) : 0;

  name_countries (build, names, &n);
  g_hash_table_iter_init (&iter, only->bodies);
  while ((only->limits & MV_LIMITS_BODIES) && g_hash_table_iter_next (&iter, &id, NULL))
    add_name (names, &n, mv_build_name (build, "organisation", id));
  if (n > MOST_NAMES)
    {
      g_string_append_c (names, ' ');
      g_string_append_printf (names, ngettext_ ("and %u more", "and %u more", n - MOST_NAMES), n - MOST_NAMES);
    }
  if (n_projects > 0)
    {
      g_string_append (names, n > 0 ? ", " : "");
      g_string_append_printf (names, ngettext_ ("%u project", "%u projects", n_projects), n_projects);
    }
  if (names->len == 0)
    return g_string_free (names, TRUE), NULL;
  mv_view_set_list (&refs, (const char *const *) refs);
  if (*view->selection_name != '\0' && g_strv_equal ((const char *const *) refs, (const char *const *) view->only))
    g_string_assign (names, view->selection_name);
  return g_string_free (names, FALSE);
}

void
mv_chart_only_say (MvBuild *build, MvChartTable *table)
{
  g_autofree char *names = NULL, *subtitle = NULL, *words = NULL;

  if (build->only == NULL)
    return;
  names = name_all (build);
  if (names == NULL)
    {
      mv_chart_table_note (table, "%s", _("The charts are limited to what was picked; this one does not tell that apart and shows all."));
      return;
    }
  words = g_strdup_printf (_("only %s"), names);
  subtitle = table->subtitle;
  table->subtitle = *subtitle != '\0' ? g_strdup_printf ("%s · %s", words, subtitle) : g_strdup (words);
  mv_chart_table_note (table, _("Limited to what was picked: %s. Sums, shares and ranks of parts are of these alone; published totals are of all."), names);
}
