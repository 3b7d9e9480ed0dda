import type { Page } from '@playwright/test';
import type { CallAct, CallControl } from '../../../src/shared/call-control.ts';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page, wanted: string): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(
    (name) =>
      globalThis.gallery
        .still()
        .sent.filter((each) => each.name === name)
        .map(({ input }) => [...input]),
    wanted,
  );
}

/** What was asked to be done with the call, in order. */
async function acts(page: Page): Promise<readonly CallAct[]> {
  return (await sent(page, 'controlCall')).map(([order]) => (order as { readonly act: CallAct }).act);
}

/** The main process answers with this for the call in full. */
async function answer(page: Page, different: Partial<CallControl>): Promise<void> {
  await page.evaluate(async (change) => {
    const still = globalThis.gallery.still();
    const state = await still.companion.ask.currentState();
    const id = state.card.focusId ?? '';
    const before = state.callControl.byCall[id];
    if (before === undefined) throw new Error('No such call.');
    const byCall = { ...state.callControl.byCall, [id]: { ...before, ...change } };
    still.push('stateChanged', { ...state, callControl: { ...state.callControl, byCall } });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, different);
}

async function focusName(page: Page): Promise<void> {
  await page.locator('h1').focus();
}

test('from the name on, Tab goes to Answer, Voicemail, Reply and More', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ring');
  await focusName(page);
  const stops: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
    );
  }
  expect(stops).toEqual(['Answer on Desk phone', 'Choose another phone', 'Voicemail', 'Reply', 'More']);
});

test('a call is answered by Tab and Enter, and by Alt with A', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ring');
  await focusName(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+a');
  const answered = { kind: 'answer-on', deviceId: '830155420005' };
  expect(await acts(page)).toEqual([answered, answered]);
});

test('where nothing says which phone answers, Alt with A asks, and arrows choose', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ringChoose');
  await focusName(page);
  await page.keyboard.press('Alt+a');
  await expect(page.getByRole('button', { name: 'Desk phone', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await acts(page)).toEqual([{ kind: 'answer-on', deviceId: '830155421005' }]);
});

test('a phone that cannot answer is in the list with its reason, and does nothing', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.phonesOpen');
  const off = page.getByRole('button', { name: 'Lobby phone not online' });
  await expect(off).toHaveAttribute('aria-disabled', 'true');
  await off.focus();
  await page.keyboard.press('Enter');
  expect(await acts(page)).toEqual([]);
});

test('Alt with V sends to voicemail, of a queue to the next person', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ring');
  await focusName(page);
  await page.keyboard.press('Alt+v');
  expect(await acts(page)).toEqual([{ kind: 'to-voicemail' }]);
  await gallery.show('card', 'control.ringQueue');
  await focusName(page);
  await page.keyboard.press('Alt+v');
  expect(await acts(page)).toEqual([{ kind: 'skip' }]);
});

test('Alt with R opens the replies, Escape closes them and leaves the card', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ring');
  await focusName(page);
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Reply' })).toBeFocused();
  expect(await sent(page, 'hideCard')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await acts(page)).toEqual([{ kind: 'reply', reply: { kind: 'text', text: 'What is it about?' } }]);
});

test('a reply in own words is sent with Enter, and says how much room is left', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.replyOpen');
  await page.getByLabel('Write…').focus();
  await page.keyboard.type('Back at two');
  await expect(page.getByText('289 characters left')).toBeVisible();
  expect((await sent(page, 'draftReply')).at(-1)?.[1]).toBe('Back at two');
  await page.keyboard.press('Enter');
  expect(await acts(page)).toEqual([{ kind: 'reply', reply: { kind: 'text', text: 'Back at two' } }]);
});

test('a call is transferred from the field to the sent order without the mouse', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.onCall');
  await focusName(page);
  await page.keyboard.press('Alt+x');
  expect((await sent(page, 'draftTransfer')).at(-1)?.[1]).toEqual({ text: '', how: 'ask-first' });
  await answer(page, { draft: { text: '', how: 'ask-first' } });
  const field = page.getByRole('combobox', { name: 'Transfer this call to' });
  await expect(field).toBeFocused();
  await page.keyboard.type('sa');
  expect((await sent(page, 'draftTransfer')).at(-1)?.[1]).toEqual({ text: 'sa', how: 'ask-first' });
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Ask Sam Rivera first' })).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await acts(page)).toEqual([{ kind: 'ask-first', to: '104' }]);
});

