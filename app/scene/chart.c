#include "app/scene/chart-private.h"

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/scene/query.h"
#include "app/store/attach.h"

/* What a view without flows is about has its own rows for some kinds. */
typedef MvChartTable *(*RowsOf) (MvBuild *build, GError **error);

static const RowsOf rows_of_projects[MV_N_CHARTS] = { [MV_CHART_BAR] = mv_chart_rows_project_bar, [MV_CHART_STACKED] = mv_chart_rows_project_stacked };

static const RowsOf rows_of_alliances[MV_N_CHARTS] = { [MV_CHART_MATRIX] = mv_chart_rows_membership_matrix };

static const RowsOf rows_of_votes[MV_N_CHARTS] = {
  [MV_CHART_MATRIX] = mv_chart_rows_vote_matrix, [MV_CHART_LINE] = mv_chart_rows_votes_line, [MV_CHART_MULTIPLES] = mv_chart_rows_votes_multiples,
  [MV_CHART_SLOPE] = mv_chart_rows_votes_slope, [MV_CHART_DUMBBELL] = mv_chart_rows_votes_dumbbell
};

/* Kinds that never are about flows. */
static const RowsOf rows_of_any[MV_N_CHARTS] = {
  [MV_CHART_HISTOGRAM] = mv_chart_rows_histogram, [MV_CHART_SCATTER] = mv_chart_rows_scatter, [MV_CHART_TIMELINE] = mv_chart_rows_timeline,
  [MV_CHART_GANTT] = mv_chart_rows_gantt, [MV_CHART_UPSET] = mv_chart_rows_upset, [MV_CHART_DIFFERENCE] = mv_chart_rows_difference
};

static RowsOf
own_rows (const MvView *view, MvChartKind kind)
{
  if (rows_of_any[kind] != NULL)
    return rows_of_any[kind];
  if (!(view->overlays & MV_OVERLAY_FLOWS) && (view->overlays & MV_OVERLAY_PROJECTS))
    return rows_of_projects[kind];
  if (!(view->overlays & MV_OVERLAY_FLOWS) && (view->overlays & MV_OVERLAY_VOTES))
    return rows_of_votes[kind];
  if (!(view->overlays & MV_OVERLAY_FLOWS) && (view->overlays & MV_OVERLAY_ALLIANCES))
    return rows_of_alliances[kind];
  return NULL;
}

/* A query without flows beside it is what the charts are about. */
static gboolean
is_query (const MvView *view)
{
  return (view->overlays & MV_OVERLAY_QUERY) && !(view->overlays & MV_OVERLAY_FLOWS);
}

static MvChartTable *
ask (MvBuild *build, MvChartKind kind, GError **error)
{
  g_auto (MvChartFlows) flows = { NULL };
  RowsOf own = own_rows (build->view, kind);

  if (!mv_build_check (build, error))
    return NULL;
  if (is_query (build->view))
    return mv_chart_rows_query (build, kind, error);
  if (own != NULL)
    return own (build, error);
  if (!mv_chart_flows_open (&flows, build, error))
    return NULL;
  switch (kind)
    {
    case MV_CHART_LINE: return mv_chart_rows_line (&flows, error);
    case MV_CHART_BAR: return mv_chart_rows_bar (&flows, error);
    case MV_CHART_AREA:
    case MV_CHART_SHARE: return mv_chart_rows_area (&flows, kind, error);
    case MV_CHART_TREEMAP: return mv_chart_rows_treemap (&flows, error);
    case MV_CHART_TERNARY: return mv_chart_rows_ternary (&flows, error);
    case MV_CHART_MATRIX: return mv_chart_rows_matrix (&flows, error);
    case MV_CHART_SANKEY: return mv_chart_rows_sankey (&flows, error);
    case MV_CHART_MULTIPLES: return mv_chart_rows_multiples (&flows, error);
    case MV_CHART_DUMBBELL:
    case MV_CHART_SLOPE: return mv_chart_rows_two_years (&flows, kind, error);
    case MV_CHART_BUMP: return mv_chart_rows_bump (&flows, error);
    case MV_CHART_STACKED: return mv_chart_rows_stacked (&flows, error);
    case MV_CHART_TIMELINE:
    case MV_CHART_GANTT:
    case MV_CHART_UPSET:
    case MV_CHART_HISTOGRAM:
    case MV_CHART_SCATTER:
    case MV_CHART_DIFFERENCE:
    case MV_N_CHARTS:
    default: g_return_val_if_reached (NULL);
    }
}

