import type { ServiceAnswers } from "../answers";

export default {
  resources: {
    "gcp:monitoring/alertPolicy:AlertPolicy": {},
    "gcp:monitoring/notificationChannel:NotificationChannel": { outputs: () => ({ verificationStatus: "" }) },
    "gcp:monitoring/dashboard:Dashboard": {},
  },
} satisfies ServiceAnswers;
