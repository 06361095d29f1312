/* The selection of a view: several refs, of which one leads. Pure functions of the view. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

/* Exactly these, the first leads; NULL or empty = nothing. A name belongs to what it was given to, and goes. */
void   mv_view_select_list        (MvView *view, const char *const *refs);
/* REF comes into the selection and leads it; what is in it already goes out. */
void   mv_view_select_more        (MvView *view, const char *ref);
/* All refs, the leading one first. g_strfreev. */
char **mv_view_selection          (const MvView *view);
/* The countries that the selection is about, as iso3: those selected, and of a flow or a link the partners outside the focus, or both ends
 * when both are in it or none is. Sorted; g_strfreev. */
char **mv_view_selected_countries (const MvView *view);
/* The same of REFS. */
char **mv_view_countries_of       (const MvView *view, char *const *refs);
/* What the charts are limited to: exactly REFS; NULL or empty = nothing. It is applied, also where it was off. */
void   mv_view_limit_charts       (MvView *view, const char *const *refs);
/* The ends of a flow or a link; FALSE for any other ref. g_free. */
gboolean mv_view_ref_ends         (const char *ref, char **from, char **to);

G_END_DECLS
