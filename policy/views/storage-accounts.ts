import type { PropertiesOf } from "../types";

type StorageAccount = PropertiesOf<"azure-native:storage:StorageAccount">;

/** Has no public side, or one for which the rules of a network security perimeter decide. */
export const isClosed = ({ publicNetworkAccess }: StorageAccount) =>
  publicNetworkAccess === "Disabled" || publicNetworkAccess === "SecuredByPerimeter";
