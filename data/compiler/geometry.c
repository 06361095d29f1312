#include "data/compiler/geometry.h"

#include "app/base/error.h"

#define WGS84 4326

void
mv_geometry_free (MvGeometry *geometry)
{
  if (geometry == NULL)
    return;
  g_array_unref (geometry->points);
  g_array_unref (geometry->parts);
  g_free (geometry);
}

/* The array at INDEX of ARRAY, or NULL. */
static JsonArray *
array_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
is_number (JsonArray *array, guint index)
{
  GType type = json_node_get_value_type (json_array_get_element (array, index));

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64;
}

static gboolean
read_point (MvGeometry *geometry, JsonArray *pair, GError **error)
{
  MvPoint point;

  if (pair == NULL || json_array_get_length (pair) < 2 || !is_number (pair, 0) || !is_number (pair, 1))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, "a position is no pair of numbers.");
      return FALSE;
    }
  point.x = json_array_get_double_element (pair, 0);
  point.y = json_array_get_double_element (pair, 1);
  if (!(point.x >= -180.0 && point.x <= 180.0 && point.y >= -90.0 && point.y <= 90.0))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, "the position %g, %g is out of range; longitude comes first. Correct it.",
                   point.x, point.y);
      return FALSE;
    }
  geometry->box.min_x = MIN (geometry->box.min_x, point.x);
  geometry->box.max_x = MAX (geometry->box.max_x, point.x);
  geometry->box.min_y = MIN (geometry->box.min_y, point.y);
  geometry->box.max_y = MAX (geometry->box.max_y, point.y);
  g_array_append_val (geometry->points, point);
  return TRUE;
}

/* A line or a ring: an array of positions. */
static gboolean
read_part (MvGeometry *geometry, JsonArray *positions, guint polygon, GError **error)
{
  MvGeometryPart part = { .first = geometry->points->len, .polygon = polygon };
  guint least = geometry->kind == MV_SHAPE_AREAS ? 4 : 2;
  const MvPoint *points;

  part.n = positions != NULL ? json_array_get_length (positions) : 0;
  if (part.n < least)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, "a %s has %u positions; it needs %u.", least == 4 ? "ring" : "line", part.n, least);
      return FALSE;
    }
  for (guint i = 0; i < part.n; i++)
    if (!read_point (geometry, array_at (positions, i), error))
      return FALSE;
  g_array_append_val (geometry->parts, part);

  points = &g_array_index (geometry->points, MvPoint, part.first);
  if (geometry->kind != MV_SHAPE_AREAS || (points[0].x == points[part.n - 1].x && points[0].y == points[part.n - 1].y))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_DATA, "a ring is not closed. Repeat its first position at the end.");
  return FALSE;
}

static gboolean
read_polygon (MvGeometry *geometry, JsonArray *rings, guint polygon, GError **error)
{
  if (rings == NULL || json_array_get_length (rings) == 0)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, "a polygon has no ring.");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (rings); i++)
    if (!read_part (geometry, array_at (rings, i), polygon, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_member (MvGeometry *geometry, JsonArray *coordinates, guint number, GError **error)
{
  MvGeometryPart part = { geometry->points->len, 1, number };

  switch (geometry->kind)
    {
    case MV_SHAPE_AREAS:
      return read_polygon (geometry, coordinates, number, error);
    case MV_SHAPE_LINES:
      return read_part (geometry, coordinates, number, error);
    case MV_SHAPE_POINTS:
    default:
      g_array_append_val (geometry->parts, part);
      return read_point (geometry, coordinates, error);
    }
}

static gboolean
read_type (MvGeometry *geometry, const char *type)
{
  static const struct { const char *name; MvShapeKind kind; } types[] = {
    { "Point", MV_SHAPE_POINTS }, { "LineString", MV_SHAPE_LINES }, { "Polygon", MV_SHAPE_AREAS },
  };

  geometry->multi = g_str_has_prefix (type, "Multi");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, type + (geometry->multi ? strlen ("Multi") : 0)))
      {
        geometry->kind = types[i].kind;
        return TRUE;
      }
  return FALSE;
}

