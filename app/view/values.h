/* Reading one value of the view's text form. Every refusal names the parameter and says what is allowed. Private to app/view.
 * KEY is the parameter's name, RAW its value still percent-encoded. Each reader gives FALSE or NULL with ERROR set. */
#pragma once

#include "app/view/words.h"

G_BEGIN_DECLS

typedef enum { MV_VIEW_FORM_COUNTRY, MV_VIEW_FORM_CODE, MV_VIEW_FORM_MEASURE, MV_VIEW_FORM_PRODUCT } MvViewForm;

gboolean          mv_view_refuse          (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean          mv_view_bad_value       (GError **error, const char *key, const char *value, const char *allowed);
char             *mv_view_allowed         (const MvViewWord *words, const char *extra);   /* "allowed: a, b"; EXTRA may be NULL */
const MvViewWord *mv_view_find_word       (const MvViewWord *words, const char *word);
/* Codes are checked for form here; whether they exist only the dataset knows. */
gboolean          mv_view_has_form        (const char *code, MvViewForm form);

/* The items of a list, decoded; none empty, none twice. */
GStrv             mv_view_read_list       (const char *key, const char *raw, GError **error);
char             *mv_view_read_one        (const char *key, const char *raw, GError **error);
gboolean          mv_view_read_codes      (const char *key, const char *raw, MvViewForm form, const char *allowed, char ***place, GError **error);
gboolean          mv_view_read_code       (const char *key, const char *raw, MvViewForm form, const char *allowed, char **place, GError **error);
gboolean          mv_view_read_number     (const char *key, const char *raw, int low, int high, int *place, GError **error);
gboolean          mv_view_read_listed     (const char *key, const char *raw, const char *const *words, char **place, GError **error);
gboolean          mv_view_read_listed_all (const char *key, const char *raw, const char *const *words, char ***place, GError **error);

/* `least` and `below`: a number above nothing, in plain digits; `announced` and the like; `amount`; `group.CODE`. */
gboolean          mv_view_read_bound      (MvView *view, const char *key, const char *raw, GError **error);
gboolean          mv_view_read_years      (MvView *view, const char *key, const char *raw, GError **error);
gboolean          mv_view_read_amount     (MvView *view, const char *raw, GError **error);
gboolean          mv_view_read_group      (MvView *view, const char *key, const char *raw, GError **error);
/* Groups are defined where they are named, and named where they are defined. */
gboolean          mv_view_check_groups    (const MvView *view, GError **error);
/* `select` with all its refs; and the parameters of what stands beside the map: charts, period, pages. KNOWN is FALSE for any other KEY. */
gboolean          mv_view_read_select     (MvView *view, const char *raw, GError **error);
gboolean          mv_view_read_beside     (MvView *view, const char *key, const char *raw, gboolean *known, GError **error);
/* A page has the one country, pair or project it tells of. HAS_WITH: `with` was given. */
gboolean          mv_view_check_page      (const MvView *view, gboolean has_with, GError **error);

G_END_DECLS
