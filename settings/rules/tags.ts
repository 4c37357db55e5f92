import { path } from "../finding";
import { type Rule, when } from "./rule";

interface TagForm {
  readonly key: RegExp;
  readonly keyForm: string;
  readonly value: RegExp;
  readonly valueForm: string;
  /** What keys may not begin with. */
  readonly reserved: RegExp;
  readonly most: number;
}

export const awsTags: TagForm = {
  key: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  keyForm: "up to 128 letters, digits, spaces and _ . : / = + - @",
  value: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
  valueForm: "up to 256 letters, digits, spaces and _ . : / = + - @",
  reserved: /^aws:/i,
  most: 40,
};

export const azureTags: TagForm = {
  key: /^[^<>%&\\?/]{1,512}$/,
  keyForm: "up to 512 characters without < > % & \\ ? /",
  value: /^[^]{0,256}$/,
  valueForm: "up to 256 characters",
  reserved: /^(microsoft|azure|windows)/i,
  most: 40,
};

export const gcpLabels: TagForm = {
  key: /^[a-z][a-z0-9_-]{0,62}$/,
  keyForm: "up to 63 lower-case letters, digits, _ and -, beginning with a letter",
  value: /^[a-z0-9_-]{0,63}$/,
  valueForm: "up to 63 lower-case letters, digits, _ and -",
  reserved: /^goog/,
  most: 50,
};

/** What does not fit a label becomes an annotation, which takes any text. */
export const kubernetesTags: TagForm = {
  key: /^[^]{1,63}$/,
  keyForm: "up to 63 characters",
  value: /^[^]{0,256}$/,
  valueForm: "up to 256 characters",
  reserved: /^([a-z0-9.-]*\.)?(kubernetes|k8s)\.io\//,
  most: 40,
};

/** Tags are the same text everywhere; what may be in them differs. */
export const tags =
  (form: TagForm): Rule =>
  ({ tags }) => [
    ...when(Object.keys(tags).length > form.most, {
      at: path("tags"),
      wrong: "has too many entries",
      allowed: `at most ${form.most}, since a resource takes few more`,
    }),
    ...Object.entries(tags).flatMap(([key, value]) => {
      const at = path("tags", key);
      if (form.reserved.test(key))
        return [{ at, wrong: "has a name that the cloud keeps for itself", allowed: "another name" }];
      if (!form.key.test(key)) return [{ at, wrong: "has a name that the cloud does not take", allowed: form.keyForm }];
      return when(!form.value.test(value), {
        at,
        wrong: "has a value that the cloud does not take",
        allowed: form.valueForm,
      });
    }),
  ];

/** Azure does not tell `Team` from `team`. */
export const tagsThatDiffer: Rule = ({ tags }) => {
  const names = Object.keys(tags).map((name) => name.toLowerCase());
  return Object.keys(tags).flatMap((name, index) =>
    when(names.indexOf(name.toLowerCase()) < index, {
      at: path("tags", name),
      wrong: "differs from another tag by upper and lower case only",
      allowed: "names that differ in more",
    }),
  );
};
