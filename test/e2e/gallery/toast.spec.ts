import { expect, test } from './gallery-fixture.ts';

/** As `--space-16` at the window's usual text size. */
const edge = 16;

const looks = [
  ['at 480 px', { width: 480, height: 480 }],
  ['with text twice as large', { text: 200 }],
  ['with text twice as large at 480 px', { text: 200, width: 480, height: 480 }],
  [
    'in a longer language, twice as large, at 480 px',
    { text: 200, width: 480, height: 480, locale: 'en-XA' },
  ],
  ['from right to left, twice as large, at 480 px', { text: 200, width: 480, height: 480, locale: 'ar-XB' }],
] as const;

const states = [
  'calls.undo',
  'contacts.deleted',
  'contacts.deletedLongName',
  'contacts.notDeleted',
  'faxes.deleted',
];

/** Runs in the page. */
function tooWide(toast: Element): readonly string[] {
  const parts = [toast, ...Array.from(toast.querySelectorAll('*'))];
  return parts.flatMap((part) =>
    part.scrollWidth > part.clientWidth + 1 ? part.outerHTML.slice(0, 80) : [],
  );
}

for (const [name, look] of looks)
  test(`what was just done and its undo are whole ${name}`, async ({ gallery }) => {
    for (const state of states) {
      const page = await gallery.show('main', state, look);
      const toast = page.locator('.toasts');
      const box = await toast.boundingBox();
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      expect(box, state).not.toBeNull();
      if (box === null) continue;
      expect(box.x, state).toBeGreaterThanOrEqual(edge);
      expect(box.y, state).toBeGreaterThanOrEqual(edge);
      expect(box.x + box.width, state).toBeLessThanOrEqual(width - edge);
      expect(box.y + box.height, state).toBeLessThanOrEqual(height - edge);
      const faults = await toast.evaluate(tooWide);
      expect(faults, state).toEqual([]);
      // Whatever is too long for the window is scrolled to; the way back is always reached.
      const button = toast.getByRole('button').first();
      await button.scrollIntoViewIfNeeded();
      await expect(button, state).toBeInViewport({ ratio: 1 });
    }
  });
