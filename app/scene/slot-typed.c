/* What is typed into a slot of the sentence, and what slots are called. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/scene/slot-choices-private.h"

gboolean
mv_slot_takes_several (MvSlot slot)
{
  return slot == MV_SLOT_FOCUS || slot == MV_SLOT_ORGANISATIONS || slot == MV_SLOT_PARTNERS || slot == MV_SLOT_PROJECTS
         || slot == MV_SLOT_SPONSORS || slot == MV_SLOT_THEMES || slot == MV_SLOT_STATUSES || slot == MV_SLOT_STANDINGS;
}

MvSlotChoice *
mv_slot_choice_typed (MvSlot slot, const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  int from, to, number = atoi (text);
  gboolean plain = *text != '\0' && strspn (text, "0123456789") == strlen (text);
  MvDate date;

  if ((slot == MV_SLOT_LEAST || slot == MV_SLOT_BELOW) && plain && strlen (text) < 16 && g_ascii_strtod (text, NULL) > 0)
    {
      g_autofree char *words = mv_number_short (g_ascii_strtod (text, NULL), NULL);

      return mv_slot_choice_new (NULL, text, words, NULL, FALSE);
    }
  if ((slot == MV_SLOT_ANNOUNCED || slot == MV_SLOT_COMMITTED || slot == MV_SLOT_STARTED)
      && (sscanf (text, "%d-%d", &from, &to) == 2 || sscanf (text, "%d–%d", &from, &to) == 2)
      && from >= MV_VIEW_FIRST && from <= to && to <= MV_VIEW_LAST)
    {
      g_autofree char *code = g_strdup_printf ("%s=%d-%d", mv_slot_word (slot), from, to), *years = g_strdup_printf ("%d–%d", from, to);

      return mv_slot_choice_new (NULL, code, years, NULL, FALSE);
    }
  if (slot == MV_SLOT_TOP && plain && number >= 1 && number <= MV_VIEW_MAX_TOP)
    return mv_slot_choice_new (NULL, text, text, NULL, FALSE);
  if (slot == MV_SLOT_YEAR && plain && number >= MV_VIEW_FIRST && number <= MV_VIEW_LAST)
    return mv_slot_choice_new (NULL, text, text, NULL, FALSE);
  if (slot == MV_SLOT_DATE && mv_date_parse (text, &date) && date.year >= MV_VIEW_FIRST && date.year <= MV_VIEW_LAST && date.month != 0)
    {
      g_autofree char *spoken = mv_date_spoken (date);

      return mv_slot_choice_new (NULL, text, spoken, NULL, FALSE);
    }
  if (slot == MV_SLOT_PERIOD && (sscanf (text, "%d-%d", &from, &to) == 2 || sscanf (text, "%d–%d", &from, &to) == 2)
      && from >= MV_VIEW_FIRST && from <= to && to <= MV_VIEW_LAST)
    {
      g_autofree char *years = g_strdup_printf ("%d–%d", from, to);

      return mv_slot_choice_new (NULL, years, years, NULL, FALSE);
    }
  return NULL;
}

const char *
mv_slot_name (MvSlot slot)
{
  static const char *const names[MV_N_SLOTS] = {
    [MV_SLOT_FOCUS] = N_("Countries"), [MV_SLOT_MEASURE] = N_("What flows"), [MV_SLOT_DIRECTION] = N_("Direction"),
    [MV_SLOT_PRODUCT] = N_("Goods"), [MV_SLOT_TOP] = N_("Largest partners"), [MV_SLOT_PARTNERS] = N_("Partners"), [MV_SLOT_YEAR] = N_("Year"),
    [MV_SLOT_PERIOD] = N_("Years"), [MV_SLOT_DATE] = N_("Date"), [MV_SLOT_ORGANISATIONS] = N_("Organisations"), [MV_SLOT_POWER] = N_("Power"),
    [MV_SLOT_PROJECTS] = N_("Projects"), [MV_SLOT_SPONSORS] = N_("Sponsors"), [MV_SLOT_THEMES] = N_("Themes"), [MV_SLOT_STATUSES] = N_("Status"),
    [MV_SLOT_OVERLAY] = N_("Layers"), [MV_SLOT_LEAST] = N_("At least"), [MV_SLOT_BELOW] = N_("Less than"), [MV_SLOT_ANNOUNCED] = N_("Year announced"),
    [MV_SLOT_COMMITTED] = N_("Year committed"), [MV_SLOT_STARTED] = N_("Year started"), [MV_SLOT_AMOUNT] = N_("Amount"),
    [MV_SLOT_STANDINGS] = N_("Standing")
  };

  return slot < MV_N_SLOTS && names[slot] != NULL ? _(names[slot]) : "";
}
