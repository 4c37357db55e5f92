import type { Settings } from "../../../settings";
import type { input } from "@pulumi/azure-native/types";

/** The configurations that AKS looks for by name: when it upgrades Kubernetes, and when the nodes' images. */
export const maintenanceConfigurations = ["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"] as const;

export function weeklyWindow({
  day,
  startHour,
  hours,
}: Settings<"azure">["cluster"]["maintenanceWindow"]): input.containerservice.MaintenanceWindowArgs {
  return {
    schedule: { weekly: { dayOfWeek: day, intervalWeeks: 1 } },
    startTime: `${String(startHour).padStart(2, "0")}:00`,
    utcOffset: "+00:00",
    durationHours: hours,
  };
}
