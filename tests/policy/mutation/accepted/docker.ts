import { type AcceptedChanges, contents, incomplete, irrelevant, refused } from "./accepted";

export const docker: AcceptedChanges = {
  "docker-build:index:Index": [irrelevant(contents, "push", "sources[]"), refused(incomplete, "registry")],
};
