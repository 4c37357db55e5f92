import type { Case } from "./case";
import { access } from "./cases/access";
import { cluster } from "./cases/cluster";
import { extraArguments } from "./cases/extra-arguments";
import { image } from "./cases/image";
import { kubernetes } from "./cases/kubernetes";
import { names } from "./cases/names";
import { network } from "./cases/network";
import { nodes } from "./cases/nodes";
import { operations } from "./cases/operations";
import { places } from "./cases/places";
import { room } from "./cases/room";
import { secrets } from "./cases/secrets";
import { sensor } from "./cases/sensor";
import { sensorOptions } from "./cases/sensor-options";
import { shape } from "./cases/shape";
import { subscription } from "./cases/subscription";
import { together } from "./cases/together";
import { waysOut } from "./cases/ways-out";

/** Every wrong configuration that the tests know, by what it is about. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  names,
  shape,
  subscription,
  places,
  network,
  room,
  access,
  cluster,
  kubernetes,
  nodes,
  image,
  sensor,
  sensorOptions,
  waysOut,
  extraArguments,
  operations,
  secrets,
  together,
};
