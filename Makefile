.DEFAULT_GOAL := help
.PHONY: help install preview diagram sensor-status test test-engine test-faults check check-static format lint types generate policy-docs bench clean

packages := node_modules/.package-lock.json
# Files of tests run side by side, twice as many as there are cores: those with the real engine often wait. In CI, a test that
# is skipped has failed.
mocha = node_modules/.bin/mocha --parallel --jobs $$(node -p 'os.availableParallelism() * 2') $(if $(CI),--forbid-pending)

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

preview: install ## Preview all stacks offline and judge them; STACK=aws-eks for one, ARGS=--help for more
	@node preview/main.js $(STACK) $(ARGS)

diagram: install ## Draw the stacks: docs/diagrams
	@node preview/main.js --diagrams docs/diagrams > /dev/null

sensor-status: install ## Say whether the sensors of a deployed STACK run; CONTEXT, REGISTRIES="HOST …"
	@node status/main.js $(STACK) $(if $(CONTEXT),--context $(CONTEXT)) $(foreach each,$(REGISTRIES),--registry $(each))

test: install ## Run every test that this machine can run, and say what was skipped
	@$(mocha) "tests/**/*.test.ts"

test-engine: install ## Compare every variant of every stack with the real engine; takes a quarter of an hour
	@ENGINE_TESTS=all $(mocha) "tests/engine/**/*.test.ts"

test-faults: install ## Let every creation fail once and kill deployments; takes an hour; STACK=aws-eks for one
	@FAULTS=all node_modules/.bin/mocha $(if $(CI),--forbid-pending) tests/engine/faults.test.ts -g "deployment of $(STACK)"

check: check-static ## What CI runs: format, lint, types, generated files up to date, tests
	@$(mocha) "tests/**/*.test.ts"

check-static: install ## The same without the tests
	@node_modules/.bin/prettier --check --log-level warn .
	@node_modules/.bin/eslint .
	@node_modules/.bin/tsc
	@node docs/generate.js --check

format: install ## Format the code
	@node_modules/.bin/prettier --write --log-level warn .

lint: install ## Look for mistakes in the code
	@node_modules/.bin/eslint .

types: install ## Check the types
	@node_modules/.bin/tsc

generate: install ## Write the generated files: docs/settings.md, docs/rules, docs/controls.md, settings/schema
	@node docs/generate.js

policy-docs: generate ## The same, by the name of what most ask for: docs/rules.md, docs/rules, docs/controls.md

bench: install ## Measure how long a preview takes, in ratios to a plain program
	@node bench/main.js

clean: ## Remove what was installed and cached
	rm -rf node_modules policy/node_modules

install: $(packages) ## Install the packages, if they are not

$(packages): package.json policy/package.json package-lock.json
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); if (a < 20 || (a === 20 && b < 19)) { console.error("Node.js 20.19 or newer is needed; this is " + process.version); process.exit(1) }'
	@echo "Installing the packages, which takes a minute or two the first time" >&2
	@npm ci --no-progress --loglevel=error
	@touch $@
