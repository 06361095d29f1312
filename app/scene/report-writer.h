/* Writing a report: sections, figures, details, names and the sources behind them. Private to app/scene. */
#pragma once

#include "app/scene/report.h"
#include "app/store/facts.h"

G_BEGIN_DECLS

typedef struct
{
  MvDb            *db;
  MvAtlas         *atlas;
  const MvView    *view;
  MvReport        *report;
  MvReportSection *section;
  GPtrArray       *source_ids;  /* interned, in order of first use */
  GError          *error;       /* the first failure; later ones are dropped */
} MvReportWriter;

/* Where a step leaves its failure: NULL once there is one, so that the first is kept. */
GError    **mv_report_failure (MvReportWriter *writer);
/* The thing's name in the view's language. Interned; never NULL. */
const char *mv_report_name    (MvReportWriter *writer, const char *kind, const char *code);
/* The name of the capital of COUNTRY, a record, in the language of the view where the place has one; NULL = the country has none. g_free. */
char       *mv_report_capital (MvReportWriter *writer, GHashTable *country);
void        mv_report_title   (MvReportWriter *writer, const char *title, const char *subtitle);
void        mv_report_section (MvReportWriter *writer, const char *title);      /* one without figures is left out at the end */
void        mv_report_uses    (MvReportWriter *writer, const char *source_id);  /* NULL does nothing */

/* Adds to the section that is open. VALUE NULL gives "not known". The figure belongs to the report. */
MvFigure   *mv_report_add     (MvReportWriter *writer, const char *label, const char *value, const char *source_id);
MvFigure   *mv_report_number  (MvReportWriter *writer, const char *label, double value, const char *unit, const char *source_id);
/* A figure beside FIGURE: another source's value for the same thing. */
MvFigure   *mv_report_other   (MvReportWriter *writer, MvFigure *figure, const char *label, double value, const char *unit, const char *source_id);
MvFigure   *mv_report_other_text (MvReportWriter *writer, MvFigure *figure, const char *label, const char *value, const char *source_id);
/* What is not there, said in words. */
MvFigure   *mv_report_missing (MvReportWriter *writer, const char *label, MvFigureState state, const char *note, const char *source_id);

/* Parts of the detail line, joined by " · "; a NULL or empty part is left out. */
void        mv_figure_detail  (MvFigure *figure, const char *part);
void        mv_figure_year    (MvFigure *figure, int year);
void        mv_figure_note    (MvFigure *figure, const char *note);     /* appended to a note that is there; NULL does nothing */
/* What the tables say of an amount: a word before the value, as "up to", else a note. */
void        mv_figure_amount_note (MvFigure *figure, const char *note);
void        mv_figure_ref     (MvFigure *figure, const char *kind, const char *id);

/* "2023 · US dollars of the year · FOB · goods and services · reported by Kazakhstan", and the row's note. */
void        mv_figure_declared (MvReportWriter *writer, MvFigure *figure, const MvFact *fact);
const char *mv_report_concept  (const char *concept);   /* "goods and services"; NULL for what needs no word */
/* "since May 2015", "2003 to 2009", "no dates known"; g_free. */
char       *mv_report_span     (const char *since, const char *until);
const char *mv_report_coverage (const char *status);    /* "partial": what a list of partners is */
const char *mv_report_standing (const char *code);      /* "member", "dialogue partner" */
/* Does the span of a membership hold DAY? */
gboolean    mv_report_holds    (const MvFact *membership, MvDate day);
/* Does B say the standing of the same country in the same body as A, with other dates, both in doubt? They are one line. A may be NULL. */
gboolean    mv_report_says_again (const MvFact *a, const MvFact *b);
/* The day memberships are told for: the view's date, else the end of its year. */
MvDate      mv_report_day      (const MvView *view);

/* The source of a column of RECORD (of a project) that may have one of its own: COLUMN holds it, else that of the record stands. */
const char *mv_report_source_of (GHashTable *record, const char *column);

/* The writers of the kinds of things. ID is what follows the colon of the reference. Failures go to writer->error. */
void mv_report_write_country      (MvReportWriter *writer, const char *id);
/* Parts of it, for pages: each begins sections of its own. */
void mv_report_write_memberships  (MvReportWriter *writer, const char *iso3);
void mv_report_write_projects     (MvReportWriter *writer, const char *iso3);
void mv_report_write_votes        (MvReportWriter *writer, const char *iso3);
void mv_report_write_neighbours   (MvReportWriter *writer, const char *iso3);
void mv_report_write_trade        (MvReportWriter *writer, const char *iso3, gboolean in_region);
void mv_report_write_flow         (MvReportWriter *writer, const char *id);
void mv_report_write_project      (MvReportWriter *writer, const char *id);
void mv_report_write_asset        (MvReportWriter *writer, const char *id);
void mv_report_write_organisation (MvReportWriter *writer, const char *id);
void mv_report_write_link         (MvReportWriter *writer, const char *id);
void mv_report_write_place        (MvReportWriter *writer, const char *id);
void mv_report_write_region       (MvReportWriter *writer, const char *id);
void mv_report_write_event        (MvReportWriter *writer, const char *id);

G_END_DECLS
