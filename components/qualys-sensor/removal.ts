import { agentIdentity, hostFolder, sensorData } from "./runtimes";

/*
 * S31: what takes the place of the sensor on each node and removes what it kept there. `rm` and `tail` are the image's own:
 * no other image is sure to be let in.
 */

/** Removes the sensor's folders, and nothing that others keep beside them. */
export const removal = ["rm", "-rf", agentIdentity.host, sensorData.host];

/** Then runs, so that a deployment sees that the node is clean. */
export const rest = ["tail", "-f", "/dev/null"];

/** Mounted under the path that the command names. */
export const folder = { name: "sensor-folder", path: hostFolder };

/** The sensor's files are root's, and some of its folders let nobody in (S8), which DAC_OVERRIDE passes over. */
export const removalCapabilities = { drop: ["ALL"], add: ["DAC_OVERRIDE"] };
