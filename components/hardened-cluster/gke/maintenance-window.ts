export interface MaintenanceWindow {
  readonly day: string;
  /** Hour of the day it opens, in UTC. */
  readonly startHour: number;
  readonly hours: number;
}

export interface RecurringWindow {
  readonly startTime: string;
  readonly endTime: string;
  readonly recurrence: string;
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** GKE says when a window recurs by when it once was; this one was a Monday. */
const someMonday = Date.UTC(2024, 0, 1);
const hour = 60 * 60 * 1000;

export function recurringWindow({ day, startHour, hours }: MaintenanceWindow): RecurringWindow {
  const start = someMonday + (days.indexOf(day) * 24 + startHour) * hour;
  const end = start + hours * hour;
  return {
    startTime: timestamp(start),
    endTime: timestamp(end),
    recurrence: `FREQ=WEEKLY;BYDAY=${day.slice(0, 2).toUpperCase()}`,
  };
}

/** As GKE writes times: without milliseconds. */
function timestamp(time: number): string {
  return new Date(time).toISOString().replace(".000", "");
}
