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

/** Where the main window is. No address is ever shown; tray and notifications send a route. */
export type Route =
  | {
      readonly screen: 'calls';
      /** `PastCallRow.id` or `key`, or a living call's id. */
      readonly callId?: string;
      readonly filter?: CallShow;
      /** The history unless named. */
      readonly view?: 'call-backs';
    }
  | {
      readonly screen: 'contacts';
      readonly personId?: string;
      readonly show?: PeopleQuery['show'];
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
