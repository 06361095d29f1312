#include <string.h>

#include "app/base/text.h"
#include "app/exchange/stream.h"
#include "app/exchange/stream-reader.h"

typedef struct
{
  MvStreamRead         read;
  gpointer             source;
  const MvStreamWatch *watch;
  MvStreamFile        *file;
  guint8              *frame;
  gsize                room;
  guint                n_columns;       /* 0 = no table yet */
  const char         **cells;
  guint                chosen;          /* number of the table that is read */
} Parse;

/* What is left of a frame; AT is never NULL. */
typedef struct { const guint8 *at, *end; } Rest;

void
mv_stream_file_clear (MvStreamFile *file)
{
  g_clear_pointer (&file->format, g_free);
  g_clear_pointer (&file->notes, g_free);
  g_clear_pointer (&file->tables, g_ptr_array_unref);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, MV_ERROR, MV_ERROR_DATA, _("The part of the program that reads files answered nonsense. The file may be broken on purpose."));
  return FALSE;
}

/* 1 = filled, 0 = the end came first and nothing was read, -1 = error. */
static int
fill (Parse *parse, guint8 *bytes, gsize length, GError **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = parse->read (parse->source, bytes + done, length - done, error);

      if (n < 0)
        return -1;
      if (n == 0)
        return done == 0 ? 0 : (refuse (error), -1);
      done += (gsize) n;
    }
  return 1;
}

static gboolean
take_number (Rest *rest, guint32 *number)
{
  if ((gsize) (rest->end - rest->at) < sizeof *number)
    return FALSE;
  memcpy (number, rest->at, sizeof *number);
  *number = GUINT32_FROM_LE (*number);
  rest->at += sizeof *number;
  return TRUE;
}

/* Always valid UTF-8 without NUL. */
static char *
take_text (Rest *rest)
{
  guint32 length;
  char *text;

  if (!take_number (rest, &length) || length > (gsize) (rest->end - rest->at) || length > MV_NAME_MOST)
    return NULL;
  text = g_utf8_make_valid ((const char *) rest->at, (gssize) length);
  rest->at += length;
  return text;
}

/* Columns without a name of their own get one that no other has. */
static char *
distinct (GPtrArray *names, char *name)
{
  g_autofree char *plain = g_strstrip (name);
  char *one = g_strdup (*plain != '\0' ? plain : _("column"));

  for (guint n = 2; g_ptr_array_find_with_equal_func (names, one, g_str_equal, NULL); n++)
    {
      g_free (one);
      one = g_strdup_printf ("%s (%u)", *plain != '\0' ? plain : _("column"), n);
    }
  return one;
}

static gboolean
read_table (Parse *parse, Rest rest, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  guint32 number, n;

  if (!take_number (&rest, &number) || !take_number (&rest, &n) || n > MV_COLUMNS_MOST || number >= MV_TABLES_MOST || (title = take_text (&rest)) == NULL
      || (n > 0 && parse->n_columns > 0))
    return refuse (error);
  for (guint32 i = 0; i < n; i++)
    {
      char *name = take_text (&rest);

      if (name == NULL)
        return refuse (error);
      g_ptr_array_add (names, distinct (names, name));
    }
  if (parse->file->tables->len <= number)
    g_ptr_array_set_size (parse->file->tables, (int) number + 1);
  g_free (parse->file->tables->pdata[number]);
  parse->file->tables->pdata[number] = g_strdup (title);
  if (n == 0)
    return TRUE;
  g_ptr_array_add (names, NULL);
  parse->n_columns = n;
  parse->cells = g_new0 (const char *, n);
  parse->file->table = number;
  return parse->watch->table == NULL || parse->watch->table (title, (const char *const *) names->pdata, n, parse->watch->data, error);
}

