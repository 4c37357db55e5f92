/**
 * G3: the region's own zones, because not every region has an `a`. Zones for accelerators (`us-central1-ai1a`) have none
 * of the usual machines.
 */
export function pickZones(names: readonly string[], count: number): string[] {
  return names
    .filter((zone) => /-[a-z]$/.test(zone))
    .sort()
    .slice(0, count);
}
