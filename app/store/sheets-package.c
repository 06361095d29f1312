#include "app/store/sheets.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/store/locks.h"

#define WGS84 4326

/* As GeoPackage 1.3 wants it, table by table (OGC 12-128r17, annex C). */
static const char frame_sql[] =
  "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;"
  "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,"
  " organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);"
  "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',"
  " last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,"
  " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));"
  "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,"
  " z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),"
  " CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),"
  " CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));"
  "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),"
  " ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),"
  " ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
  "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
  "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude and latitude in decimal degrees on the WGS 84 spheroid')";

static gboolean
run (sqlite3 *handle, const char *sql, GError **error)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The GeoPackage is not written: %s. Choose another place."), sqlite3_errmsg (handle));
  return FALSE;
}

/* FID and GEOMETRY are the package's own: a column of that name gets a line behind it. */
static char *
column_name (const char *name)
{
  return g_ascii_strcasecmp (name, "fid") == 0 || g_ascii_strcasecmp (name, "geom") == 0 ? g_strconcat (name, "_", NULL) : g_strdup (name);
}

static gboolean
make_table (sqlite3 *handle, const MvSheet *sheet, const char *day, GError **error)
{
  static const char *const types[] = { NULL, "POINT", "LINESTRING" };
  static const char *const kinds[] = { [MV_SHEET_TEXT] = "TEXT", [MV_SHEET_NUMBER] = "DOUBLE", [MV_SHEET_INTEGER] = "INTEGER" };
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *change = g_strconcat (day, "T00:00:00.000Z", NULL);
  char *text = sqlite3_mprintf ("CREATE TABLE \"%w\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", sheet->name);

  g_string_append (sql, text);
  sqlite3_free (text);
  if (sheet->place != MV_SHEET_NOWHERE)
    g_string_append_printf (sql, ", geom %s", types[sheet->place]);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const MvSheetColumn *column = sheet->columns->pdata[i];
      g_autofree char *name = column_name (column->name);

      text = sqlite3_mprintf (", \"%w\" %s", name, kinds[column->type]);
      g_string_append (sql, text);
      sqlite3_free (text);
    }
  g_string_append (sql, ");");
  text = sqlite3_mprintf ("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (%Q, %Q, %Q, %Q, %Q, %s);",
                          sheet->name, sheet->place == MV_SHEET_NOWHERE ? "attributes" : "features", sheet->name, sheet->title, change,
                          sheet->place == MV_SHEET_NOWHERE ? "NULL" : "4326");
  g_string_append (sql, text);
  sqlite3_free (text);
  if (sheet->place != MV_SHEET_NOWHERE)
    {
      text = sqlite3_mprintf ("INSERT INTO gpkg_geometry_columns VALUES (%Q, 'geom', %Q, 4326, 0, 0);", sheet->name, types[sheet->place]);
      g_string_append (sql, text);
      sqlite3_free (text);
    }
  return run (handle, sql->str, error);
}

static void
put_double (GByteArray *blob, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (blob, (const guint8 *) &bits, sizeof bits);
}

static void
put_int (GByteArray *blob, guint32 number)
{
  guint32 bits = GUINT32_TO_LE (number);

  g_byte_array_append (blob, (const guint8 *) &bits, sizeof bits);
}

/* Header and well-known binary, little-endian, without an envelope. NULL without a place. */
static GByteArray *
geometry (const MvSheet *sheet, const MvSheetRow *row)
{
  static const guint8 magic[] = { 'G', 'P', 0, 1 };
  gboolean line = sheet->place == MV_SHEET_LINE;
  GByteArray *blob;

  if (isnan (row->longitude) || isnan (row->latitude) || (line && (isnan (row->to_longitude) || isnan (row->to_latitude))))
    return NULL;
  blob = g_byte_array_new ();
  g_byte_array_append (blob, magic, sizeof magic);
  put_int (blob, WGS84);
  g_byte_array_append (blob, (const guint8[]) { 1 }, 1);
  put_int (blob, line ? 2 : 1);
  if (line)
    put_int (blob, 2);
  put_double (blob, row->longitude);
  put_double (blob, row->latitude);
  if (line)
    {
      put_double (blob, row->to_longitude);
      put_double (blob, row->to_latitude);
    }
  return blob;
}

