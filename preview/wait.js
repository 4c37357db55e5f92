"use strict";
/*
 * For `--watch`: a process that has loaded what the preview before it had, and previews once when it is told to. Files that
 * have changed by then are loaded anew, and so is what they are loaded by; of the rest, nothing has run yet.
 */
module.exports = { wait };

function wait(preview) {
  process.on("message", async ({ load = [], changed }) => {
    load.forEach(loadAhead);
    if (changed === undefined) return;
    for (const file of affected(changed)) delete require.cache[file];
    await preview();
    process.send(Object.keys(require.cache), () => process.disconnect());
  });
}

/** What does not load now will say so in the preview. */
function loadAhead(file) {
  try {
    require(file);
  } catch {
    delete require.cache[file];
  }
}

function affected(changed) {
  const modules = Object.values(require.cache);
  const found = new Set(changed);
  for (const file of found) {
    const holders = modules.filter(({ children }) => children.some(({ filename }) => filename === file));
    for (const { filename } of holders) found.add(filename);
  }
  return found;
}
