const part = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const four = new RegExp(`^${part}(?:\\.${part}){3}/(?:3[0-2]|[12]?\\d)$`);
const six = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\/(?:12[0-8]|1[01]\d|[1-9]?\d)$/i;

/** Whether this names a range of addresses, e.g. `192.168.7.0/24` or `fd12:3456::/48`. */
export function isSubnet(text: string): boolean {
  return four.test(text) || six.test(text);
}
