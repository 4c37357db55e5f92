"use strict";
// What the report does when it is read. Without it everything is there too, only folded.

/** Opens what is folded around an element, and the element. */
function open(element) {
  const own = element.matches("li") && element.querySelector(":scope > details");
  if (own) own.open = true;
  for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
}

/** A link leads to its target even where that is folded away, or hidden by a search. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const tree = target.closest(".tree");
  if (tree) search(tree, "");
  open(target);
  target.scrollIntoView({ block: "start" });
  const focused = target.querySelector(":scope > details > summary, :scope > summary");
  if (focused) focused.focus({ preventScroll: true });
}

const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
const texts = new WeakMap();

/** What an entry of a tree says itself, without those below it. */
function textOf(entry) {
  if (!texts.has(entry)) {
    const parts = entry.querySelectorAll(":scope > details > summary, :scope > details > .own");
    texts.set(entry, [...parts].map((part) => part.textContent.toLowerCase()).join(" "));
  }
  return texts.get(entry);
}

/** Shows the entries that have all words, and what they are in. Answers how many have. */
function search(tree, text) {
  const words = wordsOf(text);
  const entries = [...tree.querySelectorAll("li[id]")];
  const found = words.length > 0 ? entries.filter((entry) => words.every((word) => textOf(entry).includes(word))) : [];
  for (const entry of entries) entry.hidden = words.length > 0;
  for (const entry of found) {
    entry.hidden = false;
    for (let at = entry.parentElement; at !== tree; at = at.parentElement) {
      at.hidden = false;
      if (at.localName === "details") at.open = true;
    }
  }
  if (words.length === 0) for (const field of fieldsOf(tree)) field.value = "";
  return found.length;
}

const fieldsOf = (tree) => document.querySelectorAll(`[data-searches="${CSS.escape(tree.id)}"]`);

function say(field, text) {
  field.closest(".tools").querySelector("output").textContent = text;
}

for (const field of document.querySelectorAll("[data-searches]")) {
  field.addEventListener("input", () => {
    const text = field.value;
    const found = search(document.getElementById(field.dataset.searches), text);
    say(field, text.trim() === "" ? "" : `${found} found`);
  });
}

for (const button of document.querySelectorAll("[data-opens], [data-closes]")) {
  button.addEventListener("click", () => {
    const { opens, closes } = button.dataset;
    for (const each of document.getElementById(opens ?? closes).querySelectorAll("details")) each.open = Boolean(opens);
  });
}

/** Shows the recommendations that have the words and the answer that are asked for. */
function filterControls() {
  const words = wordsOf(document.getElementById("controls-search").value);
  const answer = document.getElementById("controls-answer").value;
  const asked = words.length > 0 || answer !== "";
  let shown = 0;
  for (const benchmark of document.querySelectorAll("#controls-list > details")) {
    let here = 0;
    for (const row of benchmark.querySelectorAll("tbody tr")) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      row.hidden = !fits || (answer !== "" && !row.dataset.answers.split(";").includes(answer));
      if (!row.hidden) here++;
    }
    benchmark.hidden = here === 0;
    benchmark.open = asked && here > 0;
    shown += here;
  }
  say(document.getElementById("controls-search"), asked ? `${shown} recommendations` : "");
}
for (const field of document.querySelectorAll("[data-filters]")) field.addEventListener("input", filterControls);

/** Enlarges a drawing about the middle of what is seen of it. */
function zoom(picture, how) {
  const paper = picture.querySelector(".paper");
  const before = Number(getComputedStyle(picture).getPropertyValue("--zoom"));
  const steps = { in: before * 1.25, out: before / 1.25, fit: 1 };
  const after = Math.min(8, Math.max(0.5, steps[how]));
  const middle = (start, size) => ((start + size / 2) * after) / before - size / 2;
  const place = { left: middle(paper.scrollLeft, paper.clientWidth), top: middle(paper.scrollTop, paper.clientHeight) };
  picture.style.setProperty("--zoom", String(after));
  paper.scrollTo(place);
}

const zoomKeys = { "+": "in", "=": "in", "-": "out", 0: "fit" };

for (const picture of document.querySelectorAll(".picture")) {
  const paper = picture.querySelector(".paper");
  for (const button of picture.querySelectorAll("[data-zoom]"))
    button.addEventListener("click", () => zoom(picture, button.dataset.zoom));
  paper.addEventListener("keydown", (event) => {
    const how = zoomKeys[event.key];
    if (how === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zoom(picture, how);
  });
  paper.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(picture, event.deltaY < 0 ? "in" : "out");
    },
    { passive: false },
  );
  dragToMove(paper);
}

/** With a mouse, a drawing is moved by what lies between its nodes. */
function dragToMove(paper) {
  let last;
  paper.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest("a")) return;
    last = event;
    paper.setPointerCapture(event.pointerId);
  });
  paper.addEventListener("pointermove", (event) => {
    if (!last) return;
    paper.scrollBy(last.clientX - event.clientX, last.clientY - event.clientY);
    last = event;
  });
  for (const end of ["pointerup", "pointercancel"]) paper.addEventListener(end, () => (last = undefined));
}

/** On paper nothing can be unfolded: what is to be read is open. What passed is among the controls, a drawing is seen. */
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.rule:not(.passed)")].filter((each) => !each.open);
  for (const each of opened) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
});

for (const tools of document.querySelectorAll(".tools")) tools.hidden = false;
addEventListener("hashchange", openTarget);
// A second click on the same link changes no address.
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.getAttribute("href") === location.hash) openTarget();
});
openTarget();
