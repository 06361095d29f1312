#include "data/compiler/relief.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "app/geo/mercator.h"
#include "data/compiler/cells.h"

#define EARTH (2.0 * G_PI * 6378137.0)  /* metres around the equator in EPSG:3857 */

/* Width and height stand at fixed places in a PNG: https://www.w3.org/TR/png-3/#11IHDR */
static gboolean
png_size (const char *png, gsize length, guint32 *width, guint32 *height)
{
  if (length < 24 || memcmp (png, "\x89PNG\r\n\x1a\n", 8) != 0)
    return FALSE;
  memcpy (width, png + 16, sizeof *width);
  memcpy (height, png + 20, sizeof *height);
  *width = GUINT32_FROM_BE (*width);
  *height = GUINT32_FROM_BE (*height);
  return TRUE;
}

typedef struct { const char *data; gsize left; } Reader;

static cairo_status_t
read_some (void *closure, unsigned char *buffer, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (buffer, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* The picture at half its size, a byte a pixel, row by row: the program shows it within a millisecond of its start, the PNG would
 * take fifty. An odd last row or column is left out. NULL when the picture is damaged. */
static GBytes *
half_size (const char *png, gsize length)
{
  Reader reader = { png, length };
  cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_some, &reader);
  guint width = cairo_image_surface_get_width (picture) / 2, height = cairo_image_surface_get_height (picture) / 2;
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  guint8 *grey = NULL;

  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS && width > 0 && height > 0)
    {
      grey = g_malloc ((gsize) width * height);
      for (guint y = 0; y < height; y++)
        for (guint x = 0; x < width; x++)
          {
            const guint32 *above = (const guint32 *) (data + 2 * y * stride) + 2 * x;
            const guint32 *below = (const guint32 *) (data + (2 * y + 1) * stride) + 2 * x;

            grey[y * width + x] = ((above[0] & 0xff) + (above[1] & 0xff) + (below[0] & 0xff) + (below[1] & 0xff)) / 4;
          }
    }
  cairo_surface_destroy (picture);
  return grey != NULL ? g_bytes_new_take (grey, (gsize) width * height) : NULL;
}

static double
number (const MvTable *table, const MvRow *row, const char *column)
{
  const char *text = mv_table_cell (table, row, column);

  return text != NULL ? g_ascii_strtod (text, NULL) : NAN;
}

static gboolean
insert (MvBuild *build, const char *name, MvBox metres, guint32 width, guint32 height, const char *png, gsize length,
        GBytes *half, const char *source_id, GError **error)
{
  sqlite3_stmt *stmt;
  gboolean done;

  sqlite3_prepare_v2 (build->db, "INSERT INTO relief VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_double (stmt, 2, metres.min_x / EARTH + 0.5);
  sqlite3_bind_double (stmt, 3, 0.5 - metres.max_y / EARTH);
  sqlite3_bind_double (stmt, 4, metres.max_x / EARTH + 0.5);
  sqlite3_bind_double (stmt, 5, 0.5 - metres.min_y / EARTH);
  sqlite3_bind_int (stmt, 6, width);
  sqlite3_bind_int (stmt, 7, height);
  sqlite3_bind_blob (stmt, 8, png, length, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 9, g_bytes_get_data (half, NULL), g_bytes_get_size (half), SQLITE_STATIC);
  sqlite3_bind_text (stmt, 10, source_id, -1, SQLITE_STATIC);
  done = mv_build_step (build, stmt, error);
  sqlite3_finalize (stmt);
  return done;
}

gboolean
mv_relief_add (MvBuild *build, const char *name, GError **error)
{
  g_autofree char *csv = g_strdup_printf ("relief/%s.csv", name);
  g_autofree char *picture = g_strdup_printf ("relief/%s.png", name);
  g_autofree char *path = g_build_filename (build->folder, picture, NULL);
  g_autoptr(MvTable) table = mv_table_read (build->folder, csv, build->findings);
  const MvRow *row = table != NULL && table->rows->len == 1 ? &g_array_index (table->rows, MvRow, 0) : NULL;
  g_autofree char *png = NULL;
  g_autoptr(GBytes) half = NULL;
  const char *source_id;
  double min_x, max_y, pixel;
  guint32 width, height;
  gsize length;

  if (!mv_build_run (build,
        "CREATE TABLE relief (name TEXT PRIMARY KEY, min_x REAL NOT NULL, min_y REAL NOT NULL, max_x REAL NOT NULL, max_y REAL NOT NULL,"
        " width INTEGER NOT NULL, height INTEGER NOT NULL, png BLOB NOT NULL, half BLOB NOT NULL,"
        " source_id TEXT NOT NULL REFERENCES source (source_id)) STRICT", error))
    return FALSE;
  if (row == NULL)
    {
      mv_findings_add (build->findings, csv, 0, "the file must hold one row that says where %s lies.", picture);
      return TRUE;
    }
  min_x = number (table, row, "min_x");
  max_y = number (table, row, "max_y");
  pixel = number (table, row, "pixel_size");
  source_id = mv_table_cell (table, row, "source_id");
  if (!isfinite (min_x) || !isfinite (max_y) || !(pixel > 0.0) || source_id == NULL)
    {
      mv_findings_add (build->findings, csv, row->line, "min_x, max_y, pixel_size and source_id must be given, in metres of EPSG:3857.");
      return TRUE;
    }
  if (!g_file_get_contents (path, &png, &length, NULL) || !png_size (png, length, &width, &height))
    {
      mv_findings_add (build->findings, picture, 0, "the picture is missing or no PNG. Add it.");
      return TRUE;
    }
  half = half_size (png, length);
  if (half == NULL)
    {
      mv_findings_add (build->findings, picture, 0, "the picture is damaged. Copy it again.");
      return TRUE;
    }
  if (!mv_cell_refers (build, (MvPlace) { csv, row->line }, "source_id", "source", source_id))
    return TRUE;
  return insert (build, name, (MvBox) { min_x, max_y - height * pixel, min_x + width * pixel, max_y }, width, height, png, length,
                 half, source_id, error);
}
