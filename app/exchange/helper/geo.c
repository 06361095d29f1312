#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>
#include <unistd.h>

#include "app/exchange/helper/cage.h"
#include "app/exchange/helper/dbase.h"
#include "app/exchange/helper/header.h"
#include "app/exchange/helper/readers.h"

/* Formats that come in one file; nothing that follows addresses or opens databases on other machines. */
static const char *const drivers[] = { "XLSX", "ODS", "GeoJSON", "GeoJSONSeq", "GPKG", "ESRI Shapefile", "LIBKML", "KML", "FlatGeobuf", NULL };

#define FILES_MOST 1000         /* of an archive that are looked at */

typedef struct
{
  const Wish *wish;
  Sender      sender;
  OGRLayerH   layer;
  OGRCoordinateTransformationH to_degrees;      /* NULL = as it is */
  int         n_fields;
  gboolean    has_shape;
  char       *send;             /* a byte a column */
  guint32     n_columns;        /* of a spreadsheet */
} Layer;

static GDALDatasetH
open_one (const char *path)
{
  return GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
}

/* The first file within an archive that can be read, in whatever folder it lies there. */
static GDALDatasetH
open_archive (const char *path)
{
  static const char *const ends[] = { ".shp", ".gpkg", ".geojson", ".kml", ".fgb", ".xlsx", ".ods", ".json" };
  g_autofree char *zip = g_strconcat ("/vsizip/", path, NULL);
  GDALDatasetH dataset = open_one (zip);
  char **files = dataset == NULL ? VSIReadDirRecursive (zip) : NULL;

  for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
    for (guint i = 0; files != NULL && files[i] != NULL && i < FILES_MOST && dataset == NULL; i++)
      {
        g_autofree char *lower = g_ascii_strdown (files[i], -1), *one = g_strconcat (zip, "/", files[i], NULL);

        if (g_str_has_suffix (lower, ends[e]) && strstr (lower, "__macosx") == NULL)
          dataset = open_one (one);
      }
  CSLDestroy (files);
  return dataset;
}

static GDALDatasetH
open_file (const char *path)
{
  GDALDatasetH dataset = open_one (path);

  if (dataset == NULL)
    dataset = open_archive (path);
  if (dataset == NULL)
    sender_fail ("It is none of the formats that can be read (CSV, XLSX, ODS, JSON, GeoJSON, GeoPackage, Shapefile in a ZIP, KML, FlatGeobuf, IATI), or it is"
                 " broken. A table packed into an archive has to be unpacked first. %s", CPLGetLastErrorMsg ());
  return dataset;
}

static OGRCoordinateTransformationH
find_transformation (OGRLayerH layer)
{
  OGRSpatialReferenceH theirs = OGR_L_GetSpatialRef (layer), degrees;
  OGRCoordinateTransformationH transformation = NULL;

  if (theirs == NULL)
    return NULL;
  degrees = OSRNewSpatialReference (NULL);
  OSRImportFromEPSG (degrees, 4326);
  OSRSetAxisMappingStrategy (degrees, OAMS_TRADITIONAL_GIS_ORDER);
  if (!OSRIsSame (theirs, degrees))
    transformation = OCTNewCoordinateTransformation (theirs, degrees);
  return transformation;
}

static gboolean
is_wanted (const Wish *wish, int column)
{
  if (wish->columns == NULL)
    return TRUE;
  for (const int *one = wish->columns; *one >= 0; one++)
    if (*one == column)
      return TRUE;
  return FALSE;
}

/* NULL = there are no more. What fails between two of them is a matter of one row. */
static OGRFeatureH
next_feature (OGRLayerH layer, GIntBig done)
{
  OGRFeatureH feature;

  CPLErrorReset ();
  feature = OGR_L_GetNextFeature (layer);
  if (feature == NULL && CPLGetLastErrorType () >= CE_Failure)
    sender_fail ("Row %lld cannot be read: %s", (long long) done + 1, CPLGetLastErrorMsg ());
  return feature;
}

/* --- spreadsheets: the first line is a row like the others -------------------------------------------------------------------------------- */

/* A number as the spreadsheet shows it, with fifteen digits: 2022 where the file says 2022.0000000000000000. NULL = no such number. */
static char *
short_number (const char *text)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point = strchr (text, '.');

  if (point == NULL || strlen (point) < 12 || strspn (text, "-0123456789.") != strlen (text))
    return NULL;
  return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", g_ascii_strtod (text, NULL)));
}

static char **
cells_of (OGRFeatureH feature, int n)
{
  char **cells = g_new0 (char *, n + 1);

  for (int i = 0; i < n; i++)
    if (OGR_F_IsFieldSetAndNotNull (feature, i))
      {
        const char *text = OGR_F_GetFieldAsString (feature, i);

        if ((cells[i] = short_number (text)) == NULL)
          cells[i] = g_strdup (text);
      }
  return cells;
}

