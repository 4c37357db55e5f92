"use strict";

/** Asks the project's GitLab, with the token that the variable has. */
async function gitlab(method, path, fields) {
  const { CI_API_V4_URL, CI_PROJECT_ID, GITLAB_TOKEN } = process.env;
  const url = path.startsWith("/") ? `${CI_API_V4_URL}${path}` : `${CI_API_V4_URL}/projects/${CI_PROJECT_ID}/${path}`;
  const response = await fetch(url, {
    method,
    headers: { "private-token": GITLAB_TOKEN, "content-type": "application/json" },
    body: fields && JSON.stringify(fields),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`GitLab answers ${response.status} to ${method} ${path}: ${answer}`);
  return JSON.parse(answer);
}
exports.gitlab = gitlab;

/** All entries of a list that GitLab answers page by page. */
exports.all = async function all(path) {
  const entries = [];
  for (let page = 1; ; page++) {
    const found = await gitlab("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`);
    entries.push(...found);
    if (found.length < 100) return entries;
  }
};
