import { resource } from "../../../../examples";
import { list, unless, when } from "../../../../problems";
import { singletonRule } from "../../../../rule";
import type { PropertiesOf } from "../../../../types";
import { anyHolds, someIs } from "../../../../unknown";

type Trail = PropertiesOf<"aws:cloudtrail/trail:Trail">;
type Selector = NonNullable<NonNullable<Trail["advancedEventSelectors"]>[number]>;

/** What an event does, in the words of CloudTrail's older selectors and of its advanced ones. */
const kinds = [
  { does: "read", readWriteType: "ReadOnly", readOnlyOfOthers: "false" },
  { does: "write", readWriteType: "WriteOnly", readOnlyOfOthers: "true" },
] as const;

/** A trail without selectors records all management events, and one with selectors what any of them asks for. */
function recordsManagement({ eventSelectors, advancedEventSelectors }: Trail, kind: (typeof kinds)[number]): boolean {
  const older = list(eventSelectors);
  const advanced = list(advancedEventSelectors);
  if (older.length === 0 && advanced.length === 0) return true;
  return anyHolds(
    () =>
      someIs(
        older,
        ({ includeManagementEvents, readWriteType }) =>
          includeManagementEvents !== false && ["All", kind.readWriteType].includes(readWriteType ?? "All"),
      ),
    () =>
      someIs(
        advanced,
        (selector) =>
          takes(selector, "eventCategory", "Management") && !takes(selector, "readOnly", kind.readOnlyOfOthers),
      ),
  );
}

const takes = ({ fieldSelectors }: Selector, field: string, value: string) =>
  someIs(list(fieldSelectors), (one) => one.field === field && list(one.equals).includes(value));

export default singletonRule("aws:cloudtrail/trail:Trail", {
  id: "aws/account/trail/all-regions",
  title: "A trail records the management events of every region",
  why: "Intruders work in the regions that nobody uses or watches.",
  severity: "high",
  area: "logging",
  controls: { "aws-foundations": ["4.1"] },
  fix: "Set isMultiRegionTrail of an aws.cloudtrail.Trail, and leave its logging, global and management events on.",
  missing: "no trail",
  check: ({ properties }) => [
    ...unless(properties.isMultiRegionTrail === true, "isMultiRegionTrail is not true"),
    ...when(properties.enableLogging === false, "enableLogging is false"),
    ...when(properties.includeGlobalServiceEvents === false, "includeGlobalServiceEvents is false"),
    ...kinds.flatMap((kind) =>
      unless(recordsManagement(properties, kind), `its selectors leave out management events that ${kind.does}`),
    ),
  ],
  good: () =>
    [
      {},
      { eventSelectors: [] },
      { eventSelectors: [{ includeManagementEvents: false }, { readWriteType: "All" }] },
      { eventSelectors: [{ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }] },
      {
        advancedEventSelectors: [
          { fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] },
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
            ],
          },
        ],
      },
      { advancedEventSelectors: ["true", "false"].map(managementThatIs) },
    ].map((selectors) => [resource("aws:cloudtrail/trail:Trail", "trail", { isMultiRegionTrail: true, ...selectors })]),
  bad: () => [
    [],
    [resource("aws:cloudtrail/trail:Trail", "trail", {})],
    ...[
      { enableLogging: false },
      { includeGlobalServiceEvents: false },
      { eventSelectors: [{ includeManagementEvents: false }] },
      { eventSelectors: [{ readWriteType: "WriteOnly" }] },
      { eventSelectors: [{ readWriteType: "ReadOnly" }, { readWriteType: "All", includeManagementEvents: false }] },
      { advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] }] },
      { advancedEventSelectors: [managementThatIs("true")] },
      { advancedEventSelectors: [managementThatIs("false")] },
    ].map((worse) => [resource("aws:cloudtrail/trail:Trail", "trail", { isMultiRegionTrail: true, ...worse })]),
  ],
});

function managementThatIs(readOnly: string) {
  return {
    fieldSelectors: [
      { field: "eventCategory", equals: ["Management"] },
      { field: "readOnly", equals: [readOnly] },
    ],
  };
}
