/* The rows of a chart: what a query answered, with the state and the source of each value. Filled by app/scene, read by the plans. */
#pragma once

#include "app/base/chart-kind.h"
#include "app/base/roles.h"

G_BEGIN_DECLS

/* Four kinds of nothing beside the known: each is drawn differently. */
typedef enum { MV_CHART_KNOWN, MV_CHART_ZERO, MV_CHART_UNKNOWN, MV_CHART_NOT_REPORTED, MV_CHART_NOT_APPLICABLE } MvChartState;

typedef struct
{
  const char  *series;          /* code: iso3, role, theme; interned; "" = the only one */
  const char  *series_title;    /* translated; interned */
  MvRole       role;
  const char  *category;        /* code; interned; "" = none */
  const char  *category_title;  /* interned */
  const char  *group;           /* panel or upper level; interned; "" = none */
  const char  *group_title;     /* interned */
  double       x, until;        /* year, decimal year, or number; `until` ends a span; NaN = none, an open end */
  double       x_late, until_early;     /* a span whose ends are known to a year or month: its latest start, its earliest end; NaN = exact */
  double       y;               /* second number of a scatter; earliest year of a span without a start; NaN = none */
  double       value, low, high;        /* NaN = none; low and high: range over all sources */
  MvChartState state;
  gboolean     partial;         /* part of a whole only: an incomplete year, partners' declarations */
  gboolean     total;           /* a published total: never added to the others */
  gboolean     doubtful;        /* sources disagree about it: drawn with a dashed edge */
  gboolean     rest;            /* all others together, or partners without a name: stands last */
  const char  *unit, *basis, *concept, *source_id;      /* interned; basis and concept "" = none */
  double       amount;          /* the figure behind an index, in `amount_unit`; NaN = the value is no index */
  const char  *amount_unit;     /* interned */
  const char  *about;           /* how the figure is declared: "FOB, reported by Kazakhstan"; interned; "" = nothing to add */
  const char  *publisher;       /* of the source; interned; "" = not known */
  char        *note;            /* a caution; NULL */
  char        *ref;             /* "flow:goods/2023/KAZ/CHN/TOTAL"; "" = nothing to say */
} MvChartRow;

/* A place on the x axis where source, definition or basis of the figures changes: BEFORE and AFTER are not compared. */
typedef struct { double x; const char *series; char *text; } MvChartBreak;     /* series "" = all; text: "from 2015: OEC" */

typedef struct { const char *source_id, *publisher; } MvChartSource;    /* interned */

/* The value axis: amounts, their logarithms, or each series in hundredths of its own value in one year. */
typedef enum { MV_CHART_LINEAR, MV_CHART_LOG, MV_CHART_INDEX } MvChartScale;

typedef struct
{
  gatomicrefcount references;
  MvChartKind  kind;
  char        *title, *subtitle;        /* "Exports of goods of Kazakhstan by partner" · "current US$, FOB" */
  const char  *unit;            /* of the value axis; interned; "" = none or mixed */
  char        *x_title, *y_title;       /* NULL = needs none */
  char        *value_title;     /* what `value` is where it is not the main thing: the size of a scatter; NULL */
  int          year;            /* the view's: marked on time axes */
  double       now;             /* where it is marked, as `x`; NaN = at the year itself */
  gboolean     inward;          /* Sankey: the groups receive, the series send */
  gboolean     by_power;        /* Timeline: the colours are those of the powers that the bodies are grouped with, and the key says so */
  guint        most;            /* so many series are drawn one by one at most; 0 = all that have room */
  MvChartScale scale;           /* asked for; kinds that cannot use it say so */
  int          period_from, period_to;  /* the brushed years; 0 = none */
  gboolean     period_told;     /* the notes say already what became of them */
  char        *sort, *across;   /* Matrix: how rows and columns stand: NULL = by size and as they come, "name", or the code of a column, of a row */
  char       **without;         /* sorted codes of series not to be shown; NULL = none */
  const char  *x_unit, *y_unit; /* interned; of `x`, `until` and `y` where they are amounts; NULL = they are years, or nothing */
  double       x_min, x_max;    /* the span asked for, also where it has no rows; NaN = that of the rows */
  GArray      *rows;            /* MvChartRow */
  GArray      *breaks;          /* MvChartBreak, by x */
  GArray      *sources;         /* MvChartSource: further ones behind rows that sum or count several records */
  GPtrArray   *notes;           /* char *: reasons of gaps, cautions, rules of reduction */
  char        *reason;          /* why there is nothing, when rows is empty; NULL */
} MvChartTable;

MvChartTable *mv_chart_table_new   (MvChartKind kind, const char *title);
MvChartTable *mv_chart_table_ref   (MvChartTable *table);
void          mv_chart_table_unref (MvChartTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvChartTable, mv_chart_table_unref)
/* A row with every number NaN, every text "" and the state unknown; fill it before the next is added. */
MvChartRow   *mv_chart_table_add   (MvChartTable *table);
/* Adds the note once. */
void          mv_chart_table_note  (MvChartTable *table, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* One note for each reason why years are hatched in the whole frame (rows not reported, of no series): "Hatched, 1998, 2008–2009: REASON".
 * Call it when all rows are there. */
void          mv_chart_table_note_gaps (MvChartTable *table);
void          mv_chart_table_break (MvChartTable *table, double x, const char *series, const char *text);
/* Adds the source once. */
void          mv_chart_table_source (MvChartTable *table, const char *source_id, const char *publisher);
/* What is drawn of TABLE without the series HIDDEN (sorted, NULL = none): the same table when nothing has to change, else a copy with
 * fewer rows, with values as indices, and with the notes that say so. SCALE is the one in effect. A new reference. */
MvChartTable *mv_chart_table_shown (MvChartTable *table, char **hidden, MvChartScale scale);
/* MV_CHART_LINEAR for any word but log and index. */
MvChartScale  mv_chart_scale_from_code (const char *code);
/* TRUE if the row has a number that may be drawn. */
gboolean      mv_chart_row_has_value (const MvChartRow *row);

G_END_DECLS
