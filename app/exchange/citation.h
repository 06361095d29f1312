/* How a view and its sources are cited: for reference managers and as plain text. Pure; any thread. */
#pragma once

#include "app/scene/report.h"
#include "app/view/view.h"
#include "app/store/info.h"

G_BEGIN_DECLS

typedef enum { MV_CITATION_PLAIN, MV_CITATION_BIBTEX, MV_CITATION_CSL, MV_N_CITATIONS } MvCitationForm;

/* "plain", "bibtex", "csl"; MV_N_CITATIONS for another word. */
MvCitationForm mv_citation_form_from_code (const char *code);

/* The view first, by TITLE, then SOURCES (MvSourceText) in their order. BibTeX: @misc entries with the source ids as keys; CSL: a JSON array
 * of CSL-JSON items (schema 1.0); plain: a line each. Nothing that is not known is filled in. g_free. */
char          *mv_citation_write (const MvView *view, const char *title, const MvInfo *dataset, GPtrArray *sources, MvCitationForm form);

G_END_DECLS
