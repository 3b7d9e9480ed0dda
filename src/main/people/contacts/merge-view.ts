import type { MergeView } from '../../../shared/contact.ts';
import type { PhoneNumbers } from '../../phone-numbers.ts';
import type { ContactPorts } from './contact-ports.ts';
import { mergeRows, type SameNumber } from './merge-cards.ts';

/** By E.164 where both are numbers, else as they are written. */
export function sameNumberBy(numbers: Pick<PhoneNumbers, 'view'>): SameNumber {
  return (one, other) => {
    const [first, second] = [numbers.view(one), numbers.view(other)];
    if (first === undefined || second === undefined) return one.trim() === other.trim();
    return first.e164 === second.e164;
  };
}

/** Both as they are kept here, side by side; undefined where one of them is not a personal contact, or not whole. */
export function mergeView(
  { person, card }: Pick<ContactPorts, 'person' | 'card'>,
  keptId: string,
  droppedId: string,
  sameNumber: SameNumber,
): MergeView | undefined {
  const [kept, dropped] = [person(keptId), person(droppedId)];
  const [keptCard, droppedCard] = [card(keptId), card(droppedId)];
  if (kept === undefined || dropped === undefined || keptId === droppedId) return undefined;
  if (keptCard === undefined || droppedCard === undefined) return undefined;
  return { kept, dropped, rows: mergeRows(keptCard, droppedCard, sameNumber) };
}
