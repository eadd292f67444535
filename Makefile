# Alle opdrachten van het project; `make help` noemt ze.

MELDING ?= scenarios/01-acuut-gevaar.ron
DOEL := $(or $(CARGO_TARGET_DIR),target)

.DEFAULT_GOAL := help
.PHONY: help run test test-lang bench fuzz screenshots gereedschap

help: ## Toont deze lijst
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-18s%s\n", $$1, $$2}'

run: gereedschap ## Bouwt voorop en opent het venster; zonder scherm: de teksten in de terminal
	@.ci/pakketten bouw
	@.ci/pakketten venster || true
	cargo build --release --locked
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  exec $(DOEL)/release/voorop; \
	else \
	  echo "Er is geen beeldscherm: voorop maakt de teksten bij $(MELDING) in de terminal."; \
	  exec $(DOEL)/release/voorop opstellen $(MELDING); \
	fi

test: gereedschap ## Controleert opmaak en code, en draait alle tests
	@.ci/pakketten toets
	@{ cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 \
	  || rustup component add rustfmt clippy \
	  || { echo "rustfmt of clippy ontbreekt: installeer ze met rustup component add rustfmt clippy."; exit 1; }
	cargo fmt --check
	cargo clippy --all-targets --locked --features meten -- -D warnings
	cargo test --locked --features meten
	.ci/weergaven $(DOEL)/debug/voorop venster

test-lang: gereedschap ## Draait de tests met veel meer gevallen: 1000 kills, 2000 bits, 1000 knippen (duurt lang)
	VOOROP_LANG=1 PROPTEST_CASES=4000 cargo test --profile lang --locked --features meten -- --include-ignored

bench: gereedschap ## Meet rekentijd, start en rust van het venster
	@.ci/pakketten toets
	cargo build --release --locked --features meten --example archief_meten
	$(DOEL)/release/examples/archief_meten groei $(DOEL)/meetarchief 10000 100000 --grens
	$(DOEL)/release/examples/archief_meten verhouding $(DOEL)/meetarchief 10000
	VOOROP_MEET_ARCHIEF=$(CURDIR)/$(DOEL)/meetarchief/10000 cargo bench --locked
	cargo build --release --locked --bins --examples
	VOOROP_LEEG_VENSTER=$(DOEL)/release/examples/leeg_venster .ci/venstermaten $(DOEL)/release/voorop

# Keren per deur; papieren kosten tientallen milliseconden per keer.
KEREN ?= 1000000
KEREN_PAPIEREN ?= 50000
DEUREN := melding scenario assets tabel tekst sleutels overdracht zoeken taal papieren

fuzz: gereedschap ## Voert kapotte invoer aan elke deur, gestuurd door dekking (nightly en cargo-fuzz nodig)
	@cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz
	@for deur in $(DEUREN); do \
	  keren=$(KEREN); [ $$deur != papieren ] || keren=$(KEREN_PAPIEREN); \
	  mkdir -p $(DOEL)/fuzz/$$deur; \
	  cargo +nightly fuzz run --sanitizer none $$deur $(DOEL)/fuzz/$$deur fuzz/corpus/$$deur -- \
	    -runs=$$keren -timeout=10 -rss_limit_mb=1024 -max_len=8192 -print_final_stats=1 || exit 1; \
	done

screenshots: gereedschap ## Maakt schermafdrukken van elke stap in target/schermen
	@.ci/pakketten schermen
	cargo build --release --locked
	.ci/schermen $(DOEL)/release/voorop

gereedschap:
	@command -v cargo >/dev/null || { echo "Rust ontbreekt: installeer het met rustup."; exit 1; }
	@command -v cc >/dev/null || { echo "Een C-compiler ontbreekt: installeer het pakket gcc."; exit 1; }
