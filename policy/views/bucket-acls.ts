import { resource } from "../examples";
import { text } from "../problems";
import type { PropertiesOf } from "../types";
import { isSet } from "../unknown";
import { lazily, type Named, orOpen, type View } from "./view";

const alone = [
  "gcp:storage/bucketAccessControl:BucketAccessControl",
  "gcp:storage/defaultObjectAccessControl:DefaultObjectAccessControl",
  "gcp:storage/objectAccessControl:ObjectAccessControl",
] as const;
const bucketList = "gcp:storage/bucketACL:BucketACL";
const objectList = "gcp:storage/objectACL:ObjectACL";
const lists = [bucketList, "gcp:storage/defaultObjectACL:DefaultObjectACL", objectList] as const;

/** Lists that Google has written, by the strangers whom they let in. Its XML interface calls them `public-read`. */
const opening = {
  publicread: "allUsers",
  publicreadwrite: "allUsers",
  authenticatedread: "allAuthenticatedUsers",
} as const;

/** Who may use a bucket or objects by its ACLs, as Google spells it there: `allUsers`, `group-a@example.com`. */
export const aclEntities: View<string> = {
  types: [...alone, ...lists],
  items: ({ type, properties }) =>
    lists.some((list) => list === type) ? inList(properties) : entityAt(properties, "entity", "", (entity) => entity),
  spellings(entity) {
    const roleEntities = [`READER:${entity}`];
    const predefined = { allUsers: "publicRead", allAuthenticatedUsers: "authenticatedRead" }[entity];
    return [
      ...alone.map((type) => [resource(type, "example", { entity, role: "READER" })]),
      ...lists.map((type) => [resource(type, "example", { roleEntities })]),
      ...(predefined === undefined
        ? []
        : [
            [resource(bucketList, "example", { predefinedAcl: predefined })],
            [resource(bucketList, "example", { defaultAcl: predefined })],
            [resource(objectList, "example", { predefinedAcl: predefined })],
          ]),
    ];
  },
};

const inList = (acl: Partial<PropertiesOf<typeof bucketList>>) => [
  ...orOpen(() =>
    Array.from(Array.isArray(acl.roleEntities) ? acl.roleEntities.keys() : []).flatMap((index) =>
      entityAt(acl.roleEntities ?? [], `${index}`, `roleEntities[${index}]`, withoutRole),
    ),
  ),
  ...entityAt(acl, "predefinedAcl", "predefinedAcl", letIn),
  ...entityAt(acl, "defaultAcl", "defaultAcl", letIn),
];

function entityAt(
  holder: object,
  key: string,
  name: string,
  read: (value: string) => string,
): readonly Named<string>[] {
  const values = holder as Readonly<Record<string, unknown>>;
  if (!isSet(values, key)) return [];
  return [lazily(name, () => read(text(values[key])))];
}

/** `READER:allUsers` */
const withoutRole = (pair: string) => pair.slice(pair.indexOf(":") + 1);

function letIn(list: string): string {
  const name = list.replaceAll("-", "").toLowerCase();
  return Object.hasOwn(opening, name) ? opening[name as keyof typeof opening] : list;
}
