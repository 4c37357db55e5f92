import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import * as ts from "typescript";

/** What an SDK says may stand in a place. */
export type Shape =
  | { readonly kind: "boolean" | "number" }
  /** Without choices: any text. */
  | { readonly kind: "text"; readonly choices: readonly string[] }
  /** A document is text: JSON of what it is of. */
  | { readonly kind: "list" | "map" | "document"; readonly of: Shape }
  | { readonly kind: "object"; readonly properties: () => Properties };

export type Properties = Readonly<Record<string, Property>>;

export interface Property {
  readonly shape: Shape;
  readonly required: boolean;
}

const sdks = join(__dirname, "../../../node_modules/@pulumi");
const text: Shape = { kind: "text", choices: [] };

/** The arguments of a resource type; of one that no SDK has, such as a custom resource: nothing. */
export function argumentsOf(type: string): Properties | undefined {
  const file = fileOf(type);
  const args = file ? declarationsIn(file).shapeOf([`${type.split(":").at(-1)}Args`]) : undefined;
  return args?.kind === "object" ? { ...args.properties(), ...documents()[type] } : undefined;
}

/** Arguments of which their own SDK says that they are text, and another one what is in it. */
const documents = (): Readonly<Record<string, Properties>> => ({
  "aws:ecs/taskDefinition:TaskDefinition": {
    containerDefinitions: {
      required: true,
      shape: { kind: "document", of: { kind: "list", of: awsx(["ecs", "TaskDefinitionContainerDefinitionArgs"]) } },
    },
  },
});

const awsx = (path: readonly string[]) => declarationsIn(join(sdks, "awsx/types/input.d.ts")).shapeOf(path) ?? text;

/** Modules are called `eks/cluster`, `containerservice`, `networking.k8s.io/v1` or `index`. */
function fileOf(type: string): string | undefined {
  const [sdk = "", module = "", name = ""] = type.split(":");
  const [group = "", version = ""] = module.replace("index", "").split("/");
  const folder = join(sdks, sdk, group.split(".", 1).join(), sdk === "kubernetes" ? version : "");
  // Files spell abbreviations in their own ways: `iamauditConfig`, `publicIPAddress`.
  const fileName = `${name === "Index" ? "index_" : name}.d.ts`.toLowerCase();
  const file = existsSync(folder) && readdirSync(folder).find((each) => each.toLowerCase() === fileName);
  return file ? join(folder, file) : undefined;
}

const opened = new Map<string, Declarations>();

function declarationsIn(file: string): Declarations {
  const declarations = opened.get(file) ?? new Declarations(file);
  opened.set(file, declarations);
  return declarations;
}

type Scope = ReadonlyMap<string, ts.Statement>;

/** The types that a file declares, as it spells them: a type checker would want to know all the others first. */
class Declarations {
  readonly #source: ts.SourceFile;
  readonly #scopes = new Map<ts.Node, Scope>();

