import { openDevTools, type PageProbe } from './devtools.ts';
import { type BenchOptions, pause } from './measure.ts';
import { root, startApp, type StartedApp, type StartOptions, whileRunning } from './started-app.ts';

/** The timeline's sentence for: connection online, subscription confirmed. */
export const listening = /Listening for calls\./;

/** How the addresses of our two pages end, on Electron (`app://main/…`) and on the stand-in (`https://app.main/…`). */
export const mainPage = 'main/index.html';
export const cardPage = 'call-card/index.html';

type Environment = StartOptions['env'];

export function startRingside(bench: BenchOptions, options: Omit<StartOptions, 'folder'>): StartedApp {
  return startApp(bench, { ...options, folder: root, env: { RINGSIDE_TIMELINE: '1', ...options.env } });
}

/** A profile whose app has signed in once and was closed: the next start finds its tokens. */
export async function signInOnce(
  bench: BenchOptions,
  profile: string,
  env: Environment & object,
  /** Plays the browser: takes the authorize address, answers where it would be sent back to. */
  allow: (address: string) => Promise<string>,
): Promise<void> {
  await whileRunning(startRingside(bench, { profile, env, devtools: true }), async (app) => {
    await whileRunning(await openDevTools(app), async (devtools) => {
      const page = await devtools.page(mainPage);
      await askToSignIn(page);
      await fetch(await allow(await addressToOpen(page)), { redirect: 'manual' });
      await app.line(listening);
      // The tokens are written before they are used; the rest of a first start is left to settle.
      await pause(2000);
    });
  });
}

/** What the simulator's authorize page does for whoever it was told to sign in at once. */
export async function allowByRedirect(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`the simulator did not sign in: ${answer.status}`);
  return location;
}

async function askToSignIn(page: PageProbe): Promise<void> {
  await untilTrue(page, 'typeof companion === "object" && document.querySelector("button") !== null');
  await page.evaluate('companion.send.signIn()');
}

async function addressToOpen(page: PageProbe): Promise<string> {
  const phase = 'companion.ask.currentState().then(({ signIn }) => signIn)';
  await untilTrue(page, `${phase}.then(({ phase }) => phase === 'waiting-for-browser')`);
  return page.evaluate<string>(`${phase}.then(({ address }) => address)`);
}

export async function untilTrue(page: PageProbe, expression: string, limitMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await pause(25)) {
    if (await page.evaluate<boolean>(expression)) return;
  }
  throw new Error(`not true in time: ${expression}`);
}

/** Closes the main window as its frame would, and leaves only what lives in the tray. */
export async function closeMainWindow(app: StartedApp): Promise<void> {
  await whileRunning(await openDevTools(app), async (devtools) => {
    const page = await devtools.page(mainPage);
    // The answer is lost with the page.
    page.send('Page.close').catch(() => undefined);
    await devtools.gone(mainPage);
  });
}
