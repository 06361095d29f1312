#include "app/geo/index.h"

#define SIDE 64                 /* cells a side before the grid repeats; a power of two */
#define NONE G_MAXUINT32

typedef struct { MvBox box; guint id; } Entry;
typedef struct { guint32 entry, next; } Node;

struct _MvIndex
{
  double   cell;
  guint32  heads[SIDE * SIDE];
  GArray  *nodes;               /* Node: one list a cell */
  GArray  *entries;             /* Entry */
  GArray  *wide;                /* guint32: entries wider than the grid */
};

MvIndex *
mv_index_new (double cell)
{
  MvIndex *index;

  g_return_val_if_fail (cell > 0, NULL);

  index = g_new (MvIndex, 1);
  index->cell = cell;
  for (guint i = 0; i < SIDE * SIDE; i++)
    index->heads[i] = NONE;
  index->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  index->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  index->wide = g_array_new (FALSE, FALSE, sizeof (guint32));
  return index;
}

void
mv_index_free (MvIndex *index)
{
  if (index == NULL)
    return;
  g_array_unref (index->nodes);
  g_array_unref (index->entries);
  g_array_unref (index->wide);
  g_free (index);
}

typedef struct { gint64 column, row, last_column, last_row; gboolean wide; } Cells;

static Cells
cells_of (const MvIndex *index, const MvBox *box)
{
  double spread = (SIDE - 1) * index->cell;
  Cells cells = { 0 };

  if (box->max_x - box->min_x >= spread || box->max_y - box->min_y >= spread)
    {
      cells.wide = TRUE;
      return cells;
    }
  cells.column = floor (box->min_x / index->cell);
  cells.row = floor (box->min_y / index->cell);
  cells.last_column = floor (box->max_x / index->cell);
  cells.last_row = floor (box->max_y / index->cell);
  return cells;
}

static guint
slot_of (gint64 column, gint64 row)
{
  return (guint) (row & (SIDE - 1)) * SIDE + (guint) (column & (SIDE - 1));
}

void
mv_index_add (MvIndex *index, MvBox box, guint id)
{
  Cells cells = cells_of (index, &box);
  Entry entry = { box, id };
  guint32 number = index->entries->len;

  g_array_append_val (index->entries, entry);
  if (cells.wide)
    {
      g_array_append_val (index->wide, number);
      return;
    }
  for (gint64 row = cells.row; row <= cells.last_row; row++)
    for (gint64 column = cells.column; column <= cells.last_column; column++)
      {
        guint32 *head = &index->heads[slot_of (column, row)];
        Node node = { number, *head };

        *head = index->nodes->len;
        g_array_append_val (index->nodes, node);
      }
}

static gboolean
touch (const MvBox *a, const MvBox *b)
{
  return a->min_x < b->max_x && b->min_x < a->max_x && a->min_y < b->max_y && b->min_y < a->max_y;
}

/* Adds the id of ENTRY to IDS when it touches; TRUE when the search may end (IDS is NULL). */
static gboolean
meet (const MvIndex *index, guint32 number, const MvBox *box, GArray *ids)
{
  const Entry *entry = &g_array_index (index->entries, Entry, number);

  if (!touch (&entry->box, box))
    return FALSE;
  if (ids == NULL)
    return TRUE;
  g_array_append_val (ids, entry->id);
  return FALSE;
}

static gboolean
search (const MvIndex *index, const MvBox *box, GArray *ids)
{
  Cells cells = cells_of (index, box);

  if (cells.wide)
    {
      for (guint32 i = 0; i < index->entries->len; i++)
        if (meet (index, i, box, ids))
          return TRUE;
      return FALSE;
    }
  for (guint i = 0; i < index->wide->len; i++)
    if (meet (index, g_array_index (index->wide, guint32, i), box, ids))
      return TRUE;
  for (gint64 row = cells.row; row <= cells.last_row; row++)
    for (gint64 column = cells.column; column <= cells.last_column; column++)
      for (guint32 at = index->heads[slot_of (column, row)]; at != NONE; at = g_array_index (index->nodes, Node, at).next)
        if (meet (index, g_array_index (index->nodes, Node, at).entry, box, ids))
          return TRUE;
  return FALSE;
}

gboolean
mv_index_touches (const MvIndex *index, MvBox box)
{
  return search (index, &box, NULL);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

GArray *
mv_index_query (const MvIndex *index, MvBox box)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));
  guint kept = 0;

  search (index, &box, ids);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (kept == 0 || g_array_index (ids, guint, i) != g_array_index (ids, guint, kept - 1))
      g_array_index (ids, guint, kept++) = g_array_index (ids, guint, i);
  g_array_set_size (ids, kept);
  return ids;
}
