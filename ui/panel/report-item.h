/* One line of the inspector as an item of a list model: head, heading, figure or source. Holds copies: it outlives the report. */
#pragma once

#include <gio/gio.h>

#include "app/scene/report.h"

G_BEGIN_DECLS

typedef enum { MV_REPORT_HEAD, MV_REPORT_HEADING, MV_REPORT_FIGURE, MV_REPORT_OTHER, MV_REPORT_SOURCE } MvReportItemKind;

#define MV_TYPE_REPORT_ITEM (mv_report_item_get_type ())
G_DECLARE_FINAL_TYPE (MvReportItem, mv_report_item, MV, REPORT_ITEM, GObject)

struct _MvReportItem
{
  GObject          parent_instance;
  MvReportItemKind kind;
  MvFigureState    state;
  char            *title, *value, *detail, *note;       /* NULL = none */
  char            *ref;                                 /* what activating leads to, or NULL */
  char            *url, *citation;                      /* SOURCE */
  char            *source_tip;                          /* FIGURE: the source's title and publisher */
  guint            source_number;                       /* from 1; 0 = none */
};

/* MvReportItem, in reading order; transfer full. */
GPtrArray *mv_report_items_new (const MvReport *report);
/* The line as one sentence for a screen reader. g_free. */
char      *mv_report_item_spoken (MvReportItem *item);

G_END_DECLS
