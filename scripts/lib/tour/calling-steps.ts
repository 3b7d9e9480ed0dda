import { expect, type Page } from '@playwright/test';
import type { RingOutOutcome } from '../../../src/simulator/ring-out-types.ts';
import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { startAgain } from '../../../test/support/start-again.ts';
import type {} from '../../../test/e2e/security/security-fixture.ts';
import { type Journey, patience } from './journey.ts';

const ada = '+12125550100';

/** From a link to a call with both phones, the ways in which it can end otherwise, and the people. */
export async function visitCalling(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  await callFromLink(ringside, journey);
  await endOtherwise(ringside, journey, 'busy', 'ringout.theirBusy', /line is busy/);
  await endOtherwise(ringside, journey, 'caller-no-answer', 'ringout.ownNoAnswer', /didn't pick up/);
  await endOtherwise(ringside, journey, 'destination-blocked', 'ringout.blocked', /are blocked/);
  await visitPeople(ringside, journey);
}

async function callFromLink(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { world } = ringside.simulator;
  const stop = world.ringOuts.plan({ outcome: 'by-hand' });
  await startAgain(ringside.userData, ['--', `tel:${ada}`]);
  const asks = await ringside.window('quick-call');
  await journey.picture('quick.link', asks, () => asks.getByRole('option').waitFor({ timeout: patience }));
  const arrived = Date.now();
  // A link's number is not called by an Enter that was meant for another app.
  await expect.poll(() => Date.now() - arrived).toBeGreaterThan(700);
  await asks.keyboard.press('Enter');
  const card = await ringside.card();
  await journey.picture('ringout.ownRings', card, () =>
    card.getByText(/^Pick up /).waitFor({ timeout: patience }),
  );
  const session = await sessionOf(ringside);
  world.telephony.answerRingOut(session, 'caller');
  await journey.picture('ringout.theirsRings', card, () =>
    card
      .getByText(/^Ringing .*…$/)
      .first()
      .waitFor({ timeout: patience }),
  );
  world.telephony.answerRingOut(session, 'callee');
  await journey.picture('ringout.onCall', card, () =>
    card.getByText(/^On call/).waitFor({ timeout: patience }),
  );
  world.telephony.hangUp(session);
  await journey.picture('ringout.over', card, () =>
    card.getByText(/^Call ended/).waitFor({ timeout: patience }),
  );
  stop();
  await clear(card);
}

async function sessionOf({ simulator }: AppOnSimulator): Promise<string> {
  const newest = (): string | undefined => simulator.world.ringOuts.truth().at(-1)?.telephonySessionId;
  await expect.poll(newest, { timeout: patience }).toBeDefined();
  return newest() ?? '';
}

async function endOtherwise(
  ringside: AppOnSimulator,
  journey: Journey,
  outcome: RingOutOutcome,
  picture: string,
  shows: RegExp,
): Promise<void> {
  const card = await ringside.card();
  const quick = { startSeconds: 1, callerSeconds: 1, promptSeconds: 1, calleeSeconds: 1 };
  const stop = ringside.simulator.world.ringOuts.plan({ outcome, ...quick });
  await card.evaluate((to) => window.companion.send.placeRingOut({ to }), ada);
  await journey.picture(picture, card, () => card.getByText(shows).waitFor({ timeout: 2 * patience }));
  stop();
  await clear(card);
}

/** The person closes what is over. */
async function clear(card: Page): Promise<void> {
  await card.evaluate(async () => {
    const { ringOuts } = await window.companion.ask.currentState();
    for (const { id } of ringOuts) window.companion.send.dismissRingOut(id);
    window.companion.send.hideCard();
  });
  const state = () => card.evaluate(() => window.companion.ask.currentState());
  await expect.poll(async () => (await state()).card.visible, { timeout: patience }).toBe(false);
}

async function visitPeople(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  await main.keyboard.press('Control+3');
  await journey.picture('contacts.amelia', main, async () => {
    await main.getByRole('option', { name: /^Amelia Grant/ }).click({ timeout: patience });
    await main.getByRole('heading', { name: 'Amelia Grant', level: 2 }).waitFor({ timeout: patience });
  });
  await main.getByRole('textbox', { name: 'Search contacts' }).fill('harbor');
  await journey.picture('contacts.search', main, () =>
    main.getByRole('option', { name: /^Tess Okafor/ }).waitFor({ timeout: patience }),
  );
  await main.getByRole('textbox', { name: 'Search contacts' }).fill('');
  await main.keyboard.press('Control+,');
  await journey.picture('settings.calls', main, async () => {
    await main
      .getByRole('navigation', { name: 'Settings pages' })
      .getByRole('button', { name: 'Calls', exact: true })
      .click();
    await main.getByRole('heading', { name: 'Calls', level: 2 }).waitFor();
  });
  await main.keyboard.press('Control+1');
}
