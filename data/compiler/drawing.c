#include "data/compiler/drawing.h"

#include <math.h>

#include "data/compiler/simplify.h"
#include "data/compiler/variant.h"

/* The zoom below which a level serves; shapes are made for it, at half its pixels. The last level holds the data as they are,
 * about 10 m: half a pixel of zoom 13. */
static const int level_end[MV_N_LEVELS] = { 3, 5, 7, 9, 13 };

/* How far a drawn line may lie from the data, in half pixels of its level's end. At whole zooms, where tiles are painted, this is
 * at most 0.4 pixels. */
#define TOLERANCE 1.5

static const char *const kind_names[] = { [MV_SHAPE_POINTS] = "points", [MV_SHAPE_LINES] = "lines", [MV_SHAPE_AREAS] = "areas" };
static const char *const suffixes[] = { [MV_SHAPE_POINTS] = "_point", [MV_SHAPE_LINES] = "_line", [MV_SHAPE_AREAS] = "" };

typedef struct
{
  const MvLayer *layer;
  MvShapeKind    kind;
  const char    *name;          /* the layer's, with a suffix when it was split */
  int            level;
  gint32         grid;
  MvJunctions   *junctions;     /* AREAS */
} Drawing;

static gint32
half_pixel (int zoom)
{
  return 1 << (30 - 8 - zoom - 1);      /* a world is 2^8 pixels at zoom 0 */
}

static GArray *
project_part (const MvGeometry *geometry, const MvGeometryPart *part)
{
  gboolean ring = geometry->kind == MV_SHAPE_AREAS;
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (MvGridPoint), part->n);

  for (guint i = 0; i < part->n - (ring ? 1 : 0); i++)
    {
      MvPoint at = g_array_index (geometry->points, MvPoint, part->first + i);
      MvPoint world = mv_mercator_project (at.x, at.y);
      MvGridPoint point = { (gint32) lround (world.x / MV_SHAPE_UNIT), (gint32) lround (world.y / MV_SHAPE_UNIT) };

      g_array_append_val (points, point);
    }
  return points;
}

static gint32
extent (const GArray *points)
{
  gint32 min_x = G_MAXINT32, min_y = G_MAXINT32, max_x = G_MININT32, max_y = G_MININT32;

  for (guint i = 0; i < points->len; i++)
    {
      MvGridPoint p = g_array_index (points, MvGridPoint, i);

      min_x = MIN (min_x, p.x);
      max_x = MAX (max_x, p.x);
      min_y = MIN (min_y, p.y);
      max_y = MAX (max_y, p.y);
    }
  return points->len > 0 ? MAX (max_x - min_x, max_y - min_y) : 0;
}

static gboolean
is_worth_drawing (const Drawing *drawing, const GArray *points)
{
  switch (drawing->kind)
    {
    case MV_SHAPE_AREAS:
      return points->len >= 3 && extent (points) >= 2 * drawing->grid;
    case MV_SHAPE_LINES:
      /* However short: a line may be a link in a chain of many features. */
      return points->len >= 2;
    case MV_SHAPE_POINTS:
    default:
      return points->len > 0;
    }
}

static gboolean
is_country_layer (const MvLayer *layer)
{
  return g_str_has_suffix (layer->name, "_country");
}

/* A country never vanishes: what is too small for its level keeps its largest ring as finely as it is known. */
static void
keep_largest (GPtrArray *parts, const MvGeometry *geometry)
{
  GArray *largest = NULL;

  for (guint i = 0; i < geometry->parts->len; i++)
    {
      GArray *points = project_part (geometry, &g_array_index (geometry->parts, MvGeometryPart, i));

      if (largest == NULL || extent (points) > extent (largest))
        {
          g_clear_pointer (&largest, g_array_unref);
          largest = g_steal_pointer (&points);
        }
      g_clear_pointer (&points, g_array_unref);
    }
  g_ptr_array_add (parts, largest);
}

