/* Which of the first lines of a table hold the names of its columns. Pure. */
#pragma once

#include <glib.h>

#define HEADER_LINES 60         /* that are looked at */

typedef struct
{
  GPtrArray *lines;             /* char **: cells, NULL = empty */
  GArray    *widths, *numbers;  /* guint32: cells of each line, its number in the file */
} Head;

void head_init  (Head *head);
void head_clear (Head *head);
/* Takes CELLS (char *, n of them, in an array of its own); a line without any cell that is filled is freed and forgotten. */
void head_take  (Head *head, char **cells, guint32 n, guint32 number);

typedef struct
{
  GPtrArray *names;             /* char *: of the columns, "column 3" where the file has none */
  guint      first;             /* line of HEAD with the first row */
  GString   *notes;             /* lines above the header, '\n' between them */
} Header;
/* SKIP > 0: the header is the first line of the file behind as many. FALSE = there is no line. */
gboolean header_find  (const Head *head, guint32 skip, Header *header);
void     header_clear (Header *header);
