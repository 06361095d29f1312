/* Lines and rings brought onto the grid of a level of detail. Neighbours that share vertices still share them afterwards. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct { gint32 x, y; } MvGridPoint;    /* world units of 2^-30 */

/* Moves each point of POINTS (MvGridPoint) to the nearest multiple of GRID and drops what then repeats its predecessor.
 * A ring is closed without repeating its first point; parts of it that go out and back on themselves are dropped too. */
void mv_simplify_snap     (GArray *points, gint32 grid, gboolean ring);

/* Vertices that rings of a layer share. Where more than two ways meet, or ways part, every ring keeps the vertex. */
typedef struct _MvJunctions MvJunctions;
MvJunctions *mv_junctions_new  (void);
void         mv_junctions_free (MvJunctions *junctions);
void         mv_junctions_add  (MvJunctions *junctions, const GArray *ring);

/* Drops points that lie within TOLERANCE of what stays. A line keeps its ends; of a run of points that two rings share, both
 * keep the same. Every ring must be in JUNCTIONS. */
void mv_simplify_line     (GArray *points, double tolerance);
void mv_simplify_ring     (GArray *points, const MvJunctions *junctions, double tolerance);

G_END_DECLS
