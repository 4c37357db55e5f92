import type { Resource } from "../../policy/resource";
import type { Paint } from "./paint";
import { type Branch, tree } from "./tree";

/** The resources as a tree, the types below each of its roots in one column. */
export function resourceLines(resources: readonly Resource[], paint: Paint): string[] {
  return tree(resources)
    .flatMap(withoutStack)
    .flatMap((root) => {
      const rows = [{ lead: "", resource: root.resource }, ...rowsBelow(root.children, "")];
      const column = Math.max(...rows.map(({ lead, resource }) => lead.length + resource.name.length));
      return rows.map((row) => line(row, column, paint));
    });
}

/** As Pulumi shows it: `aws:ec2/vpc:Vpc` is `aws:ec2:Vpc`. */
export function shortType(type: string): string {
  const [, module = "", file = "", name = ""] = /^(.+)\/([^/:]+):([^:]+)$/.exec(type) ?? [];
  return file !== "" && file[0]?.toUpperCase() + file.slice(1) === name ? `${module}:${name}` : type;
}

/** The stack is the root of everything; its name is said already. */
export function withoutStack(root: Branch): readonly Branch[] {
  return root.resource.type === "pulumi:pulumi:Stack" ? root.children : [root];
}

interface Row {
  /** The lines of the tree before the name. */
  readonly lead: string;
  readonly resource: Resource;
}

function rowsBelow(branches: readonly Branch[], indent: string): Row[] {
  return branches.flatMap(({ resource, children }, index) => {
    const last = index === branches.length - 1;
    return [
      { lead: indent + (last ? "└─ " : "├─ "), resource },
      ...rowsBelow(children, indent + (last ? "   " : "│  ")),
    ];
  });
}

function line({ lead, resource }: Row, column: number, paint: Paint): string {
  const { name, type, protect, secrets } = resource;
  const marks = [...(protect ? ["[protected]"] : []), ...(secrets.length > 0 ? ["[secret]"] : [])];
  const shown = lead === "" ? paint.strong(name) : paint.faint(lead) + name;
  const gap = " ".repeat(column - lead.length - name.length);
  return [shown + gap, paint.faint(shortType(type)), ...marks.map(paint.note)].join("  ");
}
