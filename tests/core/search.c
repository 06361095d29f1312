/* Search by name: what is found first, in which languages, and that nothing typed has a meaning of its own. */
#include <math.h>
#include <string.h>

#include "app/store/choices.h"
#include "app/store/search.h"
#include "app/store/search_names.h"
#include "app/store/search_similar.h"

static MvDb *
dataset (void)
{
  static MvDb *db;
  g_autoptr(GError) error = NULL;

  if (db == NULL)
    db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  return db;
}

static GPtrArray *
found (const char *text)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *list = mv_search (dataset (), text, 5, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (list);
  return list;
}

static const char *
first_ref (const char *text)
{
  g_autoptr(GPtrArray) list = found (text);

  return list->len > 0 ? g_intern_string (((MvFound *) list->pdata[0])->ref) : NULL;
}

static void
test_languages (void)
{
  g_assert_cmpstr (first_ref ("Shymkent"), ==, "place:pl-1518980");
  g_assert_cmpstr (first_ref ("Шымкент"), ==, "place:pl-1518980");
  g_assert_cmpstr (first_ref ("шымк"), ==, "place:pl-1518980");
  g_assert_cmpstr (first_ref ("казахстан"), ==, "country:KAZ");
  g_assert_cmpstr (first_ref ("KAZ"), ==, "country:KAZ");
  g_assert_cmpstr (first_ref ("csto"), ==, "organisation:CSTO");
}

static void
test_where (void)
{
  g_autoptr(GPtrArray) list = found ("Шымкент");
  const MvFound *place = list->pdata[0];

  g_assert_cmpstr (place->title, ==, "Shymkent");
  g_assert_cmpstr (place->matched, ==, "Шымкент");
  g_assert_cmpstr (place->detail, ==, "Kazakhstan");
  g_assert_cmpfloat (fabs (place->west - 69.6), <, 0.2);
  g_assert_cmpfloat (fabs (place->south - 42.32), <, 0.2);
}

static void
test_limit (void)
{
  g_autoptr(GPtrArray) list = found ("a");
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (list->len, >, 10);
  for (guint i = 0; i < list->len; i++)
    {
      gpointer kind = (gpointer) ((MvFound *) list->pdata[i])->kind;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind)) + 1;

      g_assert_cmpuint (n, <=, 5);
      g_hash_table_insert (counts, kind, GUINT_TO_POINTER (n));
    }
  g_hash_table_unref (counts);
}

/* Words of the index's query language are words like others; what holds no letter finds nothing. */
static void
test_quoting (void)
{
  static const char *const strange[] = {
    "\"", "*", "'", "a\" OR \"b", "name:x", "NEAR(a b)", "AND", "NOT", "a AND", "^a", "(", "); DROP TABLE name; --", "a*b", "-", "\xff\xfe", " "
  };
  g_autofree char *quoted = mv_search_quoted ("Alma-Ata \"x\" OR y"), *none = mv_search_quoted (" * \" ");

  g_assert_cmpstr (quoted, ==, "\"Alma\" \"Ata\" \"x\" \"OR\" \"y\"*");
  g_assert_null (none);
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    g_ptr_array_unref (found (strange[i]));
}

static guint
distance (const char *a, const char *b, gboolean prefix)
{
  glong n_a, n_b;
  g_autofree gunichar *one = g_utf8_to_ucs4_fast (a, -1, &n_a), *other = g_utf8_to_ucs4_fast (b, -1, &n_b);

  return mv_search_distance (one, n_a, other, n_b, prefix, 3);
}

static void
test_distance (void)
{
  g_assert_cmpuint (distance ("almaty", "almaty", FALSE), ==, 0);
  g_assert_cmpuint (distance ("amlaty", "almaty", FALSE), ==, 1);       /* swapped */
  g_assert_cmpuint (distance ("almty", "almaty", FALSE), ==, 1);
  g_assert_cmpuint (distance ("алмати", "алматы", FALSE), ==, 1);
  g_assert_cmpuint (distance ("shimk", "shymkent", TRUE), ==, 1);
  g_assert_cmpuint (distance ("shimk", "shymkent", FALSE), ==, 4);
  g_assert_cmpuint (distance ("kitten", "sitting", FALSE), ==, 3);
}

static void
test_typing_errors (void)
{
  g_assert_cmpstr (first_ref ("Shimkent"), ==, "place:pl-1518980");
  g_assert_cmpstr (first_ref ("Чимкнет"), ==, "place:pl-1518980");
  g_assert_cmpstr (first_ref ("Kazahstan"), ==, "country:KAZ");
  g_assert_cmpstr (first_ref ("Узбикистан"), ==, "country:UZB");
  g_assert_null (first_ref ("qqqqqqq"));
}

/* The first of KIND. */
static const char *
first_of (const char *text, const char *kind)
{
  g_autoptr(GPtrArray) list = found (text);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((MvFound *) list->pdata[i])->kind, kind))
      return g_intern_string (((MvFound *) list->pdata[i])->id);
  return NULL;
}