static gboolean
read_rows (Parse *parse, Rest rest, GError **error)
{
  guint32 n_rows, line, length;

  if (parse->n_columns == 0 || !take_number (&rest, &n_rows))
    return refuse (error);
  for (guint32 r = 0; r < n_rows; r++)
    {
      if (!take_number (&rest, &line))
        return refuse (error);
      for (guint c = 0; c < parse->n_columns; c++)
        {
          if (!take_number (&rest, &length) || (length != MV_CELL_NONE && length >= (gsize) (rest.end - rest.at)))
            return refuse (error);
          parse->cells[c] = length != MV_CELL_NONE ? (const char *) rest.at : NULL;
          if (length == MV_CELL_NONE)
            length = 0;
          if (rest.at == rest.end || rest.at[length] != '\0')
            return refuse (error);
          rest.at += length + 1;
        }
      if (!parse->watch->row (line, parse->cells, parse->n_columns, parse->watch->data, error))
        return FALSE;
    }
  return rest.at == rest.end || refuse (error);
}

static gboolean
read_sentence (Rest rest, GError **error)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) rest.at, MIN (rest.end - rest.at, 2000));

  g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("The file cannot be read: %s"), text);
  return FALSE;
}

static gboolean
read_frame (Parse *parse, char what, Rest rest, GError **error)
{
  guint32 number, cells;

  switch (what)
    {
    case MV_FRAME_FILE:
      g_free (parse->file->format);
      parse->file->format = g_utf8_make_valid ((const char *) rest.at, MIN (rest.end - rest.at, 200));
      return TRUE;
    case MV_FRAME_NOTES:
      g_free (parse->file->notes);
      parse->file->notes = g_utf8_make_valid ((const char *) rest.at, MIN (rest.end - rest.at, 4000));
      return TRUE;
    case MV_FRAME_TABLE:
      return read_table (parse, rest, error);
    case MV_FRAME_ROWS:
      return read_rows (parse, rest, error);
    case MV_FRAME_LONG:
      if (!take_number (&rest, &number) || !take_number (&rest, &cells) || parse->n_columns == 0)
        return refuse (error);
      if (parse->watch->long_row != NULL)
        parse->watch->long_row (number, cells, parse->watch->data);
      return TRUE;
    case MV_FRAME_SHARE:
      if (!take_number (&rest, &number))
        return refuse (error);
      if (parse->watch->share != NULL)
        parse->watch->share (MIN (number, 10000) / 10000.0, parse->watch->data);
      return TRUE;
    case MV_FRAME_ERROR:
      return read_sentence (rest, error);
    default:
      return refuse (error);
    }
}

static gboolean
parse_frames (Parse *parse, GError **error)
{
  guint8 head[5];
  guint32 length;
  int filled;

  while ((filled = fill (parse, head, sizeof head, error)) == 1)
    {
      memcpy (&length, head + 1, sizeof length);
      length = GUINT32_FROM_LE (length);
      if (head[0] == MV_FRAME_END)
        return parse->n_columns > 0 || refuse (error);
      if (length > MV_FRAME_MOST)
        return refuse (error);
      if (length > parse->room || parse->frame == NULL)
        {
          parse->room = MAX (length, 1);
          parse->frame = g_realloc (parse->frame, parse->room);
        }
      if (length > 0 && (filled = fill (parse, parse->frame, length, error)) != 1)
        return filled == 0 ? refuse (error) : FALSE;
      if (!read_frame (parse, (char) head[0], (Rest) { parse->frame, parse->frame + length }, error))
        return FALSE;
    }
  if (filled == 0)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_DATA, _("The part of the program that reads files ended too early. The file may be broken."));
  return FALSE;
}

gboolean
mv_stream_parse (MvStreamRead read, gpointer source, const MvStreamWatch *watch, MvStreamFile *file, GError **error)
{
  Parse parse = { read, source, watch, file };
  gboolean done;

  *file = (MvStreamFile) { .tables = g_ptr_array_new_with_free_func (g_free) };
  done = parse_frames (&parse, error);
  for (guint i = 0; i < file->tables->len; i++)
    if (file->tables->pdata[i] == NULL)
      file->tables->pdata[i] = g_strdup ("");
  g_free (parse.frame);
  g_free (parse.cells);
  if (!done)
    mv_stream_file_clear (file);
  return done;
}
