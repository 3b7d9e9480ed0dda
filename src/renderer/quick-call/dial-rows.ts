import type { DialAnswer, DialPerson, DialTarget, QuickCallState } from '../../shared/dialling.ts';

/** What can be chosen in Quick call, top to bottom. */
export type DialRow =
  /** What stands in the field, or one of several numbers found in it. */
  | { readonly kind: 'number'; readonly target: DialTarget }
  | { readonly kind: 'person'; readonly person: DialPerson }
  /** Came after the one that is shown; takes its place when chosen. */
  | { readonly kind: 'newest'; readonly target: DialTarget; readonly more: number };

/** Rows of people under an empty field: those called last. */
const recentShown = 4;

/**
 * @param answer to what stands in the field now
 * @param held what came from outside while the person was typing
 */
export function dialRows(
  answer: DialAnswer | undefined,
  quickCall: QuickCallState,
  held?: DialTarget,
): readonly DialRow[] {
  return [...numberRows(answer, quickCall), ...newestRow(quickCall, held), ...peopleRows(answer)];
}

function numberRows(answer: DialAnswer | undefined, { notice }: QuickCallState): readonly DialRow[] {
  const reading = answer?.reading;
  if (reading?.kind === 'target') return [{ kind: 'number', target: reading.target }];
  if (reading?.kind === 'several') return reading.targets.map((target) => ({ kind: 'number', target }));
  const isEmpty = answer === undefined || answer.formatted === '';
  if (isEmpty && notice?.kind === 'texts-not-yet' && notice.target !== undefined)
    return [{ kind: 'number', target: notice.target }];
  return [];
}

function newestRow({ fill }: QuickCallState, held: DialTarget | undefined): readonly DialRow[] {
  if (held !== undefined) return [{ kind: 'newest', target: held, more: 1 + (fill?.more ?? 0) }];
  if (fill?.newest === undefined) return [];
  return [{ kind: 'newest', target: fill.newest, more: fill.more }];
}

/** A person whose number stands in the field already is not shown again. */
function peopleRows(answer: DialAnswer | undefined): readonly DialRow[] {
  if (answer === undefined) return [];
  const { reading, formatted } = answer;
  const shown = reading.kind === 'target' ? reading.target.to : undefined;
  const people = answer.people.filter(({ target }) => target.to !== shown);
  const some = formatted === '' ? people.slice(0, recentShown) : people;
  return some.map((person) => ({ kind: 'person', person }));
}

export function targetOf(row: DialRow): DialTarget {
  return row.kind === 'person' ? row.person.target : row.target;
}

export function rowKey(row: DialRow): string {
  const { to, identity } = targetOf(row);
  return `${row.kind}-${to}-${identity?.personId ?? ''}`;
}