static void
bind_row (sqlite3_stmt *stmt, const MvSheet *sheet, const MvSheetRow *row)
{
  int at = 1;

  if (sheet->place != MV_SHEET_NOWHERE)
    {
      g_autoptr (GByteArray) blob = geometry (sheet, row);

      if (blob != NULL)
        sqlite3_bind_blob (stmt, at, blob->data, (int) blob->len, SQLITE_TRANSIENT);
      at++;
    }
  for (guint i = 0; i < sheet->columns->len; i++, at++)
    {
      MvSheetType type = ((const MvSheetColumn *) sheet->columns->pdata[i])->type;

      if (row->cells[i] == NULL)
        continue;
      if (type == MV_SHEET_NUMBER)
        sqlite3_bind_double (stmt, at, g_ascii_strtod (row->cells[i], NULL));
      else if (type == MV_SHEET_INTEGER)
        sqlite3_bind_int64 (stmt, at, g_ascii_strtoll (row->cells[i], NULL, 10));
      else
        sqlite3_bind_text (stmt, at, row->cells[i], -1, SQLITE_TRANSIENT);
    }
}

static gboolean
fill_table (sqlite3 *handle, const MvSheet *sheet, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  char *text = sqlite3_mprintf ("INSERT INTO \"%w\" VALUES (NULL", sheet->name);
  guint n = sheet->columns->len + (sheet->place != MV_SHEET_NOWHERE ? 1 : 0);
  sqlite3_stmt *stmt = NULL;
  gboolean done = TRUE;

  g_string_append (sql, text);
  sqlite3_free (text);
  for (guint i = 0; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  done = sqlite3_prepare_v2 (handle, sql->str, -1, &stmt, NULL) == SQLITE_OK;
  for (guint r = 0; done && r < sheet->rows->len; r++)
    {
      bind_row (stmt, sheet, sheet->rows->pdata[r]);
      done = sqlite3_step (stmt) == SQLITE_DONE;
      sqlite3_reset (stmt);
      sqlite3_clear_bindings (stmt);
    }
  sqlite3_finalize (stmt);
  if (!done)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The GeoPackage is not written: %s. Choose another place."), sqlite3_errmsg (handle));
  return done;
}

/* The box of a layer, which readers zoom to. */
static gboolean
note_extent (sqlite3 *handle, const MvSheet *sheet, GError **error)
{
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  g_autofree char *sql = NULL;
  char *text;
  gboolean done;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      const MvSheetRow *row = sheet->rows->pdata[r];

      box[0] = fmin (box[0], fmin (row->longitude, row->to_longitude));
      box[1] = fmin (box[1], fmin (row->latitude, row->to_latitude));
      box[2] = fmax (box[2], fmax (row->longitude, row->to_longitude));
      box[3] = fmax (box[3], fmax (row->latitude, row->to_latitude));
    }
  if (sheet->place == MV_SHEET_NOWHERE || box[0] > box[2])
    return TRUE;
  text = sqlite3_mprintf ("UPDATE gpkg_contents SET min_x = %!.15g, min_y = %!.15g, max_x = %!.15g, max_y = %!.15g WHERE table_name = %Q",
                          box[0], box[1], box[2], box[3], sheet->name);
  done = run (handle, text, error);
  sqlite3_free (text);
  return done;
}

gboolean
mv_sheets_package (GPtrArray *sheets, const char *day, const char *path, GError **error)
{
  sqlite3 *handle = NULL;
  gboolean done;

  mv_locks_install ();
  done = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK;
  if (!done)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The GeoPackage is not written: %s. Choose another place."), sqlite3_errmsg (handle));
  done = done && run (handle, "PRAGMA journal_mode = OFF; BEGIN", error) && run (handle, frame_sql, error);
  for (guint i = 0; done && i < sheets->len; i++)
    done = make_table (handle, sheets->pdata[i], day, error) && fill_table (handle, sheets->pdata[i], error)
           && note_extent (handle, sheets->pdata[i], error);
  done = done && run (handle, "COMMIT", error);
  sqlite3_close (handle);
  return done;
}
