#include "ui/panel/finder-item.h"

#include "app/base/text.h"
#include "app/store/search_names.h"
#include "ui/settings.h"

#define KEY "recent-searches"   /* as: the newest first */
#define MOST_RECENT 8
#define MOST_ACTIONS 5
#define MOST_SAVED 4

static void
item_free (gpointer data)
{
  MvFinderItem *item = data;

  g_free (item->owned[0]);
  g_free (item->owned[1]);
  g_free (item);
}

static const char *
kind_name (const char *kind)
{
  static const struct { const char *kind, *name; } names[] = {
    { "country", N_("Countries") }, { "place", N_("Cities and towns") }, { "region", N_("Regions") }, { "water", N_("Seas, lakes, rivers") },
    { "peak", N_("Peaks") }, { "organisation", N_("Organisations") }, { "project", N_("Projects") }, { "asset", N_("Energy and mining") },
    { "event", N_("Events") }, { "product", N_("Goods") }, { "indicator", N_("Indicators") }, { "measure", N_("Flows") },
    { "source", N_("Sources") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].kind, kind))
      return _(names[i].name);
  return kind;
}

static MvFinderItem *
item_of_found (const MvFound *found)
{
  MvFinderItem *item = g_new0 (MvFinderItem, 1);

  item->found = found;
  item->group = kind_name (found->kind);
  if (found->matched != NULL)
    item->owned[0] = g_strdup_printf ("%s (%s)", found->title, found->matched);
  item->title = item->owned[0] != NULL ? item->owned[0] : found->title;
  item->detail = found->detail != NULL && *found->detail != '\0' ? found->detail : NULL;
  return item;
}

static MvFinderItem *
item_of_action (const MvNamedAction *action)
{
  MvFinderItem *item = g_new0 (MvFinderItem, 1);

  item->action = action;
  item->group = _("Actions");
  item->title = _(action->title);
  item->detail = item->owned[1] = mv_named_action_keys (action);
  return item;
}

static void
add_actions (GPtrArray *items, GPtrArray *actions)
{
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (items, item_of_action (actions->pdata[i]));
  g_ptr_array_set_size (actions, 0);
}

static MvFinderItem *
item_of_saved (const MvSavedView *saved)
{
  MvFinderItem *item = g_new0 (MvFinderItem, 1);

  item->saved = saved;
  item->group = _("Saved views");
  item->title = saved->name;
  item->detail = *saved->sentence != '\0' ? saved->sentence : NULL;
  return item;
}

/* Those whose name, folder or note answers to TEXT, the best first. */
static void
add_saved (GPtrArray *items, GPtrArray *saved, const char *text)
{
  g_autofree char *typed = mv_search_fold (text);
  guint n = 0;

  for (MvMatch wanted = MV_MATCH_WHOLE; saved != NULL && wanted <= MV_MATCH_WORDS; wanted++)
    for (guint i = 0; i < saved->len && n < MOST_SAVED; i++)
      {
        const MvSavedView *view = saved->pdata[i];
        g_autofree char *all = g_strjoin (" ", view->name, view->folder, view->note, NULL), *folded = mv_search_fold (all);

        if (mv_search_match (folded, typed) != wanted)
          continue;
        g_ptr_array_add (items, item_of_saved (view));
        n++;
      }
}

/* Has one of FOUND a name with the words of TEXT? */
static gboolean
any_answers (GPtrArray *found, const char *text)
{
  g_autofree char *typed = mv_search_fold (text);

  for (guint i = 0; i < found->len; i++)
    {
      const MvFound *one = found->pdata[i];
      g_autofree char *name = mv_search_fold (one->matched != NULL ? one->matched : one->title);

      if (mv_search_match (name, typed) < MV_MATCH_SIMILAR)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
mv_finder_items (GPtrArray *found, GPtrArray *saved, const char *text, guint most)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  int match;
  g_autoptr(GPtrArray) actions = mv_named_actions_find (text, MOST_ACTIONS, &match);

  /* Things that are only spelt like it do not stand before an action that begins so. */
  if (match == MV_MATCH_WHOLE || (match == MV_MATCH_BEGINNING && !any_answers (found, text)))
    add_actions (items, actions);
  /* A person's own come first: they are few, and were named to be found. */
  add_saved (items, saved, text);
  for (guint i = 0; i < found->len && items->len < most; i++)
    {
      const MvFound *one = found->pdata[i], *before = i > 0 ? found->pdata[i - 1] : NULL;

      /* An action that begins so follows the first kind of things. */
      if (before != NULL && before->kind != one->kind && match == MV_MATCH_BEGINNING)
        add_actions (items, actions);
      g_ptr_array_add (items, item_of_found (one));
    }
  if (items->len + actions->len > most)
    g_ptr_array_set_size (items, most - actions->len);
  add_actions (items, actions);
  return items;
}

static char **
recent (void)
{
  return mv_settings_get () != NULL ? g_settings_get_strv (mv_settings_get (), KEY) : g_new0 (char *, 1);
}

GPtrArray *
mv_finder_items_recent (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  g_auto(GStrv) texts = recent ();

  for (char **text = texts; *text != NULL; text++)
    {
      MvFinderItem *item = g_new0 (MvFinderItem, 1);

      item->recent = TRUE;
      item->group = _("Searched before");
      item->title = item->owned[0] = g_strdup (*text);
      g_ptr_array_add (items, item);
    }
  return items;
}

void
mv_finder_remember (const char *text)
{
  g_auto(GStrv) texts = recent ();
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  g_return_if_fail (text != NULL);

  if (mv_settings_get () == NULL || *text == '\0')
    return;
  g_ptr_array_add (kept, (gpointer) text);
  for (char **old = texts; *old != NULL && kept->len < MOST_RECENT; old++)
    if (!g_str_equal (*old, text))
      g_ptr_array_add (kept, *old);
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (mv_settings_get (), KEY, (const char *const *) kept->pdata);
}
