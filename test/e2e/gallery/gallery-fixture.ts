import { test as base, expect } from '@playwright/test';
import type { GalleryScreen } from '../../gallery/gallery-state.ts';
import { galleryStates } from '../../gallery/gallery-states.ts';
import { type Gallery, openGallery } from '../../gallery/open-gallery.ts';

/** Names of all states that are worth a look on this screen. */
function stateNames(screen: GalleryScreen): readonly string[] {
  return Object.entries(galleryStates).flatMap(([name, entry]) =>
    entry?.screens.includes(screen) === true ? [name] : [],
  );
}

/** States in one test: few enough that a busy machine looks at them within its time. */
const atOnce = 60;

export type Share = {
  readonly screen: GalleryScreen;
  readonly states: readonly string[];
  /** Such as "61 to 120". */
  readonly which: string;
};

/** All states that are worth a look on this screen, some at a time. */
export function sharesOf(screen: GalleryScreen): readonly Share[] {
  const names = stateNames(screen);
  return Array.from({ length: Math.ceil(names.length / atOnce) }, (_, part) => {
    const states = names.slice(part * atOnce, (part + 1) * atOnce);
    return { screen, states, which: `${part * atOnce + 1} to ${part * atOnce + states.length}` };
  });
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
