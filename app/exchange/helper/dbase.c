#include "app/exchange/helper/dbase.h"

#include <cpl_string.h>
#include <ogr_api.h>
#include <string.h>

#include "app/exchange/helper/encoding.h"

#define SAMPLE (1 << 16)        /* bytes of text that are looked at */
#define ROWS 5000

static GDALDatasetH
open_in (const char *path, const char *encoding)
{
  static const char *const drivers[] = { "ESRI Shapefile", NULL };
  g_autofree char *option = g_strconcat ("ENCODING=", encoding, NULL);
  const char *const options[] = { option, NULL };

  return GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, NULL);
}

/* Does the file say itself what its letters are? The language driver 87 is that of whatever machine wrote it, which means nothing elsewhere. */
static gboolean
is_told (OGRLayerH layer)
{
  const char *page = GDALGetMetadataItem (layer, "CPG_VALUE", "SHAPEFILE"), *driver = GDALGetMetadataItem (layer, "LDID_VALUE", "SHAPEFILE");

  return (page != NULL && *page != '\0') || (driver != NULL && strcmp (driver, "0") != 0 && strcmp (driver, "87") != 0);
}

/* The texts of the first rows, as they lie in the file. */
static GString *
sample_of (GDALDatasetH raw)
{
  OGRLayerH layer = GDALDatasetGetLayer (raw, 0);
  OGRFeatureDefnH definition = layer != NULL ? OGR_L_GetLayerDefn (layer) : NULL;
  GString *sample = g_string_new (NULL);
  OGRFeatureH feature;

  for (guint n = 0; layer != NULL && n < ROWS && sample->len < SAMPLE && (feature = OGR_L_GetNextFeature (layer)) != NULL; n++)
    {
      for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
        if (OGR_Fld_GetType (OGR_FD_GetFieldDefn (definition, i)) == OFTString && OGR_F_IsFieldSetAndNotNull (feature, i))
          g_string_append_printf (sample, "%s\n", OGR_F_GetFieldAsString (feature, i));
      OGR_F_Destroy (feature);
    }
  return sample;
}

/* NULL = the bytes cannot be looked at. */
static const char *
guess (const char *path)
{
  GDALDatasetH raw = open_in (path, "");
  GString *sample = raw != NULL ? sample_of (raw) : NULL;
  gsize mark;
  const char *found = sample != NULL ? encoding_guess ((const guint8 *) sample->str, sample->len, &mark) : NULL;

  if (sample != NULL)
    g_string_free (sample, TRUE);
  if (raw != NULL)
    GDALClose (raw);
  return found;
}

GDALDatasetH
dbase_decode (GDALDatasetH dataset, const char *encoding, const char **said)
{
  const char *path = GDALGetDescription (dataset);
  OGRLayerH layer = GDALDatasetGetLayer (dataset, 0);
  GDALDatasetH decoded;

  *said = NULL;
  if (strcmp (GDALGetDriverShortName (GDALGetDatasetDriver (dataset)), "ESRI Shapefile") != 0 || layer == NULL || (encoding == NULL && is_told (layer)))
    return dataset;
  if (encoding == NULL)
    encoding = guess (path);
  decoded = encoding != NULL ? open_in (path, encoding) : NULL;
  if (decoded == NULL)
    return dataset;
  *said = encoding;
  GDALClose (dataset);
  return decoded;
}
