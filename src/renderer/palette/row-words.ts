import type { I18n } from '@lingui/core';
import type { Person } from '../../shared/person.ts';
import { targetName } from '../ring-out/ring-out-words.ts';
import { digitPieces } from './marks.ts';
import type { PaletteRow } from './rows.ts';

export function dialTitle(row: Extract<PaletteRow, { readonly kind: 'dial' }>, i18n: I18n): string {
  const values = { name: targetName(row.target, i18n) };
  return row.what === 'call'
    ? i18n._({ id: 'quickCall.callRow', message: 'Call {name}', values })
    : i18n._({ id: 'palette.faxTo', message: 'Fax {name}', values });
}

/** The number that was looked for by its digits, or the extension. */
export function numberFound({ numbers, extensionNumber }: Person, wanted: string): string | undefined {
  const found = numbers.find(({ shown }) => digitPieces(shown, wanted).some(({ isFound }) => isFound));
  return found?.shown ?? extensionNumber;
}
