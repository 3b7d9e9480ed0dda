import { expect, type Page } from '@playwright/test';
import type { GalleryScreen } from '../../../test/gallery/gallery-state.ts';
import type { Gallery } from '../../../test/gallery/open-gallery.ts';
import { rehearseRule, writeRule } from './rule-steps.ts';
import { contentOf, differences } from './content.ts';

type Place = { readonly state: string; readonly reach?: (page: Page) => Promise<void> };

/** Pictures whose state has another name in the gallery, or is reached there by a click. */
const places: Readonly<Record<string, Place>> = {
  'sign-in': { state: 'signIn.first' },
  'calls.after': { state: 'calls.today' },
  'calls.nothingFound': {
    state: 'calls.today',
    reach: (page) => page.getByRole('textbox', { name: 'Search calls' }).fill('quotation'),
  },
  'settings.call-card': { state: 'settings.card' },
  'settings.notifications-and-sounds': { state: 'settings.notifications' },
  'quick.link': { state: 'quick.known' },
  'ringout.over': { state: 'ringout.finished' },
  'contacts.search': {
    state: 'contacts.amelia',
    reach: (page) => page.getByRole('textbox', { name: 'Search contacts' }).fill('harbor'),
  },
  'fax.inbox': { state: 'fax.inbox', reach: pagesDrawn },
  'fax.progress': { state: 'fax.progress', reach: pagesDrawn },
  'fax.partly': { state: 'fax.partly', reach: pagesDrawn },
  'fax.resent': { state: 'fax.resent', reach: pagesDrawn },
  'settings.calls': { state: 'settings.callsDemo' },
  'settings.faxes': { state: 'settings.faxesDemo' },
  // The simulator's address is handed in from outside.
  'settings.network': { state: 'settings.networkDecided' },
  'rules.new': { state: 'settings.screenPopTour', reach: writeRule },
  'rules.rehearsed': {
    state: 'settings.screenPopTour',
    reach: async (page) => {
      await writeRule(page);
      await rehearseRule(page);
    },
  },
  'rules.saved': { state: 'settings.screenPopSaved' },
  'connection.requests': { state: 'support.some' },
  'connection.events': {
    state: 'support.some',
    reach: (page) => page.getByRole('radio', { name: 'Events' }).click(),
  },
};

/** They are read and drawn in a worker of their own. */
function pagesDrawn(page: Page): Promise<void> {
  return page.locator('.viewer-pages .sheet[data-status=drawn]').first().waitFor();
}

/** Ms for what is still on its way to the page, such as the second of two calls. */
const settles = 5000;

function screenOf(page: Page): GalleryScreen {
  const pages = ['call-card', 'quick-call'] as const;
  const found = pages.find((name) => page.url().includes(name));
  return found === 'call-card' ? 'card' : (found ?? 'main');
}

/** Waits until a page reads like the gallery's state of this name; answers what is different if it never does. */
export type Match = (picture: string, page: Page) => Promise<readonly string[]>;

export function createMatch(gallery: Gallery, theme: 'light' | 'dark'): Match {
  return async (picture, page) => {
    const screen = screenOf(page);
    const { state, reach } = places[picture] ?? { state: picture };
    const drawn = await gallery.show(screen, state, { theme, account: 'ringcentral' });
    await reach?.(drawn);
    const expected = await contentOf(drawn);
    let left: readonly string[] = [];
    const look = async (): Promise<number> => (left = differences(await contentOf(page), expected)).length;
    await expect
      .poll(look, { timeout: settles })
      .toBe(0)
      .catch(() => undefined);
    return left;
  };
}
