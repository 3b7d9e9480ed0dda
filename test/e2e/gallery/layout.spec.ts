import type { GalleryScreen } from '../../gallery/gallery-state.ts';
import type { Look } from '../../gallery/open-gallery.ts';
import { expect, sharesOf, test } from './gallery-fixture.ts';
import { layoutFaults } from './layout-faults.ts';

type Case = { readonly name: string; readonly screen: GalleryScreen; readonly look: Look };

const cases: readonly Case[] = [
  { name: 'from right to left', screen: 'card', look: { locale: 'ar-XB' } },
  { name: 'in a language that is 40 % longer', screen: 'card', look: { locale: 'en-XA' } },
  { name: 'with text twice as large', screen: 'card', look: { locale: 'en-XA', text: 200 } },
  { name: 'from right to left', screen: 'quick-call', look: { locale: 'ar-XB' } },
  { name: 'in a language that is 40 % longer', screen: 'quick-call', look: { locale: 'en-XA' } },
  { name: 'with text twice as large', screen: 'quick-call', look: { locale: 'en-XA', text: 200 } },
  { name: 'from right to left', screen: 'main', look: { locale: 'ar-XB' } },
  { name: 'in a language that is 40 % longer', screen: 'main', look: { locale: 'en-XA' } },
  { name: 'at its smallest', screen: 'main', look: { locale: 'en-XA', width: 480, height: 480 } },
  { name: 'at middle width', screen: 'main', look: { locale: 'en-XA', width: 800 } },
  { name: 'with text twice as large', screen: 'main', look: { text: 200 } },
];

for (const { name, screen, look } of cases) {
  for (const { states, which } of sharesOf(screen)) {
    test(`no words are cut or lie on others on the ${screen} ${name}, states ${which}`, async ({
      gallery,
    }) => {
      test.setTimeout(240_000);
      const wrong: string[] = [];
      gallery.complaints();
      for (const state of states) {
        const page = await gallery.show(screen, state, look);
        for (const fault of await page.evaluate(layoutFaults)) wrong.push(`${state}: ${fault}`);
      }
      expect(wrong).toEqual([]);
      expect(gallery.complaints()).toEqual([]);
    });
  }
}

test('the search for such faults finds planted ones', async ({ gallery }) => {
  const page = await gallery.show('card', 'missed');
  await page.evaluate(() => {
    const state = document.querySelector<HTMLElement>('.card-state');
    const name = document.querySelector<HTMLElement>('.identity-name');
    const open = document.querySelector<HTMLElement>('.card-actions .button');
    if (state === null || name === null || open === null) throw new Error('The card has changed.');
    Object.assign(state.style, {
      flex: 'none',
      inlineSize: '40px',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
    });
    name.style.marginBlockEnd = '-20px';
    open.style.inlineSize = '900px';
  });
  const faults = (await page.evaluate(layoutFaults)).join('\n');
  expect(faults).toContain('cut: <p class="card-state">');
  expect(faults).toContain('overlap: "Charles Babbage"');
  expect(faults).toContain('wider than its place: <div class="card-actions">');
});
