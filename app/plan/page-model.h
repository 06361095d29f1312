/* A page about a country, a pair or a project: sections of figures, charts, lists and texts. Filled by app/scene, laid out by page.h.
 * Immutable once built, reference-counted, any thread. */
#pragma once

#include "app/plan/chart-table.h"
#include "app/plan/mark.h"

G_BEGIN_DECLS

/* One thing said: a figure with what belongs to it, or a line of a list. */
typedef struct
{
  char      *label;             /* "Population" */
  char      *value;             /* "36.4 million", "not reported"; NULL = the label says it all */
  char      *detail;            /* "2024 · US dollars of the year"; NULL */
  char      *note;              /* a caution; NULL */
  char      *ref;               /* what a click leads to: "country:CHN"; NULL */
  gboolean   missing;           /* `value` says what kind of nothing there is */
  guint      source;            /* its number in the list of sources, from 1; 0 = none */
  GArray    *spark;             /* MvPoint: year and value, ascending; a NaN value is a gap; NULL = none */
  GPtrArray *others;            /* MvPageLine: other sources for the same thing; NULL = none */
} MvPageLine;

typedef enum
{
  MV_BLOCK_KEYS,                /* lines as large figures with sparklines */
  MV_BLOCK_LINES,               /* lines as a list */
  MV_BLOCK_CHART,
  MV_BLOCK_MAP
} MvBlockKind;

typedef struct
{
  MvBlockKind    kind;
  char          *title;         /* NULL = none; a chart has its own */
  GPtrArray     *lines;         /* MvPageLine; NULL for charts and maps */
  double         label_share;   /* of the width, for the labels of a list */
  MvChartTable  *table;         /* CHART */
  GArray        *sources;       /* guint: numbers of the sources of a chart */
  gboolean       wide;          /* over all columns */
  double         height;        /* em: of a chart or map */
  gpointer       map;           /* MAP: what app/paint draws, owned by way of `free_map` */
  GDestroyNotify free_map;
} MvPageBlock;

typedef struct { char *title; GPtrArray *blocks; } MvPageSection;

typedef struct
{
  gatomicrefcount references;
  char      *title, *subtitle;  /* subtitle NULL = none */
  char      *page;              /* country pair project */
  GPtrArray *sections;          /* MvPageSection */
  GPtrArray *sources;           /* char *: "Publisher: title, edition. Licence." number 1 first */
  char     **source_ids;        /* interned, in the same order, NULL-terminated */
} MvPageModel;

MvPageModel   *mv_page_model_new   (const char *page);
MvPageModel   *mv_page_model_ref   (MvPageModel *model);
void           mv_page_model_unref (MvPageModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvPageModel, mv_page_model_unref)

/* For whoever fills it. What is given back belongs to the model. */
MvPageSection *mv_page_model_section (MvPageModel *model, const char *title);
MvPageBlock   *mv_page_section_block (MvPageSection *section, MvBlockKind kind, const char *title);
/* With a NULL DETAIL, NOTE and REF; LINES is that of a block or the `others` of a line. */
MvPageLine    *mv_page_line_new      (GPtrArray *lines, const char *label, const char *value);
GPtrArray     *mv_page_lines_new     (void);
/* Takes out blocks without lines and sections without blocks. */
void           mv_page_model_tidy    (MvPageModel *model);

/* All of it as plain text: the twin for reading aloud and copying. A chart is its sentence; g_free. */
char          *mv_page_model_text    (const MvPageModel *model);

G_END_DECLS
