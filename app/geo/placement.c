#include "app/geo/placement.h"

#define CELL 96.0               /* px: the length of a usual name */

struct _MvPlacement { MvIndex *index; };

MvPlacement *
mv_placement_new (void)
{
  MvPlacement *placement = g_new (MvPlacement, 1);

  placement->index = mv_index_new (CELL);
  return placement;
}

void
mv_placement_free (MvPlacement *placement)
{
  if (placement == NULL)
    return;
  mv_index_free (placement->index);
  g_free (placement);
}

void
mv_placement_block (MvPlacement *placement, MvBox box)
{
  mv_index_add (placement->index, box, 0);
}

gboolean
mv_placement_free_at (const MvPlacement *placement, MvBox box)
{
  return !mv_index_touches (placement->index, box);
}

static gboolean
take (MvPlacement *placement, MvPoint corner, double width, double height, double padding)
{
  MvBox box = { corner.x - padding, corner.y - padding, corner.x + width + padding, corner.y + height + padding };

  if (mv_index_touches (placement->index, box))
    return FALSE;
  mv_index_add (placement->index, box, 0);
  return TRUE;
}

gboolean
mv_placement_centre (MvPlacement *placement, MvPoint at, double width, double height, double padding, MvPoint *offset)
{
  *offset = (MvPoint) { -width / 2, -height / 2 };
  return take (placement, (MvPoint) { at.x + offset->x, at.y + offset->y }, width, height, padding);
}

gboolean
mv_placement_beside (MvPlacement *placement, MvPoint at, double radius, double width, double height, double padding, MvPoint *offset)
{
  double gap = radius + padding + 1, near = radius * 0.7 + padding;
  const MvPoint places[] = {
    { gap, -height / 2 }, { -gap - width, -height / 2 }, { -width / 2, -gap - height }, { -width / 2, gap },
    { near, -near - height }, { near, near }, { -near - width, -near - height }, { -near - width, near }
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (take (placement, (MvPoint) { at.x + places[i].x, at.y + places[i].y }, width, height, padding))
      {
        *offset = places[i];
        return TRUE;
      }
  return FALSE;
}
