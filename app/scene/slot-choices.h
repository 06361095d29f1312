/* What a slot of the sentence can say instead. Any thread but the main one. */
#pragma once

#include "app/scene/scene.h"
#include "app/view/phrase.h"

G_BEGIN_DECLS

typedef struct
{
  char       *code;             /* for mv_view_choose: "KAZ", "CA5", "2019", "theme=transport" */
  char       *name, *detail;    /* detail NULL = none */
  char       *answers;          /* name, code and other names, folded (mv_search_fold): what is typed is looked for in it */
  const char *group;            /* translated heading; NULL = none; the same pointer within a group */
  gboolean    chosen;           /* the view has it */
} MvSlotChoice;

/* All choices of SLOT for the view of SCENE, in the order they are offered. MvSlotChoice; g_ptr_array_unref. */
GPtrArray *mv_slot_choices       (MvDb *db, const MvScene *scene, MvSlot slot, GError **error);

/* Can several be chosen together? Any thread. */
gboolean   mv_slot_takes_several (MvSlot slot);

/* What TYPED means when it is none of the choices: a number of partners, a year, a date, years from and to. NULL = nothing. */
MvSlotChoice *mv_slot_choice_typed (MvSlot slot, const char *typed);
void          mv_slot_choice_free  (MvSlotChoice *choice);

/* "Countries", "Year": what is chosen here. Translated. */
const char *mv_slot_name         (MvSlot slot);

G_END_DECLS
