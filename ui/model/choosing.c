#include "ui/model/choosing.h"

#include <stdlib.h>

#include "app/base/text.h"
#include "app/view/selection.h"
#include "ui/model/toggle.h"

static void
take_into_list (char ***place, const char *value)
{
  if (!g_strv_contains ((const char *const *) *place, value))
    mv_view_toggle_in_list (place, value);
}

static void
take_flow (MvView *view, const char *family, const char *measure, const char *product)
{
  mv_view_set_overlay (view, MV_OVERLAY_FLOWS, TRUE);
  mv_text_set (&view->family, family);
  mv_text_set (&view->measure, measure);
  mv_text_set (&view->product, product);
}

static void
take_event (MvView *view, const MvFound *found)
{
  int year = found->detail != NULL ? atoi (found->detail) : 0;
  g_auto(GStrv) codes = g_strsplit (found->codes != NULL ? found->codes : "", " ", -1);

  if (year >= MV_VIEW_FIRST && year <= MV_VIEW_LAST)
    view->year = year;
  view->period_from = view->period_to = 0;
  if (codes[0] != NULL && *codes[0] != '\0')
    mv_view_set_list (&view->focus, (const char *const *) codes);
}

static void
take_indicator (MvView *view, const char *code, gboolean add)
{
  mv_text_set (add ? &view->chart_x : &view->chart_y, code);
  view->charts |= 1u << MV_CHART_SCATTER;
}

/* TRUE: that was all, nothing is selected. */
static gboolean
take_subject (MvView *view, const MvFound *found, gboolean add)
{
  if (g_str_equal (found->kind, "product"))
    take_flow (view, "goods", "", found->id);
  else if (g_str_equal (found->kind, "measure"))
    {
      g_auto(GStrv) halves = g_strsplit (found->codes != NULL ? found->codes : "goods", " ", 2);

      take_flow (view, halves[0], halves[1] != NULL ? halves[1] : "", "TOTAL");
    }
  else if (g_str_equal (found->kind, "indicator"))
    take_indicator (view, found->id, add);
  else if (add && g_str_equal (found->kind, "country"))
    take_into_list (&view->focus, found->id);
  else if (add && g_str_equal (found->kind, "organisation"))
    {
      mv_view_set_overlay (view, MV_OVERLAY_ALLIANCES, TRUE);
      take_into_list (&view->orgs, found->id);
    }
  else
    return FALSE;
  return TRUE;
}

void
mv_view_take_found (MvView *view, const MvFound *found, gboolean add)
{
  const char *refs[] = { found->ref, NULL };

  g_return_if_fail (view != NULL && found != NULL);

  if (take_subject (view, found, add) || found->ref == NULL)
    return;
  if (g_str_equal (found->kind, "project"))
    mv_view_set_overlay (view, MV_OVERLAY_PROJECTS, TRUE);
  else if (g_str_equal (found->kind, "asset"))
    mv_view_set_overlay (view, MV_OVERLAY_ASSETS, TRUE);
  else if (g_str_equal (found->kind, "event") && !add)
    take_event (view, found);
  if (!add)
    mv_view_select_list (view, refs);
  else if (!mv_view_selects (view, found->ref))
    mv_view_select_more (view, found->ref);
}
