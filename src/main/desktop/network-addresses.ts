import { isIPv4 } from 'node:net';

/** The part of `os.networkInterfaces()` that is looked at. */
export type Interfaces = Readonly<
  Partial<Record<string, readonly { readonly address: string; readonly internal: boolean }[]>>
>;

/**
 * Where this computer can be reached from another one, e.g. `eth0 192.0.2.7`, `wlan0 2001:db8:0:1::/64`, in order.
 * Of version 6 only the network counts: the rest of the address changes every day by itself.
 */
export function reachableAddresses(interfaces: Interfaces): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.flatMap(({ address, internal }) =>
      internal || isLinkLocal(address) ? [] : [`${name} ${networkOf(address)}`],
    ),
  );
  return [...new Set(found)].sort();
}

/** Good for this one cable or radio network only; systems give it to themselves when nobody answers. */
function isLinkLocal(address: string): boolean {
  return /^fe[89ab]/i.test(address) || address.startsWith('169.254.');
}

function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}
