/* Errors a person can cause. Each message is a sentence that says what, where and what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MV_ERROR (mv_error_quark ())

typedef enum
{
  MV_ERROR_USAGE,       /* the call's words are wrong: exit status 2 */
  MV_ERROR_VIEW,        /* a view text with an unknown or impossible parameter */
  MV_ERROR_OPEN,        /* a file cannot be opened or is no dataset */
  MV_ERROR_DAMAGED,     /* a dataset that fails its checks */
  MV_ERROR_DATA,        /* a row the dataset compiler refuses */
  MV_ERROR_QUERY,       /* SQL that cannot be run or is not allowed */
  MV_ERROR_NOT_FOUND,   /* a reference to something the dataset does not hold */
  MV_ERROR_WRITE        /* an output that cannot be written */
} MvError;

GQuark mv_error_quark (void);

G_END_DECLS