  constructor(readonly file: string) {
    this.#source = ts.createSourceFile(file, readFileSync(file, "utf8"), {
      languageVersion: ts.ScriptTarget.Latest,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    });
  }

  shapeOf(path: readonly string[]): Shape | undefined {
    const found = path.reduce<ts.Node | undefined>(
      (scope, name) => scope && this.#scope(scope).get(name),
      this.#source,
    );
    if (!found) return undefined;
    if (ts.isInterfaceDeclaration(found)) return this.#object(found.members);
    return ts.isVariableStatement(found) ? this.#enumeration(found) : text;
  }

  #scope(node: ts.Node): Scope {
    const block = ts.isModuleDeclaration(node) ? node.body : node;
    if (!block || !(ts.isSourceFile(block) || ts.isModuleBlock(block))) return new Map();
    const scope =
      this.#scopes.get(block) ??
      new Map(block.statements.flatMap((each) => namesOf(each).map((name) => [name.getText(this.#source), each])));
    this.#scopes.set(block, scope);
    return scope;
  }

  /** `declare const Access: { readonly Allow: "Allow"; … }`. */
  #enumeration({ declarationList: { declarations } }: ts.VariableStatement): Shape {
    const shapes = declarations.flatMap(({ type }) =>
      type && ts.isTypeLiteralNode(type)
        ? type.members.filter(ts.isPropertySignature).map((member) => this.#shape(member.type))
        : [],
    );
    return either(shapes);
  }

  #object(members: Iterable<ts.TypeElement>): Shape {
    const signatures = [...members].filter(ts.isPropertySignature);
    const names = signatures.map(({ name }) => name.getText(this.#source).replaceAll('"', ""));
    const properties = () =>
      signatures.map((member, index) => {
        const shape = this.#shape(member.type);
        const listed = shape.kind === "text" ? choicesIn(this.#words(member)) : [];
        // Of several arguments, some documentation says that one is to be given.
        const choices = listed.filter((choice) => !names.includes(choice));
        return [
          names[index],
          {
            shape: choices.length > 1 ? either([shape, { kind: "text", choices }]) : shape,
            required: member.questionToken === undefined,
          },
        ];
      });
    return { kind: "object", properties: () => Object.fromEntries(properties()) as Properties };
  }

  /** What a property's documentation says. */
  #words(member: ts.Node): string {
    return this.#source.text.slice(member.getFullStart(), member.getStart(this.#source)).replace(/\s*\n\s*\*\s?/g, " ");
  }

  #shape(type: ts.TypeNode | undefined): Shape {
    if (!type) return text;
    if (type.kind === ts.SyntaxKind.BooleanKeyword) return { kind: "boolean" };
    if (type.kind === ts.SyntaxKind.NumberKeyword) return { kind: "number" };
    if (ts.isArrayTypeNode(type)) return { kind: "list", of: this.#shape(type.elementType) };
    if (ts.isUnionTypeNode(type)) {
      const defined = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
      return either(defined.map((each) => this.#shape(each)));
    }
    if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal))
      return { kind: "text", choices: [type.literal.text] };
    if (ts.isTypeLiteralNode(type)) {
      const [index] = [...type.members].filter(ts.isIndexSignatureDeclaration);
      return index ? { kind: "map", of: this.#shape(index.type) } : this.#object(type.members);
    }
    return ts.isTypeReferenceNode(type) ? this.#referred(type) : text;
  }

  #referred({ typeName, typeArguments }: ts.TypeReferenceNode): Shape {
    const [space, ...path] = typeName.getText(this.#source).split(".");
    if (typeArguments) return this.#shape(typeArguments[0]);
    const types = join(sdks, ...this.file.slice(sdks.length + 1).split(sep, 1), "types");
    if (space === "inputs") return declarationsIn(join(types, "input.d.ts")).shapeOf(path) ?? text;
    if (space !== "enums") return text;
    const [name = "", ...folders] = path.toReversed();
    return declarationsIn(join(types, "enums", ...folders.toReversed(), "index.d.ts")).shapeOf([name]) ?? text;
  }
}

function namesOf(statement: ts.Statement): readonly ts.Node[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name);
  return ts.isInterfaceDeclaration(statement) || ts.isModuleDeclaration(statement) ? [statement.name] : [];
}

/** What may be of one shape or another: all that any of them says. */
function either(shapes: readonly Shape[]): Shape {
  const objects = shapes.flatMap((shape) => (shape.kind === "object" ? [shape.properties] : []));
  if (objects.length > 0)
    return { kind: "object", properties: () => Object.assign({}, ...objects.map((each) => each())) as Properties };
  const choices = shapes.flatMap((shape) => (shape.kind === "text" ? shape.choices : []));
  return shapes.find(({ kind }) => kind !== "text") ?? { kind: "text", choices: [...new Set(choices)] };
}

/** The values that a property's documentation lists. */
function choicesIn(words: string): readonly string[] {
  return words
    .split(/(?<=[.:])\s+(?=[A-Z])/)
    .filter((sentence) =>
      /\b(valid|possible|allowed|supported|accepted|permitted|one of|either|can be)\b/i.test(sentence),
    )
    .flatMap((sentence) => [...sentence.matchAll(/[`"']([\w.-]*\w[\w.-]*)[`"']/g)].map(([, value = ""]) => value));
}
