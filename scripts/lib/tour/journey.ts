import { chromium, type Page } from '@playwright/test';
import path from 'node:path';
import { layoutFaults } from '../../../test/e2e/gallery/layout-faults.ts';
import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { recorded } from '../../../test/support/launch-app.ts';
import { chromiumPath } from '../chromium.ts';
import type { Match } from './gallery-match.ts';

export type Theme = 'light' | 'dark';

export type TourReport = { readonly pictures: number; readonly failures: readonly string[] };

/** Ms until a state that is on its way has to be there. */
export const patience = 15_000;

/**
 * One walk through the app: a picture, or lines of text, of each state it reaches. What a picture says has to be
 * what the gallery says in the state of its name.
 */
export type Journey = {
  readonly picture: (state: string, page: Page, reach: () => Promise<unknown>) => Promise<void>;
  readonly text: (state: string, lines: readonly string[]) => Promise<void>;
  readonly report: () => TourReport;
};

export function createJourney(theme: Theme, folder: string, match: Match): Journey {
  let steps = 0;
  let pictures = 0;
  const failures: string[] = [];

  async function step(state: string, take: (file: string) => Promise<void>): Promise<void> {
    steps += 1;
    const name = `${theme}-${String(steps).padStart(2, '0')}-${state}`;
    try {
      await take(path.join(folder, `${name}.png`));
      pictures += 1;
      console.log(`✓ ${name}`);
    } catch (error) {
      failures.push(name);
      console.log(
        `✗ ${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      );
    }
  }

  return {
    picture: (state, page, reach) =>
      step(state, async (file) => {
        await reach();
        await page.evaluate(() => document.fonts.ready);
        await page.mouse.move(0, 0);
        const differences = await match(state, page);
        const faults = await page.evaluate(layoutFaults);
        await page.screenshot({ path: file, animations: 'disabled' });
        if (faults.length > 0) throw new Error(`clipped or overlapping: ${faults.join('; ')}`);
        if (differences.length > 0) throw new Error(`not as in the gallery: ${differences.join('; ')}`);
      }),
    text: (state, lines) => step(state, (file) => drawText(lines, theme, file)),
    report: () => ({ pictures, failures }),
  };
}

export async function trayMenu({ app }: AppOnSimulator): Promise<readonly string[]> {
  const tray = (await recorded(app)).trays.findLast((entry) => !entry.destroyed);
  if (tray === undefined) throw new Error('there is no tray icon');
  const rows = (menu: typeof tray.menu, indent: string): readonly string[] =>
    menu.flatMap(({ type, label, checked, submenu }) =>
      type === 'separator'
        ? [`${indent}────────────────────`]
        : [`${indent}${checked ? '✓ ' : ''}${label}`, ...rows([...submenu], `${indent}    `)],
    );
  return [tray.toolTip, '', ...rows(tray.menu, '')];
}

/** Menus are drawn by the system; here their words are. */
async function drawText(lines: readonly string[], theme: Theme, file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({
      viewport: { width: 420, height: 40 + 22 * lines.length },
      colorScheme: theme,
    });
    await page.setContent('<meta name="color-scheme" content="light dark"><pre></pre>');
    await page.evaluate((text) => {
      const pre = document.querySelector('pre');
      if (pre === null) return;
      pre.textContent = text;
      pre.setAttribute('style', 'font: 14px/22px system-ui; margin: 20px');
    }, lines.join('\n'));
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
}
