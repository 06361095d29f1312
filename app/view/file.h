/* A view as a file, .mview: text that a person can read, in the form of GKeyFile:
 *
 *   [Multivector view]
 *   version=1
 *   name=Oil exports
 *   view=multivector:?overlay=trade&focus=KAZ
 *   sentence=Goods trade of Kazakhstan ...
 *   note=...
 *   edition=0.1.0
 *   dataset=dc3fa310...
 *
 * EDITION and DATASET say with which dataset it was made: another one may show the view differently. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

#define MV_VIEW_FILE_SUFFIX ".mview"
#define MV_VIEW_FILE_LARGEST (1 << 20)  /* bytes: no view file is larger */

typedef struct
{
  char   *name, *sentence, *note;       /* "" = none */
  char   *edition, *dataset;            /* edition and SHA-256 of what the dataset was built from; "" = not said */
  MvView *view;
} MvViewFile;

void        mv_view_file_free  (MvViewFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvViewFile, mv_view_file_free)
/* The file's text; g_free. Pure. */
char       *mv_view_file_write (const MvViewFile *file);
/* Reads LENGTH bytes, which may be anything. NULL with MV_ERROR_VIEW: a sentence that names NAME, the file's name for the person. Pure. */
MvViewFile *mv_view_file_read  (const char *bytes, gsize length, const char *name, GError **error);

G_END_DECLS
