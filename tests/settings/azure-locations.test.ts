import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { environmentOf, hasZones, knownLocations } from "../../settings/azure-locations";

describe("Azure's locations", () => {
  it("are each known once, and known to have zones or to have none (A3)", () => {
    assert.equal(new Set(knownLocations).size, knownLocations.length);
    assert.ok(knownLocations.length > 65);
    for (const location of knownLocations) assert.equal(typeof hasZones(location), "boolean", location);
  });

  it("have zones in every cloud somewhere, and in the separate clouds in one place alone (A3)", () => {
    const zonal = (environment: string) =>
      knownLocations.filter((location) => environmentOf(location) === environment && hasZones(location));
    assert.deepEqual(zonal("usgovernment"), ["usgovvirginia"]);
    assert.deepEqual(zonal("china"), ["chinanorth3"]);
    assert.ok(zonal("public").length > 35);
  });

  it("have none where another location of the country is the first choice (A3)", () => {
    for (const [first, second] of [
      ["swedencentral", "swedensouth"],
      ["norwayeast", "norwaywest"],
      ["koreacentral", "koreasouth"],
      ["westus2", "westcentralus"],
      ["brazilsouth", "brazilsoutheast"],
    ] as const)
      assert.deepEqual([hasZones(first), hasZones(second)], [true, false], second);
  });

  it("are not guessed about where they are not known (A3)", () => {
    assert.equal(hasZones("atlantiscentral"), undefined);
  });
});
