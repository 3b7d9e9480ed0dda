import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { PhoneNumber } from '../../components/phone-number.tsx';
import { labelWords } from '../../people/label-words.ts';
import type { Suggestion } from './suggestions.ts';

type Props = {
  readonly id: string;
  readonly rows: readonly Suggestion[];
  readonly active: number | undefined;
  readonly onPick: (row: Suggestion) => void;
};

export function suggestionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** People whom the field may mean, each with the number it would go to. The focus stays in the field. */
export function SuggestionList({ id, rows, active, onPick }: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <ul
      id={id}
      className="fax-to-list popover"
      role="listbox"
      hidden={rows.length === 0}
      aria-label={i18n._({ id: 'compose.suggestions', message: 'People it could go to' })}
    >
      {rows.map((row, index) => (
        <li
          key={row.key}
          id={suggestionId(id, index)}
          role="option"
          aria-selected={index === active}
          className="menu-row fax-to-row"
          // Pressed, not clicked: the field must not lose the focus first.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(row);
          }}
        >
          <span className="fax-to-who">
            <bdi>{row.name}</bdi>
            {row.company === undefined ? null : <bdi className="fax-to-company">{row.company}</bdi>}
          </span>
          <span className="fax-to-number">
            {labelWords(row.label, i18n)} <PhoneNumber shown={row.number.shown} />
          </span>
        </li>
      ))}
    </ul>
  );
}
