/** Subnets of Google's own load balancers: no machine is in them, and they take no settings of machines. */
const ofLoadBalancers = ["REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER"];

export const isForMachines = ({ purpose }: { readonly purpose?: string }) => !ofLoadBalancers.includes(purpose ?? "");
