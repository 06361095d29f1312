#include "app/store/search.h"

#include <math.h>
#include <string.h>

#include "app/base/terms.h"
#include "app/store/search_names.h"
#include "app/store/search_similar.h"

#define LEAST_ALONE 4           /* letters of a word that is looked for without the others */
#define SCARCE 3                /* fewer findings than these, and similar names are looked for */

/* What is asked about a thing found: title, detail, weight (larger first), west, east, south, north, codes. Several statements are tried
 * in turn: the cities of the world are a layer of their own. */
typedef struct
{
  const char *name_kind;        /* as in name_search */
  const char *kind;             /* as in MvFound */
  gboolean    selectable;
  const char *sql[2];
  const char *weigh[2];         /* the weight alone, of kinds with very many names; NULL = as SQL gives it */
} Kind;

#define COUNTRY_OF(table) " LEFT JOIN country AS c ON c.iso3 = " table ".iso3"
#define NOWHERE "NULL, NULL, NULL, NULL"
#define BOX "r.minx, r.maxx, r.miny, r.maxy"
#define POINT_BOX(table) table ".lon, " table ".lon, " table ".lat, " table ".lat"

static const Kind kinds[] = {
  { "country", "country", TRUE,
    { "SELECT name, NULL, (kind = 'state') * 2 + in_region * 9, lon, lon, lat, lat FROM country WHERE iso3 = ?1" } },
  { "place", "place", TRUE,
    { "SELECT p.name, c.name, p.label_weight, " BOX " FROM place AS p JOIN rtree_place_geom AS r ON r.id = p.fid" COUNTRY_OF ("p")
      " WHERE p.place_id = ?1",
      "SELECT p.name, c.name, p.label_weight - 50, " BOX " FROM world_place AS p JOIN rtree_world_place_geom AS r ON r.id = p.fid"
      COUNTRY_OF ("p") " WHERE p.place_id = ?1" },
    { "SELECT label_weight FROM place WHERE place_id = ?1", "SELECT label_weight - 50 FROM world_place WHERE place_id = ?1" } },
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
    { "SELECT acronym, name, 0, " NOWHERE " FROM organisation WHERE org_id = ?1" } },
  { "project", "project", TRUE,
    { "SELECT p.name, coalesce((SELECT group_concat(iso3, ' ') FROM project_country AS l WHERE l.project_id = p.project_id), '')"
      " || coalesce(' · ' || coalesce(p.commitment_year, p.announced_year, p.start_year), ''), ifnull(p.dup_of, '') = '', "
      POINT_BOX ("p") " FROM project AS p WHERE p.project_id = ?1" } },
  { "asset", "asset", TRUE,
    { "SELECT p.name, replace(p.kind, '_', ' ') || ' · ' || p.iso3s, 0, " POINT_BOX ("p") " FROM asset AS p WHERE p.asset_id = ?1" } },
  { "product", "product", FALSE,
    { "SELECT name, code, length(code) < 6, " NOWHERE " FROM product WHERE code = ?1" } },
  { "indicator", "indicator", FALSE,
    { "SELECT name, unit, 0, " NOWHERE " FROM indicator_def WHERE code = ?1" } },
  { "measure", "measure", FALSE,
    { "SELECT name, description, family_default, " NOWHERE ", family || iif(family_default, '', ' ' || measure)"
      " FROM measure WHERE measure = ?1" } },
  { "event", "event", TRUE,
    { "SELECT title, date, 0, " NOWHERE ", (SELECT group_concat(iso3, ' ') FROM event_country AS c WHERE c.event_id = e.event_id)"
      " FROM event AS e WHERE event_id = ?1" } },
  { "source", "source", FALSE,
    { "SELECT title, coalesce(publisher || ' · ', '') || licence, 0, " NOWHERE " FROM source WHERE source_id = ?1" } },
};

typedef struct
{
  MvFound found;                /* first: the list is one of MvFound to the caller */
  guint   order;                /* of the kind */
  int     match;                /* MvMatch, of a country one better */
  guint   apart;                /* letters wrong, of a name that is only like what was typed */
  double  weight;
  int     rank;                 /* as the index has it */
  char   *name;                 /* by which it was found */
  gboolean described;           /* the rest is filled in */
} Candidate;

