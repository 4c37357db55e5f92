/**
 * G3: the region's own zones, because not every region has an `a`. Zones for accelerators (`us-central1-ai1a`) have none
 * of the usual machines.
 *
 * @throws Error if the region has fewer zones
 */
export function pickZones(region: string, names: readonly string[], count: number): string[] {
  const usual = names.filter((zone) => /-[a-z]$/.test(zone)).sort();
  if (usual.length < count) {
    throw new Error(
      `network.zones: ${region} has ${usual.length} zones (${usual.join(", ")}), not ${count}. ` +
        `pulumi config set --path 'qualys-registry-sensor:network.zones' ${usual.length}, or choose another region.`,
    );
  }
  return usual.slice(0, count);
}
