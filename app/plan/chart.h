/* Charts: rows in, marks out. A chart is immutable, reference-counted and may be painted and asked by any thread.
 * One kind is one plan file (app/plan/chart-KIND.c); everything else is shared. */
#pragma once

#include "app/plan/chart-table.h"
#include "app/plan/mark.h"

G_BEGIN_DECLS

typedef enum { MV_CHART_RECT, MV_CHART_POLYLINE, MV_CHART_POLYGON, MV_CHART_POINT, MV_CHART_TEXT } MvChartForm;

/* What a mark is in the chart: decides strokes and what can be pointed at. */
typedef enum
{
  MV_CHART_PART_VALUE,          /* a value, or a series of them: can be hit, walked by keyboard and selected */
  MV_CHART_PART_BAND,           /* low to high */
  MV_CHART_PART_GAP,            /* not reported or not applicable: hatch or outline; can be hit */
  MV_CHART_PART_GUIDE,          /* axis, grid, tick, leader */
  MV_CHART_PART_BREAK,          /* where source or definition changes */
  MV_CHART_PART_NOW,            /* the view's year */
  MV_CHART_PART_LABEL,          /* text */
  MV_CHART_PART_PERIOD          /* the brushed years */
} MvChartPart;

/* Ink of texts and guides. */
typedef enum { MV_CHART_INK_STRONG, MV_CHART_INK_MUTED, MV_CHART_INK_ROLE, MV_CHART_INK_ON_FILL } MvChartInk;

typedef struct
{
  MvChartForm  form;
  MvChartPart  part;
  double       x, y, width, height;     /* RECT: px; POINT: x, y its centre, width its radius; TEXT: top left and measured size */
  MvPoint     *points;          /* POLYLINE, POLYGON: px */
  guint        n_points;

  MvPaintBy    paint;           /* colour by role, scale, hatch ... */
  MvRole       role;
  double       tone;            /* strength of a role's colour 0..1; place on a scale */
  MvPattern    pattern;         /* fills told apart without colour */
  MvStroke     stroke;
  double       stroke_width;    /* px; 0 = filled */
  gboolean     hollow;          /* POINT: a ring: zero, partial, estimate */

  char        *text;            /* TEXT; NULL else */
  double       size;            /* TEXT: px of the em */
  int          weight;          /* TEXT: 400 or 700 */
  double       wrap;            /* TEXT: px; 0 = one line */
  MvChartInk   ink;             /* TEXT, guides */
  gboolean     halo;            /* TEXT: a rim of the page's colour, where it lies over marks */

  const char  *series;          /* code; "" = belongs to none; interned. Toggle, isolate and focus go by it */
  char        *label, *detail;  /* own words; NULL = those of its first row: ask mv_chart_mark_label and _detail */
  double       share;           /* in hundredths of all, said before the detail; NaN = none */
  const char  *ref;             /* what a click selects; "" = nothing; a row's, or interned */
  const char  *sort;            /* the head of a matrix: choosing it sorts by this code, or by "name"; interned; NULL = no head */
  gboolean     across;          /* ... the columns, by a row; else the rows, by a column */
  gboolean     level;           /* an upper level: choosing it shows its series alone, or all again */
  guint       *rows;            /* indices into the table's rows that stand behind it */
  guint        n_rows;
} MvChartMark;

typedef struct { double value, at; char *text; } MvChartTick;  /* at: px along the axis */

typedef struct
{
  char    *title;               /* NULL = none */
  gboolean time;                /* years: a shared cursor and a brush belong here */
  gboolean log;                 /* equal steps are equal factors; FROM and TO are above zero, a value that is not stands at the start */
  double   from, to;            /* values at the ends */
  double   base;                /* the value whose line is strong: 0, or 100 of an index; NaN = none */
  double   start, end;          /* px of the ends: x from left, y from top */
  GArray  *ticks;               /* MvChartTick */
} MvChartAxis;

typedef struct { const char *series, *title; MvRole role; gboolean dashed; } MvChartSeries; /* what a legend toggles; interned */

typedef struct
{
  double         width, height; /* px */
  double         em;            /* px of the text; 0 = 12 */
  const char    *focus;         /* series code shown strongly, others quiet; NULL or "" = none */
  char         **hidden;        /* series codes left out, sorted, NULL-terminated; NULL = those the table names */
} MvChartSize;

