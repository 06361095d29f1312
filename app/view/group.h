/* Groups of countries that a person defines, to limit partners to: a name and its members, each perhaps only for some time. A view carries the
 * definitions of the groups it names, so that it means the same on another machine. Pure; any thread.
 *
 * A definition is a text, CODE=NAME and MEMBERs with tabs between; a member is an iso3 code, or one with the dates from and to which it was
 * one: POL:2004, CAN:/2020-01-31, GBR:1973/2020-01-31. A date stands for all its days: until 2020 is to the end of that year. */
#pragma once

#include "app/base/date.h"
#include "app/view/view.h"

G_BEGIN_DECLS

#define MV_GROUP_MOST_MEMBERS 250
#define MV_GROUP_MOST_NAME 80   /* letters */

typedef struct { char iso3[5]; MvDate since, until; } MvGroupMember;    /* unknown = open */

typedef struct
{
  char   *code;                 /* small letters, digits and _: no country or organisation is written so */
  char   *name;
  GArray *members;              /* MvGroupMember, by iso3; each country once */
} MvGroup;

MvGroup *mv_group_new    (const char *code, const char *name);
MvGroup *mv_group_copy   (const MvGroup *group);
void     mv_group_free   (MvGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvGroup, mv_group_free)

/* NULL with MV_ERROR_VIEW: a sentence that names group.CODE. */
MvGroup *mv_group_parse  (const char *definition, GError **error);
char    *mv_group_text   (const MvGroup *group);        /* the definition; g_free */
/* In place of the one it has; takes it away with MEMBER->iso3 and REMOVE. */
void     mv_group_set_member (MvGroup *group, const MvGroupMember *member, gboolean remove);
/* Was it a member on the whole of DATE's first day? */
gboolean mv_group_holds  (const MvGroupMember *member, MvDate date);
/* "West" gives "west", "Мои соседи" "group": letters a code may have. g_free. */
char    *mv_group_code_for (const char *name);

/* The definition of CODE in VIEW; NULL = none. */
const char *mv_view_group      (const MvView *view, const char *code);
/* Takes the definition in, in place of the one of the same code. */
void        mv_view_take_group (MvView *view, const char *definition);

/* Groups that the program offers as a start, definitions, NULL-terminated; editorial, and said to be so. Names are in the language in force.
 * g_strfreev. */
GStrv    mv_groups_offered (void);

G_END_DECLS
