/** What can be seen of a stack's sensors from outside, whatever they run on. */
export interface SensorStatus {
  /** The cluster that was asked. */
  readonly where: string;
  readonly image: string;
  readonly sensors: readonly Sensor[];
  /** Nodes that bear no sensor though a sensor belongs there, and what is wrong as a whole. */
  readonly problems: readonly string[];
  /** Nodes on which no sensor is meant to run, and why; and what is no fault, but worth a look. */
  readonly remarks: readonly string[];
}

export interface Sensor {
  readonly node: string;
  readonly works: boolean;
  /** What it does, in the platform's own words. */
  readonly state: string;
  /** Its newest lines; absent if nobody could read them. */
  readonly log?: readonly string[];
}

/** What is wrong where the sensor has made way for what cleans its nodes. */
export const noSensor = "No sensor runs: sensor.cleanUp removes what they kept.";
