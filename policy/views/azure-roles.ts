import { text } from "../problems";

/** The id of a role's definition; Azure takes it in whatever case. */
export const roleIdOf = (roleDefinitionId: unknown) => text(roleDefinitionId).toLowerCase().split("/").at(-1) ?? "";
