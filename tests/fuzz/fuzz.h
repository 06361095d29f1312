/* What every target has in common. A target is one file with LLVMFuzzerTestOneInput: libFuzzer calls it with inputs it thinks up
 * (tests/fuzz/run), replay.c with the files of a corpus. It aborts on what must not be. */
#pragma once

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
