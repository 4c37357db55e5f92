import type aks from "./controls/aks-1.8.0.json";
import type awsCompute from "./controls/aws-compute-2.0.0.json";
import type awsFoundations from "./controls/aws-foundations-7.0.0.json";
import type azureFoundations from "./controls/azure-foundations-6.0.0.json";
import type docker from "./controls/docker-1.8.0.json";
import type eks from "./controls/eks-2.0.0.json";
import type gcpFoundations from "./controls/gcp-foundations-5.0.0.json";
import type gke from "./controls/gke-2.0.0.json";
import type kubernetes from "./controls/kubernetes-2.0.1.json";
import type peers from "./controls/peers-2026.8.json";
import type securityHub from "./controls/security-hub-2026.8.json";

interface Benchmarks {
  aks: typeof aks;
  "aws-compute": typeof awsCompute;
  "aws-foundations": typeof awsFoundations;
  "azure-foundations": typeof azureFoundations;
  docker: typeof docker;
  eks: typeof eks;
  "gcp-foundations": typeof gcpFoundations;
  gke: typeof gke;
  kubernetes: typeof kubernetes;
  peers: typeof peers;
  "security-hub": typeof securityHub;
}

export type Benchmark = keyof Benchmarks;

/** The recommendations that a rule enforces, by benchmark. An id that the benchmark does not have is a compile error. */
export type Controls = {
  readonly [B in Benchmark]?: readonly (keyof Benchmarks[B]["recommendations"])[];
};
