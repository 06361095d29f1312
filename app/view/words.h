/* The words of the view's text form: one list each, used by reading, writing and error sentences. Private to app/view. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

typedef struct { const char *word; guint value; const char *family; } MvViewWord;

extern const MvViewWord mv_view_overlays[];     /* ends with word == NULL; family set for flows */
extern const MvViewWord mv_view_directions[];
extern const MvViewWord mv_view_shows[];
extern const char *const mv_view_names[];       /* NULL-terminated */
extern const char *const mv_view_maps[];
extern const char *const mv_view_scales[];
extern const char *const mv_view_pages[];
extern const char *const mv_view_statuses[];
extern const char *const mv_view_precisions[];
extern const char *const mv_view_standings[];
extern const char *const mv_view_filter_keys[];         /* of `off` */
extern const char *const mv_view_rows[];
extern const char *const mv_view_kinds[];       /* of `select` */

/* Which overlays (any of these bits) a parameter needs to have an effect; 0 = none needed. */
guint mv_view_needs (const char *key);

/* Kinds that are none go, and an order that is the usual one is written as none. */
void  mv_view_tidy_charts (MvView *view);
/* Only filters that are set can be off; what the table lists is shown, and named only when it is not the first. */
void  mv_view_tidy_filters (MvView *view);
/* Only the definitions of groups that are named stay. */
void  mv_view_tidy_groups  (MvView *view);

/* The defaults that hold when `overlay` is given; mv_view_new is these with the start overlays and selection. */
MvView *mv_view_plain (void);
/* START, like mv_view_new(), selects what VIEW does when it names neither an overlay nor a selection: the country of a country's page, else
 * Kazakhstan. They may be the same. */
void    mv_view_start_with (MvView *start, const MvView *view);

G_END_DECLS
