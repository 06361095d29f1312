/* Legends: what each drawn thing means, with units, price basis, source and year. Painted on pages and shown as controls in the panel. */
#pragma once

#include "app/plan/mark.h"

G_BEGIN_DECLS

typedef enum
{
  MV_LEGEND_AREA,       /* a swatch: paint, role, tone, pattern */
  MV_LEGEND_WIDTH,      /* an arrow of `width` px */
  MV_LEGEND_SIZE,       /* a circle of `radius` px; consecutive ones nest */
  MV_LEGEND_SYMBOL,     /* theme or asset symbol */
  MV_LEGEND_LINE,
  MV_LEGEND_RAMP,       /* the whole sequential or diverging scale from `low` to `high` */
  MV_LEGEND_NOTE        /* text only: unspecified partners, the rest, a gap, a caution */
} MvLegendKind;

typedef struct
{
  MvLegendKind  kind;
  char         *label;
  char         *value;          /* right-hand text: "US$ 10.4 bn", "38"; NULL = none */
  char         *key;            /* view parameter and value a click toggles: "sponsor=CHN"; NULL = not a control */
  gboolean      off;            /* filtered away now */
  MvPaintBy     paint;
  MvRole        role;
  MvTheme       theme;
  const char   *asset_kind;
  double        tone, low, high, width, radius;
  MvPattern     pattern;
  MvStroke      stroke;
  gboolean      hollow, caution;        /* caution: a note to be seen, with the warning sign */
} MvLegendItem;

typedef struct
{
  char       *overlay;          /* "trade", "projects" ... */
  char       *title;            /* "Goods trade, 2023" */
  char       *subtitle;         /* "current US$; widths comparable over all years" */
  GPtrArray  *items;            /* MvLegendItem */
  char      **source_ids;       /* interned codes, NULL-terminated */
} MvLegend;

MvLegend     *mv_legend_new       (const char *overlay, const char *title, const char *subtitle);
void          mv_legend_free      (MvLegend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvLegend, mv_legend_free)
MvLegendItem *mv_legend_add       (MvLegend *legend, MvLegendKind kind, const char *label, const char *value);
/* A note; CAUTION = to be seen, with the warning sign. */
MvLegendItem *mv_legend_note      (MvLegend *legend, gboolean caution, const char *format, ...) G_GNUC_PRINTF (3, 4);
void          mv_legend_set_sources (MvLegend *legend, const char *const *source_ids);

G_END_DECLS
