import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { ContactField, MergeRow, MergeView } from '../../shared/contact.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { fieldWords } from './field-words.ts';
import { personName } from './person-words.ts';

type Props = {
  readonly view: MergeView;
  /** Fields for which the second one's is kept. */
  readonly taken: ReadonlySet<ContactField>;
  readonly take: (field: ContactField, isTaken: boolean) => void;
};

/** Field by field: what each has, and which of it stays. */
export function MergeTable({ view: { kept, dropped, rows }, taken, take }: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{i18n._({ id: 'merge.field', message: 'Field' })}</span>
          </th>
          <th scope="col">
            <bdi>{personName(kept)}</bdi>
          </th>
          <th scope="col">
            <bdi>{personName(dropped)}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.field} row={row} isTaken={taken.has(row.field)} take={take} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { readonly row: MergeRow; readonly isTaken: boolean } & Pick<Props, 'take'>;

function Row({ row, isTaken, take }: RowProps): ReactNode {
  const { i18n } = useLingui();
  const { field, kept, dropped, how } = row;
  const name = fieldWords(field, i18n);
  const isChoice = how === 'choose' || how === 'no-room';
  const note = rowNote(row, i18n);
  return (
    <tr>
      <th scope="row">{name}</th>
      {isChoice ? (
        <>
          <Choice
            field={field}
            name={name}
            value={kept}
            chosen={!isTaken}
            choose={() => take(field, false)}
          />
          <Choice
            field={field}
            name={name}
            value={dropped}
            chosen={isTaken}
            choose={() => take(field, true)}
          />
        </>
      ) : (
        <>
          <td>{shown(kept)}</td>
          <td>
            {shown(dropped)}
            {note === undefined ? null : <p className="merge-note">{note}</p>}
          </td>
        </>
      )}
    </tr>
  );
}

type ChoiceProps = {
  readonly field: ContactField;
  readonly name: string;
  readonly value: string | undefined;
  readonly chosen: boolean;
  readonly choose: () => void;
};

/** Only one of the two can stay. */
function Choice({ field, name, value, chosen, choose }: ChoiceProps): ReactNode {
  const text = withoutControls(value ?? '');
  return (
    <td>
      <label className="merge-choice">
        <input
          type="radio"
          name={`merge ${field}`}
          aria-label={`${name}: ${text}`}
          checked={chosen}
          onChange={choose}
        />
        <span>{shown(value)}</span>
      </label>
    </td>
  );
}

function shown(text: string | undefined): ReactNode {
  return text === undefined || text === '' ? null : <bdi>{withoutControls(text)}</bdi>;
}

function rowNote({ how, to, field }: MergeRow, i18n: I18n): string | undefined {
  switch (how) {
    case 'moved':
      return i18n._({
        id: 'merge.moved',
        message: 'Will be kept as “{field}”.',
        values: { field: fieldWords(to ?? field, i18n) },
      });
    case 'joined':
      return i18n._({ id: 'merge.joined', message: 'Will stand below the other’s.' });
    case 'same':
    case 'only-kept':
    case 'only-dropped':
    case 'choose':
    case 'no-room':
      return undefined;
  }
}
