#include "data/compiler/geopackage.h"

#include "data/compiler/cells.h"

/* Definitions of the tables: GeoPackage 1.3, annex C; the three mandatory systems: clause 1.1.2.1.2. */
static const char begin_sql[] =
  "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,"
  " organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);"
  "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,"
  " description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),"
  " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,"
  " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));"
  "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,"
  " srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,"
  " CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),"
  " CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),"
  " CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));"
  "CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,"
  " scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));"
  "INSERT INTO gpkg_spatial_ref_sys VALUES"
  " ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),"
  " ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),"
  " ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
  "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
  "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],"
  "AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid'),"
  " ('WGS 84 / Pseudo-Mercator', 3857, 'EPSG', 3857, 'PROJCS[\"WGS 84 / Pseudo-Mercator\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
  "SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
  "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]],"
  "PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],"
  "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],"
  "AUTHORITY[\"EPSG\",\"3857\"]]', 'spherical Mercator of web maps');";

/* The index and its triggers: GeoPackage 1.3, annex F.3; <t> = table, <c> = geometry column, <i> = key column. */
static const char index_sql[] =
  "CREATE VIRTUAL TABLE \"rtree_<t>_<c>\" USING rtree(id, minx, maxx, miny, maxy);"
  "INSERT INTO gpkg_extensions VALUES ('<t>', '<c>', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree',"
  " 'write-only');";
static const char triggers_sql[] =
  "CREATE TRIGGER \"rtree_<t>_<c>_insert\" AFTER INSERT ON \"<t>\" WHEN (new.\"<c>\" NOT NULL AND NOT ST_IsEmpty(NEW.\"<c>\")) BEGIN"
  " INSERT OR REPLACE INTO \"rtree_<t>_<c>\" VALUES (NEW.\"<i>\", ST_MinX(NEW.\"<c>\"), ST_MaxX(NEW.\"<c>\"), ST_MinY(NEW.\"<c>\"),"
  " ST_MaxY(NEW.\"<c>\")); END;"
  "CREATE TRIGGER \"rtree_<t>_<c>_update1\" AFTER UPDATE OF \"<c>\" ON \"<t>\" WHEN OLD.\"<i>\" = NEW.\"<i>\" AND"
  " (NEW.\"<c>\" NOTNULL AND NOT ST_IsEmpty(NEW.\"<c>\")) BEGIN"
  " INSERT OR REPLACE INTO \"rtree_<t>_<c>\" VALUES (NEW.\"<i>\", ST_MinX(NEW.\"<c>\"), ST_MaxX(NEW.\"<c>\"), ST_MinY(NEW.\"<c>\"),"
  " ST_MaxY(NEW.\"<c>\")); END;"
  "CREATE TRIGGER \"rtree_<t>_<c>_update2\" AFTER UPDATE OF \"<c>\" ON \"<t>\" WHEN OLD.\"<i>\" = NEW.\"<i>\" AND"
  " (NEW.\"<c>\" ISNULL OR ST_IsEmpty(NEW.\"<c>\")) BEGIN DELETE FROM \"rtree_<t>_<c>\" WHERE id = OLD.\"<i>\"; END;"
  "CREATE TRIGGER \"rtree_<t>_<c>_update3\" AFTER UPDATE ON \"<t>\" WHEN OLD.\"<i>\" != NEW.\"<i>\" AND"
  " (NEW.\"<c>\" NOTNULL AND NOT ST_IsEmpty(NEW.\"<c>\")) BEGIN DELETE FROM \"rtree_<t>_<c>\" WHERE id = OLD.\"<i>\";"
  " INSERT OR REPLACE INTO \"rtree_<t>_<c>\" VALUES (NEW.\"<i>\", ST_MinX(NEW.\"<c>\"), ST_MaxX(NEW.\"<c>\"), ST_MinY(NEW.\"<c>\"),"
  " ST_MaxY(NEW.\"<c>\")); END;"
  "CREATE TRIGGER \"rtree_<t>_<c>_update4\" AFTER UPDATE ON \"<t>\" WHEN OLD.\"<i>\" != NEW.\"<i>\" AND"
  " (NEW.\"<c>\" ISNULL OR ST_IsEmpty(NEW.\"<c>\")) BEGIN DELETE FROM \"rtree_<t>_<c>\" WHERE id IN (OLD.\"<i>\", NEW.\"<i>\"); END;"
  "CREATE TRIGGER \"rtree_<t>_<c>_delete\" AFTER DELETE ON \"<t>\" WHEN old.\"<c>\" NOT NULL BEGIN"
  " DELETE FROM \"rtree_<t>_<c>\" WHERE id = OLD.\"<i>\"; END;";

static const char *const type_names[] = { [MV_CELL_TEXT] = "TEXT", [MV_CELL_INTEGER] = "INTEGER", [MV_CELL_REAL] = "REAL" };

gboolean
mv_geopackage_begin (MvBuild *build, GError **error)
{
  return mv_build_run (build, begin_sql, error);
}

/* A layer's name is made of letters, digits and underscores, so it needs no quoting inside the templates. */
static gboolean
run_template (MvBuild *build, const char *template, const char *table, GError **error)
{
  g_autoptr(GString) sql = g_string_new (template);

  g_string_replace (sql, "<t>", table, 0);
  g_string_replace (sql, "<c>", "geom", 0);
  g_string_replace (sql, "<i>", "fid", 0);
  return mv_build_run (build, sql->str, error);
}

