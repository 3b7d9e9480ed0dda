import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Keys } from '../components/keys.tsx';
import { useAppState } from '../use-app-state.ts';
import type { PaletteRow } from './rows.ts';
import { toCall } from './take-row.ts';

type Props = { readonly isEmpty: boolean; readonly row: PaletteRow | undefined };

/** What the keys do with the chosen row, and whether everything can be found yet. */
export function PaletteFoot({ isEmpty, row }: Props): ReactNode {
  const { i18n } = useLingui();
  const left = useAppState((state) => state.search.left);
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  return (
    <>
      {isEmpty ? (
        <p className="palette-none">
          {i18n._({ id: 'palette.nothing', message: 'Nothing was found for this.' })}
        </p>
      ) : null}
      {left === 0 ? null : (
        <p className="palette-left" role="status">
          {i18n._({
            id: 'palette.left',
            message:
              '{count, plural, one {# older entry cannot} other {# older entries cannot}} be found yet; that is made ready now.',
            values: { count: left },
          })}
        </p>
      )}
      <p className="palette-foot">
        {row === undefined ? null : (
          <span>
            <Keys keys="Enter" /> {enterWords()}
          </span>
        )}
        {row === undefined || row.kind === 'dial' || toCall(row) === undefined ? null : (
          <span>
            <Keys keys={isMac ? 'Cmd+Enter' : 'Ctrl+Enter'} />{' '}
            {i18n._({ id: 'palette.key.call', message: 'calls' })}
          </span>
        )}
        <span>
          <Keys keys="Esc" /> {i18n._({ id: 'palette.key.close', message: 'closes' })}
        </span>
      </p>
    </>
  );

  function enterWords(): string {
    if (row?.kind === 'command') return i18n._({ id: 'palette.key.do', message: 'does it' });
    if (row?.kind === 'teach') return i18n._({ id: 'palette.key.fill', message: 'puts it into the field' });
    if (row?.kind === 'dial') return i18n._({ id: 'palette.key.do', message: 'does it' });
    return i18n._({ id: 'palette.key.open', message: 'opens it' });
  }
}