static void
free_cells (char **cells, int n)
{
  for (int i = 0; i < n; i++)
    g_free (cells[i]);
  g_free (cells);
}

static gboolean
send_cells (Layer *layer, guint32 line, char *const *cells, guint32 n)
{
  gboolean any = FALSE;

  sender_begin (&layer->sender, line);
  for (guint32 i = 0; i < layer->n_columns; i++)
    {
      const char *cell = i < n && cells[i] != NULL && *cells[i] != '\0' ? cells[i] : NULL;

      any = any || cell != NULL;
      if (layer->send[i])
        sender_cell (&layer->sender, cell, cell != NULL ? strlen (cell) : 0);
    }
  if (any)
    return sender_end (&layer->sender);
  sender_drop (&layer->sender);
  return TRUE;
}

/* The lines at the top, and after them all others. FALSE = no more are wanted. */
static gboolean
send_head (Layer *layer, guint32 number, const Head *head)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Header header;
  gboolean more = TRUE;

  if (!header_find (head, (guint32) MAX (layer->wish->skip, 0), &header))
    sender_fail ("The sheet “%s” is empty.", OGR_L_GetName (layer->layer));
  layer->n_columns = header.names->len;
  layer->send = g_malloc0 (layer->n_columns + 1);
  for (guint32 i = 0; i < layer->n_columns; i++)
    if ((layer->send[i] = is_wanted (layer->wish, (int) i)))
      g_ptr_array_add (names, header.names->pdata[i]);
  if (header.notes->len > 0)
    sender_notes (header.notes->str);
  sender_table (&layer->sender, number, OGR_L_GetName (layer->layer), (const char *const *) names->pdata, names->len);
  for (guint i = header.first; more && i < head->lines->len; i++)
    more = send_cells (layer, g_array_index (head->numbers, guint32, i), head->lines->pdata[i], g_array_index (head->widths, guint32, i));
  header_clear (&header);
  return more;
}

/* Rows of a sheet are numbered as the program that made it numbers them. */
static void
send_sheet (Layer *layer, guint32 number)
{
  Head head;
  guint most = (guint) MIN (HEADER_LINES + MAX (layer->wish->skip, 0), 2000);
  gboolean more = TRUE, headed = FALSE;
  OGRFeatureH feature;
  GIntBig n = 0;

  head_init (&head);
  OGR_L_ResetReading (layer->layer);
  while (more && (feature = next_feature (layer->layer, n++)) != NULL)
    {
      guint32 line = (guint32) MAX (OGR_F_GetFID (feature), 1);
      char **cells = cells_of (feature, layer->n_fields);

      OGR_F_Destroy (feature);
      if (headed)
        {
          more = send_cells (layer, line, cells, (guint32) layer->n_fields);
          free_cells (cells, layer->n_fields);
          continue;
        }
      head_take (&head, cells, (guint32) layer->n_fields, line);
      headed = head.lines->len >= most;
      if (headed)
        more = send_head (layer, number, &head);
    }
  if (!headed)
    send_head (layer, number, &head);
  head_clear (&head);
}

/* --- layers of shapes --------------------------------------------------------------------------------------------------------------------- */

static void
send_header (Layer *layer, guint32 number)
{
  static const char *const shape[] = { "longitude", "latitude", "geometry" };
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (layer->layer);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int n = layer->n_fields + (layer->has_shape ? 3 : 0);

  layer->send = g_malloc0 ((gsize) n + 1);
  for (int i = 0; i < n; i++)
    if ((layer->send[i] = is_wanted (layer->wish, i)))
      g_ptr_array_add (names, (gpointer) (i < layer->n_fields ? OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (definition, i)) : shape[i - layer->n_fields]));
  sender_table (&layer->sender, number, OGR_L_GetName (layer->layer), (const char *const *) names->pdata, names->len);
}

static void
send_text (Layer *layer, int column, const char *text)
{
  if (layer->send[column])
    sender_cell (&layer->sender, text != NULL && *text != '\0' ? text : NULL, text != NULL ? strlen (text) : 0);
}

static void
send_shape (Layer *layer, OGRFeatureH feature)
{
  OGRGeometryH shape = OGR_F_GetGeometryRef (feature), point = NULL;
  char longitude[G_ASCII_DTOSTR_BUF_SIZE] = "", latitude[G_ASCII_DTOSTR_BUF_SIZE] = "";
  char *json = NULL;

  /* What has a shape, but none that can be placed, says so where its coordinates would be. */
  if (shape != NULL && !OGR_G_IsEmpty (shape))
    g_strlcpy (latitude, "broken shape", sizeof latitude);
  if (shape != NULL && (layer->to_degrees == NULL || OGR_G_Transform (shape, layer->to_degrees) == OGRERR_NONE))
    {
      gboolean is_point = wkbFlatten (OGR_G_GetGeometryType (shape)) == wkbPoint;

      point = is_point ? OGR_G_Clone (shape) : OGR_G_CreateGeometry (wkbPoint);
      if ((is_point || OGR_G_Centroid (shape, point) == OGRERR_NONE) && !OGR_G_IsEmpty (point))
        {
          g_ascii_formatd (longitude, sizeof longitude, "%.7f", OGR_G_GetX (point, 0));
          g_ascii_formatd (latitude, sizeof latitude, "%.7f", OGR_G_GetY (point, 0));
        }
      if (!is_point && layer->send[layer->n_fields + 2])
        json = OGR_G_ExportToJson (shape);
      OGR_G_DestroyGeometry (point);
    }
  send_text (layer, layer->n_fields, longitude);
  send_text (layer, layer->n_fields + 1, latitude);
  send_text (layer, layer->n_fields + 2, json);
  CPLFree (json);
}

