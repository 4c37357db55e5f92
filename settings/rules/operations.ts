import { path } from "../finding";
import type { ParsedSettings } from "../schema";
import { type Day, type OnAws, type OnClouds, type Rule, when } from "./rule";

/** From a year on. */
const cloudWatch = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

export const cloudWatchRetention: Rule<OnAws> = ({ logs: { retentionDays } }) =>
  when(!cloudWatch.includes(retentionDays), {
    at: path("logs.retentionDays"),
    wrong: "is not a retention that CloudWatch knows",
    allowed: `one of ${cloudWatch.join(", ")}`,
    to: cloudWatch.find((days) => days >= retentionDays) ?? 3653,
  });

export const longestRetention =
  (longest: number): Rule<OnClouds> =>
  ({ logs: { retentionDays } }) =>
    when(retentionDays > longest, {
      at: path("logs.retentionDays"),
      wrong: "is longer than this cloud keeps logs",
      allowed: `a whole number from 365 to ${longest}`,
      to: longest,
    });

export const onePlaceForAlarms: Rule<OnClouds> = ({ alerts: { email, target } }) =>
  when(email !== undefined && target !== undefined, {
    at: path("alerts.email"),
    besides: [path("alerts.target")],
    wrong: "is a second place for alarms, beside alerts.target",
    allowed: "one of the two",
  });

/** Before it, an alert comes; Google refuses to tell of a day that is over. */
export const dueDayToCome: Rule<ParsedSettings<"azure" | "gcp">> = ({ credentials: { dueOn } }, _given, today) =>
  when(dueOn !== undefined && dueOn <= today, {
    at: path("credentials.dueOn"),
    wrong: "is no day to come, so nobody would be told",
    allowed: `a day after ${today}: the next on which the ids are due`,
    to: monthOfNextYear(today),
  });

function monthOfNextYear(today: Day): Day {
  const [year, month] = today.split("-");
  return `${Number(year) + 1}-${month}-01`;
}

/**
 * G5: a tag may mean another image tomorrow, so Binary Authorization admits a digest, and a digest is what is signed. The
 * deployment learns that of a copy that it makes; of any other image it is told.
 */
export const admittedDigest: Rule<ParsedSettings<"gcp">> = ({ image: { registry, copy, digest } }) =>
  when(digest === undefined && (registry === "upstream" || copy === "fetched"), {
    at: path("image.digest"),
    besides: [path(registry === "upstream" ? "image.registry" : "image.copy")],
    wrong: "is not set, and nothing else says which image runs: only a copy that is pushed tells its digest",
    allowed: "the digest that `docker buildx imagetools inspect` shows, or a private copy that is pushed",
    to: "DIGEST",
  });
