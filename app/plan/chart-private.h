/* A chart in the making: what the plan files of the kinds share. Private to app/plan. */
#pragma once

#include "app/plan/chart.h"

G_BEGIN_DECLS

typedef struct
{
  MvChart            *chart;
  const MvChartTable *table;
  const MvChartSize  *size;
  MvChartMeasure      measure;
  double              em;
  guint               folded;   /* rows that the space leaves out */
  guint               breaks;   /* places where a single series breaks */
  guint               thinned;  /* figures without a mark of their own */
} MvChartPlan;

typedef struct { double x, y, width, height; } MvChartFrame;    /* px */

typedef enum { MV_CHART_LEFT, MV_CHART_CENTRE, MV_CHART_RIGHT } MvChartAlign;

/* Marks: appended in painting order, owned by the chart. */
MvChartMark *mv_chart_mark     (MvChartPlan *plan, MvChartForm form, MvChartPart part);
void         mv_chart_mark_points (MvChartMark *mark, const MvPoint *points, guint n);
/* The rows behind a mark: its words and its ref are those of the first of them. */
void         mv_chart_mark_rows (MvChartPlan *plan, MvChartMark *mark, const guint *rows, guint n);
MvChartMark *mv_chart_line     (MvChartPlan *plan, MvChartPart part, double x1, double y1, double x2, double y2);
/* A text whose middle line is at Y, aligned at X. Not placed, and NULL, when TEXT is empty. */
MvChartMark *mv_chart_text     (MvChartPlan *plan, const char *text, double x, double y, MvChartAlign align, double size, int weight, MvChartInk ink);
/* The same with a rim of the page's colour, where it stands over lines of an axis. */
MvChartMark *mv_chart_text_over (MvChartPlan *plan, const char *text, double x, double y, MvChartAlign align, double size, int weight, MvChartInk ink);
double       mv_chart_text_width (MvChartPlan *plan, const char *text, double size, int weight);
/* TEXT, or as much of it as fits in WIDTH with an ellipsis; NULL when not even three letters do. g_free. */
char        *mv_chart_shorten  (MvChartPlan *plan, const char *text, double size, int weight, double width);

/* Axes. */
/* Widens LOW..HIGH to nice ends around it with zero inside, and fills the ticks for about N of them. */
void         mv_chart_axis_values (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n);
/* The same around LOW..HIGH without zero: for positions, never for lengths. */
void         mv_chart_axis_span   (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n);
/* Factors: ends at 1, 2 or 5 times a power of ten, about N ticks at most. 0 < LOW <= HIGH. */
void         mv_chart_axis_log    (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n);
/* From zero; without it where the values lie in the upper half, as positions are no lengths; as factors where the table asks for it and all
 * values are above zero. */
void         mv_chart_axis_fit    (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n);
void         mv_chart_axis_clear  (MvChartAxis *axis);
/* From zero, log, or around 100 without zero, by the chart's scale; with a log scale LOW is the least value above zero. */
void         mv_chart_axis_scaled (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n);
/* Whole years; the ticks are as close as LENGTH px allow. */
void         mv_chart_axis_years  (MvChartPlan *plan, MvChartAxis *axis, double first, double last, double length);
void         mv_chart_axis_place  (MvChartAxis *axis, double start, double end);
double       mv_chart_axis_at     (const MvChartAxis *axis, double value);
double       mv_chart_axis_value  (const MvChartAxis *axis, double at);       /* the other way round */
double       mv_chart_axis_width  (MvChartPlan *plan, const MvChartAxis *axis);        /* of the widest tick text */
/* Lines, ticks and texts of a value axis at the left of FRAME, and of a year or value axis beneath it. */
void         mv_chart_axis_left   (MvChartPlan *plan, const MvChartAxis *axis, const MvChartFrame *frame);
void         mv_chart_axis_bottom (MvChartPlan *plan, const MvChartAxis *axis, const MvChartFrame *frame, gboolean grid);

/* The brushed years and hatched spans from the rows of the series "", of GROUP or of all with NULL: under everything else. */
void         mv_chart_gaps     (MvChartPlan *plan, const MvChartFrame *frame, const char *group, const MvChartAxis *x);
/* The dotted line at the view's year, and that year above it, where a line of text is free. */
void         mv_chart_now      (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x);
void         mv_chart_now_year (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x);
/* Years of single series that are not reported or do not apply: thin lanes beneath FRAME, one a series; how high all are, px. */
double       mv_chart_lanes_height (MvChartPlan *plan);
void         mv_chart_lanes    (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x);
/* Dashed lines where all series change their source or definition. */
void         mv_chart_breaks   (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x);
/* Do two rows differ in source, definition, price basis or unit? */
gboolean     mv_chart_changes  (const MvChartRow *a, const MvChartRow *b);
/* A dashed mark where one series changes between A and B, unless all do there. */
void         mv_chart_break_between (MvChartPlan *plan, const MvChartRow *a, const MvChartRow *b, const MvChartAxis *x, const MvChartAxis *y);
/* Samples of what is not a plain value and occurs here, right-aligned in LEFT..RIGHT on the line Y; once all other marks are there.
 * BARS: zero and parts as bars show them. Returns where the key begins. */
double       mv_chart_nothing_key (MvChartPlan *plan, double left, double right, double y, gboolean bars);
/* Moves the N places apart so that each keeps GAP to the next, in order, within LOW..HIGH as far as they fit. */
void         mv_chart_spread   (double *places, guint n, double gap, double low, double high);
/* Series by their code: index into chart->series, -1 = unknown. Rows of hidden ones are not in the plan's table. */
int          mv_chart_series_index (MvChartPlan *plan, const char *series);
gboolean     mv_chart_is_hidden (MvChartPlan *plan, const char *series);
gboolean     mv_chart_is_quiet  (MvChartPlan *plan, const char *series);        /* another one has the focus */