/* What is being looked for, and what is found so far. */
typedef struct
{
  MvDb       *db;
  const char *typed;            /* folded */
  gboolean    similar;          /* names are only like what was typed */
  GHashTable *known;            /* "kind:id" to Candidate */
  GPtrArray  *candidates;
  int         best[G_N_ELEMENTS (kinds)];       /* match of each kind */
  gboolean    country_whole;    /* a country is called so, not only begins so */
} Search;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->found.ref);
  g_free (candidate->found.id);
  g_free (candidate->found.title);
  g_free (candidate->found.matched);
  g_free (candidate->found.detail);
  g_free (candidate->found.codes);
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
      candidate->described = TRUE;
      candidate->found.title = mv_db_words (stmt, 0);
      candidate->found.detail = mv_db_words (stmt, 1);
      candidate->weight = mv_db_double (stmt, 2);
      candidate->found.west = mv_db_double (stmt, 3);
      candidate->found.east = mv_db_double (stmt, 4);
      candidate->found.south = mv_db_double (stmt, 5);
      candidate->found.north = mv_db_double (stmt, 6);
      candidate->found.codes = sqlite3_column_count (stmt) > 7 ? mv_db_text (stmt, 7) : NULL;
      return TRUE;
    }
  return FALSE;
}

/* Where a kind stands: the better its best name, the further ahead. Countries that only begin so come behind what is called so: BRI is no
 * country. */
static int
place_of (const Search *search, guint order)
{
  return search->best[order] * 2 + (order == 0 && search->best[0] == MV_MATCH_WHOLE && !search->country_whole);
}

static int
compare (gconstpointer first, gconstpointer second, gpointer data)
{
  const Candidate *a = *(Candidate *const *) first, *b = *(Candidate *const *) second;
  const Search *search = data;

  if (a->order != b->order)
    {
      /* What is hardly found as typed may be the misspelling in some title: the first kind is meant. */
      if (!search->similar && place_of (search, a->order) != place_of (search, b->order))
        return place_of (search, a->order) - place_of (search, b->order);
      return a->order < b->order ? -1 : 1;
    }
  if (a->match != b->match)
    return a->match - b->match;
  if (a->apart != b->apart)
    return a->apart < b->apart ? -1 : 1;
  if (a->weight != b->weight && !isnan (a->weight) && !isnan (b->weight))
    return a->weight > b->weight ? -1 : 1;
  return a->rank - b->rank;
}

/* How well NAME, of a thing of KIND, answers, and how many letters are wrong: a country's beginning is as good as a whole name. */
static int
match_of (Search *search, const Kind *kind, const char *name, guint *apart)
{
  g_autofree char *folded = mv_search_fold (name);
  MvMatch match = mv_search_match (folded, search->typed);

  *apart = 0;
  if (match == MV_MATCH_NONE)
    match = search->similar ? MV_MATCH_SIMILAR : MV_MATCH_WORDS;
  if (match == MV_MATCH_SIMILAR)
    *apart = mv_search_apart (folded, search->typed);
  search->country_whole |= kind == kinds && match == MV_MATCH_WHOLE;
  return kind == kinds && match == MV_MATCH_BEGINNING ? MV_MATCH_WHOLE : (int) match;
}

/* The thing ID of the kind called NAME_KIND in the index, found by NAME; one that is there keeps its better name. What it is is asked later, of
 * those that stand first. */
static void
take (Search *search, const char *name_kind, const char *id, const char *name, int rank)
{
  const Kind *kind = NULL;
  g_autofree char *key = g_strdup_printf ("%s:%s", name_kind, id);
  Candidate *candidate = g_hash_table_lookup (search->known, key);
  guint apart;
  int match;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kind == NULL; i++)
    if (g_str_equal (kinds[i].name_kind, name_kind))
      kind = &kinds[i];
  if (kind == NULL)
    return;
  match = match_of (search, kind, name, &apart);
  search->best[kind - kinds] = MIN (search->best[kind - kinds], match);
  if (candidate != NULL)
    {
      candidate->apart = match < candidate->match ? apart : match == candidate->match ? MIN (candidate->apart, apart) : candidate->apart;
      candidate->match = MIN (candidate->match, match);
      return;
    }
  candidate = g_new0 (Candidate, 1);
  candidate->found.kind = g_intern_static_string (kind->kind);
  candidate->found.id = g_strdup (id);
  candidate->name = g_strdup (name);
  candidate->weight = NAN;
  candidate->found.ref = kind->selectable ? g_strdup (key) : NULL;
  candidate->order = kind - kinds;
  candidate->match = match;
  candidate->apart = apart;
  candidate->rank = rank;
  g_ptr_array_add (search->candidates, candidate);
  g_hash_table_insert (search->known, g_steal_pointer (&key), candidate);
}

