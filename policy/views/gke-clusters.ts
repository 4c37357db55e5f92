/** Autopilot turns on much by itself, and takes no other word on it. */
export const isStandard = ({ enableAutopilot }: { readonly enableAutopilot?: boolean }) => enableAutopilot !== true;
