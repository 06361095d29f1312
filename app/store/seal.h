/* The seal of a dataset: a digest of every byte of the file, kept inside it, so that a single changed bit is found.
 * It is SHA-256 over the whole file with the 32 bytes of the digest itself taken as zero; table dataset_seal holds it. */
#pragma once

#include <gio/gio.h>

#include "app/base/error.h"

G_BEGIN_DECLS

#define MV_SEAL_SIZE 32

/* What stands in dataset_seal until the file is complete; it must occur nowhere else in the file. */
const guint8 *mv_seal_blank  (void);
/* Puts the digest of the complete file at PATH in the place of the blank. */
gboolean      mv_seal_put    (const char *path, GError **error);
/* FALSE with MV_ERROR_DAMAGED when the file is not, byte for byte, what was sealed with DIGEST as read from its table. */
gboolean      mv_seal_verify (const char *path, const guint8 digest[MV_SEAL_SIZE], GError **error);

G_END_DECLS