/* The weight alone. */
static gboolean
weigh (Search *search, Candidate *candidate, GError **error)
{
  const Kind *kind = &kinds[candidate->order];

  for (guint i = 0; i < G_N_ELEMENTS (kind->weigh) && kind->weigh[i] != NULL && isnan (candidate->weight); i++)
    {
      mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (search->db, kind->weigh[i], error);
      int rc;

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_text (stmt, 1, candidate->found.id, -1, SQLITE_STATIC);
      rc = mv_db_step (search->db, stmt, error);
      if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return FALSE;
      if (rc == SQLITE_ROW)
        candidate->weight = mv_db_double (stmt, 0);
    }
  return TRUE;
}

/* Fills in the rest; FALSE on an error. One that the dataset does not know stays as it is. */
static gboolean
fill_in (Search *search, Candidate *candidate, GError **error)
{
  GError *failed = NULL;

  if (candidate->described || describe (search->db, &kinds[candidate->order], candidate->found.id, candidate, &failed))
    {
      if (candidate->found.matched == NULL && g_ascii_strcasecmp (candidate->name, candidate->found.title) != 0)
        candidate->found.matched = g_strdup (candidate->name);
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static gboolean
stands_apart (const Candidate *a, const Candidate *b)
{
  return a->match != b->match || a->apart != b->apart;
}

/* Candidates FROM to TO are of one kind, and sorted but for their weights. Weighs those that may be among the first LIMIT. */
static gboolean
weigh_first (Search *search, guint from, guint to, guint limit, GError **error)
{
  Candidate *const *candidates = (Candidate *const *) search->candidates->pdata;
  guint end = to;

  if (to - from > limit)
    for (end = from + limit; end < to && !stands_apart (candidates[end], candidates[from + limit - 1]); end++)
      ;
  for (guint i = from; i < end; i++)
    if (kinds[candidates[i]->order].weigh[0] != NULL ? !weigh (search, candidates[i], error) : !fill_in (search, candidates[i], error))
      return FALSE;
  return TRUE;
}

static guint
end_of_kind (const GPtrArray *candidates, guint from)
{
  guint to = from;

  while (to < candidates->len && ((Candidate *) candidates->pdata[to])->order == ((Candidate *) candidates->pdata[from])->order)
    to++;
  return to;
}

/* At most LIMIT of a kind, filled in; NULL with ERROR. */
static GPtrArray *
first_of_each (Search *search, guint limit, GError **error)
{
  GPtrArray *candidates = search->candidates;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (candidate_free);
  const char *last = NULL;

  g_ptr_array_sort_with_data (candidates, compare, search);
  for (guint from = 0, to; from < candidates->len; from = to)
    {
      to = end_of_kind (candidates, from);
      if (!weigh_first (search, from, to, limit, error))
        return NULL;
    }
  g_ptr_array_sort_with_data (candidates, compare, search);
  /* Seas, lakes and rivers are one kind to whoever asks. */
  for (guint from = 0, to, n = 0; from < candidates->len; from = to)
    {
      const char *kind = ((Candidate *) candidates->pdata[from])->found.kind;

      n = kind == last ? n : 0;
      last = kind;
      to = end_of_kind (candidates, from);
      for (guint i = from; i < to && n < limit; i++)
        {
          Candidate *candidate = candidates->pdata[i];

          if (!fill_in (search, candidate, error))
            return NULL;
          if (!candidate->described)
            continue;
          candidates->pdata[i] = NULL;
          g_ptr_array_add (found, candidate);
          n++;
        }
      /* The end of a kind is found by what stands there. */
      for (guint i = from; i < to; i++)
        g_clear_pointer (&candidates->pdata[i], candidate_free);
    }
  return g_steal_pointer (&found);
}

static void
free_left (gpointer data)
{
  if (data != NULL)
    candidate_free (data);
}

/* Adds what QUERY finds. */
static gboolean
gather (Search *search, const char *query, GCancellable *cancellable, GError **error)
{
  static const char sql[] = "SELECT kind, id, name FROM name_search WHERE name_search MATCH ?1 ORDER BY rank LIMIT 500";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (search->db, sql, error);
  int rc, rank = 0;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, query, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (search->db, stmt, error)) == SQLITE_ROW)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      take (search, (const char *) sqlite3_column_text (stmt, 0), (const char *) sqlite3_column_text (stmt, 1),
            (const char *) sqlite3_column_text (stmt, 2), rank++);
    }
  return rc == SQLITE_DONE;
}

