/** CPUs: `500m` is half of one. */
export function cpus(quantity: string): number {
  return quantity.endsWith("m") ? Number(quantity.slice(0, -1)) / 1000 : Number(quantity);
}

/** Memory in GiB: `512Mi` is half of one. */
export function gibibytes(quantity: string): number {
  return Number(quantity.slice(0, -2)) / (quantity.endsWith("Mi") ? 1024 : 1);
}
