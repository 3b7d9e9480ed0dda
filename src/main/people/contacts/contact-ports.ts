import type { ContactCard, ContactProblem } from '../../../shared/contact.ts';
import type { Person } from '../../../shared/person.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ContactDoor, NotWritten, ReadContact } from '../../ringcentral/contact-port.ts';
import type { FreshContacts } from './fresh-contacts.ts';
import type { FavouriteId } from '../../ringcentral/people-port.ts';

/** What our own changes made of the contacts: shown at once, without reading them all again. */
export type ContactNews = {
  readonly put?: readonly ReadContact[];
  /** `Person.id`. */
  readonly gone?: readonly string[];
  readonly favourites?: readonly FavouriteId[];
};

export type ContactPorts = {
  readonly clock: Clock;
  readonly log: Log;
  /** Throws while nobody is signed in. */
  readonly door: () => ContactDoor;
  readonly person: (id: string) => Person | undefined;
  /** All that is kept of a personal contact here. */
  readonly card: (id: string) => ContactCard | undefined;
  /** In the person's own order; `Person.id`. */
  readonly favourites: () => readonly string[];
  readonly learn: (news: ContactNews) => void;
  readonly fresh: Pick<FreshContacts, 'read'>;
};

/** The platform's id of a contact or colleague, from `Person.id`. */
export function platformId(personId: string): string {
  return personId.slice(personId.indexOf(':') + 1);
}

export function failed(problem: ContactProblem): {
  readonly kind: 'failed';
  readonly problem: ContactProblem;
} {
  return { kind: 'failed', problem };
}

/** What a person is told where a change was certainly not made, or nobody knows. @param now ms since the epoch */
export function problemOf(outcome: NotWritten, now: number): ContactProblem {
  switch (outcome.kind) {
    case 'too-many':
      return { kind: 'too-many', retryAt: now + outcome.waitMs };
    case 'lost':
      return { kind: 'unsure', requestId: outcome.requestId };
    case 'gone':
    case 'right':
    case 'refused':
    case 'offline':
      return outcome;
  }
}
