#include "app/view/group.h"

#include <string.h>

#include "app/base/text.h"
#include "app/view/values.h"

MvGroup *
mv_group_new (const char *code, const char *name)
{
  MvGroup *group = g_new0 (MvGroup, 1);

  group->code = g_strdup (code);
  group->name = g_strdup (name);
  group->members = g_array_new (FALSE, TRUE, sizeof (MvGroupMember));
  return group;
}

MvGroup *
mv_group_copy (const MvGroup *group)
{
  MvGroup *copy = mv_group_new (group->code, group->name);

  g_array_append_vals (copy->members, group->members->data, group->members->len);
  return copy;
}

void
mv_group_free (MvGroup *group)
{
  if (group == NULL)
    return;
  g_free (group->code);
  g_free (group->name);
  g_array_unref (group->members);
  g_free (group);
}

/* --- text ------------------------------------------------------------------------------------------------------------------------------ */

static gboolean
refuse (GError **error, const char *code, const char *value, const char *allowed)
{
  g_autofree char *key = g_strconcat ("group.", code, NULL);

  return mv_view_bad_value (error, key, value, allowed);
}

static gboolean
read_date (const char *text, MvDate *date)
{
  *date = (MvDate) { 0 };
  return *text == '\0' || (mv_date_parse (text, date) && date->year != 0);
}

static gboolean
read_member (const char *text, MvGroupMember *member)
{
  g_auto (GStrv) halves = g_strsplit (text, ":", 2), dates = NULL;

  *member = (MvGroupMember) { "" };
  /* Nothing at all is split into no halves. */
  if (halves[0] == NULL || !mv_view_has_form (halves[0], MV_VIEW_FORM_COUNTRY))
    return FALSE;
  g_strlcpy (member->iso3, halves[0], sizeof member->iso3);
  if (halves[1] == NULL)
    return TRUE;
  dates = g_strsplit (halves[1], "/", 2);
  if (dates[0] == NULL || !read_date (dates[0], &member->since) || !read_date (dates[1] != NULL ? dates[1] : "", &member->until))
    return FALSE;
  if (member->since.year == 0 && member->until.year == 0)
    return FALSE;
  return member->since.year == 0 || member->until.year == 0 || mv_date_first (member->since) <= mv_date_last (member->until);
}

static gboolean
is_name (const char *name)
{
  if (*name == '\0' || !g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > MV_GROUP_MOST_NAME)
    return FALSE;
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

MvGroup *
mv_group_parse (const char *definition, GError **error)
{
  const char *equals = strchr (definition, '=');
  g_autofree char *code = g_strndup (definition, equals != NULL ? (gsize) (equals - definition) : strlen (definition));
  g_auto (GStrv) parts = g_strsplit (equals != NULL ? equals + 1 : "", "\t", -1);
  g_autoptr (MvGroup) group = NULL;

  if (!g_ascii_islower (*code) || !mv_view_has_form (code, MV_VIEW_FORM_MEASURE))
    return refuse (error, code, "", _("after group. comes a code of small letters, digits and _ that begins with a letter")), NULL;
  if (parts[0] == NULL || !is_name (parts[0]))
    return refuse (error, code, "", _("the name of the group comes first, with at most 80 letters")), NULL;
  group = mv_group_new (code, parts[0]);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      MvGroupMember member;
      guint before = group->members->len;

      if (i > MV_GROUP_MOST_MEMBERS || !read_member (parts[i], &member))
        return refuse (error, code, parts[i], _("members are country codes, each perhaps with dates, as POL:2004 or GBR:1973/2020")), NULL;
      mv_group_set_member (group, &member, FALSE);
      if (group->members->len == before)
        return refuse (error, code, parts[i], _("the country is a member already; name it once")), NULL;
    }
  return g_steal_pointer (&group);
}

char *
mv_group_text (const MvGroup *group)
{
  GString *text = g_string_new (group->code);

  g_string_append_printf (text, "=%s", group->name);
  for (guint i = 0; i < group->members->len; i++)
    {
      const MvGroupMember *member = &g_array_index (group->members, MvGroupMember, i);
      g_autofree char *since = mv_date_text (member->since), *until = mv_date_text (member->until);

      g_string_append_printf (text, "\t%s", member->iso3);
      if (since != NULL || until != NULL)
        g_string_append_printf (text, ":%s%s%s", since != NULL ? since : "", until != NULL ? "/" : "", until != NULL ? until : "");
    }
  return g_string_free (text, FALSE);
}