static gboolean
create_table (MvBuild *build, const MvLayer *layer, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (fid INTEGER PRIMARY KEY NOT NULL, geom %s", layer->name, layer->geometry_type);
  for (guint i = 0; i < layer->columns->len; i++)
    {
      const MvColumn *column = layer->columns->pdata[i];
      const char *parent = mv_layer_parent (column->name);

      g_string_append_printf (sql, ", \"%s\" %s", column->name, type_names[column->type]);
      if (parent != NULL)
        g_string_append_printf (sql, " REFERENCES \"%s\"", parent);
    }
  g_string_append (sql, ")");
  return mv_build_run (build, sql->str, error) && run_template (build, index_sql, layer->name, error);
}

static gboolean
insert_feature (MvBuild *build, sqlite3_stmt *row, sqlite3_stmt *box, const MvLayer *layer, const MvFeature *feature, guint fid,
                GError **error)
{
  g_autoptr(GByteArray) blob = mv_geometry_blob (feature->geometry);

  sqlite3_bind_int (row, 1, fid);
  sqlite3_bind_blob (row, 2, blob->data, blob->len, SQLITE_STATIC);
  for (guint i = 0; i < layer->columns->len; i++)
    mv_cell_bind (row, i + 3, ((MvColumn *) layer->columns->pdata[i])->type, feature->values[i]);
  if (!mv_build_step (build, row, error))
    return FALSE;

  sqlite3_bind_int (box, 1, fid);
  sqlite3_bind_double (box, 2, feature->geometry->box.min_x);
  sqlite3_bind_double (box, 3, feature->geometry->box.max_x);
  sqlite3_bind_double (box, 4, feature->geometry->box.min_y);
  sqlite3_bind_double (box, 5, feature->geometry->box.max_y);
  return mv_build_step (build, box, error);
}

static gboolean
insert_features (MvBuild *build, const MvLayer *layer, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autofree char *box_sql = g_strdup_printf ("INSERT INTO \"rtree_%s_geom\" VALUES (?, ?, ?, ?, ?)", layer->name);
  sqlite3_stmt *row = NULL, *box = NULL;
  gboolean done = TRUE;

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?, ?", layer->name);
  for (guint i = 0; i < layer->columns->len; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  if (sqlite3_prepare_v2 (build->db, sql->str, -1, &row, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (build->db, box_sql, -1, &box, NULL) != SQLITE_OK)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "%s: %s.", layer->file, sqlite3_errmsg (build->db));
      done = FALSE;
    }
  /* A feature's number is its place in the file, the same in a build that leaves others out. */
  for (guint f = 0; done && f < layer->features->len; f++)
    {
      const MvFeature *feature = layer->features->pdata[f];

      if (!feature->left_out)
        done = insert_feature (build, row, box, layer, feature, f + 1, error);
    }
  sqlite3_finalize (row);
  sqlite3_finalize (box);
  return done;
}

/* Things of a layer are asked for by their ids: its first column, where it has them. */
static gboolean
index_ids (MvBuild *build, const MvLayer *layer, GError **error)
{
  const char *name = layer->columns->len > 0 ? ((MvColumn *) layer->columns->pdata[0])->name : "";
  g_autofree char *sql = g_strdup_printf ("CREATE INDEX \"%s_id\" ON \"%s\" (\"%s\")", layer->name, layer->name, name);

  return !g_str_has_suffix (name, "_id") || mv_build_run (build, sql, error);
}

static gboolean
list_contents (MvBuild *build, const MvLayer *layer, const char *last_change, GError **error)
{
  static const char contents_sql[] =
    "INSERT INTO gpkg_contents VALUES (?1, 'features', ?2, '', ?3, ?4, ?5, ?6, ?7, 4326)";
  static const char column_sql[] = "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)";
  MvBox box = { 180.0, 90.0, -180.0, -90.0 };
  sqlite3_stmt *stmt;
  gboolean done;

  for (guint f = 0; f < layer->features->len; f++)
    {
      const MvFeature *feature = layer->features->pdata[f];
      const MvBox *one = &feature->geometry->box;

      if (!feature->left_out)
        box = (MvBox) { MIN (box.min_x, one->min_x), MIN (box.min_y, one->min_y), MAX (box.max_x, one->max_x), MAX (box.max_y, one->max_y) };
    }
  sqlite3_prepare_v2 (build->db, contents_sql, -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, layer->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, layer->title, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, last_change, -1, SQLITE_STATIC);
  if (box.min_x <= box.max_x)
    {
      sqlite3_bind_double (stmt, 4, box.min_x);
      sqlite3_bind_double (stmt, 5, box.min_y);
      sqlite3_bind_double (stmt, 6, box.max_x);
      sqlite3_bind_double (stmt, 7, box.max_y);
    }
  done = mv_build_step (build, stmt, error);
  sqlite3_finalize (stmt);
  if (!done)
    return FALSE;

  sqlite3_prepare_v2 (build->db, column_sql, -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, layer->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, layer->geometry_type, -1, SQLITE_STATIC);
  done = mv_build_step (build, stmt, error);
  sqlite3_finalize (stmt);
  return done;
}

gboolean
mv_geopackage_add_layer (MvBuild *build, const MvLayer *layer, const char *last_change, GError **error)
{
  return create_table (build, layer, error)
         && insert_features (build, layer, error)
         && index_ids (build, layer, error)
         && run_template (build, triggers_sql, layer->name, error)
         && list_contents (build, layer, last_change, error);
}

gboolean
mv_geopackage_add_tables (MvBuild *build, const char *last_change, GError **error)
{
  for (guint i = 0; i < build->schema->len; i++)
    {
      const MvSchemaTable *table = build->schema->pdata[i];
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES ('%s', 'attributes', '%s', '%s')",
        table->name, table->name, last_change);

      if (table->numbered && !mv_build_run (build, sql, error))
        return FALSE;
    }
  return TRUE;
}
