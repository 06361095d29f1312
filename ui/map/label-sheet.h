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

typedef struct
{
  guint   index;                /* of the label in the set */
  MvPoint corner;               /* px: the top left of its picture */
  double  middle;               /* px, downwards: of the text */
} MvLabelPlace;

/* Which labels of a sheet are drawn. */
typedef struct
{
  const guint8 *marked;         /* one a label, `kept` or `staying`; NULL = all */
  gboolean      wanted;         /* those marked, or the others */
  double        top, bottom;    /* px: whose middle is from `top` on and above `bottom` */
} MvLabelChoice;

void     mv_label_sheet_free   (MvLabelSheet *sheet);
/* The labels in sight of FRAME, each in the nearest copy of the world. MvLabelPlace; transfer full. */
GArray  *mv_label_sheet_find   (const MvLabelSheet *sheet, const MvFrame *frame);
/* Main thread. Draws those of PLACES that are of CHOICE, RISE px higher, at whole device pixels, SCALE of them a px; those without a
 * picture go to MISSING (guint, may be NULL). */
void     mv_label_sheet_append (MvLabelSheet *sheet, GtkSnapshot *snapshot, const GArray *places, const MvLabelChoice *choice, double rise,
                                double scale, GArray *missing);
gboolean mv_label_choice_takes (const MvLabelChoice *choice, const MvLabelPlace *place);

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
