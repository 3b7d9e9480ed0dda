import { describe, expect, it } from 'vitest';
import { parseAvailability } from '../../../../src/main/ringcentral/availability.ts';

const free = { telephonyStatus: 'NoCall', dndStatus: 'TakeAllCalls', presenceStatus: 'Available' };

describe('how a colleague stands for a call', () => {
  it.each([
    [free, 'free'],
    [{ ...free, presenceStatus: 'Busy' }, 'busy'],
    [{ ...free, presenceStatus: 'Offline' }, 'off'],
    [{ ...free, dndStatus: 'DoNotAcceptAnyCalls', presenceStatus: 'Busy' }, 'no-calls'],
    [{ ...free, dndStatus: 'Unknown', dndStatusPersonal: 'DoNotAcceptAnyCalls' }, 'no-calls'],
    [{ ...free, dndStatus: 'DoNotAcceptDepartmentCalls' }, 'free'],
    [{ ...free, telephonyStatus: 'OnHold', dndStatus: 'DoNotAcceptAnyCalls' }, 'on-call'],
    [{ ...free, telephonyStatus: 'ParkedCall' }, 'free'],
    [{ presenceStatus: 'Available' }, 'free'],
  ])('reads %o as %s', (body, availability) => {
    expect(parseAvailability(body)).toBe(availability);
  });

  it.each([undefined, null, 'free', [], {}, { presenceStatus: 7 }, { telephonyStatus: {} }])(
    'is unknown from %o',
    (body) => {
      expect(parseAvailability(body)).toBeUndefined();
    },
  );
});
