// The entry of libFuzzer for programs with a main function of their own; it is linked by
// -sanitize=fuzzer.
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *count, char ***arguments,
                        int (*test)(const uint8_t *start, size_t count));
