import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInSubnet } from '../../../../src/main/ring-out/subnet.ts';

describe('an address in a subnet', () => {
  it.each([
    ['192.168.7.20', '192.168.7.0/24', true],
    ['192.168.8.20', '192.168.7.0/24', false],
    ['192.168.7.20', ' 192.168.7.20 ', true],
    ['192.168.7.21', '192.168.7.20', false],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['172.16.5.4', '172.16.0.0/12', true],
    ['172.32.5.4', '172.16.0.0/12', false],
    ['2001:db8:1::7', '2001:db8:1::/48', true],
    ['2001:db8:2::7', '2001:db8:1::/48', false],
    ['fe80::1%eth0', 'fe80::/10', true],
    ['::1', '::1', true],
    ['192.168.7.20', '::/0', false],
    ['192.168.7.20', '192.168.7.0/33', false],
    ['192.168.7.20', '192.168.7/24', false],
    ['192.168.7.20', '192.168.7.256/24', false],
    ['192.168.7.20', '192.168.7.0/-1', false],
    ['192.168.7.20', 'the office', false],
    ['192.168.7.20', '', false],
    ['', '0.0.0.0/0', false],
    ['1::2::3', '::/0', false],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::/112', true],
    ['1:2:3:4:5:6:7:8:9', '::/0', false],
  ])('%s in %j: %s', (address, subnet, isIn) => {
    expect(isInSubnet(address, subnet)).toBe(isIn);
  });

  it('is always in its own, however much of it counts', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, length) => {
        expect(isInSubnet(address, `${address}/${length}`)).toBe(true);
      }),
    );
  });

  it('is never found by throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (address, subnet) => {
        expect(typeof isInSubnet(address, subnet)).toBe('boolean');
      }),
    );
  });
});
