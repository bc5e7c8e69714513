# chargefix: `make help` says what there is to make.
#
# BUILD is where everything goes; another BUILD is another build, so that
# `make BUILD=build/clang CC=clang test` leaves the ordinary one alone.

VERSION := 1.0.0
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))

LIBRARIES      := ncursesw yaml-0.1 sqlite3 jansson nettle
TEST_LIBRARIES := cmocka vterm

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla \
	-Wswitch-enum -Wredundant-decls
OPTIMISE ?= -O2 -g
HARDEN   ?= -D_FORTIFY_SOURCE=2 -fstack-protector-strong
EXTRA    ?=

# ncursesw's own flags ask for an older POSIX than we use.
PKG_CFLAGS = $(filter-out -D%,$(shell pkg-config --cflags $(1)))
CPPFLAGS_ALL = -Iinclude -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
	-DNCURSES_WIDECHAR=1 -DCHARGEFIX_VERSION='"$(VERSION)"' \
	-DCHARGEFIX_GUIDE_INSTALLED='"$(PREFIX)/share/chargefix/charging.yaml"' \
	$(CPPFLAGS) $(call PKG_CFLAGS,$(LIBRARIES))
CFLAGS_ALL = -std=c11 $(OPTIMISE) $(HARDEN) $(WARNINGS) $(EXTRA) $(CFLAGS) -MMD -MP
LIBS = $(shell pkg-config --libs $(LIBRARIES)) -lunistring
TEST_LIBS = $(shell pkg-config --libs $(TEST_LIBRARIES)) $(LIBS)

SOURCES := $(sort $(shell find src -name '*.c'))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libchargefix.a
PROGRAM := $(BUILD)/chargefix

TEST_SOURCES    := $(sort $(shell find tests -name 'test_*.c'))
SUPPORT_SOURCES := $(sort $(wildcard tests/support/*.c))
SUPPORT_OBJECTS := $(SUPPORT_SOURCES:%.c=$(BUILD)/%.o)
TESTS           := $(TEST_SOURCES:%.c=$(BUILD)/%)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all run test lint san install uninstall help clean packages format

all: packages
	@$(MAKE) --no-print-directory $(PROGRAM)

# Installs what is missing; does nothing where all is there.
packages:
	@sh .ci/packages $(LIBRARIES)

run: all
	@$(PROGRAM) -g data/charging.yaml

test:
	@sh .ci/packages $(LIBRARIES) $(TEST_LIBRARIES)
	@$(MAKE) --no-print-directory test-built

.PHONY: test-built tests
tests: $(PROGRAM) $(TESTS)
test-built: tests
	@sh tests/run $(BUILD) $(TESTS)

$(PROGRAM): $(BUILD)/src/main.o $(LIBRARY)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(BUILD)/src/main.o,$(OBJECTS))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/tests/%.o: CPPFLAGS_ALL += -Itests/support

$(TESTS): $(BUILD)/%: $(BUILD)/%.o $(SUPPORT_OBJECTS) $(LIBRARY)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(TEST_LIBS)

# Object files that only a chain of rules names are kept.
.SECONDARY:

san:
	@sh .ci/packages $(LIBRARIES) $(TEST_LIBRARIES)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/san HARDEN= OPTIMISE='-O1 -g' \
		EXTRA='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' \
		test-built

lint:
	@sh .ci/packages $(LIBRARIES) $(TEST_LIBRARIES) clang-format clang-tidy
	@sh .ci/lint $(CPPFLAGS_ALL)

format:
	clang-format -i $(shell find src include tests -name '*.[ch]')

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/chargefix
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/chargefix
	install -m 644 data/charging.yaml $(DESTDIR)$(PREFIX)/share/chargefix/charging.yaml

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/chargefix
	rm -f $(DESTDIR)$(PREFIX)/share/chargefix/charging.yaml
	-rmdir $(DESTDIR)$(PREFIX)/share/chargefix

clean:
	rm -rf $(BUILD)

help:
	@echo 'make run        build, installing what is missing, and start the wizard'
	@echo 'make test       build and run every test'
	@echo 'make            build build/chargefix'
	@echo 'make install    to PREFIX ($(PREFIX)), below DESTDIR; uninstall takes it away'
	@echo 'make lint       layout, clang-tidy, and which layer includes which'
	@echo 'make san        the tests under address and undefined-behaviour sanitizers'
	@echo 'make format     lay out all code as .clang-format says'
	@echo 'make clean      remove $(BUILD)'

-include $(OBJECTS:.o=.d) $(SUPPORT_OBJECTS:.o=.d) $(TESTS:=.d)
