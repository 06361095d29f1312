#include "ui/named-actions.h"

#include "app/base/text.h"
#include "app/store/search_names.h"

/* In the order of the shortcuts window. */
static const MvNamedAction actions[] = {
  { "win.start-view", N_("Start view"), NULL },
  { "win.undo", N_("Undo"), "<Primary>z" },
  { "win.redo", N_("Redo"), "<Primary><Shift>z" },
  { "win.copy-view", N_("Copy a link to this view"), "<Primary>l" },
  { "win.open-view", N_("Open a link"), "<Primary><Shift>o" },
  { "win.open", N_("Open a file"), "<Primary>o" },
  { "win.import-paste", N_("Import copied rows"), "<Primary>v" },
  { "win.imports", N_("Imported figures"), "<Primary><Shift>i" },
  { "win.save-view", N_("Save this view"), "<Primary>d" },
  { "win.saved-views", N_("Saved views"), "<Primary>b" },
  { "win.groups", N_("Groups of countries"), "<Primary><Shift>g" },
  { "win.save-view-file", N_("Save the view as a file"), "<Primary><Shift>e" },
  { "win.open-workspace", N_("Open another workspace"), NULL },
  { "win.new-workspace", N_("Begin a new workspace"), NULL },
  { "win.copy-workspace", N_("Copy the workspace to a file"), NULL },
  { "win.save-picture", N_("Save a picture"), "<Primary>s" },
  { "win.export", N_("Export what is shown"), "<Primary>e" },
  { "win.print", N_("Print what is shown"), "<Primary>p" },
  { "win.copy-report", N_("Copy figures and sources"), "<Primary><Shift>c" },
  { "win.previous-year", N_("Previous year with figures"), "<Alt>Left" },
  { "win.next-year", N_("Next year with figures"), "<Alt>Right" },
  { "win.play", N_("Play the years"), "F5" },
  { "win.zoom-in", N_("Zoom in"), "plus" },
  { "win.zoom-out", N_("Zoom out"), "minus" },
  { "win.home", N_("Show the region"), "Home" },
  { "win.zoom-to-selection", N_("Zoom to the selection"), "<Primary>0" },
  { "win.toggle-overlay::flows", N_("Flows on the map, on or off"), NULL },
  { "win.toggle-overlay::projects", N_("Projects on the map, on or off"), NULL },
  { "win.toggle-overlay::assets", N_("Energy and industry sites on the map, on or off"), NULL },
  { "win.toggle-overlay::alliances", N_("Memberships on the map, on or off"), NULL },
  { "win.toggle-overlay::treaties", N_("Treaties on the map, on or off"), NULL },
  { "win.toggle-overlay::votes", N_("Votes on the map, on or off"), NULL },
  { "win.selections", N_("Name, keep or choose a selection"), "<Primary><Shift>d" },
  { "win.limit-charts", N_("Limit the charts to the selection, or show all"), "<Primary><Shift>l" },
  { "win.sql", N_("Ask in SQL"), "<Primary><Shift>q" },
  { "win.toggle-table", N_("Table of what is shown"), "<Primary>t" },
  { "win.open-selected-page", N_("Page about what is selected"), "F7" },
  { "win.page-back", N_("Back from the page"), NULL },
  { "win.toggle-charts", N_("Charts below the map"), "F6" },
  { "win.chart-table", N_("Chart as a table and back"), "F4" },
  { "win.charts-beside", N_("Charts beside the map, on or off"), NULL },
  { "win.compare-year(-1)", N_("Compare with the year before"), NULL },
  { "win.compare-year(-5)", N_("Compare with five years before"), NULL },
  { "win.compare-year(-10)", N_("Compare with ten years before"), NULL },
  { "win.compare::", N_("Stop comparing"), NULL },
  { "win.toggle-layers", N_("Layer panel"), "F9" },
  { "win.toggle-inspector", N_("Inspector"), "F8" },
  { "win.fullscreen", N_("Full screen"), "F11" },
  { "win.show-help-overlay", N_("Keyboard shortcuts"), "<Primary>question" },
  { "app.preferences", N_("Preferences"), "<Primary>comma" },
  { "app.about", N_("About Multivector and the licences of its data"), NULL },
  { "app.quit", N_("Quit"), "<Primary>q" },
};

const MvNamedAction *
mv_named_actions (guint *n)
{
  *n = G_N_ELEMENTS (actions);
  return actions;
}

GPtrArray *
mv_named_actions_find (const char *text, guint limit, int *match)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *typed = mv_search_fold (text);
  MvMatch matches[G_N_ELEMENTS (actions)];

  *match = MV_MATCH_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = mv_search_fold (_(actions[i].title));

      matches[i] = mv_search_match (name, typed);
      *match = MIN (*match, (int) matches[i]);
    }
  for (MvMatch wanted = MV_MATCH_WHOLE; wanted < MV_MATCH_NONE; wanted++)
    for (guint i = 0; i < G_N_ELEMENTS (actions) && found->len < limit; i++)
      if (matches[i] == wanted)
        g_ptr_array_add (found, (gpointer) &actions[i]);
  return found;
}

char *
mv_named_action_keys (const MvNamedAction *action)
{
  guint key;
  GdkModifierType modifiers;

  if (action->keys == NULL || !gtk_accelerator_parse (action->keys, &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

void
mv_named_action_run (const MvNamedAction *action, GtkWidget *widget)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  if (g_action_parse_detailed_name (action->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
}
