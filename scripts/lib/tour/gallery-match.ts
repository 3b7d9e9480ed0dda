import type { Page } from '@playwright/test';
import type { GalleryScreen } from '../../../test/gallery/gallery-states.ts';
import type { Gallery } from '../../../test/gallery/open-gallery.ts';
import { contentOf, differences } from './content.ts';

type Place = { readonly state: string; readonly reach?: (page: Page) => Promise<void> };

/** Pictures whose state has another name in the gallery, or is reached there by a click. */
const places: Readonly<Record<string, Place>> = {
  'sign-in': { state: 'signIn.first' },
  'calls.today': { state: 'calls.list' },
  'calls.after': { state: 'calls.list' },
  'settings.call-card': { state: 'settings.card' },
  'settings.notifications-and-sounds': { state: 'settings.notifications' },
  'connection.requests': { state: 'support.some' },
  'connection.events': {
    state: 'support.some',
    reach: (page) => page.getByRole('radio', { name: 'Events' }).click(),
  },
};

/** Judges a picture by the gallery's state of the same name. */
export type Match = (picture: string, page: Page) => Promise<readonly string[]>;

export function createMatch(gallery: Gallery, theme: 'light' | 'dark'): Match {
  return async (picture, page) => {
    const screen: GalleryScreen = page.url().includes('call-card') ? 'card' : 'main';
    const { state, reach } = places[picture] ?? { state: picture };
    const drawn = await gallery.show(screen, state, { theme, account: 'ringcentral' });
    await reach?.(drawn);
    return differences(await contentOf(page), await contentOf(drawn));
  };
}
