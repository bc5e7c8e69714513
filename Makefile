# chargefix: `make help` says what there is to make.
#
# BUILD is where everything goes; another BUILD is another build, so that
# `make BUILD=build/clang CC=clang test` leaves the ordinary one alone. What is
# built with other flags than now is built again.

VERSION := 1.0.0
BUILD   ?= build
DESTDIR ?=
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
INSTALL    ?= install
PKG_CONFIG ?= pkg-config

# Where `make install` puts what.
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/chargefix
DOCDIR  ?= $(PREFIX)/share/doc/chargefix
MANDIR  ?= $(PREFIX)/share/man
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR  ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d

ifneq ($(word 2,$(BUILD)),)
$(error BUILD can't have a blank in it: "$(BUILD)")
endif

LIBRARIES      := ncursesw yaml-0.1 sqlite3 jansson libsodium libqrencode
TEST_LIBRARIES := cmocka vterm
TEST_TOOLS     := yaml-tests graphviz mandoc jsonschema

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla \
	-Wswitch-enum -Wredundant-decls
OPTIMISE ?= -O2 -g
# Some compilers bring a value of their own, which must go first. One that was
# given with CPPFLAGS or CFLAGS stays.
FORTIFY   = $(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDEN   ?= $(FORTIFY) -fstack-protector-strong
# The linker of macOS knows none of these.
HARDEN_LINK ?= $(if $(filter Darwin,$(call once,SYSTEM,uname -s)),,-Wl,-z,relro,-z,now)
# Builds in any two folders are the same.
FOLDERS  := -ffile-prefix-map='$(CURDIR)'=.
EXTRA    ?=

# Homebrew installs where compilers do not look by themselves.
BREW    := $(firstword $(wildcard /opt/homebrew))
INCLUDE := -Iinclude -Isrc $(if $(BREW),-I$(BREW)/include)
LINK     = $(HARDEN_LINK) $(LDFLAGS) $(if $(BREW),-L$(BREW)/lib)

# once,NAME,COMMAND: what the command prints, run when first asked for; by then
# pkg-config is there, which on a bare machine it is not from the start.
once = $(eval $(1) := $$(shell $(2)))$($(1))

# ncursesw's own flags ask for an older POSIX than we use.
PKG_CFLAGS  = $(filter-out -D%,$(call once,FOUND_CFLAGS,$(PKG_CONFIG) --cflags $(LIBRARIES)))
PKG_LIBS    = $(call once,FOUND_LIBS,$(PKG_CONFIG) --libs $(LIBRARIES)) -lunistring
# The program takes its libraries in where they can be: each that it need not
# look for saves some of its start, and it runs where they are not installed.
# `make BUILT_IN=` leaves all of them outside, as packagers need it. As for the
# linker, the first folder that has a library counts: where that has no archive
# of it, the library stays outside.
BUILT_IN   ?= ncursesw tinfo yaml sqlite3 jansson sodium qrencode unistring
folders     = $(patsubst -L%,%,$(filter -L%,$(LINK) $(PKG_LIBS)))
in_folder   = $(firstword $(wildcard $(2)/lib$(1).a $(2)/lib$(1).so $(2)/lib$(1).dylib))
in_folders  = $(foreach f,$(folders),$(call in_folder,$(1),$(f)))
known_to_cc = $(shell $(CC) $(CFLAGS) -print-file-name=lib$(1).a)
archive     = $(filter /%.a,$(firstword $(in_folders) $(known_to_cc)))
taken_in    = $(if $(filter $(BUILT_IN:%=-l%),$(1)),$(call archive,$(1:-l%=%)))
PROGRAM_LIBS = $(foreach l,$(PKG_LIBS),$(or $(call taken_in,$(l)),$(l))) -lm
TEST_CFLAGS = $(call once,FOUND_TEST_CFLAGS,$(PKG_CONFIG) --cflags $(TEST_LIBRARIES))
TEST_LIBS   = $(call once,FOUND_TEST_LIBS,$(PKG_CONFIG) --libs $(TEST_LIBRARIES)) $(PKG_LIBS)

CPPFLAGS_ALL = $(INCLUDE) -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE \
	-DNCURSES_WIDECHAR=1 -DCHARGEFIX_VERSION='"$(VERSION)"' \
	$(CPPFLAGS) $(PKG_CFLAGS)
CPPFLAGS_INSTALLED = -DCHARGEFIX_GUIDE_INSTALLED='"$(DATADIR)/charging.yaml"'
CPPFLAGS_TEST = -Itests/support $(TEST_CFLAGS)
CFLAGS_ALL = -std=c11 $(OPTIMISE) $(HARDEN) $(FOLDERS) $(WARNINGS) $(EXTRA) $(CFLAGS)

comma := ,

# below,FOLDER,PATTERN: files at any depth, found without help of find.
below = $(foreach f,$(wildcard $(1)/*),$(call below,$(f),$(2)) $(filter $(2),$(f)))

SOURCES := $(sort $(call below,src,%.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libchargefix.a
PROGRAM := $(BUILD)/chargefix

TEST_FILES      := $(sort $(call below,tests,%.c %.sh))
TEST_SOURCES    := $(foreach f,$(TEST_FILES),$(if $(filter test_%.c,$(notdir $(f))),$(f)))
TEST_SCRIPTS    := $(foreach f,$(TEST_FILES),$(if $(filter test_%.sh,$(notdir $(f))),$(f)))
SUPPORT_SOURCES := $(filter tests/support/%.c,$(TEST_FILES))
SUPPORT_OBJECTS := $(SUPPORT_SOURCES:%.c=$(BUILD)/%.o)
TESTS           := $(TEST_SOURCES:%.c=$(BUILD)/%)
BENCH           := $(BUILD)/tests/bench/bench_load
SCREEN_BENCH    := $(BUILD)/tests/bench/bench_screen
RECORD_BENCH    := $(BUILD)/tests/bench/bench_record
BENCH_CASES     := 1000000
FUZZ_TARGETS    := $(filter tests/fuzz/fuzz_%.c,$(TEST_FILES))
FUZZERS         := $(FUZZ_TARGETS:%.c=$(BUILD)/%)
# Each target with its corpus, as a test.
REPLAYS         := $(FUZZ_TARGETS:tests/fuzz/fuzz_%.c=$(BUILD)/tests/fuzz/replay_%)
# How long each fuzzer runs.
FUZZ_SECONDS    ?= 60

# V=1 shows the commands as they are run.
V   ?=
say  = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2);)

# A make that was not told how many jobs to run uses all processors.
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
SUBMAKE = $(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))

# Each of these calls another make, and so has none beside it that builds the
# same files: goals that are named with it come before or after.
CALLERS := all run test bench lint san monkey pictures fuzz install
ifneq ($(and $(filter $(CALLERS),$(MAKECMDGOALS)),$(word 2,$(MAKECMDGOALS))),)
.NOTPARALLEL:
endif

# FETCH=no installs nothing: what is missing is said.
FETCH ?= yes
packages = CC='$(1)' PKG_CONFIG='$(PKG_CONFIG)' FETCH='$(FETCH)' \
	CPPFLAGS='$(INCLUDE) $(CPPFLAGS)' LDFLAGS='$(LINK)' sh .ci/packages $(LIBRARIES)

# Nothing is installed for a build that can't be written.
writable = mkdir -p $(BUILD) 2>/dev/null && [ -w $(BUILD) ] || { \
	echo 'chargefix: the folder $(abspath $(BUILD)) is not writable: make BUILD=FOLDER builds in another.' >&2; \
	exit 1; }
PACKAGES = @$(writable); $(call packages,$(CC))

# What `sudo make install` built belongs to whoever called sudo.
GIVE_BACK = @[ -z '$(SUDO_UID)' ] || chown -R '$(SUDO_UID):$(SUDO_GID)' $(BUILD)

.DELETE_ON_ERROR:
.SUFFIXES:
# Object files that only a chain of rules names are kept.
.SECONDARY:
.PHONY: all run test packages built tests test-built bench bench-built lint \
	lint-built san monkey monkey-built pictures pictures-built fuzz \
	fuzz-built format install uninstall deb clean help FORCE

# First what is missing is installed, then another make reads the flags.
all:
	$(PACKAGES)
	+@$(SUBMAKE) built
	$(GIVE_BACK)

# Leaving a case unfinished is status 3, and nothing went wrong.
run: all
	@$(PROGRAM) -g data/charging.yaml || [ $$? -eq 3 ]

test:
	$(PACKAGES) $(TEST_LIBRARIES) $(TEST_TOOLS)
	+@$(SUBMAKE) test-built

packages:
	$(PACKAGES) $(TEST_LIBRARIES) $(TEST_TOOLS)

built: $(PROGRAM)
tests: $(PROGRAM) $(TESTS) $(REPLAYS)

# ONLY=NAME runs the test programs whose path has that in it, or else the tests
# of that name.
ONLY ?=
ifeq ($(ONLY),)
test-built: tests
	@sh tests/run $(BUILD) $(TESTS) $(REPLAYS) $(TEST_SCRIPTS)
else
IN_PATH := $(strip $(foreach f,$(TEST_SOURCES) $(TEST_SCRIPTS),$(if $(findstring $(ONLY),$(f)),$(f))))
IN_TEXT := $(if $(IN_PATH),,$(shell grep -lwF -e '$(ONLY)' $(TEST_SOURCES) $(TEST_SCRIPTS)))
CHOSEN  := $(patsubst %.c,$(BUILD)/%,$(IN_PATH) $(IN_TEXT))

test-built: $(PROGRAM) $(filter $(BUILD)/%,$(CHOSEN))
	$(if $(CHOSEN),,$(error no test is called "$(ONLY)"))
	@$(if $(IN_TEXT),CHARGEFIX_TEST='$(ONLY)') sh tests/run $(BUILD) $(CHOSEN)
endif

$(PROGRAM): $(BUILD)/src/main.o $(LIBRARY)
	$(call say,LINK,$@) $(CC) $(CFLAGS_ALL) $(LINK) -o $@ $^ $(PROGRAM_LIBS)

# Names of files repeat from folder to folder, so that members are only added.
$(LIBRARY): $(filter-out $(BUILD)/src/main.o,$(OBJECTS)) $(BUILD)/objects
	@rm -f $@
	$(call say,AR,$@) $(AR) qcs $@ $(filter %.o,$^)

$(TESTS) $(BENCH) $(SCREEN_BENCH) $(RECORD_BENCH): $(BUILD)/%: $(BUILD)/%.o $(SUPPORT_OBJECTS) $(LIBRARY)
	$(call say,LINK,$@) $(CC) $(CFLAGS_ALL) $(LINK) -o $@ $^ $(TEST_LIBS)

# Here allocations fail on demand.
SHORT_OF_MEMORY := $(patsubst %,$(BUILD)/tests/faults/test_%_memory,interview load screens tools)
$(SHORT_OF_MEMORY): $(BUILD)/tests/faults/allocator.o
$(SHORT_OF_MEMORY): private LINK += \
	$(patsubst %,-Wl$(comma)--wrap=%,malloc calloc realloc)

$(REPLAYS): $(BUILD)/tests/fuzz/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o \
		$(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/fuzz/fuzz.o \
		$(SUPPORT_OBJECTS) $(LIBRARY)
	$(call say,LINK,$@) $(CC) $(CFLAGS_ALL) $(LINK) -o $@ $^ $(TEST_LIBS)

$(FUZZERS): $(BUILD)/%: $(BUILD)/%.o $(BUILD)/tests/fuzz/fuzz.o \
		$(SUPPORT_OBJECTS) $(LIBRARY)
	$(call say,LINK,$@) $(CC) $(CFLAGS_ALL) -fsanitize=fuzzer $(LINK) -o $@ $^ $(TEST_LIBS)

compile = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<) $(compile) $(CPPFLAGS_TEST)

$(BUILD)/src/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<) $(compile)

# Only this has to be built again for another PREFIX.
$(BUILD)/src/command/guide_file.o: $(BUILD)/installed
$(BUILD)/src/command/guide_file.o: private CPPFLAGS_ALL += $(CPPFLAGS_INSTALLED)

# These change only when what they hold does.
$(BUILD)/installed: HELD = $(CPPFLAGS_INSTALLED)
$(BUILD)/flags: HELD = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LINK) $(BUILT_IN)
$(BUILD)/objects: HELD = $(OBJECTS)
$(BUILD)/installed $(BUILD)/flags $(BUILD)/objects: FORCE
	@mkdir -p $(@D)
	@held='$(subst ','\'',$(HELD))'; [ "$$held" = "$$(cat $@ 2>/dev/null)" ] || \
		printf '%s\n' "$$held" >$@

# Sanitized programs take several times as long. They try fewer of the guides,
# cases and stories that are many of a kind, and keep fewer MB of freed memory
# to notice its use: that is copied whenever a test starts a program.
TEST_SHARE ?= 10
UNDER_SANITIZERS = TEST_SHARE=$(TEST_SHARE) UBSAN_OPTIONS=print_stacktrace=1 \
	ASAN_OPTIONS="quarantine_size_mb=8:$$ASAN_OPTIONS"
SANITIZED = BUILD=$(BUILD)/san HARDEN= OPTIMISE='-O1 -g1 -fno-omit-frame-pointer' \
	EXTRA='$(EXTRA) -fsanitize=address,undefined -fno-sanitize-recover=all'

san:
	$(PACKAGES) $(TEST_LIBRARIES) $(TEST_TOOLS) sanitizers
	+@$(UNDER_SANITIZERS) $(SUBMAKE) $(SANITIZED) test-built

# What is found is written to the folder it is run in, to be added to a corpus.
fuzz:
	@$(call packages,clang) $(TEST_LIBRARIES) sanitizers
	+@$(SUBMAKE) BUILD=$(BUILD)/fuzz CC=clang HARDEN= OPTIMISE='-O1 -g' \
		EXTRA='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
		fuzz-built

fuzz-built: $(FUZZERS)
	@sh tests/fuzz/run $(FUZZ_SECONDS) $(FUZZERS)

# As many acts as a person makes in weeks; a few minutes.
MONKEY_ACTS ?= 200000

monkey:
	$(PACKAGES) $(TEST_LIBRARIES) sanitizers
	+@$(UNDER_SANITIZERS) MONKEY_ACTS=$(MONKEY_ACTS) \
		MONKEY_ACTS_A_ROUND=1000 TEST_LIMIT=7200 $(SUBMAKE) $(SANITIZED) monkey-built

monkey-built: $(PROGRAM) $(BUILD)/tests/screens/test_monkey
	@sh tests/run $(BUILD) $(BUILD)/tests/screens/test_monkey

# The README's pictures, made from the program.
pictures:
	$(PACKAGES) $(TEST_LIBRARIES)
	+@$(SUBMAKE) pictures-built

pictures-built: $(PROGRAM) $(BUILD)/tests/screens/test_pictures
	@UPDATE_PICTURES=1 sh tests/run $(BUILD) $(BUILD)/tests/screens/test_pictures

# Not a test: what it finds depends on the machine.
bench:
	$(PACKAGES) $(TEST_LIBRARIES) valgrind dialog
	+@$(SUBMAKE) bench-built

bench-built: $(PROGRAM) $(BENCH) $(SCREEN_BENCH) $(RECORD_BENCH)
	@sh tests/bench/run $(BENCH) data/charging.yaml
	@CHARGEFIX_PROGRAM=$(abspath $(PROGRAM)) $(SCREEN_BENCH)
	@sh tests/bench/record $(PROGRAM) $(RECORD_BENCH) $(BUILD)/bench-$(BENCH_CASES).db $(BENCH_CASES)

lint:
	$(PACKAGES) $(TEST_LIBRARIES) clang-format clang-tidy
	+@$(SUBMAKE) lint-built

lint-built:
	@sh .ci/lint $(CPPFLAGS_ALL) $(CPPFLAGS_INSTALLED) $(CPPFLAGS_TEST)

format:
	$(PACKAGES) clang-format
	@clang-format -i $(foreach d,src include tests,$(call below,$(d),%.c %.h))

# FILE:FOLDER:NAME, what is installed beside the program: the folder by its
# variable, and the name below it.
INSTALLED := data/charging.yaml:DATADIR:charging.yaml \
	data/charging.scenarios.yaml:DATADIR:charging.scenarios.yaml \
	data/guide.schema.json:DATADIR:guide.schema.json \
	data/scenarios.schema.json:DATADIR:scenarios.schema.json \
	data/report.schema.json:DATADIR:report.schema.json \
	data/export.schema.json:DATADIR:export.schema.json \
	LICENSE:DOCDIR:LICENSE \
	data/man/chargefix.1:MANDIR:man1/chargefix.1 \
	data/man/chargefix-guide.5:MANDIR:man5/chargefix-guide.5 \
	data/completions/chargefix.bash:BASHDIR:chargefix \
	data/completions/_chargefix:ZSHDIR:_chargefix \
	data/completions/chargefix.fish:FISHDIR:chargefix.fish

# part,N,ENTRY; and the path that an entry, or its folder, is installed as.
part   = $(word $(1),$(subst :, ,$(2)))
folder = '$(DESTDIR)$($(call part,2,$(1)))/$(dir $(call part,3,$(1)))'
path   = '$(DESTDIR)$($(call part,2,$(1)))/$(call part,3,$(1))'

install: all
	$(INSTALL) -d '$(DESTDIR)$(BINDIR)' $(foreach f,$(INSTALLED),$(call folder,$(f)))
	$(INSTALL) -m 755 $(PROGRAM) '$(DESTDIR)$(BINDIR)/chargefix'
	$(foreach f,$(INSTALLED),$(INSTALL) -m 644 $(call part,1,$(f)) $(call path,$(f)) &&) :

# Folders that this leaves empty go as well, but for those that systems come
# with.
uninstall:
	@for file in '$(DESTDIR)$(BINDIR)/chargefix' $(foreach f,$(INSTALLED),$(call path,$(f))); do \
		rm -f "$$file"; \
		folder=$${file%/*}; \
		while case $${folder#'$(DESTDIR)'} in \
			'$(PREFIX)' | /usr/bin | /usr/share | /usr/local/bin | /usr/local/share | /usr/local/share/man) false ;; \
			esac && rmdir "$$folder" 2>/dev/null; do \
			folder=$${folder%/*}; \
		done; \
	done

# A package for Debian, from a copy of the tree with its folder debian. Tests are
# for `make test`.
DEB_TREE = $(BUILD)/deb/chargefix-$(VERSION)

deb:
	$(PACKAGES) debhelper
	@rm -rf $(BUILD)/deb && mkdir -p $(DEB_TREE)
	@cp -R Makefile .ci data include src tests LICENSE README.md data/packaging/debian $(DEB_TREE)
	@cd $(DEB_TREE) && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL DEB_BUILD_PROFILES=nocheck \
		DEB_BUILD_OPTIONS="nocheck $$DEB_BUILD_OPTIONS" dpkg-buildpackage -b -us -uc
	@ls $(BUILD)/deb/*.deb

clean:
	rm -rf $(BUILD)

help:
	@echo 'make run        build, installing what is missing, and start the wizard'
	@echo 'make test       the same, and run every test; ONLY=NAME: one program or one test'
	@echo 'make            build $(PROGRAM)'
	@echo 'make install    install to PREFIX ($(PREFIX)), below DESTDIR; make uninstall removes it'
	@echo '                With FETCH=no, all of these list missing packages and install none.'
	@echo 'make deb        build a Debian package in $(BUILD)/deb'
	@echo 'make fuzz       run each fuzzer for FUZZ_SECONDS ($(FUZZ_SECONDS)); needs clang'
	@echo 'make bench      measure loading against libyaml, screens against dialog, and a record of'
	@echo '                BENCH_CASES ($(BENCH_CASES)) cases against SQLite; making it once takes minutes'
	@echo 'make lint       check the layout, the layers and the code (clang-tidy)'
	@echo 'make san        run the tests under the address and undefined-behaviour sanitizers'
	@echo 'make monkey     try $(MONKEY_ACTS) random keys, clicks, pastes and sizes under the sanitizers'
	@echo 'make pictures   redraw the pictures of the README'
	@echo 'make format     format all code with clang-format'
	@echo 'make clean      remove $(BUILD)'
	@echo
	@echo 'Variables: CC BUILD BUILT_IN FETCH PREFIX DESTDIR OPTIMISE EXTRA JOBS; V=1 shows whole commands.'

-include $(OBJECTS:.o=.d) $(SUPPORT_OBJECTS:.o=.d) $(TESTS:=.d) $(BENCH:=.d) $(SCREEN_BENCH:=.d) $(RECORD_BENCH:=.d) \
	$(FUZZERS:=.d) $(BUILD)/tests/faults/allocator.d \
	$(BUILD)/tests/fuzz/fuzz.d $(BUILD)/tests/fuzz/replay.d