void
mv_group_set_member (MvGroup *group, const MvGroupMember *member, gboolean remove)
{
  guint i = 0;
  int order = 1;

  while (i < group->members->len && (order = strcmp (g_array_index (group->members, MvGroupMember, i).iso3, member->iso3)) < 0)
    i++;
  if (i < group->members->len && order == 0)
    g_array_remove_index (group->members, i);
  if (!remove)
    g_array_insert_val (group->members, i, *member);
}

gboolean
mv_group_holds (const MvGroupMember *member, MvDate date)
{
  return mv_date_in_span (date, member->since, member->until);
}

char *
mv_group_code_for (const char *name)
{
  GString *code = g_string_new (NULL);

  for (const char *c = name; *c != '\0' && code->len < 24; c++)
    if (g_ascii_isalpha (*c) || (code->len > 0 && g_ascii_isdigit (*c)))
      g_string_append_c (code, g_ascii_tolower (*c));
    else if (code->len > 0 && code->str[code->len - 1] != '_')
      g_string_append_c (code, '_');
  while (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_assign (code, "group");
  return g_string_free (code, FALSE);
}

/* --- in a view ------------------------------------------------------------------------------------------------------------------------- */

static gboolean
is_of (const char *definition, const char *code)
{
  gsize length = strlen (code);

  return strncmp (definition, code, length) == 0 && definition[length] == '=';
}

const char *
mv_view_group (const MvView *view, const char *code)
{
  for (guint i = 0; view->groups[i] != NULL; i++)
    if (is_of (view->groups[i], code))
      return view->groups[i];
  return NULL;
}

void
mv_view_take_group (MvView *view, const char *definition)
{
  g_autofree char *code = g_strndup (definition, strcspn (definition, "="));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; view->groups[i] != NULL; i++)
    if (!is_of (view->groups[i], code))
      g_strv_builder_add (builder, view->groups[i]);
  g_strv_builder_add (builder, definition);
  list = g_strv_builder_end (builder);
  mv_view_set_list (&view->groups, (const char *const *) list);
}

void
mv_view_tidy_groups (MvView *view)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; view->partners[i] != NULL; i++)
    if (mv_view_group (view, view->partners[i]) != NULL)
      g_strv_builder_add (builder, mv_view_group (view, view->partners[i]));
  list = g_strv_builder_end (builder);
  mv_view_set_list (&view->groups, (const char *const *) list);
}

/* "group.west" with "West,USA,POL:2004". */
gboolean
mv_view_read_group (MvView *view, const char *key, const char *raw, GError **error)
{
  g_auto (GStrv) list = mv_view_read_list (key, raw, error);
  g_autofree char *all = list != NULL ? g_strjoinv ("\t", list) : NULL, *definition = NULL, *text = NULL;
  g_autoptr (MvGroup) group = NULL;

  if (list == NULL)
    return FALSE;
  definition = g_strconcat (key + strlen ("group."), "=", all, NULL);
  group = mv_group_parse (definition, error);
  if (group == NULL)
    return FALSE;
  text = mv_group_text (group);
  mv_view_take_group (view, text);
  return TRUE;
}

gboolean
mv_view_check_groups (const MvView *view, GError **error)
{
  for (guint i = 0; view->groups[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (view->groups[i], strcspn (view->groups[i], "="));

      if (!g_strv_contains ((const char *const *) view->partners, code))
        return mv_view_refuse (error, _("group.%s: the group is defined and not used; name it in partners"), code);
    }
  for (guint i = 0; view->partners[i] != NULL; i++)
    if (g_ascii_islower (view->partners[i][0]) && mv_view_group (view, view->partners[i]) == NULL)
      return mv_view_refuse (error, _("partners=%s: the group is not defined; write its name and members in group.%s"), view->partners[i],
                             view->partners[i]);
  return TRUE;
}

GStrv
mv_groups_offered (void)
{
  /* What "the West" is nobody has laid down: the 27 of the European Union and states in alliance or close association with them. */
  static const char west[] = "AUS\tAUT\tBEL\tBGR\tCAN\tCHE\tCYP\tCZE\tDEU\tDNK\tESP\tEST\tFIN\tFRA\tGBR\tGRC\tHRV\tHUN\tIRL\tISL\tITA\tJPN\tKOR\tLTU\tLUX"
                             "\tLVA\tMLT\tNLD\tNOR\tNZL\tPOL\tPRT\tROU\tSVK\tSVN\tSWE\tUSA";
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *definition = g_strdup_printf ("west=%s\t%s", _("“West” (editorial)"), west);

  g_strv_builder_add (builder, definition);
  return g_strv_builder_end (builder);
}
