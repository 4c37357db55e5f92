/*
 * Sums of Kubernetes quantities. Results have the form that the API server itself would give them, so that what it
 * answers equals what was sent.
 */

/** In thousandths of a CPU: `500m` is 500, `1.5` is 1500. */
export function millicpu(quantity: string): number {
  return quantity.endsWith("m") ? Number(quantity.slice(0, -1)) : Math.round(Number(quantity) * 1000);
}

export function cpuQuantity(millis: number): string {
  return millis % 1000 === 0 ? `${millis / 1000}` : `${millis}m`;
}

/** In MiB: `2Gi` is 2048. */
export function mebibytes(quantity: string): number {
  const number = Number(quantity.slice(0, -2));
  return quantity.endsWith("Gi") ? number * 1024 : number;
}

export function memoryQuantity(mebibytes: number): string {
  const units = ["Mi", "Gi", "Ti", "Pi"];
  let [value, unit] = [mebibytes, 0];
  while (value >= 1024 && value % 1024 === 0 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value}${units[unit]}`;
}
