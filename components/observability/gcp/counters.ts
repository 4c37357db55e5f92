import { Metric } from "@pulumi/gcp/logging";
import type * as pulumi from "@pulumi/pulumi";
import { deniedConnections, refusedImages, type Subject } from "./subject";

/** Log entries as numbers over time: names of their series in PromQL. */
export interface Counters {
  readonly refusedImages: pulumi.Output<string>;
  readonly deniedConnections?: pulumi.Output<string>;
}

export function counters(name: string, subject: Subject, options: pulumi.CustomResourceOptions): Counters {
  const count = (what: string, description: string, filter: pulumi.Output<string>) =>
    series(
      new Metric(
        `${name}-${what}`,
        { description, filter, metricDescriptor: { metricKind: "DELTA", valueType: "INT64", unit: "1" } },
        options,
      ),
    );
  return {
    refusedImages: count("refused-images", "Images that Binary Authorization refused", refusedImages(subject)),
    deniedConnections:
      subject.network &&
      count(
        "denied-connections",
        "Connections that the firewall denied",
        deniedConnections(subject.network.subnetwork),
      ),
  };
}

function series({ name }: Metric): pulumi.Output<string> {
  return name.apply((metric) => `logging_googleapis_com:user_${metric.replace(/\W/g, "_")}`);
}
