import type { FaxBox } from './fax.ts';
import type { CallShow } from './past-calls.ts';
import type { PeopleQuery } from './person.ts';

export const settingsPages = [
  'general',
  'account',
  'calls',
  'card',
  'faxes',
  'notifications',
  'screen-pop',
  'shortcuts',
  'appearance',
  'data',
  'network',
  'about',
] as const;

export type SettingsPage = (typeof settingsPages)[number];

export type ContactTask =
  /** A new contact, perhaps with the number that the page is about. */
  | { readonly kind: 'new'; readonly name?: string }
  /** Changes the person; `number`, E.164, is given to them. */
  | { readonly kind: 'edit'; readonly number?: string }
  /** Which contact the number belongs to. */
  | { readonly kind: 'link' }
  | { readonly kind: 'merge'; readonly otherId: string }
  /** Contacts that look alike, pair by pair. */
  | { readonly kind: 'lookalikes' };

/** Where the main window is. No address is ever shown; tray and notifications send a route. */
export type Route =
  | {
      readonly screen: 'calls';
      /** `PastCallRow.id` or `key`, or a living call's id. */
      readonly callId?: string;
      readonly filter?: CallShow;
      /** The history unless named. */
      readonly view?: 'call-backs';
      /** What is being done with the call; plain looking where it is left out. */
      readonly task?: 'transfer';
    }
  | {
      readonly screen: 'contacts';
      readonly personId?: string;
      /** `callers`: numbers of calls that nobody has. */
      readonly show?: PeopleQuery['show'] | 'callers';
      /** E.164: the page of a number, whoever has it. */
      readonly number?: string;
      /** What is being done there; plain looking where it is left out. */
      readonly task?: ContactTask;
    }
  | {
      readonly screen: 'faxes';
      readonly box?: FaxBox | 'drafts';
      readonly faxId?: string;
      readonly draftId?: string;
      readonly itemId?: string;
    }
  | { readonly screen: 'settings'; readonly page: SettingsPage }
  | { readonly screen: 'connection'; readonly view?: 'now' | 'support' };
