/* What is wrong with the data: every refusal is one line "tables/flow.csv:1234: sentence" for a person to act on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MvFindings MvFindings;

MvFindings *mv_findings_new   (void);
void        mv_findings_free  (MvFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvFindings, mv_findings_free)

/* FILE is relative to the data folder; LINE counts from 1, 0 = the file as a whole. FORMAT gives a sentence with its full stop. */
void        mv_findings_add   (MvFindings *findings, const char *file, guint line, const char *format, ...) G_GNUC_PRINTF (4, 5);
guint       mv_findings_count (MvFindings *findings);
/* The first fifty on standard error, and how many more there are. */
void        mv_findings_print (MvFindings *findings);

G_END_DECLS
