#include "app/scene/project-filter.h"

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
mv_project_focus_passes (const MvBuild *build, const MvProjectRow *row)
{
  if (!mv_project_list_passes (build->view->precisions, row->precision) || !mv_project_list_passes (build->view->origins, row->source_id))
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
