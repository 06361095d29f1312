/* The lines of a chart's table as a list. A line is made when it is asked for: a chart may have a hundred thousand. Main thread only. */
#pragma once

#include <gio/gio.h>

#include "app/plan/chart.h"

G_BEGIN_DECLS

#define MV_TYPE_TWIN_LINE (mv_twin_line_get_type ())
G_DECLARE_FINAL_TYPE (MvTwinLine, mv_twin_line, MV, TWIN_LINE, GObject)

/* What it says in COLUMN; owned by the line. */
const char *mv_twin_line_cell    (MvTwinLine *self, guint column);
/* What its row stands for; owned by the chart; NULL or "" = nothing. */
const char *mv_twin_line_ref     (MvTwinLine *self);
/* By COLUMN: numbers by size, words as a reader sorts them; what has no number goes last. Below 0, 0 or above it; 0 for lines of two charts. */
int         mv_twin_line_compare (MvTwinLine *one, MvTwinLine *other, guint column);

#define MV_TYPE_TWIN_LINES (mv_twin_lines_get_type ())
G_DECLARE_FINAL_TYPE (MvTwinLines, mv_twin_lines, MV, TWIN_LINES, GObject)

/* A GListModel of MvTwinLine; empty. */
MvTwinLines *mv_twin_lines_new (void);
/* The lines of CHART from now on; NULL = none. Takes a reference. */
void          mv_twin_lines_set (MvTwinLines *self, MvChart *chart);

G_END_DECLS
