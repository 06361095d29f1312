#include "app/exchange/helper/sender.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
write_all (const void *bytes, gsize length)
{
  const guint8 *next = bytes;

  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, next, length);

      /* The program has gone, or wants no more. */
      if (n <= 0)
        _exit (EXIT_FAILURE);
      next += n;
      length -= (gsize) n;
    }
}

static void
write_frame (char what, const void *bytes, gsize length)
{
  guint8 head[5] = { (guint8) what };
  guint32 size = GUINT32_TO_LE ((guint32) length);

  memcpy (head + 1, &size, sizeof size);
  write_all (head, sizeof head);
  write_all (bytes, length);
}

static void
add_number (GByteArray *frame, guint32 number)
{
  guint32 bytes = GUINT32_TO_LE (number);

  g_byte_array_append (frame, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_text (GByteArray *frame, const char *text)
{
  gsize length = MIN (strlen (text), MV_NAME_MOST);

  while (length > 0 && length < strlen (text) && ((guint8) text[length] & 0xC0) == 0x80)
    length--;
  add_number (frame, (guint32) length);
  g_byte_array_append (frame, (const guint8 *) text, (guint) length);
}

void
sender_file (const char *words)
{
  write_frame (MV_FRAME_FILE, words, strlen (words));
}

void
sender_notes (const char *words)
{
  write_frame (MV_FRAME_NOTES, words, strlen (words));
}

void
sender_table (Sender *sender, guint32 number, const char *name, const char *const *columns, guint32 n)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();

  add_number (frame, number);
  add_number (frame, MIN (n, MV_COLUMNS_MOST));
  add_text (frame, name);
  for (guint32 i = 0; i < MIN (n, MV_COLUMNS_MOST); i++)
    add_text (frame, columns[i]);
  if (n > 0)
    {
      sender->n_columns = MIN (n, MV_COLUMNS_MOST);
      sender->frame = g_byte_array_sized_new (MV_FRAME_FULL + 4096);
      add_number (sender->frame, 0);
    }
  write_frame (MV_FRAME_TABLE, frame->data, frame->len);
}

static void
send_rows (Sender *sender)
{
  guint32 n = GUINT32_TO_LE (sender->n_rows);

  if (sender->n_rows == 0)
    return;
  memcpy (sender->frame->data, &n, sizeof n);
  write_frame (MV_FRAME_ROWS, sender->frame->data, sender->frame->len);
  g_byte_array_set_size (sender->frame, sizeof n);
  sender->n_rows = 0;
}

void
sender_begin (Sender *sender, guint32 line)
{
  sender->row_start = sender->frame->len;
  add_number (sender->frame, line);
  sender->row_cells = 0;
}

void
sender_cell (Sender *sender, const char *data, gsize length)
{
  GByteArray *frame = sender->frame;
  guint32 size = GUINT32_TO_LE (data != NULL ? (guint32) length : MV_CELL_NONE);
  guint at = frame->len;

  if (sender->row_cells == sender->n_columns)
    return;
  sender->row_cells++;
  if (data == NULL)
    length = 0;
  if (length > MV_FRAME_MOST / 4)
    sender_fail ("A cell is larger than %d MB.", MV_FRAME_MOST / 4 / 1024 / 1024);
  g_byte_array_set_size (frame, at + (guint) sizeof size + (guint) length + 1);
  memcpy (frame->data + at, &size, sizeof size);
  if (length > 0)
    memcpy (frame->data + at + sizeof size, data, length);
  /* A cell ends at its NUL: one within it becomes a sign that no number and no name has. */
  for (guint8 *next = frame->data + at + sizeof size; length > 0 && (next = memchr (next, 0, length - (gsize) (next - frame->data - at - sizeof size))) != NULL;)
    *next = 0x1A;
  frame->data[at + sizeof size + length] = '\0';
}

gboolean
sender_end (Sender *sender)
{
  while (sender->row_cells < sender->n_columns)
    sender_cell (sender, NULL, 0);
  sender->n_rows++;
  sender->rows_sent++;
  if (sender->frame->len >= MV_FRAME_FULL)
    send_rows (sender);
  return sender->rows_most == 0 || sender->rows_sent < sender->rows_most;
}

void
sender_drop (Sender *sender)
{
  g_byte_array_set_size (sender->frame, sender->row_start);
}

void
sender_long (guint32 line, guint32 n)
{
  const guint32 numbers[] = { GUINT32_TO_LE (line), GUINT32_TO_LE (n) };

  write_frame (MV_FRAME_LONG, numbers, sizeof numbers);
}

void
sender_share (double share)
{
  guint32 parts = GUINT32_TO_LE ((guint32) (CLAMP (share, 0, 1) * 10000));

  write_frame (MV_FRAME_SHARE, &parts, sizeof parts);
}

void
sender_finish (Sender *sender)
{
  if (sender->frame != NULL)
    send_rows (sender);
  g_clear_pointer (&sender->frame, g_byte_array_unref);
  write_frame (MV_FRAME_END, "", 0);
}

void
sender_fail (const char *format, ...)
{
  char *sentence;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_frame (MV_FRAME_ERROR, sentence, strlen (sentence));
  _exit (EXIT_FAILURE);
}