/* Adds what the index does not hold: sources, and goods, indicators and measures in the program's language. */
static gboolean
look_through (Search *search, GError **error)
{
  static const char sql[] =
    "SELECT 'source', source_id, title || ' ' || coalesce(publisher, '') || ' ' || source_id, title FROM source"
    " UNION ALL SELECT 'product', code, name, NULL FROM product UNION ALL SELECT 'indicator', code, name, NULL FROM indicator_def"
    " UNION ALL SELECT 'measure', measure, name, NULL FROM measure"
    " UNION ALL SELECT 'organisation', org_id, acronym, NULL FROM organisation UNION ALL SELECT 'organisation', org_id, name, NULL FROM organisation";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (search->db, sql, error);
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR, rank = 0;

  while (rc == SQLITE_ROW && (rc = mv_db_step (search->db, stmt, error)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, 2), *title = (const char *) sqlite3_column_text (stmt, 3);
      const char *name = title == NULL ? mv_term (text) : title;
      g_autofree char *folded = name != text ? mv_search_fold (title == NULL ? name : text) : NULL;

      if (folded != NULL && mv_search_match (folded, search->typed) != MV_MATCH_NONE)
        take (search, (const char *) sqlite3_column_text (stmt, 0), (const char *) sqlite3_column_text (stmt, 1), name, rank++);
    }
  return rc == SQLITE_DONE;
}

/* A name misspelt in a title or two is no reason not to look for the one that is meant; a whole name is. */
static gboolean
is_scarce (const Search *search)
{
  for (guint i = 0; i < search->candidates->len; i++)
    if (((Candidate *) search->candidates->pdata[i])->match == MV_MATCH_WHOLE)
      return FALSE;
  return search->candidates->len < SCARCE;
}

/* What is nearly spelt as TEXT, when hardly anything is spelt so. */
static gboolean
gather_similar (Search *search, const char *text, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = NULL;
  GError *failed = NULL;

  if (!is_scarce (search))
    return TRUE;
  query = mv_search_similar (search->db, text, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  search->similar = TRUE;
  return query == NULL || gather (search, query, cancellable, error);
}

/* What TEXT in other letters finds, when it finds nothing in its own. */
static gboolean
gather_latin (Search *search, const char *text, GCancellable *cancellable, GError **error)
{
  g_autofree char *latin = search->candidates->len == 0 ? mv_search_latin (text) : NULL, *query = latin != NULL ? mv_search_quoted (latin) : NULL;
  g_autofree char *typed = latin != NULL ? mv_search_fold (latin) : NULL;
  const char *before = search->typed;
  gboolean done;

  if (query == NULL)
    return TRUE;
  search->typed = typed;
  done = gather (search, query, cancellable, error);
  search->typed = before;
  return done;
}

/* Any of several words, when nothing has all of them: "Rogun dam" is a plant. */
static gboolean
gather_any (Search *search, const char *text, GCancellable *cancellable, GError **error)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\n\"'’-", -1);
  g_autoptr(GString) query = g_string_new (NULL);

  if (search->candidates->len > 0 || g_strv_length (words) < 2)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_validate (words[i], -1, NULL) && g_utf8_strlen (words[i], -1) >= LEAST_ALONE && has_word (words[i]))
      g_string_append_printf (query, "%s\"%s\"", query->len > 0 ? " OR " : "", words[i]);
  search->similar = TRUE;
  return query->len == 0 || gather (search, query->str, cancellable, error);
}

GPtrArray *
mv_search (MvDb *db, const char *text, guint limit, GCancellable *cancellable, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text)), *query = mv_search_quoted (trimmed), *typed = mv_search_fold (trimmed);
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (free_left);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { .db = db, .typed = typed, .known = known, .candidates = candidates };

  if (query == NULL || *typed == '\0')
    return g_ptr_array_new_with_free_func (candidate_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    search.best[i] = MV_MATCH_NONE;
  if (!gather (&search, query, cancellable, error) || !look_through (&search, error) || !gather_latin (&search, trimmed, cancellable, error)
      || !gather_similar (&search, trimmed, cancellable, error) || !gather_any (&search, trimmed, cancellable, error))
    return NULL;
  return first_of_each (&search, limit, error);
}
