import { resource } from "../examples";
import type { PropertiesOf } from "../types";
import { namedEach, type View } from "./view";

const list = "aws:ec2/managedPrefixList:ManagedPrefixList";
const entry = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** A range of addresses in a prefix list. */
export interface PrefixListEntry {
  readonly cidr?: string;
}

/** What is in prefix lists, whether written inside the list or as resources of their own. */
export const prefixListEntries: View<PrefixListEntry> = {
  types: [list, entry],
  items({ type, properties }) {
    if (type === entry) return [{ name: "", item: entryOf(properties as PropertiesOf<typeof entry>) }];
    const { entries } = properties as PropertiesOf<typeof list>;
    return namedEach(entries, (_, index) => `entries[${index}]`, entryOf);
  },
  spellings: ({ cidr = "" }) => [
    [resource(list, "example", { addressFamily: "IPv4", maxEntries: 1, entries: [{ cidr }] })],
    [resource(entry, "example", { prefixListId: "pl-0123456789abcdef0", cidr })],
  ],
};

const entryOf = ({ cidr }: PrefixListEntry): PrefixListEntry => ({ cidr });
