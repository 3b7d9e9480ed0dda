import { keptPerson } from '../../src/main/people/from-platform.ts';
import { createPhoneNumbers } from '../../src/main/phone-numbers.ts';
import { parseContact } from '../../src/main/ringcentral/people-contacts.ts';
import { parseDirectoryEntry } from '../../src/main/ringcentral/people-directory.ts';
import type { LoggedCall } from '../../src/main/storage/history-calls.ts';
import type { KeptPerson } from '../../src/main/storage/history-people-schema.ts';
import type { HistoryChange } from '../../src/main/storage/history-change.ts';
import type { CallEnding, CallParty } from '../../src/shared/call.ts';
import { contactAt } from '../../src/simulator/world/contacts/many-contacts.ts';
import { personAt } from '../../src/simulator/world/directory/many-people.ts';
import { nameAt } from '../../src/simulator/world/made-up/names.ts';
import { northAmericanNumber } from '../../src/simulator/world/made-up/numbers.ts';
import { roll } from '../../src/simulator/world/made-up/roll.ts';

export type LargeSize = { readonly calls: number; readonly contacts: number; readonly directory: number };

/** As many as the product promises to be fast with. */
export const largest: LargeSize = { calls: 100_000, contacts: 10_000, directory: 10_000 };

/** The same person at the same place every time: those of the simulator's large account, read as the product does. */
function contactsOf(count: number): readonly KeptPerson[] {
  return peopleOf(count, (place) => {
    const read = parseContact({ id: String(700_000_000 + place), ...contactAt(place) });
    return read === undefined || 'gone' in read ? undefined : read;
  });
}

function colleaguesOf(count: number): readonly KeptPerson[] {
  return peopleOf(count, (place) => parseDirectoryEntry(personAt(place)));
}

type ReadPerson = Parameters<typeof keptPerson>[0];

function peopleOf(count: number, read: (place: number) => ReadPerson | undefined): readonly KeptPerson[] {
  const reader = { numbers: createPhoneNumbers(), accountId: '' };
  return Array.from({ length: count }, (_, place) => read(place)).flatMap((person, place) =>
    person === undefined ? [] : [keptPerson(person, Math.floor(place / 1_000) + 1, reader)],
  );
}

/** Calls of a busy desk: a hundred on each of the days before `now`, between nine and six. */
const callsADay = 100;
const day = 86_400_000;

/** @param place from 0, the newest */
function callAt(place: number, people: readonly KeptPerson[], now: number): LoggedCall {
  const direction = roll(place, 40, 10) < 6 ? 'inbound' : 'outbound';
  const ending = direction === 'inbound' ? inboundEnding(place) : outboundEnding(place);
  const talks = ending.kind === 'answered-here';
  const startedAt = startOf(place, now);
  const line =
    roll(place, 44, 4) === 0 ? ({ kind: 'queue', name: 'Support', extensionNumber: '800' } as const) : main;
  return {
    recordId: `Large${place}`,
    partyId: `p-${place}-1`,
    modifiedAt: startedAt + 3_600_000,
    row: {
      ...{ id: `log-Large${place}`, telephonySessionId: `s-large-${place}`, sessionId: `9${place}` },
      ...{ direction, party: partyAt(place, people), startedAt, ending, unheard: false },
      line: direction === 'inbound' ? line : undefined,
      talkedSeconds: talks ? 5 + roll(place, 45, 900) : undefined,
      rangSeconds: 3 + roll(place, 46, 40),
    },
  };
}

const main = { kind: 'direct', name: 'Main line', extensionNumber: undefined } as const;

function startOf(place: number, now: number): number {
  const dayOf = Math.floor(place / callsADay);
  const within = (place % callsADay) / callsADay;
  return now - dayOf * day - Math.floor(within * 9 * 3_600_000) - 60_000;
}

function inboundEnding(place: number): CallEnding {
  const dice = roll(place, 41, 20);
  if (dice < 12) return { kind: 'answered-here', device: undefined };
  if (dice < 15) return { kind: 'missed' };
  if (dice < 17) return { kind: 'voicemail' };
  return dice < 19 ? { kind: 'answered-elsewhere', by: 'Ann Becker' } : { kind: 'declined' };
}

function outboundEnding(place: number): CallEnding {
  return roll(place, 42, 5) === 0 ? { kind: 'not-connected' } : { kind: 'answered-here', device: undefined };
}

/** Few people call often and many once: two dice, and the lower one counts. One in ten nobody knows. */
function partyAt(place: number, people: readonly KeptPerson[]): CallParty {
  if (roll(place, 50, 40) === 0) return { kind: 'anonymous' };
  const at = Math.min(roll(place, 51, people.length || 1), roll(place, 52, people.length || 1));
  const person = roll(place, 53, 10) === 0 ? undefined : people[at]?.person;
  const number = person?.numbers.find((one) => one.number !== undefined)?.number;
  if (person?.extensionNumber !== undefined)
    return { kind: 'colleague', extensionNumber: person.extensionNumber, name: person.name };
  if (number !== undefined) return { kind: 'number', number, name: networkName(place) };
  const e164 = northAmericanNumber(roll(place, 54, 15_000));
  return { kind: 'number', number: { e164, shown: e164, region: undefined }, name: networkName(place) };
}

/** What the telephone network says, which is seldom what the address book says. */
function networkName(place: number): string | undefined {
  const { firstName, lastName } = nameAt(60_000 + place);
  return roll(place, 55, 3) === 0 ? `${lastName} ${firstName}`.toUpperCase().trim() : undefined;
}

/** Writes all of it as the product does, a thousand rows at a time. Answers the people, for whoever asks about them. */
export function fillHistory(
  history: { readonly write: (change: HistoryChange) => void },
  size: LargeSize,
  now: number,
): readonly KeptPerson[] {
  const people = [...contactsOf(size.contacts), ...colleaguesOf(size.directory)];
  for (let from = 0; from < people.length; from += 1_000)
    history.write({ people: { put: people.slice(from, from + 1_000) } });
  for (let from = 0; from < size.calls; from += 1_000) {
    const count = Math.min(1_000, size.calls - from);
    history.write({ logged: Array.from({ length: count }, (_, n) => callAt(from + n, people, now)) });
  }
  return people;
}
