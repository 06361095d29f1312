/* The work behind the export dialog: what would be written, and writing it, on the session's worker. Main thread only. */
#pragma once

#include "app/exchange/export.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* What the view shows at this moment, with the scene it was made from; reference-counted. */
typedef struct { gatomicrefcount references; MvScene *scene; MvExport *export; } MvExportReady;

void           mv_export_ready_unref (MvExportReady *ready);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvExportReady, mv_export_ready_unref)

/* Builds the scene of the session's present view and counts. */
void           mv_export_job_prepare (MvSession *session, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data);
MvExportReady *mv_export_job_prepared (GAsyncResult *result, GError **error);

/* The name of the file under way, and how much is done, 0 to 1; on the main thread, not after DONE. */
typedef void (*MvExportTell) (const char *name, double done, gpointer data);
/* ORDER is copied. PROGRESS is called with DATA until DONE is. */
void           mv_export_job_write  (MvSession *session, MvExportReady *ready, const MvExportOrder *order, GCancellable *cancellable,
                                     MvExportTell progress, GAsyncReadyCallback done, gpointer data);
/* The folder, g_free; NULL with ERROR. */
char          *mv_export_job_written (GAsyncResult *result, GError **error);

G_END_DECLS
