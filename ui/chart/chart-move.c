#include "ui/chart/chart-move.h"

typedef struct { MvChartKind kind, before; int step; } Move;

/* By steps, or to the place of BEFORE. */
static void
move_edit (MvView *view, gpointer data)
{
  const Move *move = data;
  MvChartKind kinds[MV_N_CHARTS];
  guint n = mv_view_get_charts (view, kinds), from = n, to = n;

  for (guint i = 0; i < n; i++)
    {
      from = kinds[i] == move->kind ? i : from;
      to = kinds[i] == move->before ? i : to;
    }
  if (from == n || (move->step == 0 && to == n))
    return;
  if (move->step != 0)
    to = (guint) CLAMP ((int) from + move->step, 0, (int) n - 1);
  for (; from < to; from++)
    kinds[from] = kinds[from + 1];
  for (; from > to; from--)
    kinds[from] = kinds[from - 1];
  kinds[to] = move->kind;
  mv_view_set_charts (view, kinds, n);
}

void
mv_chart_move_by (MvSession *session, MvChartKind kind, int step)
{
  Move move = { kind, MV_N_CHARTS, step };

  g_return_if_fail (MV_IS_SESSION (session));

  mv_session_edit (session, move_edit, &move);
}

void
mv_chart_move_to (MvSession *session, MvChartKind kind, MvChartKind other)
{
  Move move = { kind, other, 0 };

  g_return_if_fail (MV_IS_SESSION (session));

  mv_session_edit (session, move_edit, &move);
}
