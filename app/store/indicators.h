/* Indicators of countries over the years. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct { const char *code, *unit, *source_id; char *name; } MvIndicator;        /* codes interned */

/* What CODE is; NULL with MV_ERROR_NOT_FOUND, and near codes in the sentence, when there is none. */
MvIndicator *mv_indicator_read   (MvDb *db, const char *code, GError **error);
void         mv_indicator_free   (MvIndicator *indicator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvIndicator, mv_indicator_free)

typedef struct { int year; double value; const char *source_id; } MvIndicatorValue;     /* value NaN = not known */

/* The known values of ISO3, by year. MvIndicatorValue; g_array_unref. */
GArray      *mv_indicator_values (MvDb *db, const char *code, const char *iso3, GError **error);

G_END_DECLS
