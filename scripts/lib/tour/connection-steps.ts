import type { Page } from '@playwright/test';
import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { type Journey, patience, trayMenu } from './journey.ts';

/** Half a minute without events, and the moment until it is said. */
const longPatience = 60_000;

/** The page about the connection while nothing gets through, while only questions do, and when all is well again. */
export async function visitConnection(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { simulator } = ringside;
  const main = await ringside.main();
  await main.getByRole('button', { name: /^Offline/ }).click();
  await journey.picture('connection.offline', main, () => heading(main, 'Offline'));
  simulator.faults.clear();
  simulator.faults.on('upgrade-refused', { status: 503 });
  simulator.killSockets();
  await journey.picture('connection.slow', main, () => heading(main, 'Slow mode', longPatience));
  await journey.text('tray.slow', await trayMenu(ringside));
  await main.keyboard.press('Control+1');
  await journey.picture('net.slow', main, () => main.getByText('Slow mode: checking every 15 s').waitFor());
  simulator.faults.clear();
  await main.getByRole('button', { name: /^Slow mode/ }).click();
  await main.getByRole('button', { name: 'Try now' }).click();
  await journey.picture('connection.online', main, () => heading(main, 'Listening for calls', longPatience));
  await visitSupport(main, journey);
  await limit(ringside, journey, main);
}

async function visitSupport(main: Page, journey: Journey): Promise<void> {
  await main.getByRole('radio', { name: 'For support' }).click();
  await journey.picture('connection.requests', main, () =>
    main.getByRole('listbox', { name: 'Requests' }).getByRole('option').first().waitFor(),
  );
  await main.getByRole('radio', { name: 'Events' }).click();
  await journey.picture('connection.events', main, () =>
    main.getByRole('listbox', { name: 'Events' }).getByRole('option').first().waitFor(),
  );
  await main.getByRole('radio', { name: 'Connection' }).click();
}

/** A right is taken away: what it hides is named, and who can give it back; then it is given back. */
async function limit({ simulator }: AppOnSimulator, journey: Journey, main: Page): Promise<void> {
  simulator.faults.on('permission-removed', { text: 'CallControl' });
  simulator.faults.on('gateway-restart');
  await journey.picture('connection.limited', main, () =>
    main.getByRole('heading', { name: 'What this account may not see' }).waitFor({ timeout: longPatience }),
  );
  simulator.faults.clear();
  simulator.faults.on('gateway-restart');
  await main.getByRole('region', { name: 'Notice' }).waitFor({ state: 'hidden', timeout: longPatience });
}

/** What else a window can have to say: the network settings, a wrong clock, a sign-in that was ended. */
export async function loseMore(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { simulator } = ringside;
  const main = await ringside.main();
  await main.getByRole('button', { name: 'Network settings' }).click();
  await journey.picture('settings.network', main, () => heading(main, 'Network'));
  await main.keyboard.press('Control+1');
  simulator.faults.on('date-wrong', { ms: 7 * 60_000 });
  await main.evaluate(() => window.companion.send.refreshToday());
  await journey.picture('net.clockWrong', main, () =>
    main.getByText(/clock is 7 minutes off/).waitFor({ timeout: patience }),
  );
  simulator.faults.clear();
  for (const session of simulator.sessions()) simulator.endSession(session);
  await journey.picture('net.signedOut', main, () =>
    main.getByText(/^Signed out of /).waitFor({ timeout: longPatience }),
  );
  await journey.text('tray.signedOut', await trayMenu(ringside));
}

function heading(main: Page, name: string, timeout = patience): Promise<void> {
  return main.getByRole('heading', { name, level: 2 }).waitFor({ timeout });
}
