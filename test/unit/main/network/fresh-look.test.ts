import { describe, expect, it } from 'vitest';
import { createFreshLook } from '../../../../src/main/network/fresh-look.ts';
import { signedOutConnection, type ConnectionState } from '../../../../src/shared/connection.ts';
import { createQuickClock } from '../../../support/quick-clock.ts';

const minute = 60_000;

function looking(phase: ConnectionState['phase'] = 'online') {
  const clock = createQuickClock();
  const did: string[] = [];
  const state = { connection: { ...signedOutConnection, phase }, readAt: undefined as number | undefined };
  const look = createFreshLook({
    clock,
    connection: () => state.connection,
    listReadAt: () => state.readAt,
    proveLine: () => void did.push('prove'),
    readPresence: () => void did.push('presence'),
    readList: () => {
      did.push('list');
      state.readAt = clock.now();
    },
  });
  return { clock, did, state, look };
}

describe('a window that somebody looks at', () => {
  it('proves the line and reads what may be old', () => {
    const { did, look } = looking();
    look();
    expect(did).toEqual(['prove', 'presence', 'list']);
  });

  it('that comes and goes all the time reads no more than one that stays', async () => {
    const { clock, did, look } = looking();
    for (let second = 0; second < 600; second += 1) {
      look();
      look();
      await clock.run(1_000);
    }
    expect(did.filter((one) => one === 'presence')).toHaveLength(10);
    expect(did.filter((one) => one === 'list')).toHaveLength(5);
    expect(did.filter((one) => one === 'prove').length).toBeLessThanOrEqual(120);
  });

  it('does nothing where all is fresh', () => {
    const { clock, did, state, look } = looking();
    const now = clock.now();
    state.connection = { ...state.connection, lastHeardAt: now - 4_000, lastEventAt: now - 59_000 };
    state.readAt = now - minute;
    look();
    expect(did).toEqual([]);
  });

  it('only proves a line that is not up: reading is for when it is', () => {
    const { did, look } = looking('offline');
    look();
    expect(did).toEqual(['prove']);
  });

  it('does nothing while nobody is signed in', () => {
    const { did, look } = looking('signed-out');
    look();
    expect(did).toEqual([]);
  });

  it('takes what was read in the future, before the clock was set back, for old', () => {
    const { clock, did, state, look } = looking();
    state.readAt = clock.now() + 3_600_000;
    look();
    expect(did).toContain('list');
  });
});
