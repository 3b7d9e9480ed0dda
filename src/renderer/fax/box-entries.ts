import type { FaxItem, FaxRow, FaxSentTo } from '../../shared/fax.ts';
import type { FaxDraft } from '../../shared/fax-draft.ts';
import type { Route } from '../../shared/route.ts';

export type FaxesRoute = Extract<Route, { readonly screen: 'faxes' }>;
export type BoxName = NonNullable<FaxesRoute['box']>;

export const boxNames = ['received', 'sent', 'drafts', 'scheduled'] as const satisfies readonly BoxName[];

/** One row of a list: on its way from this computer, in the platform's store, or not yet sent. */
export type Entry =
  | { readonly kind: 'item'; readonly item: FaxItem }
  | { readonly kind: 'fax'; readonly row: FaxRow }
  | { readonly kind: 'draft'; readonly draft: FaxDraft };

/**
 * What stands above a box's rows: everything on its way that the platform's list does not show yet. A copy that
 * turned up late stays on top until the person has hidden it.
 * @param listed which faxes the box shows already, by `FaxRow.id`
 */
export function itemsOnTop(
  items: readonly FaxItem[],
  box: BoxName,
  text: string,
  listed: (faxId: string | undefined) => boolean,
): readonly FaxItem[] {
  if (box !== 'sent' && box !== 'scheduled') return [];
  return items.filter(
    (item) =>
      (item.phase === 'scheduled' ? box === 'scheduled' : box === 'sent') &&
      !isSettledAside(item) &&
      (item.twinFaxId !== undefined || !listed(item.faxId)) &&
      matches(item.to, item.files, text),
  );
}

/** Nothing of it will ever stand in a list of the platform. */
function isSettledAside({ phase, twinFaxId }: FaxItem): boolean {
  return twinFaxId === undefined && (phase === 'dropped' || phase === 'cancelled');
}

export function draftsFor(drafts: readonly FaxDraft[], text: string): readonly FaxDraft[] {
  return drafts.filter(({ recipients, files, coverText }) => {
    const names = recipients.map(({ text: typed, identity, number }) => ({
      ...{ shown: `${typed} ${identity?.name ?? ''}`, number, identity },
    }));
    return matches(names, [...files.map(({ name }) => name), coverText], text);
  });
}

type Named = Pick<FaxSentTo, 'number' | 'shown' | 'identity'>;

/** Every word that is looked for is in a name or a file's name, or its digits in a number. */
function matches(to: readonly Named[], more: readonly string[], text: string): boolean {
  const names = to.flatMap(({ shown, identity }) => [shown, identity?.name ?? '']);
  const words = [...names, ...more].join(' ').toLocaleLowerCase();
  const digits = to.map(({ number }) => number?.e164 ?? '').join(' ');
  return text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .every((word) => words.includes(word) || (/\d/.test(word) && digits.includes(word.replace(/\D/gu, ''))));
}

/** The box in which a row of the platform stands. */
export function boxOf({ direction, phase }: FaxRow): BoxName {
  if (direction === 'inbound') return 'received';
  return phase === 'scheduled' ? 'scheduled' : 'sent';
}
