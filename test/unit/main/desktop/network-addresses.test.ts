import fc from 'fast-check';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { reachableAddresses } from '../../../../src/main/desktop/network-addresses.ts';

const on = (address: string, internal = false) => [{ address, internal }];

describe('where this computer can be reached', () => {
  it('counts neither itself nor addresses that lead nowhere', () => {
    expect(
      reachableAddresses({
        lo: [...on('127.0.0.1', true), ...on('::1', true)],
        eth0: [...on('192.0.2.7'), ...on('fe80::fc:ff:fe00:1')],
        wlan0: on('169.254.10.20'),
        gone: undefined,
      }),
    ).toEqual(['eth0 192.0.2.7']);
  });

  it('[J10] counts a network with version 6 only', () => {
    expect(reachableAddresses({ eth0: on('2001:db8:0:1:2:3:4:5') })).toEqual(['eth0 2001:db8:0:1::/64']);
  });

  it('is the same after version 6 made itself a new address in the same network', () => {
    const before = reachableAddresses({ eth0: [...on('2001:db8::1:2:3:4'), ...on('2001:db8::5:6:7:8')] });
    expect(before).toEqual(['eth0 2001:db8:0:0::/64']);
    expect(reachableAddresses({ eth0: on('2001:db8:0:0:9:a:b:c%eth0') })).toEqual(before);
  });

  it('[J10] changes when a private network comes up beside it', () => {
    const cable = { eth0: on('192.0.2.7') };
    expect(reachableAddresses({ ...cable, tun0: on('10.8.0.2') })).not.toEqual(reachableAddresses(cable));
  });

  it('does not depend on the order the system names them in', () => {
    const interfaces = { b: on('192.0.2.2'), a: [...on('192.0.2.3'), ...on('192.0.2.1')] };
    const other = { a: [...on('192.0.2.1'), ...on('192.0.2.3')], b: on('192.0.2.2') };
    expect(reachableAddresses(interfaces)).toEqual(reachableAddresses(other));
  });

  it('can be said of any address there is, and of this computer', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(fc.array(address), (all) => {
        const texts = reachableAddresses({ x: all.map((one) => ({ address: one, internal: false })) });
        for (const text of texts) expect(text).toMatch(/^x [\da-f:.]+(\/64)?$/i);
      }),
    );
    expect(() => reachableAddresses(networkInterfaces())).not.toThrow();
  });
});
