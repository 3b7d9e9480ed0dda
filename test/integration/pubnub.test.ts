import { afterEach, describe, expect, it } from 'vitest';

import { createPubNubFixture, type PubNubFixture } from '../support/pubnub-fixture.ts';

let fixture: PubNubFixture;

afterEach(async () => {
  await fixture.close();
  await fixture.base.close();
});

describe('events through PubNub', () => {
  it('come encrypted and are told as the gateway would have told them', async () => {
    fixture = await createPubNubFixture();
    expect(await fixture.open()).toEqual({ how: 'new', limitations: [] });
    expect(fixture.transport.isOpen()).toBe(true);
    fixture.ring();
    await fixture.base.clock.run(1_000);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
    expect(fixture.told).toMatchObject({ overflows: 0, lost: [] });
  });
});
