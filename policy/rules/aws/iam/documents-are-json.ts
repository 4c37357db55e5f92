import { jsonDocumentsRule } from "../../../families/json-documents";
import { writtenDocuments } from "../../../views/written-documents";

export default jsonDocumentsRule({
  view: writtenDocuments,
  id: "aws/iam/documents-are-json",
  why: "AWS refuses any other in the middle of a deployment, and no rule can tell what it allows.",
  fix: "Make the document by JSON.stringify, or by getPolicyDocument.",
  example: { Version: "2012-10-17", Statement: [] },
});
