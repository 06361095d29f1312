/* Writing a page: sections of lists, charts and maps. Lists are written as reports are, by the same functions. Private to app/scene. */
#pragma once

#include "app/scene/page.h"
#include "app/scene/report-writer.h"

G_BEGIN_DECLS

typedef struct
{
  MvReportWriter report;        /* `section` is the list that is open */
  GCancellable  *cancellable;
  MvPageModel   *model;
  MvPageSection *section;
  guint          taken;         /* sections of the report that are on the page already */
  MvBlockKind    kind;          /* of the list that is open */
  double         share;
  GHashTable    *sparks;        /* MvFigure -> GArray of MvPoint */
} MvPageWriter;

void      mv_page_section (MvPageWriter *writer, const char *title);
/* Opens a list; TITLE may be NULL. SHARE of the width for the labels; 0 = the usual. Figures follow by mv_report_add () and the like. */
void      mv_page_list    (MvPageWriter *writer, MvBlockKind kind, const char *title, double share);
/* The chart KIND of the view that TEXT says ("overlay=trade&focus=UZB"). HEIGHT in em, 0 = by its lines.
 * Left out when it has no rows. */
void      mv_page_chart   (MvPageWriter *writer, MvChartKind kind, gboolean wide, double height, const char *text, ...) G_GNUC_PRINTF (5, 6);
/* Takes TABLE; NULL and tables without rows are left out. */
void      mv_page_table   (MvPageWriter *writer, MvChartTable *table, gboolean wide, double height);
/* The map of the view that TEXT says; nobody else holds its scene yet. NULL after a failure. */
MvScene  *mv_page_map     (MvPageWriter *writer, const char *title, gboolean wide, double height, const char *text, ...) G_GNUC_PRINTF (5, 6);
/* The years and values of FACTS beside FIGURE. */
void      mv_page_spark   (MvPageWriter *writer, MvFigure *figure, const GArray *facts);
/* A sentence without a value. */
MvFigure *mv_page_say     (MvPageWriter *writer, const char *text, const char *source_id);
/* Puts the lists that are written on the page. */
void      mv_page_take    (MvPageWriter *writer);
GError  **mv_page_failure (MvPageWriter *writer);
gboolean  mv_page_failed  (const MvPageWriter *writer);
const char *mv_page_publisher (MvPageWriter *writer, const char *source_id);   /* interned; the id when it is not known */
/* "1992-2015" or "2016". g_free. */
char     *mv_page_years   (int first, int last);
/* "as of 31 March 2025" of a date as the tables hold it. g_free. */
char     *mv_page_as_of   (const char *date);
const char *mv_page_record_kind (const char *code);

/* Shared by the pages. */
MvChartTable *mv_page_votes (MvPageWriter *writer, const char *title, const char *iso3, const char *const *partners);
void      mv_page_write_project_lines (MvPageWriter *writer, const GArray *projects, guint most);
void      mv_page_write_event (MvPageWriter *writer, const MvFact *event);
void      mv_page_write_gaps  (MvPageWriter *writer, const char *iso3);
/* FACTS (label, since, kind; code for organisations) on one time axis. TITLE is that of the chart. */
void      mv_page_axis        (MvPageWriter *writer, const GArray *facts, const char *title);
/* A project's years from announcement to end. */
void      mv_page_life        (MvPageWriter *writer, GHashTable *record);

void      mv_page_write_country (MvPageWriter *writer);
void      mv_page_write_pair    (MvPageWriter *writer);
void      mv_page_write_project (MvPageWriter *writer);

G_END_DECLS
