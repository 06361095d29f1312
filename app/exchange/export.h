/* What a view shows, taken away: pictures, rows, sources and citations in one folder. Worker threads and the command line only. */
#pragma once

#include "app/exchange/picture.h"

G_BEGIN_DECLS

typedef enum
{
  MV_EXPORT_PNG = 1 << 0, MV_EXPORT_SVG = 1 << 1, MV_EXPORT_PDF = 1 << 2, MV_EXPORT_CSV = 1 << 3, MV_EXPORT_XLSX = 1 << 4, MV_EXPORT_GPKG = 1 << 5,
  MV_EXPORT_BIBTEX = 1 << 6, MV_EXPORT_CSL = 1 << 7, MV_EXPORT_TEXT = 1 << 8
} MvExportFormat;
#define MV_N_EXPORTS    9
#define MV_EXPORT_ALL   ((1u << MV_N_EXPORTS) - 1)
#define MV_EXPORT_ROWS  (MV_EXPORT_CSV | MV_EXPORT_XLSX | MV_EXPORT_GPKG)

/* What would be written, known before anything is. */
typedef struct
{
  GPtrArray *sheets;            /* MvSheet */
  GPtrArray *sources;           /* MvSourceText, by id */
  guint      n_rows;            /* of all sheets */
  char      *summary;           /* "20 rows of flows, 45 of projects; 5 sources" */
  char      *terms;             /* the sources under terms, a line each with their rows; NULL = none */
  char      *title;
  guint      charts;            /* bits 1 << MvChartKind: those beside the map, each a picture of its own */
} MvExport;

/* NULL with ERROR and when cancelled. */
MvExport   *mv_export_new    (MvDb *db, MvScene *scene, GCancellable *cancellable, GError **error);
void        mv_export_free   (MvExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvExport, mv_export_free)

/* "png", "svg", ... of the bit 1 << I, and what a person calls it, translated. */
const char *mv_export_code   (guint i);
const char *mv_export_name   (guint i);
/* Codes with commas, or "all"; 0 with MV_ERROR_USAGE for an unknown one. */
guint       mv_export_parse  (const char *codes, GError **error);
/* The names of the files that FORMATS become, in order; NULL-terminated. g_strfreev. */
char      **mv_export_files  (const MvExport *export, guint formats);

typedef struct { guint formats; MvPictureSize size; const char *folder; gboolean replace; } MvExportOrder;
/* Called from the same thread before each file; DONE of TOTAL are finished. */
typedef void (*MvExportProgress) (const char *name, guint done, guint total, gpointer data);

/* Writes into ORDER's folder, made when it is not there. All files are finished before the first appears in it; a file that is there already
 * is an error unless `replace`. When cancelled or failed nothing is left behind. */
gboolean    mv_export_write  (MvDb *db, MvScene *scene, const MvExport *export, const MvExportOrder *order, MvExportProgress progress, gpointer data,
                              GCancellable *cancellable, GError **error);

/* README.txt: what this is, rows, units, definitions, filters, sources and terms. g_free. */
char       *mv_export_about  (MvDb *db, const MvScene *scene, const MvExport *export, GError **error);

G_END_DECLS