test('while it rings a call goes to a colleague, or to their voicemail, without the mouse', async ({
  gallery,
}) => {
  const page = await gallery.show('card', 'control.forwardFound');
  const field = page.getByRole('combobox', { name: 'Forward this call to' });
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Forward to Sam Rivera' })).toBeVisible();
  await expect(page.getByRole('radio')).toHaveText(['Now', 'Voicemail']);
  await page.getByRole('radio', { name: 'Now' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await field.focus();
  await page.keyboard.press('Enter');
  expect(await acts(page)).toEqual([{ kind: 'forward-to', how: 'voicemail', to: '104' }]);
});

test('Escape folds a transfer that was begun, and no letter of it is lost', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.transferFound');
  await page.getByRole('combobox').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Not sent yet: “sa”')).toBeVisible();
  expect(await sent(page, 'draftTransfer')).toEqual([]);
  expect(await sent(page, 'hideCard')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toHaveValue('sa');
  await expect(page.getByRole('combobox')).toBeFocused();
});

test('Escape in an empty field gives the transfer up', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.transferEmpty');
  await page.getByRole('combobox').focus();
  await page.keyboard.press('Escape');
  expect((await sent(page, 'draftTransfer')).at(-1)?.[1]).toBeUndefined();
});

test('a ring beside a half-typed transfer leaves its text and the focus where they are', async ({
  gallery,
}) => {
  const page = await gallery.show('card', 'control.transferEmpty');
  const field = page.getByRole('combobox');
  await field.focus();
  await page.keyboard.type('gra');
  await page.evaluate(async () => {
    const still = globalThis.gallery.still();
    const state = await still.companion.ask.currentState();
    const first = state.calls[0];
    if (first === undefined) throw new Error('No call.');
    const other = { ...first, id: 'other', phase: 'ringing' as const, answeredAt: undefined };
    const card = { ...state.card, callIds: [first.id, other.id] };
    still.push('stateChanged', { ...state, calls: [first, other], card });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  await expect(page.getByRole('button', { name: /^Show/ })).toBeVisible();
  await expect(field).toHaveValue('gra');
  await expect(field).toBeFocused();
});

test('hold, mute and the end of a call each have their letter', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.onCall');
  await focusName(page);
  for (const letter of ['h', 'm', 'e']) await page.keyboard.press(`Alt+${letter}`);
  expect(await acts(page)).toEqual([{ kind: 'hold' }, { kind: 'mute' }, { kind: 'hang-up' }]);
});

test('Alt with N goes to the note', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.onCall');
  await focusName(page);
  await page.keyboard.press('Alt+n');
  await expect(page.getByLabel('Note about this call')).toBeFocused();
});

test('a button that does nothing now can be reached and says why', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.dialled');
  const park = page.getByRole('button', { name: 'Park' });
  await park.focus();
  await expect(park).toBeFocused();
  await expect(park).toHaveAccessibleDescription('Only calls that came in can be parked.');
  await park.press('Enter');
  expect(await acts(page)).toEqual([]);
});

test('once an action has ended, buttons do nothing for a moment', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.onCall');
  await answer(page, { muted: true, offered: ['hang-up', 'hold', 'unmute'] });
  await page.getByRole('button', { name: 'Unmute' }).click();
  await page.getByRole('button', { name: 'End' }).click();
  expect(await acts(page)).toEqual([]);
});

test('what is under way and what failed is said', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ring');
  await page.bringToFront();
  await page.evaluate(() => {
    const sentences: string[] = [];
    Object.assign(globalThis, { sentences });
    Object.assign(document, { ariaNotify: (text: string) => sentences.push(text), hasFocus: () => true });
  });
  const act = { kind: 'answer-on', deviceId: '830155420005' } as const;
  await answer(page, { pending: { act, since: 1, until: 2 } });
  await answer(page, {
    problem: {
      ...{ operation: 'answer-on', why: 'no-sign', deviceLabel: 'Desk phone' },
      ...{ at: 3, requestId: undefined },
    },
  });
  expect(await page.evaluate(() => (globalThis as unknown as { sentences: string[] }).sentences)).toEqual([
    'Answering on Desk phone…',
    'Desk phone did not pick up. Pick up the handset.',
  ]);
});

test('no button moves when something opens, is under way or has failed', async ({ gallery }) => {
  const page = await gallery.show('card', 'control.ring');
  const place = (name: string) => page.getByRole('button', { name, exact: true }).boundingBox();
  const before = [await place('Voicemail'), await place('More')];
  for (const state of [
    'control.phonesOpen',
    'control.replyOpen',
    'control.failed.device-offline',
    'control.pending.reply',
  ]) {
    await gallery.show('card', state);
    expect([await place('Voicemail'), await place('More')], state).toEqual(before);
  }
  await gallery.show('card', 'control.onCall');
  const end = await place('End');
  for (const state of [
    'control.onHold',
    'control.muted',
    'control.onCallMore',
    'control.transferEmpty',
    'control.pending.hold',
  ]) {
    await gallery.show('card', state);
    expect(await place('End'), state).toEqual(end);
  }
});
