/* The palette roles: one fixed colour for each power, used by map, charts and exports alike. Colours live in the map style. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MV_ROLE_OTHER,
  MV_ROLE_RUS, MV_ROLE_CHN, MV_ROLE_USA, MV_ROLE_EU, MV_ROLE_TUR, MV_ROLE_GULF, MV_ROLE_MULTILATERAL,
  MV_ROLE_KAZ, MV_ROLE_KGZ, MV_ROLE_TJK, MV_ROLE_TKM, MV_ROLE_UZB,
  MV_N_ROLES
} MvRole;

/* The code that stands in the dataset: "RUS", "EU", "multilateral" ... Unknown codes give MV_ROLE_OTHER. */
MvRole      mv_role_from_code (const char *code);
const char *mv_role_code      (MvRole role);
const char *mv_role_name      (MvRole role);    /* translated: "Russia", "Multilateral lenders" */

typedef enum
{
  MV_THEME_OTHER,
  MV_THEME_PETROCHEMICALS, MV_THEME_OIL_GAS, MV_THEME_MINING_METALS, MV_THEME_POWER, MV_THEME_TRANSPORT, MV_THEME_WATER,
  MV_THEME_AGRICULTURE, MV_THEME_DIGITAL, MV_THEME_FINANCE, MV_THEME_SOCIAL, MV_THEME_GOVERNANCE_TRADE, MV_THEME_INDUSTRY_OTHER,
  MV_N_THEMES
} MvTheme;

MvTheme     mv_theme_from_code (const char *code);      /* "oil_gas"; unknown codes give MV_THEME_OTHER */
const char *mv_theme_code      (MvTheme theme);
const char *mv_theme_name      (MvTheme theme);         /* translated: "Oil and gas" */

/* How well the place of a project is known: "footprint", "site" ... as the dataset codes it; translated. The code itself when it is none. */
const char *mv_precision_name  (const char *code);

/* Kinds of events, statuses of projects and standings of members as the dataset codes them, translated: "Sanctions", "under way", "Observers".
 * The code itself for any other. */
const char *mv_event_kind_name (const char *kind);
const char *mv_status_word     (const char *code);
const char *mv_standing_word   (const char *code);

G_END_DECLS
