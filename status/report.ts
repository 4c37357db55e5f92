import type { Sensor, SensorStatus } from "./sensor-status";

/** Whether a sensor works on every node that is meant for one, and none speaks last of an error with Qualys or a registry. */
export function isHealthy({ sensors, problems }: SensorStatus, registries: readonly string[]): boolean {
  const works = problems.length === 0 && sensors.length > 0 && sensors.every(({ works }) => works);
  return works && subjects(registries).every(({ isAbout }) => !lastWords(sensors, isAbout).some(isFailing));
}

/** What is known of a sensor, and what is not. */
export function report(status: SensorStatus, registries: readonly string[]): string {
  const { where, image, sensors, problems, remarks } = status;
  const working = sensors.filter(({ works }) => works);
  const lines = [
    `Cluster  ${where}`,
    `Image    ${image}`,
    `Sensors  ${working.length} of ${sensors.length} work`,
    ...sensors.filter(({ works }) => !works).map(({ node, state }) => `  ✗ ${node}: ${state}`),
    ...problems.map((problem) => `  ✗ ${problem}`),
    ...remarks.map((remark) => `  - ${remark}`),
    "",
    ...unread(sensors),
    ...errors(sensors),
    ...subjects(registries).flatMap((subject) => spokenOf(subject, sensors)),
    "",
    ...unknown,
  ];
  return lines.map(withoutIds).join("\n");
}

interface Subject {
  readonly title: string;
  readonly isAbout: (line: string) => boolean;
  readonly none: string;
}

/** The vendor documents no words of the log, so what is about Qualys is a guess, and only errors are judged. */
const qualys: Subject = {
  title: "Qualys",
  isAbout: (line) => /regist(er|ration)|provision|activat|cmsqagpublic/i.test(line),
  none: "nothing about the sensor's registration in what was read",
};

function subjects(registries: readonly string[]): Subject[] {
  const named = registries.map((title) => ({
    title,
    isAbout: (line: string) => line.includes(title),
    none: "not mentioned in what was read",
  }));
  return [qualys, ...named];
}

interface Word {
  readonly node: string;
  readonly line: string;
}

/** The newest line of each sensor about something. */
function lastWords(sensors: readonly Sensor[], isAbout: Subject["isAbout"]): Word[] {
  return sensors.flatMap(({ node, log }) => {
    const line = log?.findLast(isAbout);
    return line === undefined ? [] : [{ node, line }];
  });
}

const isError = (line: string) => /\b(error|fatal)\b/i.test(line);
const isFailing = ({ line }: Word) => isError(line);

/** Those that failed first, as many as one wants to read. */
function spokenOf({ title, isAbout, none }: Subject, sensors: readonly Sensor[]): string[] {
  const words = lastWords(sensors, isAbout);
  if (words.length === 0) return [`${title.padEnd(8)} ${none}`];
  const failing = words.filter(isFailing);
  const others = words.filter((word) => !isFailing(word));
  const errors = failing.length > 0 ? `, ${failing.length} last of an error` : "";
  return [
    `${title.padEnd(8)} ${words.length} of ${sensors.length} sensors speak of it${errors}:`,
    ...failing.slice(0, 3).map(({ node, line }) => `  ✗ ${node}: ${line}`),
    ...others.slice(0, 1).map(({ node, line }) => `  - ${node}: ${line}`),
  ];
}

function unread(sensors: readonly Sensor[]): string[] {
  const count = sensors.filter((sensor) => sensor.log === undefined).length;
  return count > 0 ? [`Log      of ${count} sensors cannot be read`] : [];
}

function errors(sensors: readonly Sensor[]): string[] {
  const lines = sensors.flatMap(({ node, log = [] }) => log.filter(isError).map((line) => `  ${node}: ${line}`));
  if (lines.length === 0) return ["Errors   none in what was read"];
  return [`Errors   ${lines.length === 1 ? "1 line" : `${lines.length} lines`}, the newest:`, ...lines.slice(-3)];
}

/** The log may hold the ids that tie the sensor to its subscription. */
function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "********");
}

const unknown = [
  "What cannot be seen from here: whether Qualys takes what the sensors send. In the Qualys portal, Container Security,",
  "Configurations, Sensors has to list a registry sensor for each node, with a recent time of its last check-in; and a",
  "registry is reached for certain once a scan job of it has ended there.",
];
