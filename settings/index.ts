import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { Cloud } from "./clouds";
import type { schemas } from "./schema";

export { clouds, type Cloud } from "./clouds";

type Parsed<C extends Cloud> = z.output<(typeof schemas)[C]>;

/** What a stack is built from: validated, defaults filled in, the ids still Pulumi secrets. */
export type Settings<C extends Cloud = Cloud> = C extends Cloud
  ? Omit<Parsed<C>, "activationId" | "customerId" | "qualys"> & {
      readonly activationId: pulumi.Output<string>;
      readonly customerId: pulumi.Output<string>;
      /** Container Security server of the platform, e.g. `https://cmsqagpublic.qg1.apps.qualys.com/ContainerSensor`. */
      readonly podUrl: string;
    }
  : never;
