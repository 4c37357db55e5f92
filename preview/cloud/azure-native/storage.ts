import type { ServiceAnswers } from "../answers";
import { copied, random } from "../azure-names";

export default {
  resources: {
    "azure-native:storage:StorageAccount": random("accountName"),
    "azure-native:storage:BlobServiceProperties": copied("blobServicesName"),
  },
} satisfies ServiceAnswers;
