# Programs to hand on; included by the Makefile.
#
#   make package-deps   installs what these need beyond `make deps`
#   make static         output/bin/kurzcheck-static: runs on any Linux of this processor
#   make deb            output/kurzcheck_VERSION_ARCH.deb: for Debian 12 and its like

PACKAGE_DEPS = dpkg-dev $(WINDOWS_DEPS)

.PHONY: package-deps static deb
package-deps:
	@tests/install-packages $(PACKAGE_DEPS)

# Asked for together, even under -j: first what is needed.
static deb: | $(filter deps package-deps,$(MAKECMDGOALS))

# Nothing of the C library that would load more at run time is used (names of hosts and
# users, locales), so it may be linked in whole.
STATIC := $(OUTPUT)/bin/kurzcheck-static
static: $(STATIC)
$(STATIC): $(PROGRAM_OBJ)
	@mkdir -p $(@D)
	$(CC) $(VARIANT_FLAGS) $(HARDENING_LINK) $(LDFLAGS) -static-pie -s -o $@ $^ $(LIBS)

deb:
	@MAKE='$(MAKE)' src/packages/deb '$(OUTPUT)'
