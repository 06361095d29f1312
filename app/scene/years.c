/* The years that have data for what is shown, and the nearest one when the view's year has none. Nothing is filled in. */
#include "app/base/text.h"
#include "app/scene/build.h"
#include "app/store/agreement.h"
#include "app/store/flows.h"
#include "app/store/measures.h"
#include "app/store/projects.h"

static GArray *
flow_years (MvBuild *build, GError **error)
{
  const MvView *view = build->view;
  g_autoptr (MvMeasure) measure = mv_measure_read (build->db, view->family, view->measure, error);

  if (measure == NULL)
    return NULL;
  return mv_flows_years (build->db, measure->measure, view->product, (const char *const *) build->focus,
                         view->direction != MV_DIRECTION_IMPORT, view->direction != MV_DIRECTION_EXPORT, error);
}

/* The years before and after the view's that have data; 0 = none. */
static void
neighbours (GArray *years, int year, int *before, int *after)
{
  *before = *after = 0;
  for (guint i = 0; i < years->len; i++)
    {
      int known = g_array_index (years, int, i);

      if (known < year)
        *before = known;
      else if (known > year && *after == 0)
        *after = known;
    }
}

static char *
spell_years (int before, int after)
{
  if (before != 0 && after != 0)
    return g_strdup_printf (_("nearest years: %d and %d"), before, after);
  return g_strdup_printf (_("nearest year: %d"), before != 0 ? before : after);
}

static void
note_gap (MvBuild *build, GArray *years, const char *what)
{
  int year = build->view->year, before, after;
  g_autofree char *nearest = NULL;

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return;
  if (years->len == 0)
    {
      mv_build_note (build, _("No figures on record: %s."), what);
      return;
    }
  neighbours (years, year, &before, &after);
  build->scene->nearest_year = before == 0 || (after != 0 && after - year < year - before) ? after : before;
  nearest = spell_years (before, after);
  mv_build_note (build, _("No figures for %d: %s; %s."), year, what, nearest);
}

/* "Goods trade of Kazakhstan"; NULL with ERROR, also when the question was given up meanwhile. */
static char *
flows_in_words (MvBuild *build, GError **error)
{
  g_autoptr (MvMeasure) measure = mv_measure_read (build->db, build->view->family, build->view->measure, error);

  if (measure == NULL)
    return NULL;
  return g_strdup_printf (_("%s of %s"), measure->name,
                          build->focus_five ? _("the five") : build->focus[1] == NULL ? mv_build_name (build, "country", build->focus[0])
                                                                                      : _("the chosen countries"));
}

gboolean
mv_build_years (MvBuild *build, GError **error)
{
  guint overlays = build->view->overlays;
  g_autoptr (GArray) years = NULL;
  g_autofree char *what = NULL;

  if (overlays & MV_OVERLAY_FLOWS)
    years = flow_years (build, error);
  else if (overlays & MV_OVERLAY_VOTES)
    years = mv_agreement_years (build->db, error);
  else if (overlays & MV_OVERLAY_PROJECTS)
    years = mv_projects_years (build->db, error);
  else
    return TRUE;        /* memberships and treaties hold on any date */
  if (years == NULL)
    return FALSE;
  g_array_append_vals (build->scene->years, years->data, years->len);
  if ((overlays & MV_OVERLAY_FLOWS) && (what = flows_in_words (build, error)) == NULL)
    return FALSE;
  if ((overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_VOTES)) == MV_OVERLAY_VOTES)
    what = g_strdup (_("voting agreement"));
  if (what != NULL)     /* projects add up over the years: a year without a new one is no gap */
    note_gap (build, years, what);
  return TRUE;
}
