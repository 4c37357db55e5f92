import { path } from "../finding";
import { type OnAws, type OnClouds, type Rule, when } from "./rule";

const cloudWatch = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The benchmarks want a year. A throw-away stack need not keep its logs that long. */
export const aYearOfLogs: Rule<OnClouds> = ({ logs: { retentionDays }, protect }) =>
  when(protect && retentionDays < 365, {
    at: path("logs.retentionDays"),
    besides: [path("protect")],
    wrong: "is less than the year that the CIS benchmarks want",
    allowed: "365 or more; less only with protect false",
    to: 365,
  });

export const cloudWatchRetention: Rule<OnAws> = ({ logs: { retentionDays } }) =>
  when(!cloudWatch.includes(retentionDays), {
    at: path("logs.retentionDays"),
    wrong: "is not a retention that CloudWatch knows",
    allowed: `one of ${cloudWatch.join(", ")}`,
    to: cloudWatch.find((days) => days >= retentionDays) ?? 3653,
  });

export const retentionWithin =
  (shortest: number, longest: number): Rule<OnClouds> =>
  ({ logs: { retentionDays } }) =>
    when(retentionDays < shortest || retentionDays > longest, {
      at: path("logs.retentionDays"),
      wrong: "is not a retention that this cloud knows",
      allowed: `a whole number from ${shortest} to ${longest}`,
      to: 365,
    });

export const onePlaceForAlarms: Rule<OnClouds> = ({ alerts: { email, target } }) =>
  when(email !== undefined && target !== undefined, {
    at: path("alerts.email"),
    besides: [path("alerts.target")],
    wrong: "is a second place for alarms, beside alerts.target",
    allowed: "one of the two",
  });
