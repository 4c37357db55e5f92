import type { Sensor, SensorStatus } from "./sensor-status";

/** Whether a sensor works on every node that is meant for one, as far as the platform knows. */
export function isHealthy({ sensors, problems }: SensorStatus): boolean {
  return problems.length === 0 && sensors.length > 0 && sensors.every(({ works }) => works);
}

/** What is known of a sensor, and what is not. */
export function report(status: SensorStatus, registries: readonly string[]): string {
  const { where, image, sensors, problems, remarks } = status;
  const working = sensors.filter(({ works }) => works);
  const log = [...new Set(sensors.flatMap((sensor) => sensor.log ?? []))].map(withoutIds);
  return [
    `Cluster  ${where}`,
    `Image    ${image}`,
    `Sensors  ${working.length} of ${sensors.length} work`,
    ...sensors.filter(({ works }) => !works).map(({ node, state }) => `  ✗ ${node}: ${withoutIds(state)}`),
    ...problems.map((problem) => `  ✗ ${withoutIds(problem)}`),
    ...remarks.map((remark) => `  - ${remark}`),
    "",
    ...registration(sensors, log),
    ...registries.flatMap((registry) => mentions(registry, log)),
    "",
    ...unknown,
  ].join("\n");
}

/** The vendor documents no words of the log, so these are shown and not judged. */
function registration(sensors: readonly Sensor[], log: readonly string[]): string[] {
  const unread = sensors.filter((sensor) => sensor.log === undefined).length;
  return [
    ...(unread > 0 ? [`Log      of ${unread} sensors cannot be read`] : []),
    ...newest("Errors", log.filter(isError), "none in what was read"),
    ...newest("Qualys", log.filter(isAboutQualys), "nothing about the sensor's registration in what was read"),
  ];
}

function mentions(registry: string, log: readonly string[]): string[] {
  return newest(
    registry,
    log.filter((line) => line.includes(registry)),
    "not mentioned in what was read",
  );
}

function newest(title: string, lines: readonly string[], none: string): string[] {
  const count = lines.length === 1 ? "1 line, the newest:" : `${lines.length} lines, the newest:`;
  return lines.length === 0
    ? [`${title.padEnd(8)} ${none}`]
    : [`${title.padEnd(8)} ${count}`, ...lines.slice(-3).map((line) => `  ${line}`)];
}

const isError = (line: string) => /\b(error|fatal)\b/i.test(line);
const isAboutQualys = (line: string) => /regist(er|ration)|provision|activat|cmsqagpublic/i.test(line);

/** The log may hold the ids that tie the sensor to its subscription. */
function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "********");
}

const unknown = [
  "What cannot be seen from here: whether Qualys takes what the sensors send. In the Qualys portal, Container Security,",
  "Configurations, Sensors has to list a registry sensor for each node, with a recent time of its last check-in; and a",
  "registry is reached for certain once a scan job of it has ended there.",
];
