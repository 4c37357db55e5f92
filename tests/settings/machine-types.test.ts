import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { familiesWithLocalDisk, localDiskGiB } from "../../settings/azure-local-disks";
import {
  awsMachines,
  awsWithoutLinux,
  azureMachines,
  gcpMachines,
  type MachineTypes,
} from "../../settings/machine-types";

/** vCPUs and GiB as the clouds list them. */
const known: readonly (readonly [MachineTypes, string, number, number])[] = [
  [awsMachines, "m6i.large", 2, 8],
  [awsMachines, "m6i.xlarge", 4, 16],
  [awsMachines, "c6a.2xlarge", 8, 16],
  [awsMachines, "r7iz.12xlarge", 48, 384],
  [awsMachines, "m7i-flex.4xlarge", 16, 64],
  [awsMachines, "i3.large", 2, 15.25],
  [awsMachines, "g5.xlarge", 4, 16],
  [awsMachines, "z1d.large", 2, 16],
  [awsMachines, "t3.medium", 2, 4],
  [awsMachines, "t3a.2xlarge", 8, 32],
  [azureMachines, "Standard_D4ds_v5", 4, 16],
  [azureMachines, "Standard_D8lds_v6", 8, 16],
  [azureMachines, "Standard_E20as_v5", 20, 160],
  [gcpMachines, "n2-standard-4", 4, 16],
  [gcpMachines, "e2-highcpu-8", 8, 8],
  [gcpMachines, "c3-highmem-22", 22, 176],
  [gcpMachines, "e2-medium", 2, 4],
];

const arm: readonly (readonly [MachineTypes, readonly string[], readonly string[]])[] = [
  [
    awsMachines,
    [
      ...["m6g.xlarge", "t4g.medium", "c7gn.large", "a1.large", "im4gn.xlarge", "is4gen.large", "x2gd.large"],
      ...["g5g.xlarge", "hpc7g.4xlarge", "c8gb.large", "m8g.metal-24xl", "p6e-gb200.36xlarge"],
    ],
    ["m6i.xlarge", "g4dn.xlarge", "g5.xlarge", "c6in.large", "m7i-flex.large", "u7i-6tb.112xlarge", "p6-b200.48xlarge"],
  ],
  [
    azureMachines,
    ["Standard_D4ps_v5", "Standard_E8pds_v6", "Standard_D4pls_v5"],
    ["Standard_D4ds_v5", "Standard_B4ms", "Standard_F8s_v2"],
  ],
  [
    gcpMachines,
    ["t2a-standard-4", "c4a-standard-8", "n4a-standard-4"],
    ["t2d-standard-4", "c4-standard-8", "a2-highgpu-1g"],
  ],
];

describe("machine types", () => {
  for (const [types, name, vcpus, memoryGiB] of known) {
    it(`${name} has ${vcpus} vCPUs and ${memoryGiB} GiB`, () => {
      assert.deepEqual(types.machine(name), { vcpus, memoryGiB });
    });
  }

  it("with Arm processors are told from others", () => {
    for (const [types, yes, no] of arm) {
      for (const name of yes) assert.ok(types.isArm(name), name);
      for (const name of no) assert.ok(!types.isArm(name), name);
    }
  });

  it("E28: on AWS that do not start Amazon Linux are told from those that do", () => {
    for (const type of ["mac1.metal", "mac2.metal", "mac2-m1ultra.metal", "mac-m4pro.metal", "m1.large", "t1.micro"]) {
      assert.ok(awsWithoutLinux(type), type);
    }
    for (const type of [
      "m6i.xlarge",
      "m6i.metal",
      "m3.large",
      "c3.large",
      "t2.large",
      "x1.16xlarge",
      "constructor",
      "",
    ]) {
      assert.equal(awsWithoutLinux(type), undefined, type);
    }
  });

  it("that are not known are not judged", () => {
    for (const types of [awsMachines, azureMachines, gcpMachines]) {
      for (const name of [
        "",
        "x",
        "m6i",
        "m6i.metal",
        "Standard_D2_v2",
        "n2-custom-4-8192",
        "constructor",
        "toString",
      ]) {
        assert.equal(types.machine(name), undefined, name);
        assert.ok(!types.isArm(name), name);
      }
    }
  });

  it("that are suggested are what they are said to be", () => {
    for (const types of [awsMachines, azureMachines, gcpMachines]) {
      for (const vcpus of [4, 8, 16, 32]) assert.equal(types.machine(types.general(vcpus))?.vcpus, vcpus);
    }
  });

  /** As Microsoft lists them: of the cache, the temporary disk, or one NVMe disk. */
  const disks = {
    Standard_D4s_v3: 100,
    Standard_D8as_v4: 200,
    Standard_E96as_v4: 2400,
    Standard_F8s_v2: 128,
    Standard_F72s_v2: 1520,
    Standard_D2d_v4: 75,
    Standard_D4ds_v5: 150,
    Standard_D8lds_v5: 300,
    Standard_E8ads_v5: 300,
    Standard_D4ds_v6: 220,
    Standard_D16ads_v6: 440,
    Standard_D96ads_v6: 880,
  };
  for (const [type, size] of Object.entries(disks)) {
    it(`A1: ${type} has a local disk of ${size} GiB`, () => assert.equal(localDiskGiB(type), size));
  }

  it("A1: on Azure that bring no disk along, or one of which nothing is known, are told from those", () => {
    for (const type of [
      "Standard_D4s_v5",
      "Standard_D5ds_v5",
      "Standard_DS3_v2",
      "Standard_D4ds_v9",
      "Standard_B4ms",
      "constructor",
      "",
    ]) {
      assert.equal(localDiskGiB(type), undefined, type);
    }
  });

  it("A1: of each family with a disk of its own are for amd64", () => {
    for (const family of familiesWithLocalDisk) {
      assert.ok(!azureMachines.isArm(family.replace(/^[A-Z]+/, "Standard_$&4")), family);
    }
  });
});
