import type { I18n } from '@lingui/core';
import type { Identity } from './person.ts';

/** One name, or all of them where several people have the same number: nobody is named as if that were certain. */
export function identityTitle({ name, also, alsoCount }: Identity, i18n: I18n): string {
  const other = also[0];
  if (alsoCount === 0 || other === undefined) return name;
  return alsoCount === 1
    ? i18n._({ id: 'party.oneOfTwo', message: '{name} or {other}', values: { name, other } })
    : i18n._({
        id: 'party.oneOfSeveral',
        message: '{count, plural, other {# possible people}}',
        values: { count: alsoCount + 1 },
      });
}