typedef struct { MvPoint from, to; } MvChartPanel;     /* px */

typedef struct
{
  gatomicrefcount references;
  MvChartKind    kind;
  MvChartTable  *table;         /* the rows shown: without hidden series, as indices if the scale is one */
  MvChartTable  *whole;         /* all rows: what a new size or another set of hidden series is planned from */
  MvChartScale   scale;         /* in effect */
  double         width, height, em;
  char          *title, *subtitle;      /* not among the marks: page and widget write them */
  char          *sentence;      /* generated: what, extremes, trend, gaps, sources: caption, accessible description, alt text */
  gboolean       empty;         /* nothing to draw: marks hold the reason as text */

  MvPoint        plot_from, plot_to;    /* the inner frame, px */
  GArray        *panels;        /* MvChartPanel: frames of small multiples, all as wide as the first, whose axis is x; empty = one frame */
  MvChartAxis    x, y;          /* without ticks when the kind has no such axis */
  GPtrArray     *marks;         /* MvChartMark, in painting order */
  GArray        *walk;          /* guint: marks that can be hit, in keyboard order */
  GHashTable    *places;        /* ref: where among the marks, plus one, the first of `walk` that stands for it is */
  GArray        *series;        /* MvChartSeries, in drawing order, hidden ones too */

  GPtrArray     *notes;         /* char * */
  char         **source_ids;    /* of the rows shown, sorted, interned, NULL-terminated */

  /* The table twin: one line a row of `table`, cells made when asked for. */
  char         **columns;       /* NULL-terminated */
  guint          n_columns, n_cells_rows;
  guint         *column_of;     /* n_columns: what each holds, private */
  guint         *row_of;        /* n_cells_rows: the row of `table` each line tells of */
} MvChart;

/* Width and height of a text in px. WRAP 0 = one line. For the plans: app/paint gives one that asks Pango. */
typedef void (*MvChartMeasure) (const char *text, double size, int weight, double wrap, double *width, double *height);

/* Pure and in linear time of the rows; any thread. */
MvChart *mv_chart_plan  (MvChartTable *table, const MvChartSize *size, MvChartMeasure measure);
MvChart *mv_chart_ref   (MvChart *chart);
void     mv_chart_unref (MvChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvChart, mv_chart_unref)

/* "China, 2023"; "" for what cannot be hit. g_free. */
char    *mv_chart_mark_label  (const MvChart *chart, const MvChartMark *mark);
/* "US$ 14.8 bn · FOB · reported by Kazakhstan"; with basis, source and note; may have lines. g_free. */
char    *mv_chart_mark_detail (const MvChart *chart, const MvChartMark *mark);
/* The mark beneath the point (px), the nearest within REACH px where lines and points are near; -1 = none. Pure. */
int      mv_chart_hit   (const MvChart *chart, double x, double y, double reach);
/* The mark that stands for REF, or -1. */
int      mv_chart_find  (const MvChart *chart, const char *ref);
/* The year (or value) at X px, rounded to a whole year on a time axis; NaN when the chart has no such axis or X is outside. And back. */
double   mv_chart_x_value (const MvChart *chart, double x);
double   mv_chart_x_place (const MvChart *chart, double value);
/* Frame I (0 = the first) through which the cursor and the brush run, and how many px right of the first one's axis its own lies; FALSE
 * after the last. A chart without panels has one. */
gboolean mv_chart_frame   (const MvChart *chart, guint i, MvChartPanel *frame, double *shift);
/* A cell of the table twin as a person reads it; g_free. */
char    *mv_chart_cell  (const MvChart *chart, guint row, guint column);
/* Its number; NaN for words and nothing. */
double   mv_chart_cell_number (const MvChart *chart, guint row, guint column);
/* Order of two rows by a column: numbers by size, words as a reader sorts them, nothing last. <0, 0, >0. Makes no texts. */
int      mv_chart_cell_compare (const MvChart *chart, guint column, guint a, guint b);
/* RFC 4180: the rows shown, all columns of the dataset (codes, value, unit, basis, state, source, note) in plain numbers. g_free. */
char    *mv_chart_csv   (const MvChart *chart);

G_END_DECLS
