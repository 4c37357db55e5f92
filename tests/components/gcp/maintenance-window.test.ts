import assert from "node:assert/strict";
import fc from "fast-check";
import { recurringWindow } from "../../../components/hardened-cluster/gke/maintenance-window";

const hour = 60 * 60 * 1000;
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

describe("maintenance window of GKE (G15)", () => {
  it("opens on the day and at the hour of the settings", () => {
    assert.deepEqual(recurringWindow({ day: "Saturday", startHour: 22, hours: 12 }), {
      startTime: "2024-01-06T22:00:00Z",
      endTime: "2024-01-07T10:00:00Z",
      recurrence: "FREQ=WEEKLY;BYDAY=SA",
    });
  });

  it("is as long as asked for, on whatever day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...days),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 12, max: 24 }),
        (day, startHour, hours) => {
          const { startTime, endTime } = recurringWindow({ day, startHour, hours });
          assert.equal(new Date(startTime).getUTCHours(), startHour);
          assert.equal(new Date(startTime).getUTCDay(), (days.indexOf(day) + 1) % 7);
          assert.equal(Date.parse(endTime) - Date.parse(startTime), hours * hour);
        },
      ),
    );
  });
});
