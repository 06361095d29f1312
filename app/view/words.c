#include "app/view/words.h"

const MvViewWord mv_view_overlays[] = {
  { "trade", MV_OVERLAY_FLOWS, "goods" }, { "arms", MV_OVERLAY_FLOWS, "arms" }, { "aid", MV_OVERLAY_FLOWS, "aid" },
  { "remittances", MV_OVERLAY_FLOWS, "remittances" }, { "migrants", MV_OVERLAY_FLOWS, "migrants" },
  { "refugees", MV_OVERLAY_FLOWS, "refugees" }, { "air", MV_OVERLAY_FLOWS, "air" },
  { "projects", MV_OVERLAY_PROJECTS }, { "assets", MV_OVERLAY_ASSETS },
  { "alliances", MV_OVERLAY_ALLIANCES }, { "treaties", MV_OVERLAY_TREATIES }, { "votes", MV_OVERLAY_VOTES }, { "query", MV_OVERLAY_QUERY },
  { NULL }
};

const MvViewWord mv_view_directions[] = {
  { "export", MV_DIRECTION_EXPORT }, { "import", MV_DIRECTION_IMPORT }, { "both", MV_DIRECTION_BOTH },
  { "balance", MV_DIRECTION_BALANCE }, { NULL }
};

const MvViewWord mv_view_shows[] = {
  { "labels", MV_SHOW_LABELS }, { "relief", MV_SHOW_RELIEF }, { "regions", MV_SHOW_REGIONS }, { "graticule", MV_SHOW_GRATICULE },
  { "railways", MV_SHOW_RAILWAYS }, { "pipelines", MV_SHOW_PIPELINES }, { "places", MV_SHOW_PLACES }, { "rivers", MV_SHOW_RIVERS },
  { NULL }
};

const char *const mv_view_names[] = { "en", "ru", "local", NULL };
const char *const mv_view_maps[] = { "light", "dark", "auto", NULL };
const char *const mv_view_scales[] = { "linear", "log", "index", NULL };
const char *const mv_view_pages[] = { "country", "pair", "project", "table", NULL };
const char *const mv_view_rows[] = { "flows", "projects", NULL };
const char *const mv_view_filter_keys[] = {
  "sponsor", "theme", "status", "precision", "source", "announced", "committed", "started", "amount", "partners", "product", "least", "below",
  "standing", "event", "only", NULL
};
const char *const mv_view_standings[] = {
  "lead", "member", "associate", "signatory", "candidate", "partner", "dialogue_partner", "observer", "suspended", "withdrawn", NULL
};
const char *const mv_view_precisions[] = {
  "footprint", "site", "point", "town", "route", "approximate", "district", "province", "country", "borrower_office", "none", NULL
};
const char *const mv_view_statuses[] = {
  "announced", "agreed", "pipeline", "implementation", "active", "completed", "suspended", "cancelled", NULL
};
const char *const mv_view_kinds[] = {
  "country", "project", "flow", "organisation", "asset", "place", "region", "link", "event", NULL
};

guint
mv_view_needs (const char *key)
{
  static const struct { const char *key; guint overlays; } needs[] = {
    { "direction", MV_OVERLAY_FLOWS }, { "measure", MV_OVERLAY_FLOWS }, { "product", MV_OVERLAY_FLOWS }, { "origin", MV_OVERLAY_FLOWS }, { "top", MV_OVERLAY_FLOWS },
    { "org", MV_OVERLAY_ALLIANCES }, { "date", MV_OVERLAY_ALLIANCES | MV_OVERLAY_TREATIES }, { "with", MV_OVERLAY_VOTES },
    { "sponsor", MV_OVERLAY_PROJECTS }, { "theme", MV_OVERLAY_PROJECTS }, { "status", MV_OVERLAY_PROJECTS },
    { "precision", MV_OVERLAY_PROJECTS }, { "source", MV_OVERLAY_PROJECTS }, { "announced", MV_OVERLAY_PROJECTS },
    { "committed", MV_OVERLAY_PROJECTS }, { "started", MV_OVERLAY_PROJECTS }, { "amount", MV_OVERLAY_PROJECTS },
    { "partners", MV_OVERLAY_FLOWS }, { "least", MV_OVERLAY_FLOWS }, { "below", MV_OVERLAY_FLOWS }, { "standing", MV_OVERLAY_ALLIANCES },
    { "query", MV_OVERLAY_QUERY }
  };

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (needs[i].key, key))
      return needs[i].overlays;
  return 0;
}
