"use strict";
const { reporters, Runner } = require("mocha");

/** Mocha's own report, then what was not run and why, then one line that counts. */
module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      for (const [title, count] of counted(skipped.map(cause))) {
        console.log(`skipped: ${title}${count > 1 ? `: ${count} tests` : ""}`);
      }
      const { passes, failures } = runner.stats;
      console.log(`${passes} passed, ${failures} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
    });
  }
};

/** Of a skipped test's title the part that ends with the reason (tests/support/programs.ts): the test's, or that of its suite. */
const cause = (title) => title.replace(/( on the PATH\)).*$/, "$1");

function counted(titles) {
  const counts = new Map();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return counts;
}
