import { jsonDocumentsRule } from "../../../families/json-documents";
import { writtenPolicies } from "../../../views/grants";

export default jsonDocumentsRule({
  view: writtenPolicies,
  id: "gcp/iam/documents-are-json",
  why: "Google refuses any other in the middle of a deployment, and no rule can tell whom it lets in.",
  fix: "Make the document by getIAMPolicy, or by JSON.stringify.",
  elsewhere: true,
  example: { bindings: [] },
});
