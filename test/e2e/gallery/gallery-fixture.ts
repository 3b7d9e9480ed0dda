import { test as base, expect } from '@playwright/test';
import type { GalleryScreen } from '../../gallery/gallery-state.ts';
import { galleryStates } from '../../gallery/gallery-states.ts';
import { type Gallery, openGallery } from '../../gallery/open-gallery.ts';

/** Names of all states that are worth a look on this screen. */
export function stateNames(screen: GalleryScreen): readonly string[] {
  return Object.entries(galleryStates).flatMap(([name, entry]) =>
    entry?.screens.includes(screen) === true ? [name] : [],
  );
}

export const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const gallery = await openGallery();
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };
