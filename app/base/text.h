/* Translated text. N_() and NC_() mark, _() translates, C_() gives a context. */
#pragma once

#include <glib.h>
#include <libintl.h>

#ifndef GETTEXT_PACKAGE
#error "config.h must be included through the build"
#endif

#define _(String) g_dgettext (GETTEXT_PACKAGE, String)
#define N_(String) (String)
#define NC_(Context, String) (String)
#define C_(Context, String) g_dpgettext2 (GETTEXT_PACKAGE, Context, String)
#define ngettext_(One, Many, N) g_dngettext (GETTEXT_PACKAGE, One, Many, N)

G_BEGIN_DECLS

/* Binds the catalogue and, if LANG is "en", "ru" or another language, makes texts and names speak it. NULL = the system's.
 * Numbers keep LC_NUMERIC "C" (a program with a window calls gtk_disable_setlocale ()). Call once, before threads start. */
void        mv_text_init     (const char *lang);
/* The two-letter language in force. */
const char *mv_text_language (void);
/* The NAME of a country or group as it stands within a sentence: "the United States". NAME itself where the language has no article, or the
 * name takes none. */
const char *mv_text_within   (const char *name);
/* A sentence that ends with an abbreviation ("29 июня 2015 г.") has one full stop, not two. Changes TEXT and gives it back. */
char       *mv_text_one_stop (char *text);
/* TEXT with no-break spaces where a line must not end: between a number and what it counts, after "US$" and after a word of one letter, and
 * before "—", "·" and the "[3]" of a source, so that none of them begins a line. */
char       *mv_text_together (const char *text);
/* TEXT with ordinary spaces in place of no-break ones, for files that other programs read; NULL gives NULL. */
char       *mv_text_plain    (const char *text);
/* g_set_str for GLib before 2.76. TRUE if the string changed. */
gboolean    mv_text_set      (char **place, const char *text);

G_END_DECLS
