import type { CallParticipant } from './call-participant.ts';
import type {
  CallPartner,
  ContactCard,
  ContactOrder,
  Lookalike,
  MergeOrder,
  MergeView,
  NumberView,
  TeamStanding,
} from './contact.ts';
import type { Availability } from './presence.ts';

/** Works have ids that the window makes: what is asked for twice with one id is done once. */
export type ContactCommands = {
  saveContact: (order: ContactOrder) => void;
  deleteContact: (workId: string, personId: string) => void;
  mergeContacts: (order: MergeOrder) => void;
  setFavourite: (workId: string, personId: string, favourite: boolean) => void;
  undoContactWork: (workId: string) => void;
  retryContactWork: (workId: string) => void;
  dismissContactWork: (workId: string) => void;
  /** Somebody is about to change all of this contact: it is read anew. */
  lookAtContact: (personId: string) => void;
  /** Asks for a file of cards, and shows what is in it. */
  chooseContactsFile: () => void;
  startImport: (twins: 'leave-out' | 'add') => void;
  stopImport: () => void;
  /** Deletes what the import added. */
  undoImport: () => void;
  closeImport: () => void;
  /** Asks where. Without a `Person.id`: all personal contacts. */
  exportContacts: (personId?: string) => void;
};

export type ContactQuestions = {
  /** All that is kept of a personal contact; undefined where that is not here (yet). */
  contactCard: (personId: string) => ContactCard | undefined;
  lookalikes: (personId: string) => readonly Lookalike[];
  /** Whoever is there already and looks like what is being typed. */
  cardLookalikes: (card: ContactCard) => readonly Lookalike[];
  /** Pairs of personal contacts that look alike, by `Person.id`; at most 100. */
  lookalikePairs: () => readonly LookalikePair[];
  mergeView: (keptId: string, droppedId: string) => MergeView | undefined;
  /** Numbers of kept calls that nobody has, the newest first; at most 200. */
  callPartners: () => readonly CallPartner[];
  /** @param e164 whoever has it, and where it is probably from */
  numberView: (e164: string) => NumberView | undefined;
  /** Of a colleague; waits for the platform where it has to. */
  teamStanding: (personId: string) => TeamStanding;
  /** How colleagues stand for a call now, by `Person.id`, at most 30; those of whom nothing is known are left out. */
  availability: (personIds: readonly string[]) => Readonly<Record<string, Availability>>;
  /** Who had a part in a call, by `PastCallRow.key`. */
  callParticipants: (key: string) => readonly CallParticipant[];
};

export type LookalikePair = {
  readonly one: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly why: Lookalike['why'];
};
