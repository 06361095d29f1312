/* Is a code of the view in the dataset, and which ones are there? For errors that name the parameter and near matches. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef enum { MV_CODE_ORGANISATION, MV_CODE_PRODUCT, MV_CODE_MEASURE, MV_CODE_COUNTRY, MV_CODE_BASIS, MV_CODE_EVENT_KIND } MvCodeKind;

typedef struct { const char *code; char *name; } MvCode;        /* code interned */
/* All codes of a kind with their English names, by code. MvCode; free with g_array_unref; NULL on an error. */
GArray *mv_codes_read (MvDb *db, MvCodeKind kind, GError **error);

/* 1 = known, 0 = not, -1 = error. */
int     mv_code_known (MvDb *db, MvCodeKind kind, const char *code, GError **error);

/* Who published the source, else its title; NULL when the source is not known, or on an error. g_free. */
char   *mv_source_publisher (MvDb *db, const char *source_id, GError **error);

G_END_DECLS
