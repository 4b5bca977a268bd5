# Mutations; included by the Makefile. tests/README.md, "Mutations", says what they are.
#
#   make test-mutation              200 of them; MUTATIONS=30 fewer; SEED=… others than the commit's

MUTATIONS ?= 200
MUTATION_OBJ := $(OUTPUT)/obj/mutation
MUTATION_CORE := $(patsubst src/%.c,$(MUTATION_OBJ)/%.o,$(filter-out src/main.c,$(wildcard src/*.c)) $(CORE)) $(MUTATION_OBJ)/builtin.o
MUTATION_TESTS := $(patsubst tests/%.c,$(MUTATION_OBJ)/test/%,$(UNIT) $(DISK)) $(MUTATION_OBJ)/test/unit/mustache_spec $(MUTATION_OBJ)/test/unit/commonmark_spec
MUTATION_COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Itests -w -O1 -fPIC
MUTATION_LINK := -L$(MUTATION_OBJ)/lib -lkurzcheck -Wl,-rpath,$(abspath $(MUTATION_OBJ)/lib)

# Everything but main.c in a library: for a mutation, one file is compiled, and one library linked.
$(MUTATION_OBJ)/%.o: src/%.c Makefile tests/mutation/rules.mk
	@mkdir -p $(@D)
	$(MUTATION_COMPILE) -DNDEBUG -MMD -MP -c -o $@ $<
$(MUTATION_OBJ)/builtin.o: $(OBJ)/builtin.c
	@mkdir -p $(@D)
	$(MUTATION_COMPILE) -c -o $@ $<
$(MUTATION_OBJ)/lib/libkurzcheck.so: $(MUTATION_CORE)
	@mkdir -p $(@D)
	$(CC) -shared -o $@ $^ $(LIBS)
$(MUTATION_OBJ)/bin/kurzcheck: $(MUTATION_OBJ)/main.o $(MUTATION_OBJ)/lib/libkurzcheck.so
	@mkdir -p $(@D)
	$(CC) -o $@ $< $(MUTATION_LINK) $(LIBS)
	@ln -sf kurzcheck $@-san
$(MUTATION_OBJ)/test/disk/test_interrupted: tests/faults/inject.c
$(MUTATION_OBJ)/test/%: tests/%.c $(MUTATION_OBJ)/lib/libkurzcheck.so
	@mkdir -p $(@D)
	$(MUTATION_COMPILE) -DMUTATED -fno-builtin -o $@ $(filter %.c,$^) $(MUTATION_LINK) -lcmocka $(LIBS)

-include $(MUTATION_CORE:.o=.d) $(MUTATION_OBJ)/main.d

.PHONY: test-mutation mutation-deps
# The sandbox without which nothing mutated is run.
mutation-deps:
	@tests/install-packages bubblewrap

test-mutation: $(MUTATION_OBJ)/bin/kurzcheck $(MUTATION_TESTS)
	@MUTATION_COMPILE='$(MUTATION_COMPILE) -DNDEBUG' MUTATION_LIBS='$(LIBS)' SEED='$(SEED)' \
	    node tests/mutation/mutation.js '$(abspath $(MUTATION_OBJ))' '$(MUTATIONS)'

test-long: test-mutation
