/* Named parts of a page. In an SVG they become groups with these names as ids, which an illustrator finds as layers; on every other surface
 * they leave no trace. Pure painting; any thread. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MV_GROUP_TITLE, MV_GROUP_MAP, MV_GROUP_BASE, MV_GROUP_AREAS, MV_GROUP_MARKS, MV_GROUP_LABELS, MV_GROUP_SCALE, MV_GROUP_CHART, MV_GROUP_LEGEND,
  MV_GROUP_TEXT, MV_GROUP_SOURCES, MV_N_GROUPS
} MvGroup;

/* Between the two, what is painted belongs to GROUP. Groups lie inside each other or apart, each with a begin and an end, and neither stands
 * between cairo_push_group and its pop. */
void  mv_group_begin (cairo_t *cr, MvGroup group);
void  mv_group_end   (cairo_t *cr);

/* The text of an SVG that cairo wrote, with the groups in it; of several with one name the second is "map-2". g_free. */
char *mv_group_name_all (const char *svg);

G_END_DECLS
