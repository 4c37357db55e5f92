"use strict";
const { reporters, Runner } = require("mocha");

/** Mocha's own report, then what was not run and why, then one line that counts. */
module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      for (const title of skipped) console.log(`skipped: ${title}`);
      const { passes, failures } = runner.stats;
      console.log(`${passes} passed, ${failures} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
    });
  }
};
