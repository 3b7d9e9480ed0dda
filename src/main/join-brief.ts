import type { Call, CallParty } from '../shared/call.ts';
import type { FaxRow } from '../shared/fax.ts';
import { briefOf } from './brief/brief.ts';
import { knownAs } from './brief/keys.ts';
import type { BriefHandlers, PastCallHandlers } from './handlers.ts';
import { createIdentification } from './identification/identification.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { People } from './people/people.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import type { StateStore } from './state-store.ts';
import type { History } from './storage/history.ts';

export type BriefParts = {
  readonly outside: Pick<OutsideWorld, 'clock'>;
  readonly store: StateStore;
  readonly numbers: PhoneNumbers;
  readonly people: Pick<People, 'recognise' | 'identify' | 'person' | 'companyAround' | 'setChosen'>;
  readonly pastCalls: Pick<PastCallHandlers['questions'], 'callsWith' | 'notesWith' | 'callBacks'>;
  readonly faxesWith: (numbers: readonly string[], most: number) => readonly FaxRow[];
  /** Whoever shows callers shows them anew; the first answers those that ring and are somebody else now. */
  readonly renamed: { readonly calls: () => readonly Call[]; readonly lists: readonly (() => void)[] };
  /** Calls that ring turned out to be from somebody who is known. */
  readonly identified: (calls: readonly Call[]) => void;
};

export type JoinedBrief = BriefHandlers & {
  readonly recognise: (party: CallParty) => CallParty;
  /** The people have changed. */
  readonly renamed: () => void;
  /** Tags of whoever has this party key. */
  readonly tagsOf: (partyKey: string) => readonly string[];
  readonly follow: (history: History) => void;
  readonly forget: () => void;
};

/** Who calls, by all that is known, and what is known of them from before. */
export function joinBrief(parts: BriefParts): JoinedBrief {
  const { store, people, pastCalls } = parts;
  const identification = createIdentification({
    ...{ clock: parts.outside.clock, numbers: parts.numbers },
    ...{ companyAround: people.companyAround, person: people.person, setChosen: people.setChosen },
    recogniseByPeople: people.recognise,
    ownAs: (e164) => store.get().phones.phones.find(({ number }) => number === e164)?.label,
    ruled: () => {
      renamed();
      grow();
    },
    tagged: grow,
  });

  function grow(): void {
    store.change((state) => ({ ...state, identification: { version: state.identification.version + 1 } }));
  }

  function renamed(): void {
    parts.identified(parts.renamed.calls());
    for (const show of parts.renamed.lists) show();
  }

  return {
    commands: {
      chooseCaller: identification.chooseCaller,
      ruleNumber: identification.ruleNumber,
      setTag: (whom, tag, on) => identification.setTag(knownAs(whom, people).owners, tag, on),
    },
    questions: {
      callerBrief: (query) =>
        briefOf(query, {
          ...{ identify: people.identify, person: people.person, tagsOf: identification.tagsOf },
          ...{ callsWith: pastCalls.callsWith, notesWith: pastCalls.notesWith },
          ...{ callBacks: pastCalls.callBacks, faxesWith: parts.faxesWith },
        }),
      ownRulings: identification.ownRulings,
    },
    recognise: identification.recognise,
    renamed,
    tagsOf: (partyKey) => identification.tagsOf(knownAs({ kind: 'party', partyKey }, people).owners),
    follow: identification.follow,
    forget: identification.forget,
  };
}
