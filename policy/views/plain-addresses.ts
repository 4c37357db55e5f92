import { list, text, when, type Problems } from "../problems";
import { problemsIn } from "../unknown";

interface Variable {
  readonly name?: string;
  readonly value?: string;
}

const plainAddress = /^http:\/\//i;

/** What goes there stays in the pod or task, or on its machine, where a cloud hands out credentials. */
const ofItself = /^http:\/\/(localhost|127(\.\d+){3}|169\.254(\.\d+){2}|\[::1\])([:/?#]|$)/i;

/** A proxy is asked without TLS for what is then said with it. */
const ofProxy = /^(https?|all)_proxy$/i;

/** The addresses without TLS that variables tell of, of others than the pod or task itself. */
export const plainAddressesIn = (variables: readonly Variable[] | null | undefined): Problems =>
  problemsIn(list(variables), ({ name, value }) => {
    const address = text(value);
    return when(
      plainAddress.test(address) && !ofItself.test(address) && !ofProxy.test(text(name)),
      () => `${name} is ${address}`,
    );
  });
