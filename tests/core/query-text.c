#include <glib.h>
#include <glib/gstdio.h>

#include "app/base/error.h"
#include "app/base/text.h"
#include "app/store/query-file.h"
#include "app/store/query-text.h"

static void
test_header (void)
{
  g_autoptr (MvQueryText) text = mv_query_text_read ("-- title: A question\n--about: One.\n-- about: Two.\n-- param year: year = 2019\n"
                                                     "-- param word: text\n-- param ghost: number = 1\n-- use value: a b\nSELECT :year, :word, :top_n -- title: no\n");
  const MvQueryParameter *year, *word, *top;

  g_assert_cmpstr (text->title, ==, "A question");
  g_assert_cmpstr (text->about, ==, "One. Two.");
  g_assert_cmpuint (text->parameters->len, ==, 3);
  year = text->parameters->pdata[0];
  word = text->parameters->pdata[1];
  top = text->parameters->pdata[2];
  g_assert_cmpstr (year->name, ==, "year");
  g_assert_cmpint (year->kind, ==, MV_PARAMETER_YEAR);
  g_assert_cmpstr (year->value, ==, "2019");
  g_assert_cmpint (word->kind, ==, MV_PARAMETER_TEXT);
  g_assert_cmpstr (word->value, ==, "");
  g_assert_cmpint (top->kind, ==, MV_PARAMETER_NUMBER);
  g_assert_cmpstr (mv_query_text_use (text, "value"), ==, "a b");
  g_assert_null (mv_query_text_use (text, "name"));
}

/* What only looks like a parameter is none. */
static void
test_parameters (void)
{
  static const struct { const char *sql, *names; } cases[] = {
    { "SELECT 1", "" }, { "SELECT :a, @b, $c, :a", "a,b,c" }, { "SELECT ':a', \":b\", [:c], `:d` -- :e\n/* :f */, :g", "g" },
    { "SELECT 'it''s :a', :b", "b" }, { "SELECT a$b, x:y", "y" }, { "SELECT ?, ?1", "" }, { "SELECT 'open :a", "" }, { "/* open :a", "" },
    { "SELECT :", "" }, { "SELECT :год", "год" }, { "", "" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MvQueryText) text = mv_query_text_read (cases[i].sql);
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint k = 0; k < text->parameters->len; k++)
        g_string_append_printf (names, "%s%s", k > 0 ? "," : "", ((MvQueryParameter *) text->parameters->pdata[k])->name);
      g_test_message ("%s", cases[i].sql);
      g_assert_cmpstr (names->str, ==, cases[i].names);
    }
}

static void
test_changed (void)
{
  static const char sql[] = "-- title: Old\n-- about: stays\n-- use value: a\nSELECT 1 -- use this: too\n";
  static const char *const uses[] = { "country", "iso3", NULL };
  g_autofree char *titled = mv_query_text_with (sql, "New", NULL), *used = mv_query_text_with (sql, NULL, uses);

  g_assert_cmpstr (titled, ==, "-- title: New\n-- about: stays\n-- use value: a\nSELECT 1 -- use this: too\n");
  g_assert_cmpstr (used, ==, "-- use country: iso3\n-- title: Old\n-- about: stays\nSELECT 1 -- use this: too\n");
}

static void
test_values (void)
{
  g_autoptr (MvQueryText) text = mv_query_text_read ("-- param a: number = 1\n-- param b: text = x\nSELECT :a, :b, :c");
  static const char *const given[] = { "b", "y", "b", "z", "other", "1", NULL };
  g_auto (GStrv) values = mv_query_text_values (text, given);
  g_autofree char *all = g_strjoinv (" ", values);

  g_assert_cmpstr (all, ==, "a 1 b y c ");
}

static void
test_names (void)
{
  static const char *const good[] = { "a", "exports-per-head", "Мой запрос 2", "x.y_z" };
  static const char *const bad[] = { "", "../a", "a/b", ".hidden", "-x", "a\\b", "a ", "a.", "a\n", "\xff", "a:b",
                                     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (mv_query_file_is_name (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mv_query_file_is_name (bad[i]));
      g_assert_null (mv_query_file_read (bad[i], &error));
      g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
    }
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL, none = mv_query_file_list ();
  g_autofree char *read = NULL, *folder = mv_query_file_folder (), *path = g_build_filename (folder, "broken.sql", NULL);
  const MvQueryFile *first;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (mv_query_file_write ("b", "-- title: bb\nSELECT 1", &error));
  g_assert_true (mv_query_file_write ("a", "SELECT 2", &error));
  g_assert_no_error (error);
  g_assert_false (mv_query_file_write ("../a", "SELECT 2", &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "\xff\xfe", -1, NULL));
  files = mv_query_file_list ();
  g_assert_cmpuint (files->len, ==, 2);
  first = files->pdata[0];
  g_assert_cmpstr (first->name, ==, "a");
  g_assert_cmpstr (first->title, ==, "a");
  g_assert_false (first->shipped);
  read = mv_query_file_read ("b", &error);
  g_assert_cmpstr (read, ==, "-- title: bb\nSELECT 1");
  g_assert_null (mv_query_file_read ("broken", &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_QUERY);
  g_clear_error (&error);
  g_assert_true (mv_query_file_delete ("b", &error));
  g_assert_null (mv_query_file_read ("b", &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  mv_text_init ("en");

  g_test_add_func ("/query-text/header", test_header);
  g_test_add_func ("/query-text/parameters", test_parameters);
  g_test_add_func ("/query-text/changed", test_changed);
  g_test_add_func ("/query-text/values", test_values);
  g_test_add_func ("/query-text/names", test_names);
  g_test_add_func ("/query-text/files", test_files);
  return g_test_run ();
}
