import { afterEach, describe, expect, it } from 'vitest';

import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

let fixture: PlatformFixture;

afterEach(async () => {
  await fixture.close();
});

describe('the platform over the simulator', () => {
  it('signs in by PKCE, comes online and delivers the events of a ringing call', async () => {
    fixture = createPlatformFixture();
    const { platform, clock, simulator, heard } = fixture;
    await fixture.signIn();
    const account = await platform.readAccount();
    platform.events.connect();
    await clock.until(() => fixture.phase() === 'online', 5_000);
    expect(heard.states.at(-1)).toMatchObject({ phase: 'online', limitations: [] });
    expect(heard.gaps).toEqual(['hard']);

    simulator.world.telephony.ring({
      from: '+14155550177',
      fromName: 'Dana Wu',
      to: Number(account.extensionId),
    });
    await clock.run(2_000);
    const ringing = heard.presences.flatMap((report) => report.calls ?? []);
    expect(ringing).toContainEqual(
      expect.objectContaining({ direction: 'Inbound', status: 'Ringing', fromName: 'Dana Wu' }),
    );
    expect(heard.sessions.flatMap((report) => report.parties)).toContainEqual(
      expect.objectContaining({ status: 'Proceeding', direction: 'Inbound' }),
    );
    expect(heard.presences.every((report) => !report.damaged)).toBe(true);
    const presence = await platform.readPresence();
    expect(presence.calls?.[0]).toMatchObject({ status: 'Ringing', fromName: 'Dana Wu' });
  });
});
