import type { FaxRow } from '../../shared/fax.ts';
import type { FaxState } from '../../shared/fax-state.ts';
import type { Identity } from '../../shared/person.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { MessageDoor, MessageRecord } from '../ringcentral/message-port.ts';

/** What of the state the message store decides. */
export type MessagesState = Pick<FaxState, 'status' | 'unread' | 'version' | 'readAt' | 'deleted'>;

/** What the person wants of a message and the platform has not taken. */
export type WishKind = 'read' | 'unread' | 'delete' | 'restore';

export type MessagesPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly log: Log;
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  /** Who has this number, E.164 or an extension; at once. */
  readonly identify: (number: string) => Identity | undefined;
  /** The platform's clock, as far as known; ms since the epoch. */
  readonly serverNow: () => number;
  /** Throws while nobody is signed in. */
  readonly door: () => Omit<MessageDoor, 'listSentFaxes' | 'readMessage'>;
  /** When a fax that was sent from here is to go, ms since the epoch: the store does not say. */
  readonly scheduledFor: (faxId: string) => number | undefined;
  /** Whether received faxes are kept here as soon as they come. */
  readonly keepsContent: () => boolean;
  readonly save: (state: MessagesState) => void;
  /** Received while somebody was signed in here or meanwhile, and not read anywhere yet; each is told once. */
  readonly arrived: (rows: readonly FaxRow[]) => void;
  /** Outbound ones that are new or fared on: whoever follows what was sent reads them. */
  readonly changed: (records: readonly MessageRecord[]) => void;
  /** The platform refused a wish; what is shown is as it was before. */
  readonly refused: (faxId: string, wish: WishKind, error: unknown) => void;
  /** Messages that an hourly reading found and no event told of. */
  readonly foundByAudit: (count: number) => void;
};
