/* Records as the dataset holds them, for tables that leave the program; and such tables as a GeoPackage of their own. Any thread but the
 * main one. */
#pragma once

#include "app/base/sheet.h"
#include "app/store/db.h"

G_BEGIN_DECLS

/* What a kind of records is read with. */
typedef enum { MV_RECORD_FLOW, MV_RECORD_PROJECT, MV_RECORD_ASSET, MV_RECORD_TREATY, MV_RECORD_AGREEMENT, MV_RECORD_MEMBERSHIP, MV_RECORD_COUNTRY, MV_N_RECORDS } MvRecordKind;

/* Adds the columns of KIND to SHEET, which has no rows yet. */
gboolean mv_sheets_columns (MvDb *db, MvRecordKind kind, MvSheet *sheet, GError **error);
/* Fills ROW, from column FIRST on, and its place, with the record KEYS name: flow measure/year/from/to/product and the value drawn, which
 * chooses among the sources; project, asset, treaty: their id (a treaty and two parties); agreement year, country, other country. FALSE with
 * ERROR; cells stay empty when there is no such record. */
gboolean mv_sheets_fill    (MvDb *db, MvRecordKind kind, const char *const *keys, double value, MvSheetRow *row, guint first, GError **error);
/* Adds a row to SHEET for every membership of ISO3 in ORG that holds on DATE (yyyy-mm-dd), undated starts with it. */
gboolean mv_sheets_memberships (MvDb *db, const char *org, const char *iso3, const char *date, MvSheet *sheet, GError **error);

/* Writes SHEETS (MvSheet) to the new file PATH as layers and attribute tables of a GeoPackage 1.3; DAY (yyyy-mm-dd) is its date of change. */
gboolean mv_sheets_package (GPtrArray *sheets, const char *day, const char *path, GError **error);

G_END_DECLS
