#include "app/scene/project-filter.h"

#include <math.h>
#include <string.h>

gboolean
mv_project_sponsor_passes (const MvView *view, const MvProjectRow *row)
{
  if (view->sponsors[0] == NULL)
    return TRUE;
  for (guint i = 0; view->sponsors[i] != NULL; i++)
    if (g_str_equal (row->sponsor_role, view->sponsors[i]) || mv_projects_lists (row->sponsors, view->sponsors[i]))
      return TRUE;
  return FALSE;
}

gboolean
mv_project_list_passes (char *const *list, const char *code)
{
  return list[0] == NULL || (code != NULL && g_strv_contains ((const char *const *) list, code));
}

gboolean
mv_project_year_passes (const char *years, int year)
{
  int from, to;

  return *years == '\0' || (mv_view_years_read (years, &from, &to) && year >= from && year <= to);
}

gboolean
mv_project_amount_passes (const char *amount, const MvProjectRow *row)
{
  double least, below;
  gsize basis;

  if (*amount == '\0')
    return TRUE;
  return !isnan (row->amount) && row->basis != NULL && mv_view_bounds_read (amount, &basis, &least, &below) && strlen (row->basis) == basis
         && strncmp (row->basis, amount, basis) == 0 && row->amount >= least && (below <= 0 || row->amount < below);
}

gboolean
mv_project_focus_passes (const MvBuild *build, const MvProjectRow *row)
{
  const MvView *view = build->view;

  if (!mv_project_list_passes (view->precisions, row->precision) || !mv_project_list_passes (view->origins, row->source_id)
      || !mv_project_year_passes (view->announced, row->announced) || !mv_project_year_passes (view->committed, row->committed)
      || !mv_project_year_passes (view->started, row->start) || !mv_project_amount_passes (view->amount, row))
    return FALSE;
  if (build->focus_five)
    return TRUE;
  for (guint i = 0; build->focus[i] != NULL; i++)
    if (mv_projects_lists (row->countries, build->focus[i]))
      return TRUE;
  return FALSE;
}

gboolean
mv_project_period_passes (const MvView *view, const MvProjectRow *row)
{
  if (row->year == 0)
    return FALSE;
  return view->period_from > 0 ? row->year >= view->period_from && row->year <= view->period_to : row->year <= view->year;
}
