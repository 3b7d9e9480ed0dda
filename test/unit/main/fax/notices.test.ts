import { beforeEach, expect, it } from 'vitest';
import type { Notice } from '../../../../src/main/desktop-ports.ts';
import { viewItem } from '../../../../src/main/fax/items.ts';
import { createNotices, type Notices } from '../../../../src/main/fax/notices.ts';
import { createWords } from '../../../../src/main/words.ts';
import { faultReason } from '../../../../src/shared/fax-faults.ts';
import type { FaxItem, FaxRow, FaxSentTo } from '../../../../src/shared/fax.ts';
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts';
import { faxRow, sentItem } from './fax-fixture.ts';

const i18n = createWords('en');
let shown: Notice[];
let withdrawn: string[];
let rows: Map<string, FaxRow>;
let settings: Settings;
let resent: string[];
let notices: Notices;

beforeEach(() => {
  [shown, withdrawn, resent] = [[], [], []];
  rows = new Map();
  settings = defaultSettings;
  notices = createNotices({
    ...{ i18n, settings: () => settings, fax: (id) => rows.get(id), openMain: () => undefined },
    notifications: { show: (notice) => void shown.push(notice), withdraw: (id) => void withdrawn.push(id) },
    reason: (code) => faultReason(code, i18n),
    isFromHere: (id) => id !== 'elsewhere',
    resend: (id) => void resent.push(id),
  });
});

const brief = (): readonly string[] =>
  shown.map(({ title, body, silent }) => `${title} | ${body} | ${silent ? 'silent' : 'heard'}`);
const failed: FaxSentTo = { ...faxRow().to[0]!, status: 'failed', errorCode: 'LineBusy' };

function fares(different: Partial<FaxRow>, id = '2391440005'): void {
  rows.set(id, faxRow({ id, ...different }));
  notices.fared([id]);
}

it('a received fax is told with who sent it and how many pages it has', () => {
  const from = { number: undefined, shown: '+1 (312) 555-0188', identity: undefined };
  notices.received([faxRow({ direction: 'inbound', phase: 'received', from, pages: 3, to: [] })]);
  expect(brief()).toEqual(['Fax from +1 (312) 555-0188 | 3 pages | heard']);
});

it('a fax that was sent is told once, and silently', () => {
  fares({ phase: 'sending' });
  fares({ phase: 'sent', pages: 7 });
  fares({ phase: 'sent', pages: 7 });
  expect(brief()).toEqual(['Fax sent to +1 (415) 555-0188 | 7 pages | silent']);
});

it('a fax that failed is told with the reason, and can be sent again from there', () => {
  fares({ phase: 'failed', to: [failed] });
  expect(brief()).toEqual(['Fax to +1 (415) 555-0188 was not sent | The line was busy. | heard']);
  shown[0]!.buttons[0]!.act();
  expect(resent).toEqual(['2391440005']);
});

it('a fax that reached some is told with whom it did not reach', () => {
  const other = { ...failed, shown: '+1 (646) 555-0101' };
  fares({ phase: 'partly', to: [faxRow().to[0]!, failed, other] });
  expect(brief()).toEqual(['Fax to +1 (415) 555-0188 and 1 other was not sent | The line was busy. | heard']);
});

it.each<readonly [Settings['fax']['notify'], number]>([
  ['all', 2],
  ['failures', 1],
  ['none', 0],
])('of one that was sent and one that failed the setting “%s” tells %i', (notify, count) => {
  settings = { ...defaultSettings, fax: { ...defaultSettings.fax, notify } };
  fares({ phase: 'sent' }, '1');
  fares({ phase: 'failed', to: [failed] }, '2');
  expect(shown).toHaveLength(count);
});

it('details are hidden where the person wants that', () => {
  settings = { ...defaultSettings, alerts: { ...defaultSettings.alerts, hideNames: true } };
  fares({ phase: 'failed', to: [failed] });
  expect(brief()).toEqual(['A fax was not sent |  | heard']);
});

it('what another program sent is no news here', () => {
  fares({ phase: 'sent' }, 'elsewhere');
  expect(shown).toEqual([]);
});

const asking = (different: Partial<FaxItem> = {}): FaxItem => ({
  ...viewItem(sentItem({ state: 'ask', attempt: 1 }), {
    now: 0,
    identify: () => undefined,
    followed: () => undefined,
  }),
  ...different,
});

it('a question is told once for each attempt, whatever is told of endings', () => {
  settings = { ...defaultSettings, fax: { ...defaultSettings.fax, notify: 'none' } };
  notices.asked([asking()]);
  notices.asked([asking()]);
  expect(brief()).toEqual([
    'The fax to +1 (415) 555-0188 needs your answer | We cannot tell whether it went out. | heard',
  ]);
  notices.asked([asking({ attempt: 2 })]);
  expect(shown).toHaveLength(2);
});

it('a question is taken back when it was answered', () => {
  notices.asked([asking()]);
  notices.asked([asking({ phase: 'queued' })]);
  notices.asked([asking({ phase: 'queued' })]);
  expect(shown).toHaveLength(1);
  expect(withdrawn).toEqual([shown[0]?.id]);
});

it('what waited for twelve hours is asked about, too', () => {
  notices.asked([asking({ phase: 'waiting', waits: 'confirm-late' })]);
  expect(brief()).toEqual([
    'The fax to +1 (415) 555-0188 needs your answer | It has waited for twelve hours. Still send it? | heard',
  ]);
  notices.asked([asking({ phase: 'waiting', waits: 'offline' })]);
  expect(shown).toHaveLength(1);
});
