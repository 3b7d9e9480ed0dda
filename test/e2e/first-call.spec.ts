import { expect, test } from '@playwright/test';
import { startOnSimulator } from '../support/app-with-simulator.ts';
import { recorded } from '../support/launch-app.ts';

test('a call that rings the desk phone shows on the card, in the tray and as a notification until it is over', async () => {
  const ringside = await startOnSimulator();
  await ringside.signIn();
  const { world, people } = ringside.simulator;
  const card = await ringside.card();
  const me = people[0]!.id;
  await expect.poll(() => ringside.simulator.dump()).toMatchObject({});
  const main = await ringside.main();
  await expect(main.getByText('Reconnecting')).toHaveCount(0);

  const session = world.telephony.ring({ from: '+12125550100', fromName: 'Ada Lovelace', to: me });
  await expect(card.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(card.getByText('Incoming call')).toBeVisible();
  await expect.poll(async () => (await recorded(ringside.app)).trays[0]?.toolTip).toContain('Ada Lovelace');
  await expect
    .poll(async () => (await recorded(ringside.app)).notifications.map(({ title }) => title))
    .toEqual([expect.stringContaining('Ada Lovelace')]);

  world.telephony.hangUp(session);
  await expect(card.getByText('Missed call', { exact: false }).first()).toBeVisible();
  await ringside.close();
});
