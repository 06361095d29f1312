/* The files a dataset is made from: their digest for dataset_info, their list for the build system. */
#pragma once

#include "data/compiler/layer.h"

G_BEGIN_DECLS

/* Paths below the data folder, in a fixed order; g_ptr_array_unref. */
GPtrArray *mv_inputs_list    (const MvBuild *build, GPtrArray *layers, const char *const *others);
/* SHA-256 in hexadecimal over names and contents; NULL with error set when one cannot be read. */
char      *mv_inputs_digest  (const MvBuild *build, GPtrArray *inputs, GError **error);
/* A make rule that says TARGET depends on the inputs. */
gboolean   mv_inputs_depfile (const MvBuild *build, GPtrArray *inputs, const char *target, const char *depfile, GError **error);

G_END_DECLS
