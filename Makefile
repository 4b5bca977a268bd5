# kurzcheck: make deps site   builds the program and the shipped check's site
#            make test-deps test   runs all tests
#            make package-deps static deb windows   programs to hand on: src/packages/, src/windows/
#
# VARIANT=release|debug|san   optimised; for a debugger; with sanitizers
# PREFIX, DESTDIR             for make install
# CC                          gcc or clang

VARIANT ?= release
PREFIX ?= /usr/local
OUTPUT := output

# As Debian builds its packages (hardening=+all), whoever builds: what makes a fault in memory
# stop the program rather than do as an attacker likes. (The sanitizers have their own means.)
HARDENED := -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2

ifeq ($(VARIANT),release)
  OBJ := $(OUTPUT)/obj
  PROGRAM := $(OUTPUT)/bin/kurzcheck
  VARIANT_FLAGS := -O2 -DNDEBUG
  HARDENING := $(HARDENED) -fPIE -Werror=format-security
  HARDENING_LINK := -Wl,-z,relro,-z,now
  MINIFY := --minify
else ifeq ($(VARIANT),debug)
  OBJ := $(OUTPUT)/obj/debug
  PROGRAM := $(OUTPUT)/bin/kurzcheck-debug
  VARIANT_FLAGS := -O0 -g3
else ifeq ($(VARIANT),san)
  OBJ := $(OUTPUT)/obj/san
  PROGRAM := $(OUTPUT)/bin/kurzcheck-san
  VARIANT_FLAGS := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
  MINIFY := --minify
else
  $(error VARIANT must be release, debug or san)
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Werror
CFLAGS ?=
ALL_CFLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARNINGS) $(VARIANT_FLAGS) $(HARDENING) -MMD -MP $(CFLAGS)
LIBS := -lcmark -lyaml

CORE := $(wildcard src/base/*.c src/diag/*.c src/text/*.c src/content/*.c src/lint/*.c src/site/*.c src/disk/*.c)
CORE_OBJ := $(CORE:src/%.c=$(OBJ)/%.o) $(OBJ)/builtin.o
BUILTIN := themes/default content src/starter
find_files = find -L $(1) -type f -not -name '.*'

.PHONY: all deps test-deps site install uninstall clean
all: $(PROGRAM)

PROGRAM_OBJ := $(patsubst src/%.c,$(OBJ)/%.o,$(wildcard src/*.c)) $(CORE_OBJ)

$(PROGRAM): $(PROGRAM_OBJ)
	@mkdir -p $(@D)
	$(CC) $(VARIANT_FLAGS) $(HARDENING_LINK) $(if $(HARDENING),-pie) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Default theme, shipped content and the starter become part of the program; the starter
# shares files with the content by symbolic links, hence -L. The scripts are bundled out of the
# modules in src/browser/ and, like the styles, minified, but for a debugger; what is made of a
# template cannot be.
$(OBJ)/tools/embed: $(OBJ)/tools/embed.o
	$(CC) $(VARIANT_FLAGS) $(LDFLAGS) -o $@ $^

SCRIPTS := site check later together watch
STYLES := $(filter-out %.mustache.css,$(wildcard themes/default/css/*.css))
MADE := $(OBJ)/made
ESBUILD := esbuild --log-level=warning --charset=utf8 --target=es2022 $(MINIFY)

$(OBJ)/builtin.c: $(OBJ)/tools/embed $(OBJ)/builtin.list
	rm -rf $(MADE)
	$(ESBUILD) --bundle --format=iife --conditions=bundle --outdir=$(MADE)/themes/default/js \
	    $(SCRIPTS:%=src/browser/%.js)
	$(if $(MINIFY),$(ESBUILD) --outdir=$(MADE)/themes/default/css $(STYLES))
	{ $(call find_files,$(BUILTIN)) -print0; find $(MADE) -type f -printf '%P\0'; } | LC_ALL=C sort -zu | \
	    $(OBJ)/tools/embed $(MADE) > $@.new
	mv $@.new $@

$(OBJ)/builtin.o: $(OBJ)/builtin.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Changes whenever one of the files did, came or went. A list of prerequisites could
# not hold names with spaces.
$(OBJ)/builtin.list: FORCE
	@mkdir -p $(@D)
	@$(call find_files,$(BUILTIN) src/browser) -printf '%p %s %T@\n' | LC_ALL=C sort > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
.PHONY: FORCE
FORCE:

site: $(PROGRAM)
	$(PROGRAM) build -o $(OUTPUT)/site .

# Needs root or sudo; asks for nothing that is there already.
DEPS := gcc libc6-dev libcmark-dev libyaml-dev esbuild
deps:
	@tests/install-packages $(DEPS)

install: $(PROGRAM)
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/man/man1' '$(DESTDIR)$(PREFIX)/share/doc/kurzcheck'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/kurzcheck'
	install -m 644 src/kurzcheck.1 '$(DESTDIR)$(PREFIX)/share/man/man1/kurzcheck.1'
	install -m 644 README.md LICENSE '$(DESTDIR)$(PREFIX)/share/doc/kurzcheck'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/kurzcheck' '$(DESTDIR)$(PREFIX)/share/man/man1/kurzcheck.1'
	rm -rf '$(DESTDIR)$(PREFIX)/share/doc/kurzcheck'

clean:
	rm -rf $(OUTPUT)/bin $(OUTPUT)/obj $(OUTPUT)/site $(OUTPUT)/test $(OUTPUT)/*.deb

-include $(PROGRAM_OBJ:.o=.d) $(OBJ)/tools/embed.d

include src/packages/rules.mk
include src/windows/rules.mk
include tests/rules.mk
include tests/fuzz/rules.mk
include tests/mutation/rules.mk
include tests/coverage/rules.mk
