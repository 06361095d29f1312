#include "app/store/search.h"

#include <math.h>
#include <string.h>

#include "app/store/search_similar.h"

#define SCARCE 3                /* fewer findings than these, and similar names are looked for */

/* What is asked about a thing found: title, detail, weight (larger first), west, east, south, north. Several statements are tried in
 * turn: the cities of the world are a layer of their own. */
typedef struct
{
  const char *name_kind;        /* as in name_search */
  const char *kind;             /* as in MvFound */
  gboolean    selectable;
  const char *sql[2];
} Kind;

#define COUNTRY_OF(table) " LEFT JOIN country AS c ON c.iso3 = " table ".iso3"
#define BOX "r.minx, r.maxx, r.miny, r.maxy"
#define POINT_BOX(table) table ".lon, " table ".lon, " table ".lat, " table ".lat"

static const Kind kinds[] = {
  { "country", "country", TRUE,
    { "SELECT name, NULL, (kind = 'state') * 2 + in_region * 9, lon, lon, lat, lat FROM country WHERE iso3 = ?1" } },
  { "place", "place", TRUE,
    { "SELECT p.name, c.name, p.label_weight, " BOX " FROM place AS p JOIN rtree_place_geom AS r ON r.id = p.fid" COUNTRY_OF ("p")
      " WHERE p.place_id = ?1",
      "SELECT p.name, c.name, p.label_weight - 50, " BOX " FROM world_place AS p JOIN rtree_world_place_geom AS r ON r.id = p.fid"
      COUNTRY_OF ("p") " WHERE p.place_id = ?1" } },
  { "region", "region", TRUE,
    { "SELECT p.name, c.name, 0, " BOX " FROM region AS p JOIN rtree_region_geom AS r ON r.id = p.fid" COUNTRY_OF ("p")
      " WHERE p.region_id = ?1" } },
  { "sea", "water", FALSE,
    { "SELECT p.name, NULL, 100, " BOX " FROM sea AS p JOIN rtree_sea_geom AS r ON r.id = p.fid WHERE p.sea_id = ?1" } },
  { "lake", "water", FALSE,
    { "SELECT p.name, NULL, -p.scalerank, " BOX " FROM lake AS p JOIN rtree_lake_geom AS r ON r.id = p.fid WHERE p.lake_id = ?1" } },
  { "river", "water", FALSE,
    { "SELECT p.name, NULL, -p.scalerank - 1, min(r.minx), max(r.maxx), min(r.miny), max(r.maxy) FROM river AS p"
      " JOIN rtree_river_geom AS r ON r.id = p.fid WHERE p.river_id = ?1" } },
  { "peak", "peak", FALSE,
    { "SELECT p.name, p.elevation_m || ' m', p.elevation_m, " BOX " FROM peak AS p JOIN rtree_peak_geom AS r ON r.id = p.fid"
      " WHERE p.peak_id = ?1" } },
  { "organisation", "organisation", TRUE,
    { "SELECT acronym, name, 0, NULL, NULL, NULL, NULL FROM organisation WHERE org_id = ?1" } },
  { "project", "project", TRUE,
    { "SELECT p.name, coalesce((SELECT group_concat(iso3, ' ') FROM project_country AS l WHERE l.project_id = p.project_id), '')"
      " || coalesce(' · ' || coalesce(p.commitment_year, p.announced_year, p.start_year), ''), ifnull(p.dup_of, '') = '', "
      POINT_BOX ("p") " FROM project AS p WHERE p.project_id = ?1" } },
  { "asset", "asset", TRUE,
    { "SELECT p.name, replace(p.kind, '_', ' ') || ' · ' || p.iso3s, 0, " POINT_BOX ("p") " FROM asset AS p WHERE p.asset_id = ?1" } },
  { "event", "event", TRUE,
    { "SELECT title, date, 0, NULL, NULL, NULL, NULL FROM event WHERE event_id = ?1" } },
};

typedef struct
{
  MvFound found;                /* first: the list is one of MvFound to the caller */
  guint   order;                /* of the kind */
  gboolean whole;               /* the name is what was typed, to the letter */
  double  weight;
  int     rank;                 /* as the index has it */
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->found.ref);
  g_free (candidate->found.title);
  g_free (candidate->found.matched);
  g_free (candidate->found.detail);
  g_free (candidate);
}

static gboolean
has_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

char *
mv_search_quoted (const char *text)
{
  g_autofree char *good = g_utf8_make_valid (text, -1);
  g_auto(GStrv) words = g_strsplit_set (good, " \t\n\"'’-", -1);
  g_autoptr(GString) query = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (has_word (*word))
      g_string_append_printf (query, "%s\"%s\"", query->len > 0 ? " " : "", *word);
  if (query->len == 0)
    return NULL;
  g_string_append_c (query, '*');
  return g_string_free (g_steal_pointer (&query), FALSE);
}

static gboolean
same_word (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1), *other = g_utf8_casefold (b, -1);

  return g_str_equal (one, other);
}

