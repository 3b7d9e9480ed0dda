import axe from 'axe-core';
import type { Page } from '@playwright/test';
import type { GalleryScreen } from '../../gallery/gallery-state.ts';
import type { Gallery, Look } from '../../gallery/open-gallery.ts';
import { expect, type Share, sharesOf, test } from './gallery-fixture.ts';

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const screens: readonly GalleryScreen[] = ['card', 'main', 'quick-call'];
const otherThemes: Readonly<Record<string, Look>> = {
  dark: { theme: 'dark' },
  'light with more contrast': { contrast: 'more' },
  'a contrast theme of the system': { forcedColours: true },
  'dark with more contrast': { theme: 'dark', contrast: 'more' },
};

type Axe = typeof axe;

/** Runs in the page, where axe is already. */
async function findings(page: Page, only?: string): Promise<readonly string[]> {
  return page.evaluate(
    async ([tags, rule]) => {
      const runOnly =
        rule === undefined
          ? ({ type: 'tag', values: [...tags] } as const)
          : ({ type: 'rule', values: [rule] } as const);
      // What lies over the whole window hides the page's own heading and landmarks as long as it is there.
      const isWhole = document.querySelector('.dialog-shade') === null;
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, {
        runOnly: { type: runOnly.type, values: [...runOnly.values] },
        resultTypes: ['violations'],
        ...(rule === undefined
          ? {
              rules: {
                'landmark-one-main': { enabled: isWhole },
                'page-has-heading-one': { enabled: isWhole },
              },
            }
          : {}),
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
      );
    },
    [everything, only] as const,
  );
}

async function lookAtAll(
  gallery: Gallery,
  { screen, states }: Share,
  look: Look,
  only?: string,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const state of states) {
    const page = await gallery.show(screen, state, look);
    if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source);
    for (const finding of await findings(page, only)) wrong.push(`${state}: ${finding}`);
  }
  return wrong;
}

for (const share of screens.flatMap(sharesOf)) {
  const { screen, which } = share;
  test(`states ${which} of the ${screen} pass axe in light, left to right, under the page policy`, async ({
    gallery,
  }) => {
    test.setTimeout(240_000);
    gallery.complaints();
    expect(await lookAtAll(gallery, share, {})).toEqual([]);
    expect(gallery.complaints()).toEqual([]);
  });

  for (const [name, look] of Object.entries(otherThemes)) {
    test(`states ${which} of the ${screen} can be read in ${name}`, async ({ gallery }) => {
      test.setTimeout(240_000);
      expect(await lookAtAll(gallery, share, look, 'color-contrast')).toEqual([]);
    });
  }
}
