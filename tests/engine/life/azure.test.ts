import { lifeOf } from "./life";

lifeOf("azure", {
  forSettings: ["update azure-native:monitor:ActionGroup", "update azure-native:operationalinsights:Workspace"],
  forNewVersion: ["update azure-native:containerregistry:TaskRun"],
  whenLost: "azure-native:monitor:ScheduledQueryRule",
});
