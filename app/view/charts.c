/* The charts of a view and their order. */
#include <string.h>

#include "app/view/words.h"

#define LAST G_MAXUINT8

static int
place_of (const MvView *view, guint kind)
{
  return view->chart_order[kind] == 0 ? LAST : view->chart_order[kind];
}

guint
mv_view_get_charts (const MvView *view, MvChartKind *kinds)
{
  guint n = 0;

  g_return_val_if_fail (view != NULL && kinds != NULL, 0);

  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    {
      guint at = n;

      if ((view->charts & 1u << kind) == 0)
        continue;
      for (; at > 0 && place_of (view, kinds[at - 1]) > place_of (view, kind); at--)
        kinds[at] = kinds[at - 1];
      kinds[at] = kind;
      n++;
    }
  return n;
}

void
mv_view_set_charts (MvView *view, const MvChartKind *kinds, guint n)
{
  g_return_if_fail (view != NULL && n <= MV_N_CHARTS);

  view->charts = 0;
  memset (view->chart_order, 0, sizeof view->chart_order);
  for (guint i = 0; i < n; i++)
    {
      view->charts |= 1u << kinds[i];
      view->chart_order[kinds[i]] = i + 1;
    }
}

void
mv_view_tidy_charts (MvView *view)
{
  MvChartKind kinds[MV_N_CHARTS];
  gboolean usual = TRUE;
  guint n;

  view->charts &= (1u << MV_N_CHARTS) - 1;
  n = mv_view_get_charts (view, kinds);
  for (guint i = 1; i < n; i++)
    usual = usual && kinds[i] > kinds[i - 1];
  mv_view_set_charts (view, kinds, n);
  if (usual)
    memset (view->chart_order, 0, sizeof view->chart_order);
}
