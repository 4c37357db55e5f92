import type { AcceptedChanges } from "./accepted";
import { aws } from "./aws";
import { azure } from "./azure";
import { docker } from "./docker";
import { gcp } from "./gcp";
import { kubernetes } from "./kubernetes";

export const accepted: AcceptedChanges = { ...aws, ...azure, ...docker, ...gcp, ...kubernetes };
