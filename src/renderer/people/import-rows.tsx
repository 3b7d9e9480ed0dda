import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { ImportRow } from '../../shared/contacts-state.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { Chip } from '../components/chip.tsx';

type Props = { readonly rows: readonly ImportRow[]; readonly more: number };

/** The first contacts of a file, as they would be added. */
export function ImportRows({ rows, more }: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      <ul className="import-rows" aria-label={i18n._({ id: 'import.first', message: 'The first of them' })}>
        {rows.map(({ name, detail, twin }, at) => (
          <li key={at}>
            <p className="row-name">
              <bdi>{withoutControls(name)}</bdi>
            </p>
            {detail === '' ? null : (
              <p className="row-outcome">
                <bdi>{withoutControls(detail)}</bdi>
              </p>
            )}
            {twin === undefined ? null : (
              <Chip tone="warn">
                {i18n._({
                  id: 'import.twin',
                  message: 'Looks like {name}',
                  values: { name: withoutControls(twin) },
                })}
              </Chip>
            )}
          </li>
        ))}
      </ul>
      {more <= 0 ? null : (
        <p>
          {i18n._({ id: 'import.more', message: '{more, plural, other {and # more}}', values: { more } })}
        </p>
      )}
    </>
  );
}
