import type { ServiceAnswers } from "../answers";

export default {
  invokes: {
    "aws:ssm/getParameter:getParameter": ({ name }) => ({
      name,
      id: name,
      type: "String",
      value: "1.35.0-20261101",
      insecureValue: "1.35.0-20261101",
      version: 1,
    }),
  },
} satisfies ServiceAnswers;
