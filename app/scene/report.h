/* The report on one thing: what the inspector shows and the command line prints. Every figure with unit, year, basis and source. */
#pragma once

#include "app/scene/scene.h"

G_BEGIN_DECLS

typedef enum { MV_FIGURE_KNOWN, MV_FIGURE_UNKNOWN, MV_FIGURE_NOT_REPORTED, MV_FIGURE_NOT_APPLICABLE } MvFigureState;

typedef struct
{
  char          *label;         /* "Exports of goods" */
  char          *value;         /* "US$ 78.7 bn" or "not reported" */
  char          *detail;        /* "2023 · current US$ · reported by Kazakhstan"; NULL */
  char          *note;          /* a caution; NULL */
  char          *ref;           /* what a click leads to: "country:CHN"; NULL */
  MvFigureState  state;
  const char    *source_id;     /* interned; NULL only for links and headings without a figure */
  GPtrArray     *others;        /* MvFigure of other sources for the same thing; NULL = none */
} MvFigure;

typedef struct { char *title; GPtrArray *figures; } MvReportSection;

typedef struct
{
  char *source_id, *title, *publisher, *edition, *licence, *redistribution, *citation, *url, *note;
  char *read_on;                /* the day it was read, yyyy-mm-dd; NULL = not stated */
} MvSourceText;

typedef struct
{
  char      *ref, *title, *subtitle;
  GPtrArray *sections;          /* MvReportSection */
  GPtrArray *sources;           /* MvSourceText, in order of first use */
} MvReport;

MvReport     *mv_report_build (MvDb *db, MvAtlas *atlas, const char *ref, const MvView *view, GError **error);
void          mv_report_free  (MvReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvReport, mv_report_free)
char         *mv_report_text  (const MvReport *report);         /* plain text, for copying and the command line */

/* The sources with IDS, in that order; unknown ids are left out. MvSourceText. */
GPtrArray    *mv_report_sources (MvDb *db, const char *const *ids, GError **error);
void          mv_source_text_free (MvSourceText *text);

G_END_DECLS
