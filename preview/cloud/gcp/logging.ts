import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: {
    "gcp:logging/projectBucketConfig:ProjectBucketConfig": {
      outputs: ({ project, location, bucketId }) => ({
        name: `projects/${project}/locations/${location}/buckets/${bucketId}`,
        lifecycleState: "ACTIVE",
      }),
    },
    "gcp:logging/projectSink:ProjectSink": { autoName, outputs: () => ({ writerIdentity: "" }) },
    "gcp:logging/metric:Metric": { autoName },
  },
  invokes: {
    "gcp:logging/getProjectCmekSettings:getProjectCmekSettings": (_, { project, accountId }) => ({
      id: `projects/${project}/cmekSettings`,
      project,
      serviceAccountId: `service-${accountId}@gcp-sa-logging.iam.gserviceaccount.com`,
    }),
  },
} satisfies ServiceAnswers;