static GPtrArray *
snap_parts (const Drawing *drawing, const MvFeature *feature)
{
  const MvGeometry *geometry = feature->geometry;
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < geometry->parts->len; i++)
    {
      GArray *points = project_part (geometry, &g_array_index (geometry->parts, MvGeometryPart, i));

      mv_simplify_snap (points, drawing->grid, drawing->kind == MV_SHAPE_AREAS);
      if (is_worth_drawing (drawing, points))
        g_ptr_array_add (parts, points);
      else
        g_array_unref (points);
    }
  if (parts->len == 0 && drawing->kind == MV_SHAPE_AREAS && is_country_layer (drawing->layer))
    keep_largest (parts, geometry);
  for (guint i = 0; i < parts->len && drawing->kind == MV_SHAPE_AREAS; i++)
    mv_junctions_add (drawing->junctions, parts->pdata[i]);
  return parts;
}

static void
bind_shape (sqlite3_stmt *stmt, GPtrArray *parts, GByteArray *counts, GByteArray *points)
{
  MvBox box = { 1.0, 1.0, 0.0, 0.0 };

  for (guint i = 0; i < parts->len; i++)
    {
      const GArray *part = parts->pdata[i];
      guint32 n = GUINT32_TO_LE (part->len);

      g_byte_array_append (counts, (const guint8 *) &n, sizeof n);
      for (guint k = 0; k < part->len; k++)
        {
          MvGridPoint p = g_array_index (part, MvGridPoint, k);
          gint32 pair[2] = { GINT32_TO_LE (p.x), GINT32_TO_LE (p.y) };
          double x = p.x * MV_SHAPE_UNIT, y = p.y * MV_SHAPE_UNIT;

          box = (MvBox) { MIN (box.min_x, x), MIN (box.min_y, y), MAX (box.max_x, x), MAX (box.max_y, y) };
          g_byte_array_append (points, (const guint8 *) pair, sizeof pair);
        }
    }
  sqlite3_bind_double (stmt, 7, box.min_x);
  sqlite3_bind_double (stmt, 8, box.min_y);
  sqlite3_bind_double (stmt, 9, box.max_x);
  sqlite3_bind_double (stmt, 10, box.max_y);
  sqlite3_bind_blob (stmt, 11, counts->data, counts->len, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 12, points->data, points->len, SQLITE_STATIC);
}

static gboolean
insert_shape (MvBuild *build, sqlite3_stmt *stmt, const Drawing *drawing, guint fid, double min_zoom, GPtrArray *parts,
              GError **error)
{
  const MvFeature *feature = drawing->layer->features->pdata[fid - 1];
  g_autoptr(GByteArray) counts = g_byte_array_new ();
  g_autoptr(GByteArray) points = g_byte_array_new ();
  const char *key = mv_variant_key (drawing->layer, feature);

  sqlite3_bind_text (stmt, 1, drawing->name, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 2, drawing->level);
  sqlite3_bind_int (stmt, 3, fid);
  if (key != NULL)
    sqlite3_bind_text (stmt, 4, key, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 5, mv_variant_of (drawing->layer, feature));
  sqlite3_bind_double (stmt, 6, min_zoom);
  bind_shape (stmt, parts, counts, points);
  return mv_build_step (build, stmt, error);
}

/* A country has no zoom of its own: left out, it would be a hole in its neighbour. */
static double
zoom_of (const MvLayer *layer, const MvFeature *feature)
{
  const char *own = is_country_layer (layer) ? NULL : mv_layer_value (layer, feature, "min_zoom");

  return own != NULL ? g_ascii_strtod (own, NULL) : layer->min_zoom;
}