MvGeometry *
mv_geometry_read (JsonObject *object, GError **error)
{
  g_autoptr(MvGeometry) geometry = g_new0 (MvGeometry, 1);
  const char *type = json_object_get_string_member_with_default (object, "type", "");
  JsonNode *node = json_object_get_member (object, "coordinates");
  JsonArray *coordinates = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  geometry->points = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  geometry->parts = g_array_new (FALSE, FALSE, sizeof (MvGeometryPart));
  geometry->box = (MvBox) { 180.0, 90.0, -180.0, -90.0 };
  if (!read_type (geometry, type) || coordinates == NULL || json_array_get_length (coordinates) == 0)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, "“%s” is no geometry with coordinates.", type);
      return NULL;
    }
  if (!geometry->multi)
    return read_member (geometry, coordinates, 0, error) ? g_steal_pointer (&geometry) : NULL;
  for (guint i = 0; i < json_array_get_length (coordinates); i++)
    if (!read_member (geometry, array_at (coordinates, i), i, error))
      return NULL;
  return g_steal_pointer (&geometry);
}

const char *
mv_geometry_type (const MvGeometry *geometry)
{
  static const char *const names[][2] = {
    [MV_SHAPE_POINTS] = { "POINT", "MULTIPOINT" },
    [MV_SHAPE_LINES] = { "LINESTRING", "MULTILINESTRING" },
    [MV_SHAPE_AREAS] = { "POLYGON", "MULTIPOLYGON" },
  };

  return names[geometry->kind][geometry->multi];
}

/* GeoPackage allows little-endian blobs, and every machine we build on is one; GUINT32_TO_LE keeps it true elsewhere. */
static void
put_uint32 (GByteArray *blob, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (blob, (const guint8 *) &value, sizeof value);
}

static void
put_double (GByteArray *blob, double value)
{
  union { double number; guint64 bits; } both = { .number = value };

  both.bits = GUINT64_TO_LE (both.bits);
  g_byte_array_append (blob, (const guint8 *) &both.bits, sizeof both.bits);
}

/* The header of one WKB geometry: byte order, type 1 to 6 (OGC 06-103r4, clause 8.2). */
static void
put_wkb_type (GByteArray *blob, MvShapeKind kind, gboolean multi)
{
  g_byte_array_append (blob, (const guint8[]) { 1 }, 1);
  put_uint32 (blob, (guint32) kind + 1 + (multi ? 3 : 0));
}

static void
put_points (GByteArray *blob, const MvGeometry *geometry, const MvGeometryPart *part)
{
  for (guint i = 0; i < part->n; i++)
    {
      const MvPoint *point = &g_array_index (geometry->points, MvPoint, part->first + i);

      put_double (blob, point->x);
      put_double (blob, point->y);
    }
}

/* One point, line or polygon that begins at part FIRST; gives the part after it. */
static guint
put_member (GByteArray *blob, const MvGeometry *geometry, guint first)
{
  const MvGeometryPart *parts = &g_array_index (geometry->parts, MvGeometryPart, 0);
  guint end = first + 1;

  put_wkb_type (blob, geometry->kind, FALSE);
  if (geometry->kind == MV_SHAPE_AREAS)
    {
      while (end < geometry->parts->len && parts[end].polygon == parts[first].polygon)
        end++;
      put_uint32 (blob, end - first);
    }
  for (guint i = first; i < end; i++)
    {
      if (geometry->kind != MV_SHAPE_POINTS)
        put_uint32 (blob, parts[i].n);
      put_points (blob, geometry, &parts[i]);
    }
  return end;
}

GByteArray *
mv_geometry_blob (const MvGeometry *geometry)
{
  GByteArray *blob = g_byte_array_new ();
  /* Magic "GP", version 0, flags: envelope of x and y (1 << 1), little-endian (1). */
  static const guint8 start[] = { 'G', 'P', 0, 1 << 1 | 1 };
  guint n_members = 0;

  g_byte_array_append (blob, start, sizeof start);
  put_uint32 (blob, WGS84);
  put_double (blob, geometry->box.min_x);
  put_double (blob, geometry->box.max_x);
  put_double (blob, geometry->box.min_y);
  put_double (blob, geometry->box.max_y);
  if (geometry->multi)
    {
      n_members = g_array_index (geometry->parts, MvGeometryPart, geometry->parts->len - 1).polygon + 1;
      put_wkb_type (blob, geometry->kind, TRUE);
      put_uint32 (blob, n_members);
    }
  for (guint part = 0; part < geometry->parts->len;)
    part = put_member (blob, geometry, part);
  return blob;
}
