#include "app/base/roles.h"

#include "app/base/text.h"

typedef struct { const char *code, *name; } Word;

static const Word roles[MV_N_ROLES] = {
  [MV_ROLE_OTHER]        = { "other", N_("Other countries") },
  [MV_ROLE_RUS]          = { "RUS", N_("Russia") },
  [MV_ROLE_CHN]          = { "CHN", N_("China") },
  [MV_ROLE_USA]          = { "USA", N_("United States") },
  [MV_ROLE_EU]           = { "EU", N_("European Union") },
  [MV_ROLE_TUR]          = { "TUR", N_("Türkiye") },
  [MV_ROLE_GULF]         = { "GULF", N_("Gulf states") },
  [MV_ROLE_MULTILATERAL] = { "multilateral", N_("Multilateral lenders") },
  [MV_ROLE_KAZ]          = { "KAZ", N_("Kazakhstan") },
  [MV_ROLE_KGZ]          = { "KGZ", N_("Kyrgyzstan") },
  [MV_ROLE_TJK]          = { "TJK", N_("Tajikistan") },
  [MV_ROLE_TKM]          = { "TKM", N_("Turkmenistan") },
  [MV_ROLE_UZB]          = { "UZB", N_("Uzbekistan") }
};

static const Word themes[MV_N_THEMES] = {
  [MV_THEME_OTHER]            = { "other", N_("Other themes") },
  [MV_THEME_PETROCHEMICALS]   = { "petrochemicals", N_("Petrochemicals") },
  [MV_THEME_OIL_GAS]          = { "oil_gas", N_("Oil and gas") },
  [MV_THEME_MINING_METALS]    = { "mining_metals", N_("Mining and metals") },
  [MV_THEME_POWER]            = { "power", N_("Power") },
  [MV_THEME_TRANSPORT]        = { "transport", N_("Transport") },
  [MV_THEME_WATER]            = { "water", N_("Water") },
  [MV_THEME_AGRICULTURE]      = { "agriculture", N_("Agriculture") },
  [MV_THEME_DIGITAL]          = { "digital", N_("Digital") },
  [MV_THEME_FINANCE]          = { "finance", N_("Finance") },
  [MV_THEME_SOCIAL]           = { "social", N_("Health, schools, society") },
  [MV_THEME_GOVERNANCE_TRADE] = { "governance_trade", N_("Governance and trade") },
  [MV_THEME_INDUSTRY_OTHER]   = { "industry_other", N_("Other industry") }
};

static guint
find_word (const Word *words, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return i;
  return 0;     /* the first word is "other" in both lists */
}

MvRole
mv_role_from_code (const char *code)
{
  return find_word (roles, MV_N_ROLES, code);
}

const char *
mv_role_code (MvRole role)
{
  g_return_val_if_fail ((guint) role < MV_N_ROLES, "other");
  return roles[role].code;
}

const char *
mv_role_name (MvRole role)
{
  g_return_val_if_fail ((guint) role < MV_N_ROLES, "");
  return _(roles[role].name);
}

MvTheme
mv_theme_from_code (const char *code)
{
  return find_word (themes, MV_N_THEMES, code);
}

const char *
mv_theme_code (MvTheme theme)
{
  g_return_val_if_fail ((guint) theme < MV_N_THEMES, "other");
  return themes[theme].code;
}

const char *
mv_theme_name (MvTheme theme)
{
  g_return_val_if_fail ((guint) theme < MV_N_THEMES, "");
  return _(themes[theme].name);
}

const char *
mv_precision_name (const char *code)
{
  static const char *const words[][2] = {
    { "footprint", N_("a point on the real outline") }, { "site", N_("the site") }, { "point", N_("a geocoded point") },
    { "town", N_("the town, not the site") }, { "route", N_("one point of a line") }, { "approximate", N_("approximate") },
    { "district", N_("the middle of a district, not a site") }, { "province", N_("the middle of a province, not a site") },
    { "country", N_("only the country is known") }, { "borrower_office", N_("an office of the borrower, not a project site") },
    { "none", N_("no place known") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}

const char *
mv_event_kind_name (const char *kind)
{
  static const char *const words[][2] = {
    { "aid", N_("Aid") }, { "alliance", N_("Alliances") }, { "border", N_("Borders") }, { "capital", N_("Capitals") }, { "conflict", N_("Conflicts") },
    { "currency", N_("Currencies") }, { "diplomacy", N_("Diplomacy") }, { "energy", N_("Energy") }, { "finance", N_("Finance") },
    { "independence", N_("Independence") }, { "infrastructure", N_("Infrastructure") }, { "initiative", N_("Initiatives") },
    { "investment", N_("Investment") }, { "leadership", N_("Leadership") }, { "minerals", N_("Minerals") }, { "sanctions", N_("Sanctions") },
    { "security", N_("Security") }, { "trade", N_("Trade") }, { "unrest", N_("Unrest") }, { "treaty", N_("Treaties") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], kind) == 0)
      return _(words[i][1]);
  return kind;
}

const char *
mv_status_word (const char *code)
{
  static const char *const words[][2] = {
    { "announced", N_("announced") }, { "agreed", N_("agreed") }, { "pipeline", N_("in the pipeline") },
    { "implementation", N_("under way") }, { "active", N_("in operation") }, { "completed", N_("completed") },
    { "suspended", N_("suspended") }, { "cancelled", N_("cancelled") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}

const char *
mv_standing_word (const char *code)
{
  static const char *const words[][2] = {
    { "lead", N_("Lead") }, { "member", N_("Members") }, { "associate", N_("Associate members") }, { "signatory", N_("Signatories") },
    { "candidate", N_("Candidates") }, { "partner", N_("Partners") }, { "dialogue_partner", N_("Dialogue partners") },
    { "observer", N_("Observers") }, { "suspended", N_("Suspended") }, { "withdrawn", N_("Former members") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code;
}
