/** Which hosts and ports a screen-pop may send people to. `host` is the URL parser's own form of it. */

const privateNames = /(^|\.)(localhost|localdomain|local|internal|lan|home\.arpa)$/;

/** Loopback, private, link-local and unspecified addresses, however they were written. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return isPrivateV6(name.slice(1, -1));
  const parts = name.split('.').map(Number);
  if (parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255))
    return isPrivateV4(parts);
  return privateNames.test(name);
}

function isPrivateV4(parts: readonly number[]): boolean {
  const [a = 0, b = 0] = parts;
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

function isPrivateV6(address: string): boolean {
  if (address === '::' || address === '::1') return true;
  // IPv4 inside IPv6, which the parser writes as two groups of hexadecimal digits.
  const mapped = /^(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (mapped !== null) {
    const [high, low] = [parseInt(mapped[1] ?? '0', 16), parseInt(mapped[2] ?? '0', 16)];
    return isPrivateV4([high >> 8, high & 255, low >> 8, low & 255]);
  }
  return /^(f[cd]|fe[89ab]|ff)/.test(address);
}

/** The usual ports of the web, and those no system service sits on. */
export function isWebPort(port: string): boolean {
  return port === '' || port === '80' || Number(port) >= 1024;
}