/* A chart of one year says that the brushed years are not in it; ranked bars say it themselves, projects are of those years. */
static void
note_period (MvChartTable *table, const MvView *view, MvChartKind kind)
{
  double first = NAN, last = NAN;

  if (kind == MV_CHART_BAR || !(view->overlays & MV_OVERLAY_FLOWS))
    return;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (isnan (row->x))
        continue;
      first = isnan (first) ? row->x : MIN (first, row->x);
      last = isnan (last) ? row->x : MAX (last, row->x);
    }
  if (!isnan (first) && first == last)
    mv_chart_table_note (table, _("This chart is of one year, %d; the brushed years %d–%d are not added up in it."), (int) first, view->period_from,
                         view->period_to);
}

/* What the view says of all charts. */
static void
tell (MvChartTable *table, const MvView *view)
{
  table->scale = mv_chart_scale_from_code (view->scale);
  table->period_from = view->period_from;
  table->period_to = view->period_to;
  table->without = view->without[0] != NULL ? g_strdupv (view->without) : NULL;
}

MvChartTable *
mv_chart_rows (MvDb *db, MvAtlas *atlas, const MvView *view, MvChartKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (MvView) tidy = NULL;
  g_autoptr (GHashTable) publishers = NULL;
  MvBuild build = { .db = db, .atlas = atlas };
  MvChartTable *table;

  g_return_val_if_fail (db != NULL && atlas != NULL && view != NULL && (guint) kind < MV_N_CHARTS, NULL);

  mv_guard_work ("chart");
  build.view = tidy = mv_view_asked (view);
  if (!mv_store_set_origin (db, tidy->origin, error))
    return NULL;
  build.lang = tidy->names;
  build.focus = mv_build_spell_focus (atlas, tidy, &build.focus_five);
  build.date = tidy->date.year != 0 ? tidy->date : (MvDate) { tidy->year, 12, 31 };
  build.publishers = publishers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  mv_db_set_cancellable (db, cancellable);
  table = ask (&build, kind, error);
  if (table != NULL)
    tell (table, tidy);
  mv_db_set_cancellable (db, NULL);
  g_free (build.focus);
  if (table != NULL)
    table->year = tidy->year;
  if (table != NULL && tidy->partners[0] != NULL && (tidy->overlays & MV_OVERLAY_FLOWS) && kind != MV_CHART_LINE && kind != MV_CHART_BAR)
    mv_chart_table_note (table, "%s", _("The filter of partners limits map, table, lines and bars; this chart is of all partners."));
  if (table != NULL && tidy->period_from != 0)
    note_period (table, tidy, kind);
  return table;
}

GArray *
mv_chart_proposed (const MvView *view)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (MvChartKind));
  static const MvChartKind of_flows[] = { MV_CHART_LINE, MV_CHART_BAR, MV_CHART_AREA, MV_CHART_SHARE, MV_CHART_TREEMAP, MV_CHART_SANKEY, MV_CHART_MATRIX, MV_CHART_TERNARY,
                                          MV_CHART_STACKED, MV_CHART_MULTIPLES, MV_CHART_DUMBBELL, MV_CHART_SLOPE, MV_CHART_BUMP, MV_CHART_SCATTER };
  static const MvChartKind of_votes[] = { MV_CHART_LINE, MV_CHART_MULTIPLES, MV_CHART_SLOPE, MV_CHART_DUMBBELL, MV_CHART_MATRIX };
  static const MvChartKind gantt = MV_CHART_GANTT, difference = MV_CHART_DIFFERENCE;
  static const MvChartKind of_projects[] = { MV_CHART_BAR, MV_CHART_STACKED, MV_CHART_HISTOGRAM };
  static const MvChartKind of_alliances[] = { MV_CHART_TIMELINE, MV_CHART_UPSET, MV_CHART_MATRIX };

  g_return_val_if_fail (view != NULL, kinds);

  if (is_query (view))
    {
      for (const MvChartKind *kind = mv_query_charts (); *kind != MV_N_CHARTS; kind++)
        g_array_append_val (kinds, *kind);
      return kinds;
    }
  if (*view->compare != '\0')
    g_array_append_val (kinds, difference);
  if (view->overlays & MV_OVERLAY_FLOWS)
    g_array_append_vals (kinds, of_flows, G_N_ELEMENTS (of_flows));
  if (view->overlays & MV_OVERLAY_PROJECTS)
    g_array_append_val (kinds, gantt);
  if ((view->overlays & MV_OVERLAY_PROJECTS) && !(view->overlays & MV_OVERLAY_FLOWS))
    g_array_append_vals (kinds, of_projects, G_N_ELEMENTS (of_projects));
  if (view->overlays & MV_OVERLAY_ALLIANCES)
    g_array_append_vals (kinds, of_alliances, G_N_ELEMENTS (of_alliances) - ((view->overlays & MV_OVERLAY_FLOWS) != 0));   /* one matrix */
  else if ((view->overlays & MV_OVERLAY_VOTES) && !(view->overlays & MV_OVERLAY_FLOWS))
    g_array_append_vals (kinds, of_votes, G_N_ELEMENTS (of_votes));
  return kinds;
}
