import type { ServiceAnswers } from "../answers";
import { autoName } from "./names";

export default {
  resources: { "gcp:containeranalysis/note:Note": { autoName } },
} satisfies ServiceAnswers;
