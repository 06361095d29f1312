/* Places for labels: first come, first served, without overlaps. Pixels of one zoom over the whole world. */
#pragma once

#include "app/geo/index.h"

G_BEGIN_DECLS

typedef struct _MvPlacement MvPlacement;

MvPlacement *mv_placement_new    (void);
void         mv_placement_free   (MvPlacement *placement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvPlacement, mv_placement_free)

/* Keeps BOX clear: a symbol, an arrow head. */
void         mv_placement_block  (MvPlacement *placement, MvBox box);
/* Is BOX free? */
gboolean     mv_placement_free_at (const MvPlacement *placement, MvBox box);
/* A text of WIDTH x HEIGHT centred on AT; OFFSET from AT to its top left. FALSE when there is no room. PADDING stays free around. */
gboolean     mv_placement_centre (MvPlacement *placement, MvPoint at, double width, double height, double padding, MvPoint *offset);
/* A text beside a dot of RADIUS at AT: right, left, above, below and the corners, in the order cartographers prefer
 * (E. Imhof, "Positioning names on maps", The American Cartographer 2, 1975). */
gboolean     mv_placement_beside (MvPlacement *placement, MvPoint at, double radius, double width, double height, double padding,
                                  MvPoint *offset);

G_END_DECLS