/* Every kind can be found; ids as they stand in the dataset. */
static void
test_kinds (void)
{
  g_assert_cmpstr (first_of ("mineral fuels", "product"), ==, "HS:27");
  g_assert_cmpstr (first_of ("HS:27", "product"), ==, NULL);   /* a code is no name */
  g_assert_cmpstr (first_of ("life expectancy", "indicator"), ==, "SP.DYN.LE00.IN");
  g_assert_cmpstr (first_of ("aiddata footprint", "source"), ==, "aiddata_gcdf2_footprint");
  g_assert_cmpstr (first_of ("Kyrgyzstan declares indep", "event"), ==, "ev-001");
  g_assert_cmpstr (first_of ("Kyrgystan declares indep", "event"), ==, "ev-001");
  g_assert_nonnull (first_of ("south west roads", "project"));
  g_assert_nonnull (first_of ("remittances", "measure"));
}

/* The whole name before its beginning, a country before a hamlet, and what answers better as the first kind. */
static void
test_rank (void)
{
  g_assert_cmpstr (first_ref ("Khorgos"), ==, "project:fl-0136");
  g_assert_cmpstr (first_ref ("Khorgps"), ==, "project:fl-0136");
  g_assert_cmpstr (first_ref ("uzb"), ==, "country:UZB");
  g_assert_cmpstr (first_ref ("china"), ==, "country:CHN");
  g_assert_cmpstr (first_ref ("almaty"), ==, "place:pl-1526384");
  g_assert_cmpstr (first_ref ("Chimkent"), ==, "place:pl-1518980");
  g_assert_cmpstr (first_ref ("Ташкент"), ==, first_ref ("Tashkent"));
}

static void
test_match (void)
{
  g_autofree char *folded = mv_search_fold ("  Ürümqi — Хоргос, No. 5 "), *none = mv_search_fold (" — ");

  g_assert_cmpstr (folded, ==, "urumqi хоргос no 5");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpint (mv_search_match ("khorgos gateway", "khorgos gateway"), ==, MV_MATCH_WHOLE);
  g_assert_cmpint (mv_search_match ("khorgos gateway", "khorg"), ==, MV_MATCH_BEGINNING);
  g_assert_cmpint (mv_search_match ("khorgos gateway", "gate khor"), ==, MV_MATCH_WORDS);
  g_assert_cmpint (mv_search_match ("khorgos gateway", "ateway"), ==, MV_MATCH_NONE);
  g_assert_cmpint (mv_search_match ("khorgos gateway", ""), ==, MV_MATCH_NONE);
}

static void
test_choices (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MvChoices) choices = mv_choices_read (dataset (), &error);
  g_autoptr(GPtrArray) licences = mv_licences_read (dataset (), &error);
  gboolean csto = FALSE, russia = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < choices->organisations->len; i++)
    csto |= g_str_equal (((MvChoice *) choices->organisations->pdata[i])->code, "CSTO");
  for (guint i = 0; i < choices->powers->len; i++)
    russia |= g_str_equal (((MvChoice *) choices->powers->pdata[i])->code, "RUS");
  g_assert_true (csto && russia);
  /* Every family has one default, and it comes first. */
  for (guint i = 0; i < choices->measures->len; i++)
    {
      const MvChoice *choice = choices->measures->pdata[i], *before = i > 0 ? choices->measures->pdata[i - 1] : NULL;

      g_assert_true (choice->is_default == (before == NULL || before->group != choice->group));
    }
  g_assert_cmpuint (licences->len, >, 5);
}

static const MvFound *
leading (const char *text, GPtrArray **found)
{
  g_autoptr (GError) error = NULL;

  *found = mv_search (dataset (), text, 5, NULL, &error);
  g_assert_no_error (error);
  return (*found)->len > 0 ? (*found)->pdata[0] : NULL;
}

/* What a person types who knows a name in other letters, by one of its words, or by its letters. */
static void
test_as_typed (void)
{
  static const struct { const char *text, *kind, *title; } cases[] = {
    { "Хоргос", "project", "Khorgos" }, { "Камбарата", "project", "Kambarata" }, { "Rogun dam", "project", "Rogun" }, { "BRI", "organisation", "BRI" },
    { "kaz", "country", "Kazakhstan" }, { "Chymkent", "place", "Shymkent" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      const MvFound *first = leading (cases[i].text, &found);

      if (first == NULL || !g_str_equal (first->kind, cases[i].kind) || strstr (first->title, cases[i].title) == NULL)
        g_error ("%s: %s", cases[i].text, first != NULL ? first->title : "nothing");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/as-typed", test_as_typed);
  g_test_add_func ("/search/languages", test_languages);
  g_test_add_func ("/search/where", test_where);
  g_test_add_func ("/search/limit", test_limit);
  g_test_add_func ("/search/quoting", test_quoting);
  g_test_add_func ("/search/distance", test_distance);
  g_test_add_func ("/search/typing-errors", test_typing_errors);
  g_test_add_func ("/search/kinds", test_kinds);
  g_test_add_func ("/search/rank", test_rank);
  g_test_add_func ("/search/match", test_match);
  g_test_add_func ("/search/choices", test_choices);
  return g_test_run ();
}
