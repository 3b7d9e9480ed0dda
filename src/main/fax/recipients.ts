import type { DialReading, DialRefusal, DialTarget } from '../../shared/dialling.ts';
import { faxLimits, type FaxRecipient, type FaxRecipientProblem } from '../../shared/fax-draft.ts';
import { plainLine } from '../../shared/plain-text.ts';

export type RecipientGround = {
  readonly newId: () => string;
  /** Of a text that was typed, pasted or picked. */
  readonly readText: (text: string) => DialReading;
  readonly isOwn: (e164: string) => boolean;
  /** In another country than the account. */
  readonly isAbroad: (e164: string) => boolean;
};

/** A list as people write and paste it: commas, semicolons, line breaks. */
export function splitRecipients(text: string): readonly string[] {
  return text
    .split(/[,;\n\r\t]+/u)
    .map((part) => plainLine(part, 200).trim())
    .filter((part) => part !== '');
}

/** Adds what a text names; whoever is there already stays once. */
export function addRecipients(
  before: readonly FaxRecipient[],
  text: string,
  ground: RecipientGround,
): readonly FaxRecipient[] {
  return splitRecipients(text)
    .flatMap((part) => readRecipients(part, ground))
    .reduce(addOne, before);
}

/** The chip's text as it is now; where that number is there already, one of the two goes. */
export function editRecipient(
  before: readonly FaxRecipient[],
  id: string,
  text: string,
  ground: RecipientGround,
): readonly FaxRecipient[] {
  const at = before.findIndex((one) => one.id === id);
  if (at < 0) return before;
  const others = before.filter((one) => one.id !== id);
  const read = splitRecipients(text)
    .flatMap((part) => readRecipients(part, ground))
    .filter((one) => !isThere(others, one));
  return read
    .reduce(addOne, before.slice(0, at))
    .concat(before.slice(at + 1))
    .slice(0, faxLimits.recipientsKept);
}

/** Those that are too many say so, and stay until the person has chosen whom to leave out. */
export function markTooMany(some: readonly FaxRecipient[]): readonly FaxRecipient[] {
  return some.map((one, at) =>
    at < faxLimits.recipients || one.problem !== undefined ? one : { ...one, problem: 'too-many' },
  );
}

/** Who it is may have become known since. */
export function recogniseAgain(
  before: readonly FaxRecipient[],
  identify: (e164: string) => FaxRecipient['identity'],
): readonly FaxRecipient[] {
  return before.map((one) =>
    one.number === undefined ? one : { ...one, identity: identify(one.number.e164) },
  );
}

function addOne(before: readonly FaxRecipient[], added: FaxRecipient): readonly FaxRecipient[] {
  if (before.length >= faxLimits.recipientsKept || isThere(before, added)) return before;
  return [...before, added];
}

function isThere(before: readonly FaxRecipient[], { number, text }: FaxRecipient): boolean {
  return before.some((one) =>
    number === undefined ? one.number === undefined && one.text === text : one.number?.e164 === number.e164,
  );
}

function readRecipients(text: string, ground: RecipientGround): readonly FaxRecipient[] {
  const reading = ground.readText(text);
  switch (reading.kind) {
    case 'target': {
      const isHome = reading.notes.some(({ kind }) => kind === 'home-country');
      return [recipientOf(text, reading.target, isHome, ground)];
    }
    case 'several':
      return reading.targets.map((target) => recipientOf(target.shown, target, false, ground));
    case 'emergency':
      return [unusable(text, 'emergency', ground)];
    case 'no-number':
      return [unusable(text, 'not-a-number', ground)];
    case 'refused':
      return [unusable(text, problemOf[reading.reason] ?? 'not-a-number', ground)];
  }
}

const problemOf: Partial<Record<DialRefusal, FaxRecipientProblem>> = {
  'too-short': 'too-short',
  'costly-blocked': 'premium',
};

function recipientOf(
  text: string,
  target: DialTarget,
  isHome: boolean,
  ground: RecipientGround,
): FaxRecipient {
  const { to, shown, identity, kind, costly } = target;
  if (kind === 'extension') return { ...unusable(text, 'extension', ground), identity };
  if (costly === 'premium') return unusable(text, 'premium', ground);
  return {
    ...{ id: ground.newId(), text, identity, problem: undefined },
    number: { e164: to, shown },
    note: noteOn(target, isHome, ground),
  };
}

function noteOn(
  { to, identity }: DialTarget,
  isHome: boolean,
  ground: RecipientGround,
): FaxRecipient['note'] {
  if (ground.isOwn(to)) return 'own-number';
  if (identity?.label === 'mobile') return 'mobile';
  if (ground.isAbroad(to)) return 'international';
  return isHome ? 'home-country' : undefined;
}

function unusable(text: string, problem: FaxRecipientProblem, ground: RecipientGround): FaxRecipient {
  return { id: ground.newId(), text, number: undefined, identity: undefined, problem, note: undefined };
}
