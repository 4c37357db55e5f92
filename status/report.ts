import type { Sensor, SensorStatus } from "./sensor-status";

export type Verdict = "healthy" | "unhealthy" | "unknown";

/**
 * Healthy if a sensor works on every node that is meant for one, each speaks of Qualys and some of each registry, and none last
 * of a failure. What works and says nothing of it may be as well as not.
 */
export function verdictOn({ sensors, problems }: SensorStatus, registries: readonly string[]): Verdict {
  const works = problems.length === 0 && sensors.length > 0 && sensors.every(({ works }) => works);
  const asked = subjects(registries);
  if (!works || asked.some(({ isAbout }) => lastWords(sensors, isAbout).some(isFailing))) return "unhealthy";
  const isSpokenOf = ({ isAbout, ofEach }: Subject) =>
    lastWords(sensors, isAbout).length >= (ofEach ? sensors.length : 1);
  return asked.every(isSpokenOf) ? "healthy" : "unknown";
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
    ...failed(sensors),
    ...subjects(registries).flatMap((subject) => spokenOf(subject, sensors)),
    `Verdict  ${verdicts[verdictOn(status, registries)]}`,
    "",
    ...unknown,
  ];
  return lines.map(withoutIds).join("\n");
}

const verdicts: Readonly<Record<Verdict, string>> = {
  healthy: "healthy",
  unhealthy: "not healthy",
  unknown: "cannot be told: everything runs, and what was read of the logs does not say that all is well",
};

interface Subject {
  readonly title: string;
  readonly isAbout: (line: string) => boolean;
  /** Whether every sensor should speak of it. Which of them looks at a registry, Qualys decides. */
  readonly ofEach: boolean;
  readonly none: string;
}

/** The vendor documents no words of the log, so what is about Qualys is a guess, and so is what is a failure. */
const qualys: Subject = {
  title: "Qualys",
  isAbout: (line) => /regist(er|ration)|provision|activat|cmsqagpublic/i.test(line),
  ofEach: true,
  none: "nothing about the sensor's registration in what was read",
};

function subjects(registries: readonly string[]): Subject[] {
  const named = registries.map((title) => ({
    title,
    isAbout: usesOf(title),
    ofEach: false,
    none: "not mentioned as used in what was read",
  }));
  return [qualys, ...named];
}

/** What a registry is used for, and the databases of scans, which some registries serve too. */
const use = /pull|list|catalog|repositor|tag|manifest|image|layer|blob|scan|log(ged)? ?in|auth|connect|reach/i;
const database = /\bdb\b|database/i;

/** Lines that name the registry as a host and are about images there, or a failure. */
function usesOf(registry: string): Subject["isAbout"] {
  const host = registry.replace(/:443$/, "").replace(/[^\w-]/g, "\\$&");
  const named = new RegExp(`(?<![\\w.-])${host}(?::443)?(?![\\w-]|\\.\\w|:\\d)`, "i");
  return (line) => {
    const rest = line.replace(named, "");
    return rest !== line && !database.test(rest) && (use.test(rest) || isFailure(rest));
  };
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

const failures = [
  /\berr(ors?)?\b|\bfatal\b|fail|refus|den(y|ied)|reject|invalid|expired|exceeded|unable|cannot|could not|abort/i,
  /timed out|\btime-?out\b(?!\s*[=:]?\s*\d)|retr(y|ied)|unreachable|no route|no such host|not found/i,
  /unauthori[sz]ed|forbidden|x509|\b40[137]\b|\b(http(\/[\d.]+)?|status|code)[ :=]{1,3}[45]\d\d\b/i,
];

/** S24: too much is taken for a failure rather than too little. */
const isFailure = (line: string) => failures.some((words) => words.test(line));
const isFailing = ({ line }: Word) => isFailure(line);

/** Those that failed first, as many as one wants to read. */
function spokenOf({ title, isAbout, none }: Subject, sensors: readonly Sensor[]): string[] {
  const words = lastWords(sensors, isAbout);
  if (words.length === 0) return [`${title.padEnd(8)} ${none}`];
  const failing = words.filter(isFailing);
  const others = words.filter((word) => !isFailing(word));
  const ofFailure = failing.length > 0 ? `, ${failing.length} last of a failure` : "";
  return [
    `${title.padEnd(8)} ${words.length} of ${sensors.length} sensors speak of it${ofFailure}:`,
    ...failing.slice(0, 3).map(({ node, line }) => `  ✗ ${node}: ${line}`),
    ...others.slice(0, 1).map(({ node, line }) => `  - ${node}: ${line}`),
  ];
}

function unread(sensors: readonly Sensor[]): string[] {
  const count = sensors.filter((sensor) => sensor.log === undefined).length;
  return count > 0 ? [`Log      of ${count} sensors cannot be read`] : [];
}

function failed(sensors: readonly Sensor[]): string[] {
  const lines = sensors.flatMap(({ node, log = [] }) => log.filter(isFailure).map((line) => `  ${node}: ${line}`));
  if (lines.length === 0) return ["Failures none in what was read"];
  return [`Failures ${lines.length === 1 ? "1 line" : `${lines.length} lines`}, the newest:`, ...lines.slice(-3)];
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