/* Things are numbered from one in the order of the file, whatever numbers it gives them itself. */
static void
send_rows (Layer *layer)
{
  GIntBig total = OGR_L_GetFeatureCount (layer->layer, FALSE), done = 0;
  gboolean more = TRUE;
  OGRFeatureH feature;

  OGR_L_ResetReading (layer->layer);
  while (more && (feature = next_feature (layer->layer, done)) != NULL)
    {
      sender_begin (&layer->sender, (guint32) ++done);
      for (int i = 0; i < layer->n_fields; i++)
        send_text (layer, i, OGR_F_IsFieldSetAndNotNull (feature, i) ? OGR_F_GetFieldAsString (feature, i) : NULL);
      if (layer->has_shape)
        send_shape (layer, feature);
      OGR_F_Destroy (feature);
      more = sender_end (&layer->sender);
      if (done % 20000 == 0 && total > 0 && layer->wish->rows == 0)
        sender_share ((double) done / (double) total);
    }
}

/* --- tables of a file --------------------------------------------------------------------------------------------------------------------- */

/* The table that is wished for; else the first with two columns and two rows, since the first sheet is often a letter to the reader. */
static int
choose_table (GDALDatasetH dataset, const char *wish)
{
  int n = GDALDatasetGetLayerCount (dataset);

  for (int i = 0; i < n; i++)
    {
      OGRLayerH layer = GDALDatasetGetLayer (dataset, i);

      if (wish != NULL && strcmp (OGR_L_GetName (layer), wish) == 0)
        return i;
      if (wish == NULL && OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer)) + 2 * (OGR_L_GetGeomType (layer) != wkbNone) > 1
          && OGR_L_GetFeatureCount (layer, TRUE) > 1)
        return i;
    }
  if (wish != NULL)
    sender_fail ("There is no table “%s” in it.", wish);
  return 0;
}

static gboolean
is_sheet (GDALDatasetH dataset)
{
  const char *name = GDALGetDriverShortName (GDALGetDatasetDriver (dataset));

  return strcmp (name, "XLSX") == 0 || strcmp (name, "ODS") == 0;
}

static void
set_up (void)
{
  CPLSetConfigOption ("GDAL_DRIVER_PATH", "disable");
  CPLSetConfigOption ("OGR_GEOJSON_MAX_OBJ_SIZE", "200");
  CPLSetConfigOption ("OGR_XLSX_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("OGR_ODS_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("OGR_XLSX_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_ODS_HEADERS", "DISABLE");
  CPLSetErrorHandler (CPLQuietErrorHandler);
  GDALAllRegister ();
  cage_shut ();
}

void
read_geo (const Wish *wish)
{
  Layer layer = { .wish = wish, .sender.rows_most = wish->rows };
  GDALDatasetH dataset;
  const char *encoding;
  g_autofree char *format = NULL;
  int chosen;

  set_up ();
  dataset = dbase_decode (open_file (wish->path), wish->encoding, &encoding);
  chosen = choose_table (dataset, wish->table);
  layer.layer = GDALDatasetGetLayer (dataset, chosen);
  if (layer.layer == NULL)
    sender_fail ("The file holds no table.");
  format = g_strjoin (", ", GDALGetDriverLongName (GDALGetDatasetDriver (dataset)), encoding, NULL);
  sender_file (format);
  for (int i = 0; i < MIN (GDALDatasetGetLayerCount (dataset), MV_TABLES_MOST); i++)
    if (i != chosen)
      sender_table (&layer.sender, (guint32) i, OGR_L_GetName (GDALDatasetGetLayer (dataset, i)), NULL, 0);
  layer.n_fields = MIN (OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer.layer)), MV_COLUMNS_MOST - 3);
  layer.has_shape = OGR_L_GetGeomType (layer.layer) != wkbNone;
  layer.to_degrees = layer.has_shape ? find_transformation (layer.layer) : NULL;
  CPLErrorReset ();
  if (is_sheet (dataset))
    send_sheet (&layer, (guint32) chosen);
  else
    {
      send_header (&layer, (guint32) chosen);
      send_rows (&layer);
    }
  sender_finish (&layer.sender);
  /* No destructors: a broken file has had its say. */
  _exit (0);
}
