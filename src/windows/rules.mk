# The program for Windows; included by the Makefile.
#
#   make package-deps   installs what this needs
#   make windows        output/bin/kurzcheck.exe: one file that needs no installation

WINDOWS_DEPS := gcc-mingw-w64-x86-64-win32
WINDOWS_PREFIX := x86_64-w64-mingw32-
WINDOWS_CC := $(WINDOWS_PREFIX)gcc-win32
WINDOWS := $(OUTPUT)/bin/kurzcheck.exe
WINDOWS_OBJ := $(OUTPUT)/obj/windows
WINDOWS_SOURCES := $(WINDOWS_OBJ)/source/fetched

# -Wno-format: here only, where the compiler takes printf for the one of Microsoft's library.
WINDOWS_CFLAGS := -std=gnu11 -D_WIN32_WINNT=0x0601 -DUNICODE -D__USE_MINGW_ANSI_STDIO=1 \
    -DYAML_DECLARE_STATIC -Isrc -isystem $(WINDOWS_OBJ)/include $(WARNINGS) -Wno-format \
    $(HARDENED) -O2 -DNDEBUG -MMD -MP

WINDOWS_C := $(filter-out src/disk/system.c,$(CORE)) $(wildcard src/windows/*.c) \
    $(wildcard src/*.c)
WINDOWS_O := $(WINDOWS_C:src/%.c=$(WINDOWS_OBJ)/%.o) $(WINDOWS_OBJ)/builtin.o

.PHONY: windows
windows: $(WINDOWS)
# Asked for together, even under -j: first what is needed.
WINDOWS_AFTER := $(filter deps package-deps test-deps,$(MAKECMDGOALS))
windows: | $(WINDOWS_AFTER)
$(WINDOWS_OBJ)/libraries.a $(WINDOWS_OBJ)/resources.o: | $(WINDOWS_AFTER)

# The libraries' sources come from Debian, the first time they are needed.
$(WINDOWS_SOURCES): src/windows/fetch-sources | $(WINDOWS_AFTER:test-deps=test-install)
	src/windows/fetch-sources $(@D)
	@touch $@

$(WINDOWS_OBJ)/libraries.a: $(WINDOWS_SOURCES) src/windows/build-libraries
	src/windows/build-libraries $(WINDOWS_OBJ)/source $(@D) '$(WINDOWS_CC) $(HARDENED)' $(WINDOWS_PREFIX)ar

$(WINDOWS): $(WINDOWS_O) $(WINDOWS_OBJ)/resources.o $(WINDOWS_OBJ)/libraries.a
	@mkdir -p $(@D)
	$(WINDOWS_CC) -municode -static -s -Wl,--no-insert-timestamp -o $@ $^ -lssp

# src/windows/main.c is started instead, and calls it.
$(WINDOWS_OBJ)/main.o: WINDOWS_CFLAGS += -Dmain=kurzcheck_main -Wno-missing-prototypes
$(WINDOWS_OBJ)/%.o: src/%.c Makefile src/windows/rules.mk $(WINDOWS_OBJ)/libraries.a
	@mkdir -p $(@D)
	$(WINDOWS_CC) $(WINDOWS_CFLAGS) -c -o $@ $<

$(WINDOWS_OBJ)/builtin.o: $(OBJ)/builtin.c $(WINDOWS_OBJ)/libraries.a
	$(WINDOWS_CC) $(WINDOWS_CFLAGS) -c -o $@ $<

WINDOWS_VERSION = $(shell sed -n 's/^.define KURZCHECK_VERSION "\([0-9]*\)\.\([0-9]*\)\.\([0-9]*\).*/\1,\2,\3,0/p' src/base/version.h)
$(WINDOWS_OBJ)/resources.o: src/windows/kurzcheck.rc src/windows/kurzcheck.manifest src/base/version.h
	@mkdir -p $(@D)
	$(WINDOWS_PREFIX)windres -Isrc -DVERSION_NUMBERS=$(WINDOWS_VERSION) -o $@ $<

-include $(WINDOWS_O:.o=.d)
