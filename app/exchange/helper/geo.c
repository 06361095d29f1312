#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>
#include <unistd.h>

#include "app/exchange/helper/cage.h"
#include "app/exchange/helper/readers.h"

/* Formats that come in one file; nothing that follows addresses or opens databases on other machines. */
static const char *const drivers[] = { "XLSX", "ODS", "GeoJSON", "GPKG", "ESRI Shapefile", "LIBKML", "KML", "FlatGeobuf", NULL };

typedef struct
{
  const Wish *wish;
  Sender      sender;
  OGRLayerH   layer;
  OGRCoordinateTransformationH to_degrees;      /* NULL = as it is */
  int         n_fields;
  gboolean    has_shape;
  char       *send;             /* a byte a column */
} Layer;

static GDALDatasetH
open_file (const char *path)
{
  g_autofree char *zip = g_strconcat ("/vsizip/", path, NULL);
  GDALDatasetH dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);

  if (dataset == NULL)
    dataset = GDALOpenEx (zip, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  if (dataset == NULL)
    sender_fail ("The file is none of the formats that can be read: %s", CPLGetLastErrorMsg ());
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

static void
send_rows (Layer *layer)
{
  GIntBig total = OGR_L_GetFeatureCount (layer->layer, FALSE), done = 0;
  gboolean more = TRUE;
  OGRFeatureH feature;

  OGR_L_ResetReading (layer->layer);
  while (more && (feature = OGR_L_GetNextFeature (layer->layer)) != NULL)
    {
      GIntBig number = OGR_F_GetFID (feature);

      sender_begin (&layer->sender, (guint32) (number >= 0 ? number : done));
      for (int i = 0; i < layer->n_fields; i++)
        send_text (layer, i, OGR_F_IsFieldSetAndNotNull (feature, i) ? OGR_F_GetFieldAsString (feature, i) : NULL);
      if (layer->has_shape)
        send_shape (layer, feature);
      OGR_F_Destroy (feature);
      more = sender_end (&layer->sender);
      if (++done % 20000 == 0 && total > 0 && layer->wish->rows == 0)
        sender_share ((double) done / (double) total);
    }
  if (CPLGetLastErrorType () >= CE_Failure)
    sender_fail ("Row %lld cannot be read: %s", (long long) done + 1, CPLGetLastErrorMsg ());
}

void
read_geo (const Wish *wish)
{
  Layer layer = { .wish = wish, .sender.rows_most = wish->rows };
  GDALDatasetH dataset;
  g_autofree char *words = NULL;
  int chosen = 0;

  CPLSetConfigOption ("GDAL_DRIVER_PATH", "disable");
  CPLSetConfigOption ("OGR_GEOJSON_MAX_OBJ_SIZE", "200");
  CPLSetConfigOption ("OGR_XLSX_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("OGR_ODS_FIELD_TYPES", "STRING");
  CPLSetErrorHandler (CPLQuietErrorHandler);
  GDALAllRegister ();
  cage_shut ();
  dataset = open_file (wish->path);
  for (int i = 0; wish->table != NULL && i < GDALDatasetGetLayerCount (dataset); i++)
    if (strcmp (OGR_L_GetName (GDALDatasetGetLayer (dataset, i)), wish->table) == 0)
      chosen = i;
  layer.layer = GDALDatasetGetLayer (dataset, chosen);
  if (layer.layer == NULL)
    sender_fail ("The file holds no table.");
  words = g_strdup_printf ("%s", GDALGetDriverLongName (GDALGetDatasetDriver (dataset)));
  sender_file (words);
  for (int i = 0; i < MIN (GDALDatasetGetLayerCount (dataset), MV_TABLES_MOST); i++)
    if (i != chosen)
      sender_table (&layer.sender, (guint32) i, OGR_L_GetName (GDALDatasetGetLayer (dataset, i)), NULL, 0);
  layer.n_fields = MIN (OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer.layer)), MV_COLUMNS_MOST - 3);
  layer.has_shape = OGR_L_GetGeomType (layer.layer) != wkbNone;
  layer.to_degrees = layer.has_shape ? find_transformation (layer.layer) : NULL;
  send_header (&layer, (guint32) chosen);
  CPLErrorReset ();
  send_rows (&layer);
  sender_finish (&layer.sender);
  /* No destructors: a broken file has had its say. */
  _exit (0);
}
