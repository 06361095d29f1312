/* Labels cut into strips of the map, from above: a strip is what one frame may draw anew where cairo draws, so that the labels of another
 * scene come strip by strip. Main thread only.
 *
 * Each strip is a node of its own, told from all others by where it begins, and from what it was before its last exchange: GTK gives up
 * comparing what changed after some thirty rectangles, and then draws all that was compared. */
#pragma once

#include "ui/map/label-sheet.h"

G_BEGIN_DECLS

#define MV_LABEL_STRIPS 64

typedef struct
{
  guint  n;                             /* 1 to MV_LABEL_STRIPS */
  double height;                        /* px */
  guint  exchanged;                     /* of an exchange: how many show the new labels */
  guint8 turns[MV_LABEL_STRIPS];        /* 0 or 1: turned over when a strip is exchanged */
} MvLabelStrips;

/* Labels of one map: all of them, or those that come with an exchange. */
typedef struct
{
  MvLabelSheet *sheet;
  const GArray *places;                 /* of `sheet`, as mv_label_sheet_find() gives them */
} MvLabelView;

/* SCALE device pixels a px. Without CAIRO all labels are one strip. */
void     mv_label_strips_cut    (MvLabelStrips *strips, const MvFrame *frame, double scale, gboolean cairo);
/* Goes on by the next strip where AFTER shows other labels than BEFORE, with which it was compared. Returns FALSE when none was left. */
gboolean mv_label_strips_go_on  (MvLabelStrips *strips, MvLabelView before, MvLabelView after);
/* Draws AFTER, but BEFORE where a strip has not been exchanged. Without an exchange BEFORE has no sheet. MISSING as of
 * mv_label_sheet_append(), of AFTER alone. */
void     mv_label_strips_append (const MvLabelStrips *strips, GtkSnapshot *snapshot, MvLabelView before, MvLabelView after, double scale,
                                 GArray *missing);

G_END_DECLS