/* Panels: a grid whose cells are as near to ASPECT (width by height) as N of them can be in WIDTH × HEIGHT. */
typedef struct { guint columns, rows; double width, height; } MvChartGrid;
MvChartGrid  mv_chart_grid        (guint n, double width, double height, double aspect);

/* Series over the years. */
#define MV_CHART_POINT_LIMIT 1500       /* more rows than this: points are not drawn, only hit */
/* Every series' rows of GROUP, or of all with NULL, in one pass. GArray of guint by series code; not sorted. */
GHashTable  *mv_chart_split_series (MvChartPlan *plan, const char *group);
void         mv_chart_series_sort (MvChartPlan *plan, GArray *list);        /* by year */
/* Are two rows that follow each other in a series neighbours in time, of one source, definition and basis? */
gboolean     mv_chart_comparable (const MvChartRow *a, const MvChartRow *b);
/* Of one source, definition and basis, and both whole or both parts? */
gboolean     mv_chart_same_measure (const MvChartRow *a, const MvChartRow *b);
/* Says what a dashed line between two figures means; once. */
void         mv_chart_note_dashes (MvChartPlan *plan);
/* The runs of comparable years of one series (LIST: row indices by year), and a point for each row. */
void         mv_chart_series_runs (MvChartPlan *plan, const GArray *list, MvStroke stroke, gboolean points_drawn, const MvChartAxis *x,
                                   const MvChartAxis *y);
/* The same role twice is told apart by the stroke. INDEX into chart->series. */
MvStroke     mv_chart_series_stroke (MvChartPlan *plan, guint index);

/* A key: swatches with names from the left at X, wrapped within WIDTH; Y is the middle of its first line. */
typedef struct { const char *title, *series; MvRole role; double tone; MvPattern pattern; gboolean disc, hollow, last, joined; } MvChartKeyEntry;
/* Returns the height used, px. Entries that have no place in MOST lines are left out. */
double       mv_chart_key      (MvChartPlan *plan, const MvChartKeyEntry *entries, guint n, double x, double y, double width, guint most);
/* Brings entries of one fill together and gives them one swatch: "■ Member / Signatory". */
void         mv_chart_key_join   (GArray *entries);
/* The series that are not hidden as squares. */
double       mv_chart_key_series (MvChartPlan *plan, double x, double y, double width, guint most);

/* Words. */
/* Adds " " and SENTENCE. */
void         mv_chart_say        (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* As mv_number_short, but of no more than a few digits however large the value is; g_free. */
char        *mv_chart_number     (double value, const char *unit);
/* "18.7 %": shares need one decimal at most; g_free. */
char        *mv_chart_share_words (double share);
char        *mv_chart_unit_words (const char *unit);    /* "US$", "persons"; g_free */
const char  *mv_chart_state_words (MvChartState state); /* translated: "not reported" */
char        *mv_chart_row_value  (const MvChartRow *row);       /* "US$ 14.8 bn", "not reported"; g_free */
char        *mv_chart_row_label  (const MvChartTable *table, const MvChartRow *row);
char        *mv_chart_row_detail (const MvChartRow *row);
char        *mv_chart_sentence   (const MvChartTable *table);
void         mv_chart_twin       (MvChart *chart);

/* The kinds. */
void         mv_chart_plan_line (MvChartPlan *plan);
void         mv_chart_plan_bar  (MvChartPlan *plan);
void         mv_chart_plan_area (MvChartPlan *plan);     /* shares too */
void         mv_chart_plan_treemap (MvChartPlan *plan);
void         mv_chart_plan_multiples (MvChartPlan *plan);
void         mv_chart_say_multiples (GString *text, const MvChartTable *table);
void         mv_chart_plan_dumbbell (MvChartPlan *plan);
void         mv_chart_say_dumbbell (GString *text, const MvChartTable *table);
void         mv_chart_plan_slope (MvChartPlan *plan);
void         mv_chart_say_slope (GString *text, const MvChartTable *table);
void         mv_chart_plan_bump (MvChartPlan *plan);
void         mv_chart_say_bump (GString *text, const MvChartTable *table);
void         mv_chart_plan_histogram (MvChartPlan *plan);
void         mv_chart_say_histogram (GString *text, const MvChartTable *table);
void         mv_chart_plan_scatter (MvChartPlan *plan);
char        *mv_chart_scatter_detail (const MvChartTable *table, const MvChartRow *row);         /* g_free */
void         mv_chart_say_scatter (GString *text, const MvChartTable *table);
void         mv_chart_plan_stacked (MvChartPlan *plan);
void         mv_chart_say_stacked  (GString *text, const MvChartTable *table);
void         mv_chart_plan_sankey (MvChartPlan *plan);
void         mv_chart_say_sankey (GString *text, const MvChartTable *table);
void         mv_chart_plan_timeline (MvChartPlan *plan);
void         mv_chart_say_timeline (GString *text, const MvChartTable *table);
void         mv_chart_plan_upset (MvChartPlan *plan);
void         mv_chart_say_upset (GString *text, const MvChartTable *table);
void         mv_chart_plan_matrix (MvChartPlan *plan);
void         mv_chart_say_matrix (GString *text, const MvChartTable *table);
void         mv_chart_plan_ternary (MvChartPlan *plan);
void         mv_chart_say_ternary (GString *text, const MvChartTable *table);
void         mv_chart_plan_gantt (MvChartPlan *plan);
void         mv_chart_say_gantt (GString *text, const MvChartTable *table);

G_END_DECLS
