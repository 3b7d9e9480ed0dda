import type { ContactsPage } from '../ringcentral/people-port.ts';
import type { PeoplePart } from '../storage/history-people.ts';
import {
  type ContactsPlace,
  contactsPlace,
  type Round,
  roundAfter,
  stepTo,
  type Synced,
} from './contacts-place.ts';
import { keptPerson, personId } from './from-platform.ts';
import { inSlices, keep, mostPeople, pause, type Reading } from './reading.ts';

/** Ms. What a change between two pages hid is found the next day. */
const wholeAgainAfter = 24 * 60 * 60_000;
/** Six Heavy requests a minute may be made by what runs by itself, and the call log needs them more. */
const pagesAtOnce = 4;
const pauseBetween = 15_000;
/** Pages of 250 that are read for one round; they may come half empty. */
const mostPages = (2 * mostPeople) / 250;

type Page = Exclude<ContactsPage, { kind: 'refused' }>;

/**
 * Brings the contacts up to date. Each page is kept as it comes, and the next reading goes on from there. Throws what
 * the platform says.
 */
export async function readContacts(reading: Reading): Promise<void> {
  const { written, place } = contactsPlace(reading);
  const keeper = createKeeper(reading, written);
  if (place.kind === 'round') return readRound(reading, keeper, place);
  const { token, wholeAt } = place;
  const age = reading.clock.now() - wholeAt;
  if (age < 0 || age > wholeAgainAfter || token === undefined)
    return readRound(reading, keeper, roundAfter(place));
  const answer = await readChanges(reading, keeper, place, token);
  if (answer !== 'done') return readRound(reading, keeper, roundAfter(place), answer);
}

/** Answers the first page of everything where the platform sends that; undefined where it refuses the token. */
async function readChanges(
  reading: Reading,
  keeper: Keeper,
  place: Synced,
  token: string,
): Promise<'done' | undefined | Page> {
  let page: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const answer = await reading.door.syncContacts({ token, page });
    if (answer.kind === 'refused') return undefined;
    if (answer.kind === 'everything') return answer;
    const isLast = answer.nextPage === undefined || answer.nextPage === page;
    await keeper.take(answer, isLast ? { ...place, token: answer.token ?? token } : place, undefined);
    if (isLast || reading.isOver()) return 'done';
    page = answer.nextPage;
  }
  return undefined;
}

async function readRound(reading: Reading, keeper: Keeper, from: Round, first?: Page): Promise<void> {
  let place = from;
  let mayBeginAnew = true;
  let next = first;
  for (let pages = 1; !reading.isOver(); pages += 1) {
    const answer = next ?? (await reading.door.syncContacts({ page: place.page }));
    next = undefined;
    if (answer.kind === 'refused') {
      // The page belongs to a reading that the platform has forgotten.
      if (!mayBeginAnew) throw new Error('the contacts cannot be read from beginning to end');
      mayBeginAnew = false;
      place = roundAfter(place);
      continue;
    }
    const after = roundBehind(place, answer, pages);
    if (after === undefined) return endRound(reading, keeper, place, answer);
    place = after;
    await keeper.take(answer, place, undefined);
    if (pages >= pagesAtOnce) await pause(pauseBetween, reading.clock);
  }
}

/** Where the round goes on behind this page; undefined at its end. */
function roundBehind(place: Round, answer: Page, pages: number): Round | undefined {
  const { people, gone, nextPage, token } = answer;
  const count = place.count + people.length;
  if (nextPage === undefined || nextPage === place.page) return undefined;
  // Pages without end, each of which names another one.
  if (people.length === 0 && gone.length === 0) return undefined;
  if (count >= mostPeople || pages >= mostPages) return undefined;
  // Changes are asked for from the first page on: what happens while the others are read comes again.
  return { ...place, page: nextPage, count, token: place.token ?? token };
}

function endRound(reading: Reading, keeper: Keeper, place: Round, answer: Page): Promise<void> {
  const { round } = place;
  const kept = place.count + answer.people.length;
  if (answer.nextPage !== undefined) reading.log.warn('there are more contacts than are kept', { kept });
  const token = place.token ?? answer.token;
  const others = { source: 'personal', parts: 'is-not', part: round } as const;
  return keeper.take(answer, { kind: 'synced', round, wholeAt: reading.clock.now(), token }, others);
}

type Keeper = {
  /** Keeps a page and where the reading stands with it. @param clear what is gone now */
  readonly take: (page: Page, then: ContactsPlace, clear: PeoplePart | undefined) => Promise<void>;
};

function createKeeper(reading: Reading, written: string | undefined): Keeper {
  let from = written;
  return {
    take: async ({ people, gone }, then, clear) => {
      const make = (person: Page['people'][number]) => keptPerson(person, then.round, reading.reader);
      const put = await inSlices(people, reading.clock, make);
      if (reading.isOver()) return;
      const isNews = put.length > 0 || gone.length > 0 || clear !== undefined;
      const change = { clear, put, gone: gone.map((id) => personId('personal', id)) };
      const step = stepTo(then, from, reading);
      keep(reading, isNews ? change : undefined, step);
      from = step.to;
    },
  };
}
