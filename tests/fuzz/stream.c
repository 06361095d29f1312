/* What the process that parses foreign files hands back, when it has been taken over by one: nothing in it is trusted. */
#include "tests/fuzz/fuzz.h"

#include "app/exchange/import-number.h"
#include "app/exchange/import-period.h"
#include "app/exchange/import-unit.h"
#include "app/exchange/stream-reader.h"

typedef struct { const uint8_t *at, *end; gsize cells; } Bytes;

static gssize
read_bytes (gpointer source, void *bytes, gsize length, GError **error)
{
  Bytes *rest = source;
  gsize n = MIN (length, (gsize) (rest->end - rest->at));

  memcpy (bytes, rest->at, n);
  rest->at += n;
  return (gssize) n;
}

static gboolean
on_row (guint line, const char *const *cells, guint n, gpointer data, GError **error)
{
  Bytes *rest = data;
  const char *unit;
  gboolean part;
  double value;

  for (guint i = 0; i < n; i++)
    if (cells[i] != NULL)
      {
        rest->cells += strlen (cells[i]) + (mv_import_number (cells[i], ',', &value, &unit) == MV_NUMBER_GOOD) + (gsize) mv_import_year (cells[i], &part);
        mv_import_unit (cells[i], &unit, &value);
      }
  return TRUE;
}

static gboolean
on_table (const char *name, const char *const *columns, guint n, gpointer data, GError **error)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  for (guint i = 0; i < n; i++)
    g_assert_true (g_utf8_validate (columns[i], -1, NULL) && *columns[i] != '\0');
  g_assert_null (columns[n]);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Bytes rest = { data, data + size, 0 };
  const MvStreamWatch watch = { .row = on_row, .table = on_table, .data = &rest };
  g_autoptr(GError) error = NULL;
  MvStreamFile file;

  if (mv_stream_parse (read_bytes, &rest, &watch, &file, &error))
    mv_stream_file_clear (&file);
  else
    g_assert_true (error != NULL && *error->message != '\0');
  return 0;
}
