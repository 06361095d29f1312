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
 *   marks=143
 *
 *   [Figures]
 *   flow:goods/2023/KAZ/CHN/TOTAL=Kazakhstan → China\tUS$ 14.8 bn ...
 *
 * EDITION and DATASET say with which dataset it was made: another one may show the view differently. MARKS and the figures, those that
 * stand out most, are what the map showed, so that it can be told what differs. */
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
  guint      marks;                     /* how many marks the map had; 0 = not said */
  GPtrArray *figures;                   /* MvViewFigure, at most MV_VIEW_FIGURES_MOST; never NULL after reading */
} MvViewFile;

#define MV_VIEW_FIGURES_MOST 60
typedef struct { char *ref, *title, *detail; } MvViewFigure;
MvViewFigure *mv_view_figure_new  (const char *ref, const char *title, const char *detail);
void          mv_view_figure_free (MvViewFigure *figure);

void        mv_view_file_free  (MvViewFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvViewFile, mv_view_file_free)
/* The file's text; g_free. Pure. */
char       *mv_view_file_write (const MvViewFile *file);
/* Reads LENGTH bytes, which may be anything. NULL with MV_ERROR_VIEW: a sentence that names NAME, the file's name for the person. Pure. */
MvViewFile *mv_view_file_read  (const char *bytes, gsize length, const char *name, GError **error);

G_END_DECLS
