#!/usr/bin/env node
"use strict";
/*
 * Stands in for GitHub's command line: answers `gh api` for pull requests, issues and comments from the JSON file that GH_STORE
 * names, keeps there what is written, and refuses what it does not know.
 */
const { readFileSync, writeFileSync } = require("node:fs");

const [, , word, option, method, path, ...rest] = process.argv;
if (word !== "api" || option !== "--method") throw new Error(`not known: gh ${process.argv.slice(2).join(" ")}`);

const store = JSON.parse(readFileSync(process.env.GH_STORE, "utf8"));
const fields = rest[0] === "--input" ? JSON.parse(readFileSync(0, "utf8")) : {};
const url = new URL(path, "https://api.github.example");
const query = Object.fromEntries(url.searchParams);
const route = `${method} ${url.pathname.replace(/^\/repos\/[^/]+\/[^/]+/, "").replace(/\d+/, "N")}`;
const number = Number(/\d+/.exec(url.pathname.replace(/^\/repos\/[^/]+\/[^/]+/, ""))?.[0]);
const bot = { login: "github-actions[bot]" };

const page = (entries) => entries.slice((query.page - 1) * query.per_page, query.page * query.per_page);
const created = (list, entry) => (list.push(entry), entry);
const changed = (entry) => Object.assign(entry, fields);
const hasLabel = ({ labels }) => labels.includes(query.labels);

const routes = {
  "GET /pulls": () => page(store.pulls.filter(({ state, label }) => state === query.state && label === query.head)),
  "GET /issues": () => page(store.issues.filter((issue) => issue.state === query.state && hasLabel(issue))),
  "GET /issues/N/comments": () => page(store.comments.filter(({ issue }) => issue === number)),
  "POST /issues/N/comments": () =>
    created(store.comments, { id: 1000 + store.comments.length, issue: number, user: bot, ...fields }),
  "PATCH /issues/comments/N": () => changed(store.comments.find(({ id }) => id === number)),
  "POST /issues": () => created(store.issues, { number: 7 + store.issues.length, state: "open", user: bot, ...fields }),
  "PATCH /issues/N": () => changed(store.issues.find((issue) => issue.number === number)),
};
if (routes[route] === undefined) throw new Error(`not known: ${route}`);
const answer = routes[route]();
writeFileSync(process.env.GH_STORE, JSON.stringify(store));
console.log(JSON.stringify(answer));
