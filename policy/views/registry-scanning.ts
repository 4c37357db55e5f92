import type { Resource } from "../resource";
import { list, text } from "../problems";
import type { Stack } from "../stack";
import type { PropertiesOf } from "../types";
import { allHold, isSet, someIs } from "../unknown";
import { matching } from "./policy-statements";
import { ofSameRegion } from "./regions";

const scanning = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";

/** Whether the registry scans what arrives in the repository, whatever this says itself. */
export const isScannedByRegistry = (repository: Resource, stack: Stack) =>
  someIs(ofSameRegion(repository, scanning, stack), ({ properties }) =>
    someIs(list(properties.rules), (rule) =>
      allHold(
        () => scansArrivals(rule.scanFrequency, properties),
        () => someIs(list(rule.repositoryFilters), ({ filter }) => isFor(text(filter), repository)),
      ),
    ),
  );

/** Only enhanced scanning goes on without an end, and it begins with the arrival. */
const scansArrivals = (frequency: string | undefined, { scanType }: PropertiesOf<typeof scanning>) =>
  frequency === "SCAN_ON_PUSH" || (frequency === "CONTINUOUS_SCAN" && scanType === "ENHANCED");

/** Without an asterisk, a filter is for every name that has it somewhere. */
function isFor(filter: string, repository: Resource): boolean {
  if (filter === "") return false;
  if (/^\*+$/.test(filter)) return true;
  const name = nameOf(repository);
  return filter.includes("*") ? matching(filter)(name) : name.includes(filter);
}

/** One that the program leaves out begins as Pulumi's name does, and ends in digits. */
function nameOf({ name, properties }: Resource): string {
  const own: PropertiesOf<"aws:ecr/repository:Repository"> = properties;
  return isSet(own, "name") ? String(own.name) : `${name.toLowerCase()}-0000000`;
}
