/* The end of a compilation: what the dataset says about itself, statistics, order on disk, the last checks. */
#pragma once

#include "data/compiler/build.h"

G_BEGIN_DECLS

/* Tables dataset_info and dataset_seal. DIGEST: see mv_inputs_digest; READ_ON may be NULL. */
gboolean mv_finish_info  (MvBuild *build, const char *digest, const char *read_on, GError **error);
/* Outside of a transaction: statistics, VACUUM, the marks of a GeoPackage, integrity and foreign keys. */
gboolean mv_finish_file  (MvBuild *build, GError **error);

G_END_DECLS
