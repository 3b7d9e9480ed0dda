import { useLingui } from '@lingui/react';
import { memo, type ReactNode } from 'react';
import { groupWords } from './group-words.ts';
import { RowLines } from './row-lines.tsx';
import { RowMark } from './row-mark.tsx';
import type { PaletteGroup, PaletteRow } from './rows.ts';

type Props = {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  /** `PaletteRow.key` of the row that Enter takes. */
  readonly active: string | undefined;
  /** What was looked for, to be marked. */
  readonly wanted: string;
  readonly onTake: (row: PaletteRow) => void;
};

export function rowId(listId: string, key: string): string {
  return `${listId}-${key.replace(/[^\w.:-]/g, '_')}`;
}

/** Rows in groups, each under its heading; the field above keeps the focus. */
export const PaletteList = memo(function PaletteList(props: Props): ReactNode {
  const { id, groups, active, wanted, onTake } = props;
  const { i18n } = useLingui();
  return (
    <div
      id={id}
      className="palette-list scroll"
      role="listbox"
      aria-label={i18n._({ id: 'palette.results', message: 'What was found' })}
    >
      {groups.map(({ name, rows }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`} className="palette-group">
          <div id={`${id}-${name}`} role="presentation" className="palette-heading">
            {groupWords(name, i18n)}
          </div>
          {rows.map((row) => (
            <Row
              key={row.key}
              id={rowId(id, row.key)}
              isActive={row.key === active}
              {...{ row, wanted, onTake }}
            />
          ))}
        </div>
      ))}
    </div>
  );
});

type RowProps = Pick<Props, 'wanted' | 'onTake'> & {
  readonly id: string;
  readonly row: PaletteRow;
  readonly isActive: boolean;
};

/** Drawn anew only where it is another one, or chosen now: arrows go through many. */
const Row = memo(function Row({ id, row, isActive, wanted, onTake }: RowProps): ReactNode {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={isDisabled(row)}
      className={`palette-row palette-${row.kind}`}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onTake(row)}
    >
      <RowMark row={row} />
      <RowLines row={row} wanted={wanted} />
    </div>
  );
});

const isDisabled = (row: PaletteRow): boolean => row.kind === 'command' && row.command.obstacle !== undefined;
