/* Where everything on a page stands; for the files that paint it. */
#pragma once

#include "app/geo/frame.h"
#include "app/plan/columns.h"
#include "app/paint/legend.h"
#include "app/paint/page.h"

G_BEGIN_DECLS

typedef struct { double x, y, width, height; } MvRectangle;

typedef struct
{
  double      em, margin;
  MvRectangle title, map, side, foot;   /* side: legends and notes; foot: sources */
  gboolean    portrait;                 /* legends beneath the map */

  GArray     *pieces;                   /* MvLegendPiece; legend NULL: number `first` of `notes` */
  GPtrArray  *notes;                    /* char *: the scene's, and one that says when legends are shortened */
  GArray     *places;                   /* MvColumnPiece, one for each */
  double      side_em, side_width;      /* text and column width of the legends */
  guint       side_columns;

  GPtrArray  *sources;                  /* char *: one paragraph each */
  GArray     *source_places;            /* MvColumnPiece */
  double      foot_em, foot_width;
  double      closing;                  /* height of the last line: borders and brand */
} MvPageLayout;

MvPageLayout *mv_page_layout_new  (const MvPage *page);
void          mv_page_layout_free (MvPageLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvPageLayout, mv_page_layout_free)

/* One note at the origin; CR NULL only measures. Returns the height with the space below. */
double        mv_page_note        (cairo_t *cr, const MvStyle *style, const char *text, double width, double em);
/* The column gap in ems of the legends. */
#define MV_PAGE_GAP 1.6

G_END_DECLS