/* Fills in what KIND's statements say about ID. FALSE: nothing (without ERROR), or an error. */
static gboolean
describe (MvDb *db, const Kind *kind, const char *id, Candidate *candidate, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind->sql) && kind->sql[i] != NULL; i++)
    {
      mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, kind->sql[i], error);
      int rc;

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_text (stmt, 1, id, -1, SQLITE_STATIC);
      rc = mv_db_step (db, stmt, error);
      if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return FALSE;
      if (rc == SQLITE_DONE || sqlite3_column_type (stmt, 0) == SQLITE_NULL)
        continue;
      candidate->found.title = mv_db_text (stmt, 0);
      candidate->found.detail = mv_db_text (stmt, 1);
      candidate->weight = mv_db_double (stmt, 2);
      candidate->found.west = mv_db_double (stmt, 3);
      candidate->found.east = mv_db_double (stmt, 4);
      candidate->found.south = mv_db_double (stmt, 5);
      candidate->found.north = mv_db_double (stmt, 6);
      return TRUE;
    }
  return FALSE;
}

static int
compare (gconstpointer first, gconstpointer second)
{
  const Candidate *a = *(Candidate *const *) first, *b = *(Candidate *const *) second;

  if (a->order != b->order)
    return a->order < b->order ? -1 : 1;
  if (a->whole != b->whole)
    return a->whole ? -1 : 1;
  if (a->weight != b->weight && !isnan (a->weight) && !isnan (b->weight))
    return a->weight > b->weight ? -1 : 1;
  return a->rank - b->rank;
}

/* The row STMT stands on, as a candidate in KNOWN; one that is there keeps its better name. */
static gboolean
take (MvDb *db, sqlite3_stmt *stmt, const char *text, int rank, GHashTable *known, GPtrArray *candidates, GError **error)
{
  const char *name_kind = (const char *) sqlite3_column_text (stmt, 0), *id = (const char *) sqlite3_column_text (stmt, 1);
  const char *name = (const char *) sqlite3_column_text (stmt, 2);
  const Kind *kind = NULL;
  g_autofree char *key = g_strdup_printf ("%s:%s", name_kind, id);
  Candidate *candidate = g_hash_table_lookup (known, key);
  GError *failed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kind == NULL; i++)
    if (g_str_equal (kinds[i].name_kind, name_kind))
      kind = &kinds[i];
  if (kind == NULL)
    return TRUE;
  if (candidate != NULL)
    {
      candidate->whole |= same_word (name, text);
      return TRUE;
    }
  candidate = g_new0 (Candidate, 1);
  if (!describe (db, kind, id, candidate, &failed))
    {
      candidate_free (candidate);
      if (failed != NULL)
        g_propagate_error (error, failed);
      return failed == NULL;
    }
  candidate->found.kind = g_intern_static_string (kind->kind);
  candidate->found.matched = same_word (name, candidate->found.title) ? NULL : g_strdup (name);
  candidate->found.ref = kind->selectable ? g_strdup (key) : NULL;
  candidate->order = kind - kinds;
  candidate->whole = same_word (name, text);
  candidate->rank = rank;
  g_ptr_array_add (candidates, candidate);
  g_hash_table_insert (known, g_steal_pointer (&key), candidate);
  return TRUE;
}

/* At most LIMIT of a kind; CANDIDATES are sorted. */
static GPtrArray *
first_of_each (GPtrArray *candidates, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (candidate_free);
  const char *kind = NULL;
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = candidates->pdata[i];

      n = candidate->found.kind == kind ? n + 1 : 1;
      kind = candidate->found.kind;
      if (n > limit)
        continue;
      candidates->pdata[i] = NULL;
      g_ptr_array_add (found, candidate);
    }
  return found;
}

static void
free_left (gpointer data)
{
  if (data != NULL)
    candidate_free (data);
}

/* Adds what QUERY finds. */
static gboolean
gather (MvDb *db, const char *query, const char *text, GHashTable *known, GPtrArray *candidates, GCancellable *cancellable, GError **error)
{
  static const char sql[] = "SELECT kind, id, name FROM name_search WHERE name_search MATCH ?1 ORDER BY rank LIMIT 500";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc, rank = 0;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, query, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !take (db, stmt, text, rank++, known, candidates, error))
      return FALSE;
  return rc == SQLITE_DONE;
}

/* A name misspelt in a title or two is no reason not to look for the one that is meant; a whole name is. */
static gboolean
is_scarce (GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    if (((Candidate *) candidates->pdata[i])->whole)
      return FALSE;
  return candidates->len < SCARCE;
}

GPtrArray *
mv_search (MvDb *db, const char *text, guint limit, GCancellable *cancellable, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text)), *query = mv_search_quoted (trimmed), *similar = NULL;
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (free_left);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *failed = NULL;

  if (query == NULL)
    return g_ptr_array_new_with_free_func (candidate_free);
  if (!gather (db, query, trimmed, known, candidates, cancellable, error))
    return NULL;
  /* Hardly anything is spelt like that: what is nearly so, too. */
  if (is_scarce (candidates) && (similar = mv_search_similar (db, trimmed, &failed)) != NULL
      && !gather (db, similar, trimmed, known, candidates, cancellable, error))
    return NULL;
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  g_ptr_array_sort (candidates, compare);
  return first_of_each (candidates, limit);
}
