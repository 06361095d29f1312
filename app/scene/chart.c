#include "app/scene/chart-only.h"
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

/* A chart of one year or day says that the brushed years are not in it. Sums say it themselves, projects are of those years. */
static void
note_period (MvChartTable *table, const MvView *view, MvChartKind kind)
{
  double first = NAN, last = NAN;

  if (table->period_told || table->rows->len == 0)
    return;
  if (kind == MV_CHART_UPSET || (kind == MV_CHART_MATRIX && !(view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_VOTES | MV_OVERLAY_QUERY))))
    mv_chart_table_note (table, _("Memberships are those of one day: the brushed years %d–%d do not change them."), view->period_from, view->period_to);
  if (kind == MV_CHART_TERNARY)
    mv_chart_table_note (table, _("Only the brushed years, %d–%d."), view->period_from, view->period_to);
  if (kind == MV_CHART_GANTT || kind == MV_CHART_HISTOGRAM || !(view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_VOTES)))
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
  table->sort = *view->sort != '\0' ? g_strdup (view->sort) : NULL;
  table->across = *view->across != '\0' ? g_strdup (view->across) : NULL;
}

/* What the rows of a chart can be limited by; see chart-only.h. */
static guint
limits_of (const MvView *view, MvChartKind kind)
{
  gboolean flows = (view->overlays & MV_OVERLAY_FLOWS) != 0, query = is_query (view);
  gboolean projects = kind == MV_CHART_GANTT || kind == MV_CHART_HISTOGRAM || own_rows (view, kind) == mv_chart_rows_project_bar
                      || own_rows (view, kind) == mv_chart_rows_project_stacked;
  gboolean bodies = kind == MV_CHART_UPSET || kind == MV_CHART_TIMELINE || own_rows (view, kind) == mv_chart_rows_membership_matrix;

  if (query || kind == MV_CHART_DIFFERENCE)
    return 0;
  if (projects)
    return MV_LIMITS_PROJECTS;
  if (bodies)
    return MV_LIMITS_BODIES | (kind == MV_CHART_TIMELINE ? MV_LIMITS_FOCUS : 0);
  return MV_LIMITS_FOCUS | (flows && kind != MV_CHART_TERNARY && kind != MV_CHART_SCATTER ? MV_LIMITS_PARTNERS : 0);
}

/* Published totals of several countries have no partners. */
static void
drop_partners (MvBuild *build, MvChartKind kind)
{
  if (build->focus[0] != NULL && build->focus[1] != NULL
      && (kind == MV_CHART_LINE || kind == MV_CHART_BAR || kind == MV_CHART_DUMBBELL || kind == MV_CHART_SLOPE))
    mv_chart_only_drop (build, MV_LIMITS_PARTNERS);
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
  mv_chart_only_open (&build, limits_of (tidy, kind));
  drop_partners (&build, kind);
  table = ask (&build, kind, error);
  if (table != NULL)
    tell (table, tidy);
  if (table != NULL)
    mv_chart_only_say (&build, table);
  mv_chart_only_clear (&build);
  mv_db_set_cancellable (db, NULL);
  g_free (build.focus);
  if (table != NULL)
    table->year = tidy->year;
  if (table != NULL && (tidy->partners[0] != NULL || tidy->least > 0) && (tidy->overlays & MV_OVERLAY_FLOWS) && own_rows (tidy, kind) == NULL)
    mv_chart_table_note (table, "%s", kind == MV_CHART_TERNARY || kind == MV_CHART_BUMP
                                      ? _("The filter of partners limits the map and other charts; this one is of all partners.")
                                      : _("Only partners that pass the filter: sums and shares of parts are of these alone."));
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
