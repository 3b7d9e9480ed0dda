import type { CallParty } from '../../shared/call.ts';
import type { NumberRule, OwnRulings } from '../../shared/identification.ts';
import type { Person } from '../../shared/person.ts';
import type { Clock } from '../clock.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { IdentificationChange, KeptIdentification } from '../storage/history-identification.ts';
import type { History } from '../storage/history.ts';
import { type Cautions, cautionFor, cautionsFrom, isSpamLabel } from './cautions.ts';
import { createTags, type Tags } from './tags.ts';

export type IdentificationPorts = {
  readonly clock: Clock;
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  /** The party as the contacts and the directory know it. */
  readonly recogniseByPeople: (party: CallParty) => CallParty;
  readonly companyAround: (number: string) => string | undefined;
  readonly person: (id: string) => Person | undefined;
  /** What the platform calls another number of the person's own, E.164. */
  readonly ownAs: (number: string) => string | undefined;
  /** From now on these people are meant by these numbers; whoever is shown may have another name. */
  readonly setChosen: (chosen: ReadonlyMap<string, string>) => void;
  /** What was said of a number has changed: whoever is shown by it looks other. */
  readonly ruled: () => void;
  readonly tagged: () => void;
};

/** Who a caller is, by all that is known and by what the person said once. At once, from memory. */
export type Identification = Tags & {
  readonly follow: (history: History) => void;
  readonly recognise: (party: CallParty) => CallParty;
  readonly chooseCaller: (number: string, personId: string | undefined) => void;
  readonly ruleNumber: (number: string, rule: NumberRule | undefined) => void;
  readonly ownRulings: () => OwnRulings;
  readonly forget: () => void;
};

/** More than anybody blocks by hand; the oldest stay. */
const mostRules = 5_000;

export function createIdentification(ports: IdentificationPorts): Identification {
  let history: History | undefined;
  let choices: ReadonlyMap<string, string> = new Map();
  let rules: ReadonlyMap<string, { readonly rule: NumberRule; readonly at: number }> = new Map();
  let cautions: Cautions = cautionsFrom(new Map());
  const write = (identification: IdentificationChange): void => history?.write({ identification });
  const tags = createTags((changed) => {
    write({ tags: changed });
    ports.tagged();
  });

  function setRules(next: typeof rules): void {
    rules = next;
    cautions = cautionsFrom(new Map([...next].map(([number, { rule }]) => [number, rule])));
  }

  function load(kept: KeptIdentification): void {
    choices = new Map(kept.choices.map(({ number, personId }) => [number, personId]));
    setRules(new Map(kept.rules.map(({ number, rule, at }) => [number, { rule, at }])));
    tags.load(kept.tags);
  }

  function forget(): void {
    history = undefined;
    load({ choices: [], rules: [], tags: [] });
    ports.setChosen(choices);
  }

  return {
    follow: (next) => {
      if (next === history) return;
      history = next;
      load(next.identification());
      ports.setChosen(choices);
    },
    recognise: (party) => {
      const known = ports.recogniseByPeople(party);
      return known.kind === 'number' ? withWarnings(known, cautions, ports) : known;
    },
    chooseCaller: (number, personId) => {
      if (choices.get(number) === personId) return;
      const next = new Map(choices);
      if (personId === undefined) next.delete(number);
      else next.set(number, personId);
      choices = next;
      write({ choice: { number, personId } });
      ports.setChosen(choices);
    },
    ruleNumber: (number, rule) => {
      if (rules.get(number)?.rule === rule || (rule !== undefined && rules.size >= mostRules)) return;
      const at = ports.clock.now();
      const next = new Map(rules);
      next.delete(number);
      setRules(rule === undefined ? next : new Map([[number, { rule, at }], ...next]));
      write({ rule: { number, rule, at } });
      ports.ruled();
    },
    ownRulings: () => ({
      rules: [...rules].map(([number, of]) => ({ number, shown: shownAs(number), ...of })),
      chosen: [...choices].map(([number, personId]) => ({
        ...{ number, personId, shown: shownAs(number), name: ports.person(personId)?.name },
      })),
    }),
    ...{ tagsOf: tags.tagsOf, setTag: tags.setTag },
    forget,
  };

  function shownAs(number: string): string {
    return ports.numbers.view(number)?.shown ?? number;
  }
}

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

function withWarnings(
  party: NumberParty,
  cautions: Cautions,
  { ownAs, companyAround }: Pick<IdentificationPorts, 'ownAs' | 'companyAround'>,
): NumberParty {
  const { e164 } = party.number;
  const isKnown = party.identity !== undefined;
  const said = isKnown ? party.networkName : (party.name ?? party.networkName);
  const own = ownAs(e164);
  const caution = own === undefined ? cautionFor(e164, said, isKnown, cautions) : undefined;
  // What the network says instead of a name is none; it is kept beside the number.
  const isLabel = !isKnown && said !== undefined && isSpamLabel(said);
  const probably = isKnown ? undefined : companyAround(e164);
  return {
    ...party,
    ...(isLabel ? { name: undefined, networkName: said } : {}),
    ...(probably === undefined ? {} : { probably }),
    ...(caution === undefined ? {} : { caution }),
    ...(own === undefined ? {} : { ownAs: own }),
  };
}
