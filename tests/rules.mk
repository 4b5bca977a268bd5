# Tests; included by the Makefile.

.PHONY: test
