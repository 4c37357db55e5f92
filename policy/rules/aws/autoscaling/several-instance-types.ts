import { list, unless } from "../../../problems";
import { rule } from "../../../rule";

export default rule("aws:autoscaling/group:Group", {
  id: "aws/autoscaling/several-instance-types",
  title: "Groups take several types of instance",
  why: "When a zone has no more of the one type, nothing replaces what fails.",
  severity: "low",
  area: "node security",
  controls: { "security-hub": ["AutoScaling.6"] },
  fix: "Set mixedInstancesPolicy.launchTemplate.overrides to two types or more.",
  check({ mixedInstancesPolicy }) {
    const overrides = list(mixedInstancesPolicy?.launchTemplate?.overrides);
    const types = new Set(
      overrides.map(({ instanceType, instanceRequirements }) => instanceType ?? instanceRequirements),
    );
    const several = types.size > 1 || overrides.some(({ instanceRequirements }) => instanceRequirements);
    return unless(several, "all its instances are of one type");
  },
  good: () => [
    {
      maxSize: 2,
      minSize: 1,
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: "lt-0" },
          overrides: [{ instanceType: "m7i.large" }, { instanceType: "m6i.large" }],
        },
      },
    },
  ],
  bad: () => [
    {},
    {
      maxSize: 2,
      minSize: 1,
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: "lt-0" },
          overrides: [{ instanceType: "m7i.large" }],
        },
      },
    },
  ],
});
