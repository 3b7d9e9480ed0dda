/** Whether an address lies in a subnet, e.g. `192.168.7.20` in `192.168.7.0/24`. False for whatever cannot be read. */
export function isInSubnet(address: string, subnet: string): boolean {
  const [base = '', length = ''] = subnet.trim().split('/');
  const network = readAddress(base);
  // A zone such as `%eth0` is no part of the address.
  const own = readAddress(address.split('%')[0] ?? '');
  if (network === undefined || own === undefined || network.bits !== own.bits) return false;
  const kept = length === '' ? network.bits : Number(length);
  if (!/^\d{0,3}$/.test(length) || kept > network.bits) return false;
  const rest = BigInt(network.bits - kept);
  return own.value >> rest === network.value >> rest;
}

type Address = { readonly value: bigint; readonly bits: 32 | 128 };

function readAddress(text: string): Address | undefined {
  return text.includes(':') ? readSix(text) : readFour(text);
}

function readFour(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return undefined;
  return { value: joined(parts.map(Number), 8), bits: 32 };
}

function readSix(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return {
    value: joined(
      groups.map((group) => Number.parseInt(group, 16)),
      16,
    ),
    bits: 128,
  };
}

function joined(parts: readonly number[], bits: number): bigint {
  return parts.reduce((value, part) => (value << BigInt(bits)) | BigInt(part), 0n);
}
