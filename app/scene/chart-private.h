/* Rows of charts in the making. Private to app/scene. */
#pragma once

#include "app/scene/build.h"
#include "app/scene/chart.h"
#include "app/store/chart-flows.h"
#include "app/store/measures.h"
#include "app/store/projects.h"

G_BEGIN_DECLS

/* The flows of one direction: the view's, or the one that says most when the view shows both. */
typedef struct
{
  MvBuild    *build;            /* without a scene */
  MvMeasure  *measure;
  gboolean    outward;
  char       *what;             /* "Exports of goods": for titles */
  gboolean    summed;           /* the rows of `standing` are sums of the brushed years */
  int         standing;
} MvChartFlows;

gboolean      mv_chart_flows_open  (MvChartFlows *flows, MvBuild *build, GError **error);
/* Are these the imported figures of one source? */
gboolean      mv_chart_is_own      (const MvChartFlows *flows);
/* All that counts when the partners of ISO3 are listed in the direction of FLOWS and pass what the view and its charts are limited to, as mv_chart_flows_of; imported figures with, for each year
 * without a total, the sum of its rows as one: its flow_id is 0. MvFlowRow; g_array_unref. */
GArray       *mv_chart_flows_read  (const MvChartFlows *flows, const char *iso3, GError **error);
/* The same of all partners, whatever limits there are. */
GArray       *mv_chart_flows_read_all (const MvChartFlows *flows, const char *iso3, GError **error);
/* What is claimed for ROWS of ISO3: of imported figures, MV_CHART_AS_IMPORTED for the years that have any. NULL when ROWS is, or with ERROR.
 * MvChartCoverage; g_array_unref. */
#define MV_CHART_AS_IMPORTED "as imported"
GArray       *mv_chart_flows_coverage (const MvChartFlows *flows, const char *iso3, const GArray *rows, GError **error);
/* Notes what is added up, and what nobody has said of it. */
void          mv_chart_note_added   (const MvChartFlows *flows, MvChartTable *table);
/* "Exports of goods, published totals"; g_free. */
char         *mv_chart_totals_title (const MvChartFlows *flows);
/* Why a chart is empty: there are no figures, of ISO3 or (NULL) at all. g_free. */
char         *mv_chart_no_figures   (const MvChartFlows *flows, const char *iso3);
/* Why it is empty: nothing may be added up. g_free. */
char         *mv_chart_nothing_whole (const MvChartFlows *flows);
/* Of imported figures, which are of one source: the partners of each of the focus in a year, as a Sankey or treemap; what each of the focus has
 * in every year, as an area or share. Not finished when KIND is MV_CHART_SANKEY. */
MvChartTable *mv_chart_own_partners (MvChartFlows *flows, MvChartKind kind, GError **error);
MvChartTable *mv_chart_own_totals   (MvChartFlows *flows, MvChartKind kind, GError **error);
/* "Kazakhstan", "the five states", "the countries chosen". g_free. */
char         *mv_chart_who          (const MvChartFlows *flows);
/* The same measure in the other direction, or again in the same. */
gboolean      mv_chart_flows_turn  (MvChartFlows *flows, gboolean outward, GError **error);
void          mv_chart_flows_clear (MvChartFlows *flows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MvChartFlows, mv_chart_flows_clear)
/* A row of TABLE from a flow; PARTNER is its series and category, else the focus country. */
MvChartRow   *mv_chart_flow_row    (const MvChartFlows *flows, MvChartTable *table, const MvFlowRow *row, gboolean partner);
/* The sums of the brushed years in the place of ROWS (taken) when the view has such years and they may be added; else ROWS, with *REASON
 * saying why the brushed years are not (NULL when none are brushed). NULL with ERROR. */
