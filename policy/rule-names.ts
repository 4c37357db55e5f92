/** `aws/iam` and `aws` for `aws/iam/no-users`. */
export function foldersOf(id: string): readonly string[] {
  const at = id.lastIndexOf("/");
  return at < 0 ? [] : [id.slice(0, at), ...foldersOf(id.slice(0, at))];
}

/** What was meant, if it is a policy as Pulumi calls it; or the neighbours of it, because all names would fill pages. */
export function strangerAmong(name: string, names: readonly string[]): string {
  const meant = names.find((each) => each !== name && each.replaceAll("/", "-") === name);
  if (meant !== undefined) return `there is no ${name}; did you mean ${meant}?`;
  const folder = foldersOf(name).find((each) => names.includes(each));
  const level = folder === undefined ? 1 : folder.split("/").length + 1;
  const near = names.filter((each) => each.split("/").length === level && (!folder || each.startsWith(`${folder}/`)));
  const short = near.map((each) => each.slice(folder ? folder.length + 1 : 0));
  const listed = [...new Set(short)].toSorted().join(", ");
  return `there is no ${name}; ${folder ? `${folder} has` : "there are"} ${listed}`;
}
