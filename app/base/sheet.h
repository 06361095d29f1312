/* A table that leaves the program: the same cells in CSV, XLSX and GeoPackage. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { MV_SHEET_TEXT, MV_SHEET_NUMBER, MV_SHEET_INTEGER } MvSheetType;      /* INTEGER: counts, years, numbers of records, 0 and 1 */
typedef enum { MV_SHEET_NOWHERE, MV_SHEET_POINT, MV_SHEET_LINE } MvSheetPlace;

typedef struct { char *name, *meaning; MvSheetType type; } MvSheetColumn;       /* meaning: a sentence for readers; NULL = none */

/* Degrees, WGS 84; NaN = no place. A line runs from the first point to the second. */
typedef struct { char **cells; double longitude, latitude, to_longitude, to_latitude; } MvSheetRow;     /* cells: n_columns texts, NULL = empty; numbers in C form */

typedef struct
{
  char        *name;            /* of the file and the table: letters, digits, "_" */
  char        *title;
  MvSheetPlace place;
  GPtrArray   *columns;         /* MvSheetColumn */
  GPtrArray   *rows;            /* MvSheetRow */
} MvSheet;

MvSheet    *mv_sheet_new    (const char *name, const char *title);
void        mv_sheet_free   (MvSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvSheet, mv_sheet_free)
void        mv_sheet_column (MvSheet *sheet, const char *name, MvSheetType type, const char *meaning);
/* A row without a place, with empty cells; owned by the sheet. All columns stand before the first row. */
MvSheetRow *mv_sheet_row    (MvSheet *sheet);
void        mv_sheet_set    (MvSheetRow *row, guint column, const char *text);
/* NaN leaves the cell empty. */
void        mv_sheet_set_number (MvSheetRow *row, guint column, double number);
/* RFC 4180 with a header row and "\n"; g_free. */
char       *mv_sheet_csv    (const MvSheet *sheet);
/* Reads what mv_sheet_csv and mv_chart_csv write; a column whose every cell is a number, or empty, is one of numbers, and of
 * integers when all are and it holds no quantity. */
MvSheet    *mv_sheet_from_csv (const char *name, const char *title, const char *csv);

G_END_DECLS
