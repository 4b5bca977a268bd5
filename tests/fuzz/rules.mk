# Fuzzing; included by the Makefile. tests/README.md, "Fuzzing", says what it holds the project to.
#
#   make fuzz-deps            what it needs beside `make test-deps`
#   make fuzz SECONDS=3600    all targets in turn, as long as that in all; FUZZ=yaml,results only these

SECONDS ?= 60
FUZZ_OBJ := $(OUTPUT)/obj/fuzz
FUZZER := $(FUZZ_OBJ)/fuzzer
FUZZ_CORE := $(CORE:src/%.c=$(FUZZ_OBJ)/%.o)
FUZZ_COMPILE = clang -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Itests $(WARNINGS) -O1 -g -fno-omit-frame-pointer \
    -fsanitize=address,undefined -fno-sanitize-recover=all

.PHONY: fuzz fuzz-deps
fuzz-deps:
	@tests/install-packages libclang-rt-14-dev

$(FUZZ_OBJ)/%.o: src/%.c Makefile tests/fuzz/rules.mk
	@mkdir -p $(@D)
	$(FUZZ_COMPILE) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

# Which values are compared is traced for what reads; what goes over every byte would take ten times as long.
$(FUZZ_OBJ)/base/%.o $(FUZZ_OBJ)/site/%.o: FUZZ_COMPILE += -fno-sanitize-coverage=trace-cmp

$(FUZZ_OBJ)/fuzz.o: tests/fuzz/fuzz.c Makefile tests/fuzz/rules.mk
	@mkdir -p $(@D)
	$(FUZZ_COMPILE) -MMD -MP -c -o $@ $<

$(FUZZER): $(FUZZ_OBJ)/fuzz.o $(FUZZ_CORE) $(OBJ)/builtin.o
	$(FUZZ_COMPILE) -fsanitize=fuzzer -o $@ $^ -lcmocka $(LIBS)

-include $(FUZZ_CORE:.o=.d) $(FUZZ_OBJ)/fuzz.d

fuzz: $(FUZZER) | $(filter fuzz-deps,$(MAKECMDGOALS))
	@node tests/fuzz/fuzz.js '$(abspath $(FUZZ_OBJ))' '$(SECONDS)' '$(FUZZ)'