GArray       *mv_chart_flows_sum   (MvChartFlows *flows, GArray *rows, char **reason, GError **error);
/* The same for what is shown as a whole: each brushed year must have a complete list of partners of one source. */
GArray       *mv_chart_flows_sum_whole (MvChartFlows *flows, GArray *rows, const GArray *coverage, char **reason, GError **error);
/* The rows of TABLE from FIRST on are sums: they are of the brushed years, and no range of sources is one of theirs. */
void          mv_chart_flows_mark_sums (const MvChartFlows *flows, MvChartTable *table, guint first);
/* Says what became of the brushed years: added up, or why not (REASON, may be NULL). YEAR: the one shown without. */
void          mv_chart_flows_note_period (const MvChartFlows *flows, MvChartTable *table, int year, const char *reason);
/* The year asked for: the view's, or the one that stands for the brushed years; and how it reads. g_free. */
int           mv_chart_flows_year  (const MvChartFlows *flows);
char         *mv_chart_flows_years (const MvChartFlows *flows, int year);
const char   *mv_chart_partner     (const MvChartFlows *flows, const MvFlowRow *row);
gboolean      mv_chart_is_unnamed  (const char *iso3);  /* partner not specified, other, unknown: rows of it stand last */
/* The claim for YEAR, or NULL. */
const MvChartCoverage *mv_chart_coverage_in (const GArray *coverage, int year);
/* May the partners of a year with this claim be presented as a whole? */
gboolean      mv_chart_coverage_whole (const MvChartCoverage *coverage);
/* Translated: "complete", "partial" ... */
const char   *mv_chart_coverage_words (const char *status);
/* Why the partners of YEAR are a part only or missing, WHOLE_ONLY: or not claimed to be whole; NULL when they are not. g_free. */
char         *mv_chart_gap_reason   (const GArray *coverage, int year, gboolean whole_only);
/* Adds YEAR, hatched for REASON, or lengthens the span before it that has the same. The row of it. */
MvChartRow   *mv_chart_add_hatch    (MvChartTable *table, int year, const char *reason);
/* Adds hatched spans for the years between FIRST and LAST whose figures are a part only or missing. */
void          mv_chart_add_gap_rows (MvChartTable *table, const GArray *coverage, int first, int last, gboolean whole_only);
/* The same, and a note for each. */
void          mv_chart_add_gaps    (MvChartTable *table, const GArray *coverage, int first, int last, gboolean whole_only);

/* "Exports of goods of Kazakhstan", "US aid paid out to Tajikistan": the beginning of a title about the country named WHO. g_free. */
char         *mv_chart_flows_subject (const MvChartFlows *flows, const char *who);
/* Unit, basis and the measure's caution: the last step of every table of flows. */
void          mv_chart_finish      (const MvChartFlows *flows, MvChartTable *table);
/* Has YEAR a whole list of partners of one source, basis and definition? */
gboolean      mv_chart_year_whole  (const MvChartFlows *flows, const GArray *rows, const GArray *coverage, int year);

/* One row a power for the partners of YEAR, which must be whole. */
void          mv_chart_add_powers (const MvChartFlows *flows, MvChartTable *table, const GArray *rows, int year);

MvChartTable *mv_chart_rows_line   (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_bar    (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_area   (MvChartFlows *flows, MvChartKind kind, GError **error);       /* amounts or shares */
MvChartTable *mv_chart_rows_treemap (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_product_treemap (MvChartFlows *flows, GError **error);       /* of two countries */
MvChartTable *mv_chart_rows_multiples (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_two_years (MvChartFlows *flows, MvChartKind kind, GError **error);     /* dumbbell or slope */
MvChartTable *mv_chart_rows_votes_line      (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_votes_multiples (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_votes_slope     (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_votes_dumbbell  (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_bump     (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_histogram  (MvBuild *build, GError **error);        /* of projects, whatever the view shows */
MvChartTable *mv_chart_rows_scatter    (MvBuild *build, GError **error);        /* of indicators, whatever the view shows */
MvChartTable *mv_chart_rows_stacked (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_project_stacked (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_project_bar     (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_sankey (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_matrix (MvChartFlows *flows, GError **error);
MvChartTable *mv_chart_rows_ternary (MvChartFlows *flows, GError **error);

/* The records of projects that the view asks for; one that repeats another, or is a part of it, is left to that one. */
typedef struct
{
  MvBuild    *build;
  MvProjects *projects;
  GPtrArray  *shown;            /* const MvProjectRow * */
  guint       repeats, parts, undated;
} MvChartProjects;

gboolean      mv_chart_projects_open    (MvChartProjects *survey, MvBuild *build, GError **error);
void          mv_chart_projects_clear   (MvChartProjects *survey);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MvChartProjects, mv_chart_projects_clear)
/* The sources of the records, those of most records first. */
void          mv_chart_projects_sources (const MvChartProjects *survey, MvChartTable *table);
MvChartTable *mv_chart_rows_gantt       (MvBuild *build, GError **error);

/* Of memberships. */
MvChartTable *mv_chart_rows_timeline (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_upset (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_membership_matrix (MvBuild *build, GError **error);
MvChartTable *mv_chart_rows_vote_matrix (MvBuild *build, GError **error);

/* Of the view's query. */
MvChartTable *mv_chart_rows_query (MvBuild *build, MvChartKind kind, GError **error);

/* What the view compares, by partner. */
MvChartTable *mv_chart_rows_difference (MvBuild *build, GError **error);

G_END_DECLS
