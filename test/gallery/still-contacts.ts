import type { CallParticipant } from '../../src/shared/call-participant.ts';
import type { CompanionApi } from '../../src/preload/companion-api.ts';
import type {
  CallPartner,
  ContactCard,
  Lookalike,
  MergeView,
  NumberView,
  TeamStanding,
} from '../../src/shared/contact.ts';
import type { Availability } from '../../src/shared/presence.ts';
import type { ContactQuestions, LookalikePair } from '../../src/shared/contacts-contract.ts';

/** What the questions about contacts are answered with. */
export type StillContacts = {
  /** By `Person.id`. */
  readonly cards?: Readonly<Record<string, ContactCard>>;
  readonly lookalikes?: readonly Lookalike[];
  readonly typedLookalikes?: readonly Lookalike[];
  readonly pairs?: readonly LookalikePair[];
  readonly merge?: MergeView;
  readonly partners?: readonly CallPartner[];
  readonly number?: NumberView;
  readonly team?: TeamStanding;
  /** By `Person.id`; nothing is known of whoever is not named. */
  readonly availability?: Readonly<Record<string, Availability>>;
  /** By `PastCallRow.key`. */
  readonly participants?: Readonly<Record<string, readonly CallParticipant[]>>;
};

export function stillContacts(answers: StillContacts): Pick<CompanionApi['ask'], keyof ContactQuestions> {
  return {
    contactCard: (id) => Promise.resolve(answers.cards?.[id]),
    lookalikes: () => Promise.resolve(answers.lookalikes ?? []),
    cardLookalikes: () => Promise.resolve(answers.typedLookalikes ?? []),
    lookalikePairs: () => Promise.resolve(answers.pairs ?? []),
    mergeView: () => Promise.resolve(answers.merge),
    callPartners: () => Promise.resolve(answers.partners ?? []),
    numberView: () => Promise.resolve(answers.number),
    availability: () => Promise.resolve(answers.availability ?? {}),
    teamStanding: () => Promise.resolve(answers.team),
    callParticipants: (key) => Promise.resolve(answers.participants?.[key] ?? []),
  };
}
