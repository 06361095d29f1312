/* Which country does a word of somebody's file mean? By code (ISO 3166-1 of two, three letters or digits, the dataset's own) and by name in
 * every language of the dataset. Read once, then only memory. One thread at a time. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct _MvCountryNames MvCountryNames;

typedef enum { MV_COUNTRY_UNKNOWN, MV_COUNTRY_ISO3, MV_COUNTRY_ISO2, MV_COUNTRY_NUMBER, MV_COUNTRY_NAME } MvCountryHow;

MvCountryNames *mv_country_names_read (MvDb *dataset, GError **error);
void            mv_country_names_free (MvCountryNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvCountryNames, mv_country_names_free)

/* Also takes WORD as ISO3: a file's own codes. FALSE when there is no country ISO3. */
gboolean        mv_country_names_add  (MvCountryNames *names, const char *word, const char *iso3);
/* The place of the country in the list sorted by code, or -1. HOW may be NULL. UTF-8 or not, WORD may be anything. */
int             mv_country_names_find (MvCountryNames *names, const char *word, MvCountryHow *how);
int             mv_country_names_len  (const MvCountryNames *names);
const char     *mv_country_names_code (const MvCountryNames *names, int country);       /* interned */
/* Its name in English or, where the program speaks another language that the dataset has, in that. */
const char     *mv_country_names_name (const MvCountryNames *names, int country);
gboolean        mv_country_names_has_place (const MvCountryNames *names, int country);  /* on the map */
/* Its middle in degrees; NaN = it has none. */
void            mv_country_names_place (const MvCountryNames *names, int country, double *longitude, double *latitude);
gboolean        mv_country_names_in_region (const MvCountryNames *names, int country);

G_END_DECLS
