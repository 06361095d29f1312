#include "ui/map/label-strips.h"

/* Beneath labels lie all that tiles have, too. */
#define STRIP_AREA (0.7 * MV_EXCHANGE_AREA)

void
mv_label_strips_cut (MvLabelStrips *strips, const MvFrame *frame, double scale, gboolean cairo)
{
  double n = ceil (frame->width * frame->height * scale * scale / STRIP_AREA);

  strips->n = cairo ? (guint) CLAMP (n, 1, MV_LABEL_STRIPS) : 1;
  strips->height = frame->height / strips->n;
}

/* The labels of STRIP that MARKED does not mark; NULL = all. Those that reach beyond the map belong to its first or last. */
static MvLabelChoice
choose (const MvLabelStrips *strips, guint strip, const guint8 *marked)
{
  return (MvLabelChoice) { marked, FALSE, strip == 0 ? -INFINITY : strip * strips->height,
                           strip + 1 == strips->n ? INFINITY : (strip + 1) * strips->height };
}

static gboolean
is_any_taken (const GArray *places, MvLabelChoice choice)
{
  for (guint i = 0; i < places->len; i++)
    if (mv_label_choice_takes (&choice, &g_array_index (places, MvLabelPlace, i)))
      return TRUE;
  return FALSE;
}

gboolean
mv_label_strips_go_on (MvLabelStrips *strips, MvLabelView before, MvLabelView after)
{
  while (strips->exchanged < strips->n)
    {
      guint strip = strips->exchanged++;

      if (!is_any_taken (before.places, choose (strips, strip, after.sheet->staying))
          && !is_any_taken (after.places, choose (strips, strip, after.sheet->kept)))
        continue;
      strips->turns[strip] ^= 1;
      return TRUE;
    }
  return FALSE;
}

void
mv_label_strips_append (const MvLabelStrips *strips, GtkSnapshot *snapshot, MvLabelView before, MvLabelView after, double scale,
                        GArray *missing)
{
  for (guint i = 0; i < strips->n; i++)
    {
      GtkSnapshot *part = gtk_snapshot_new ();
      g_autoptr(GskRenderNode) node = NULL;
      MvLabelChoice choice = choose (strips, i, NULL);
      double rise = 2 * i + 1 + strips->turns[i];

      if (before.sheet != NULL && i >= strips->exchanged)
        mv_label_sheet_append (before.sheet, part, before.places, &choice, rise, scale, NULL);
      else
        mv_label_sheet_append (after.sheet, part, after.places, &choice, rise, scale, missing);
      node = gtk_snapshot_free_to_node (part);
      if (node == NULL)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) rise));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
}
