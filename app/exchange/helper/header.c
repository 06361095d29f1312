#include "app/exchange/helper/header.h"

#include <string.h>

#include "app/exchange/stream.h"

#define NOTES_MOST 1000         /* bytes */

void
head_init (Head *head)
{
  head->lines = g_ptr_array_new ();
  head->widths = g_array_new (FALSE, FALSE, sizeof (guint32));
  head->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
free_cells (char **cells, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    g_free (cells[i]);
  g_free (cells);
}

void
head_clear (Head *head)
{
  for (guint i = 0; i < head->lines->len; i++)
    free_cells (head->lines->pdata[i], g_array_index (head->widths, guint32, i));
  g_ptr_array_unref (head->lines);
  g_array_unref (head->widths);
  g_array_unref (head->numbers);
}

static gboolean
is_filled (const char *cell)
{
  return cell != NULL && cell[strspn (cell, " \t\r\n")] != '\0';
}

void
head_take (Head *head, char **cells, guint32 n, guint32 number)
{
  for (guint32 i = 0; i < n; i++)
    if (is_filled (cells[i]))
      {
        g_ptr_array_add (head->lines, cells);
        g_array_append_val (head->widths, n);
        g_array_append_val (head->numbers, number);
        return;
      }
  free_cells (cells, n);
}

static const char *
cell_of (const Head *head, guint line, guint32 column)
{
  const char *cell = column < g_array_index (head->widths, guint32, line) ? ((char **) head->lines->pdata[line])[column] : NULL;

  return is_filled (cell) ? cell : NULL;
}

static guint32
count_filled (const Head *head, guint line)
{
  guint32 n = 0;

  for (guint32 i = 0; i < g_array_index (head->widths, guint32, line); i++)
    n += cell_of (head, line, i) != NULL;
  return n;
}

/* Up to the last cell that is filled. */
static guint32
width_of (const Head *head, guint line)
{
  guint32 n = g_array_index (head->widths, guint32, line);

  while (n > 0 && cell_of (head, line, n - 1) == NULL)
    n--;
  return n;
}

/* The commonest width; among equals the larger. */
static guint32
usual_width (const Head *head)
{
  guint32 best = 1;
  guint most = 0;

  for (guint i = 0; i < head->lines->len; i++)
    {
      guint32 width = width_of (head, i);
      guint n = 0;

      for (guint k = 0; k < head->lines->len; k++)
        n += width_of (head, k) == width;
      if (n > most || (n == most && width > best))
        {
          most = n;
          best = width;
        }
    }
  return best;
}

/* A number that is no year: names of columns are none. */
static gboolean
is_number (const char *cell)
{
  char *end;
  double value;

  while (g_ascii_isspace (*cell))
    cell++;
  value = g_ascii_strtod (cell, &end);
  if (end == cell || !(g_ascii_isdigit (*cell) || strchr ("+-.", *cell) != NULL))
    return FALSE;
  if (value >= 1800 && value <= 2100 && end - cell >= 4 && (*end == '\0' || strcmp (end, ".0") == 0) && value == (int) value)
    return FALSE;
  /* 1 234,5 is one, 2019-2020 and 5th are none. */
  return strspn (end, " ,.%'0123456789\xC2\xA0\xE2\x80\xAF") == strlen (end);
}

static gboolean
holds_numbers (const Head *head, guint line)
{
  for (guint32 i = 0; i < g_array_index (head->widths, guint32, line); i++)
    if (cell_of (head, line, i) != NULL && is_number (cell_of (head, line, i)))
      return TRUE;
  return FALSE;
}

/* The first line that is a row for certain. */
static guint
find_row (const Head *head, guint32 usual)
{
  guint i = 0;

  while (i < head->lines->len && !(holds_numbers (head, i) && count_filled (head, i) * 2 >= usual && (usual == 1 || count_filled (head, i) > 1)))
    i++;
  return i;
}

/* The line with the names; -1 = the first line is a row already. A line as wide as the rows goes before a narrower one above it. */
static int
find_names (const Head *head, guint32 skip)
{
  guint32 usual = usual_width (head);
  guint row = find_row (head, usual);
  int narrow = -1;

  for (guint i = 0; i < head->lines->len; i++)
    {
      if (skip > 0 && g_array_index (head->numbers, guint32, i) > skip)
        return holds_numbers (head, i) ? -1 : (int) i;
      if (skip > 0 || i >= row || (usual > 1 && (count_filled (head, i) < 2 || count_filled (head, i) * 10 < usual * 6)))
        continue;
      if (width_of (head, i) >= usual)
        return (int) i;
      narrow = narrow < 0 ? (int) i : narrow;
    }
  return narrow;
}

/* A header of two lines: groups above, names below. A group's cell stands for the empty ones to its right. */
static char *
name_of (const Head *head, int above, int line, guint32 column)
{
  const char *name = line >= 0 ? cell_of (head, (guint) line, column) : NULL, *group = NULL;

  for (guint32 i = column + 1; above >= 0 && group == NULL && i > 0; i--)
    {
      group = cell_of (head, (guint) above, i - 1);
      /* ... but not for a column that its own name already makes one of the others. */
      if (group == NULL && i - 1 != column && name == NULL)
        break;
    }
  if (group != NULL && name != NULL && strcmp (group, name) != 0)
    return g_strconcat (group, " ", name, NULL);
  if (group != NULL || name != NULL)
    return g_strdup (name != NULL ? name : group);
  return g_strdup_printf ("column %u", column + 1);
}

static void
take_notes (const Head *head, guint end, GString *notes)
{
  for (guint i = 0; i < end; i++)
    {
      gboolean any = FALSE;

      for (guint32 k = 0; k < g_array_index (head->widths, guint32, i); k++)
        if (cell_of (head, i, k) != NULL && notes->len < NOTES_MOST)
          {
            g_string_append_printf (notes, "%s%.*s", any ? ", " : notes->len > 0 ? "\n" : "", NOTES_MOST, cell_of (head, i, k));
            any = TRUE;
          }
    }
}

/* Some programs write the numbers of the rows in front and no name above them: every name stands one column too far to the left. */
static gboolean
is_shifted (const Head *head, int line)
{
  guint32 usual = usual_width (head);

  if (line < 0 || (guint) line + 1 >= head->lines->len || width_of (head, (guint) line) + 1 != usual)
    return FALSE;
  for (guint i = (guint) line + 1; i < head->lines->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i - (guint) line);

      if (width_of (head, i) != usual || g_strcmp0 (cell_of (head, i, 0), number) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
header_find (const Head *head, guint32 skip, Header *header)
{
  int line, above = -1;
  guint32 n = 0;

  *header = (Header) { g_ptr_array_new_with_free_func (g_free), 0, g_string_new (NULL) };
  if (head->lines->len == 0)
    return FALSE;
  line = find_names (head, skip);
  if (line >= 0 && (guint) line + 1 < head->lines->len && cell_of (head, (guint) line + 1, 0) == NULL && count_filled (head, (guint) line + 1) > 1
      && !holds_numbers (head, (guint) line + 1) && cell_of (head, (guint) line, 0) != NULL)
    above = line++;
  else if (line > 0 && skip == 0 && count_filled (head, (guint) line - 1) > 1
           && (cell_of (head, (guint) line - 1, 0) == NULL || cell_of (head, (guint) line, 0) == NULL) && !holds_numbers (head, (guint) line - 1))
    above = line - 1;
  for (guint i = line >= 0 ? (guint) (above >= 0 ? above : line) : 0; i < head->lines->len; i++)
    n = MAX (n, i <= (guint) MAX (line, 0) ? width_of (head, i) : MIN (width_of (head, i), usual_width (head)));
  n = MIN (n, MV_COLUMNS_MOST);
  for (guint32 i = 0; i < n; i++)
    g_ptr_array_add (header->names, name_of (head, above, line, i));
  if (above < 0 && is_shifted (head, line))
    {
      g_ptr_array_remove_index (header->names, n - 1);
      g_ptr_array_insert (header->names, 0, g_strdup ("column 1"));
    }
  header->first = (guint) (line + 1);
  take_notes (head, line >= 0 ? (guint) (above >= 0 ? above : line) : 0, header->notes);
  return TRUE;
}

void
header_clear (Header *header)
{
  g_clear_pointer (&header->names, g_ptr_array_unref);
  if (header->notes != NULL)
    g_string_free (header->notes, TRUE);
}
