/* A label set with the pictures of its labels, and the jobs that make both. */
#pragma once

#include "ui/map/label-pictures.h"
#include "ui/map/paint-pool.h"

G_BEGIN_DECLS

typedef struct
{
  MvLabelSet      *set;
  MvLabelPictures *pictures;
  GskRenderNode  **nodes;       /* one a label; NULL = not looked for yet, or still to be made. Main thread */
  guint8          *kept;        /* one a label: the sheet before showed the same at the same place */
  guint8          *staying;     /* one a label of the sheet before: this one shows the same; NULL without one before */
} MvLabelSheet;

void mv_label_sheet_free (MvLabelSheet *sheet);

typedef struct
{
  MvPaintJob       job;
  MvScene         *scene;
  MvLabelPictures *pictures;
  double           zoom;        /* a half step */
  MvBox            box;         /* world units in sight: their pictures are made at once */
  MvLabelSet      *before;      /* what shows now, or NULL */
  MvLabelSheet    *sheet;       /* the result */
} MvPlaceJob;

MvPlaceJob *mv_place_job_new (MvScene *scene, MvLabelPictures *pictures, double zoom, MvBox box, MvLabelSet *before, double rank,
                              void (*done) (MvPaintJob *job, gpointer owner));

/* Makes the pictures of some labels of a set. */
typedef struct
{
  MvPaintJob       job;
  MvLabelSet      *set;
  MvLabelPictures *pictures;
  GArray          *indices;     /* guint */
} MvPictureJob;

MvPictureJob *mv_picture_job_new (MvLabelSet *set, MvLabelPictures *pictures, GArray *indices, double rank,
                                  void (*done) (MvPaintJob *job, gpointer owner));

G_END_DECLS
