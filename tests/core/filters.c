/* Filters of a view by their keys, and groups of countries that a view defines. */
#include <string.h>

#include "app/view/file.h"
#include "app/view/group.h"

static MvView *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MvView *view = mv_view_parse (text, &error);

  g_assert_no_error (error);
  return view;
}

/* What a filter is set to, taken in and out by its key; parameters that cannot be are named. */
static void
test_more_filters (void)
{
  static const struct { const char *text, *key; } broken[] = {
    { "multivector:?overlay=projects&announced=2020-2010", "announced=2020-2010:" }, { "multivector:?overlay=projects&started=2010", "started=2010:" },
    { "multivector:?overlay=projects&amount=1000-2000", "amount=1000-2000:" }, { "multivector:?overlay=projects&amount=cofi_nominal:20-10", "amount=" },
    { "multivector:?overlay=projects&amount=cofi_nominal:-", "amount=" }, { "multivector:?overlay=trade&below=0", "below=0:" },
    { "multivector:?overlay=trade&least=10&below=5", "below=5:" }, { "multivector:?overlay=alliances&org=SCO&standing=king", "standing=king:" },
    { "multivector:?overlay=trade&standing=member", "standing:" }, { "multivector:?overlay=trade&event=A", "event=A:" },
    { "multivector:?overlay=trade&partners=west", "partners=west:" }, { "multivector:?overlay=trade&group.west=West,USA", "group.west:" },
    { "multivector:?overlay=trade&partners=west&group.west=West,USA,USA", "group.west=" },
    { "multivector:?overlay=trade&partners=west&group.west=West,usa", "group.west=" },
    { "multivector:?overlay=trade&partners=west&group.west=West,,USA", "group.west=" },
    { "multivector:?overlay=trade&partners=west&group.west=West,", "group.west=" },
    { "multivector:?overlay=trade&partners=west&group.west=West,POL:2004/2001", "group.west=" },
    { "multivector:?overlay=trade&partners=west&group.WEST=West,POL", "group.WEST=" }
  };
  g_autoptr (MvView) view = parse ("multivector:?overlay=projects&committed=2010-2015&off=committed");
  g_auto (GStrv) codes = mv_view_filter_codes (view, "committed");
  g_autofree char *chosen = NULL, *gone = NULL;

  g_assert_cmpstr (codes[0], ==, "2010-2015");
  mv_view_choose_filter (view, "committed", "2016-2020");
  mv_view_choose_filter (view, "amount", "wb_nominal_approval:1000000-");
  chosen = mv_view_text (view);
  g_assert_cmpstr (chosen, ==, "multivector:?overlay=projects&committed=2016-2020&amount=wb_nominal_approval:1000000-");
  mv_view_choose_filter (view, "committed", "2016-2020");
  mv_view_clear_filter (view, "amount");
  gone = mv_view_text (view);
  g_assert_cmpstr (gone, ==, "multivector:?overlay=projects");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mv_view_parse (broken[i].text, &error));
      if (!g_str_has_prefix (error->message, broken[i].key))
        g_error ("%s: %s", broken[i].text, error->message);
    }
}

/* Two of four on the day: since and until are days that count. */
static void
test_groups (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvGroup) group = mv_group_parse ("a=A\tCAN:/2020\tPOL:2004-05-01\tRUS:2021/2022\tUSA", &error);
  const MvDate before = { 2004, 4, 30 }, on = { 2004, 5, 1 }, late = { 2020, 12, 31 }, later = { 2021, 1, 1 };
  g_autofree char *text = NULL, *latin = mv_group_code_for ("The West, 2"), *russian = mv_group_code_for ("Мои соседи");

  g_assert_no_error (error);
#define HOLDS(i, date) mv_group_holds (&g_array_index (group->members, MvGroupMember, i), date)
  g_assert_true (HOLDS (0, late) && !HOLDS (0, later));
  g_assert_true (!HOLDS (1, before) && HOLDS (1, on));
  g_assert_true (!HOLDS (2, late) && HOLDS (2, later) && HOLDS (3, before));
#undef HOLDS
  mv_group_set_member (group, &(MvGroupMember) { "POL", { 0 }, { 0 } }, FALSE);
  mv_group_set_member (group, &(MvGroupMember) { "CAN", { 0 }, { 0 } }, TRUE);
  text = mv_group_text (group);
  g_assert_cmpstr (text, ==, "a=A\tPOL\tRUS:2021/2022\tUSA");
  g_assert_cmpstr (latin, ==, "the_west_2");
  g_assert_cmpstr (russian, ==, "group");
}

/* A view file opens where nobody has the group: it says who belongs to it. */
static void
test_carried (void)
{
  MvViewFile file = { .name = "Mine", .view = parse ("multivector:?overlay=trade&partners=g&group.g=Мои%2C и ваши,CHN:1991/2020,RUS") };
  g_autofree char *text = mv_view_file_write (&file);
  g_autoptr (GError) error = NULL;
  g_autoptr (MvViewFile) read = mv_view_file_read (text, strlen (text), "mine.mview", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mv_view_group (read->view, "g"), ==, "g=Мои, и ваши\tCHN:1991/2020\tRUS");
  g_assert_true (mv_view_equal (read->view, file.view));
  mv_view_free (file.view);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filters/keys", test_more_filters);
  g_test_add_func ("/filters/groups", test_groups);
  g_test_add_func ("/filters/carried", test_carried);
  return g_test_run ();
}