/* All shapes of one layer at one level: two passes, since a vertex may go only when every ring that has it agrees. */
static gboolean
draw_level (MvBuild *build, sqlite3_stmt *stmt, Drawing *drawing, GError **error)
{
  const GPtrArray *features = drawing->layer->features;
  gboolean last = drawing->level == MV_N_LEVELS - 1;
  g_autoptr(GPtrArray) shapes = g_ptr_array_new_full (features->len, NULL);
  gboolean done = TRUE;

  drawing->junctions = mv_junctions_new ();
  for (guint f = 0; f < features->len; f++)
    {
      const MvFeature *feature = features->pdata[f];
      gboolean drawn = !feature->left_out && feature->geometry->kind == drawing->kind
                       && mv_variant_of (drawing->layer, feature) >= 0
                       && (last || zoom_of (drawing->layer, feature) < level_end[drawing->level]);

      g_ptr_array_add (shapes, drawn ? snap_parts (drawing, feature) : NULL);
    }
  for (guint f = 0; f < features->len; f++)
    {
      GPtrArray *parts = shapes->pdata[f];

      if (parts == NULL)
        continue;
      for (guint i = 0; i < parts->len; i++)
        if (drawing->kind == MV_SHAPE_AREAS)
          mv_simplify_ring (parts->pdata[i], drawing->junctions, TOLERANCE * drawing->grid);
        else if (drawing->kind == MV_SHAPE_LINES)
          mv_simplify_line (parts->pdata[i], TOLERANCE * drawing->grid);
      if (done && parts->len > 0)
        done = insert_shape (build, stmt, drawing, f + 1, zoom_of (drawing->layer, features->pdata[f]), parts, error);
      g_ptr_array_unref (parts);
    }
  g_clear_pointer (&drawing->junctions, mv_junctions_free);
  return done;
}

static gboolean
draw_kind (MvBuild *build, const MvLayer *layer, MvShapeKind kind, const char *name, GError **error)
{
  static const char shape_sql[] = "INSERT INTO level_shape VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  g_autofree char *layer_sql = g_strdup_printf ("INSERT INTO level_layer VALUES ('%s', '%s', '%s')", name, layer->name, kind_names[kind]);
  Drawing drawing = { .layer = layer, .kind = kind, .name = name };
  sqlite3_stmt *stmt;
  gboolean done = mv_build_run (build, layer_sql, error);

  sqlite3_prepare_v2 (build->db, shape_sql, -1, &stmt, NULL);
  for (drawing.level = 0; done && drawing.level < MV_N_LEVELS; drawing.level++)
    {
      drawing.grid = half_pixel (level_end[drawing.level]);
      done = draw_level (build, stmt, &drawing, error);
    }
  sqlite3_finalize (stmt);
  return done;
}

gboolean
mv_drawing_begin (MvBuild *build, GError **error)
{
  return mv_build_run (build,
    "CREATE TABLE level_layer (layer TEXT PRIMARY KEY, feature_table TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('points', 'lines', 'areas'))) STRICT, WITHOUT ROWID;"
    "CREATE TABLE level_shape (layer TEXT NOT NULL REFERENCES level_layer (layer), level INTEGER NOT NULL, fid INTEGER NOT NULL,"
    " key TEXT, variant INTEGER NOT NULL, min_zoom REAL NOT NULL, min_x REAL NOT NULL, min_y REAL NOT NULL, max_x REAL NOT NULL,"
    " max_y REAL NOT NULL, parts BLOB NOT NULL, points BLOB NOT NULL, PRIMARY KEY (layer, level, fid)) STRICT, WITHOUT ROWID", error);
}

gboolean
mv_drawing_add_layer (MvBuild *build, const MvLayer *layer, GError **error)
{
  static const char *const types[] = { [MV_SHAPE_POINTS] = "POINT", [MV_SHAPE_LINES] = "LINESTRING", [MV_SHAPE_AREAS] = "POLYGON" };

  if (!layer->drawn)
    return TRUE;
  for (guint kind = MV_SHAPE_POINTS; kind <= MV_SHAPE_AREAS; kind++)
    {
      gboolean mixed = g_str_equal (layer->geometry_type, "GEOMETRY");
      g_autofree char *name = g_strconcat (layer->name, mixed ? suffixes[kind] : "", NULL);

      if ((mixed || g_str_has_suffix (layer->geometry_type, types[kind])) && !draw_kind (build, layer, kind, name, error))
        return FALSE;
    }
  return TRUE;
}
