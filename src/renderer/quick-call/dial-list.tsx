import { useLingui } from '@lingui/react';
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import History from 'lucide-react/icons/history';
import Phone from 'lucide-react/icons/phone';
import Star from 'lucide-react/icons/star';
import type { ReactNode } from 'react';
import type { DialTarget } from '../../shared/dialling.ts';
import type { Availability } from '../../shared/presence.ts';
import { PhoneNumber } from '../components/phone-number.tsx';
import { PresenceGlyph } from '../components/presence-glyph.tsx';
import { labelWords } from '../people/label-words.ts';
import { targetName } from '../ring-out/ring-out-words.ts';
import { availabilityWords } from './availability-words.ts';
import { type DialRow, rowKey, targetOf } from './dial-rows.ts';

type Props = {
  readonly id: string;
  readonly rows: readonly DialRow[];
  readonly active: number;
  readonly onPick: (row: DialRow) => void;
  /** Of the list; whom to call, unless something else is done with them. */
  readonly name?: string;
  /** What stands on the row of a number that was typed, by how it reads. */
  readonly numberWords?: (number: string) => string;
  /** How colleagues stand for a call, where somebody asked. */
  readonly availabilityOf?: (row: DialRow) => Availability | undefined;
};

export function rowId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** What Enter or a click would call, the number always in view. */
export function DialList({ id, rows, active, onPick, name, numberWords, availabilityOf }: Props): ReactNode {
  const { i18n } = useLingui();
  if (rows.length === 0) return null;
  return (
    <ul
      id={id}
      className="dial-list scroll"
      role="listbox"
      aria-label={name ?? i18n._({ id: 'quickCall.list', message: 'Whom to call' })}
    >
      {rows.map((row, index) => (
        <li
          key={rowKey(row)}
          id={rowId(id, index)}
          role="option"
          aria-selected={index === active}
          className="dial-row"
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(row)}
        >
          <RowMark row={row} />
          <RowLines row={row} {...(numberWords === undefined ? {} : { numberWords })} />
          <RowPresence availability={availabilityOf?.(row)} />
        </li>
      ))}
    </ul>
  );
}

const look = { size: '1.25em', 'aria-hidden': true, className: 'dial-mark' } as const;

function RowMark({ row }: { readonly row: DialRow }): ReactNode {
  if (row.kind === 'number') return <Phone {...look} />;
  if (row.kind === 'newest') return <ArrowRightLeft {...look} />;
  if (row.person.target.identity?.favourite === true) return <Star {...look} />;
  return row.person.isRecent ? <History {...look} /> : <span className="dial-mark" />;
}

function RowPresence({ availability }: { readonly availability: Availability | undefined }): ReactNode {
  const { i18n } = useLingui();
  if (availability === undefined) return null;
  return (
    <span className="dial-presence">
      <PresenceGlyph kind={availability} />
      {availabilityWords(availability, i18n)}
    </span>
  );
}

function RowLines({ row, numberWords }: { readonly row: DialRow } & Pick<Props, 'numberWords'>): ReactNode {
  const { i18n } = useLingui();
  const target = targetOf(row);
  const name = targetName(target, i18n);
  return (
    <span className="dial-lines">
      <span className="dial-name">{nameLine()}</span>
      <NumberLine target={target} />
    </span>
  );
  function nameLine(): ReactNode {
    if (row.kind === 'number')
      return numberWords !== undefined
        ? numberWords(name)
        : i18n._({ id: 'quickCall.callRow', message: 'Call {name}', values: { name } });
    if (row.kind === 'newest')
      return i18n._({ id: 'quickCall.newest', message: 'Show {name} instead', values: { name } });
    return <bdi>{name}</bdi>;
  }
}

/** Exactly what is dialled, and what it is to the person. */
function NumberLine({ target }: { readonly target: DialTarget }): ReactNode {
  const { i18n } = useLingui();
  const { identity, kind, to, region } = target;
  const label = identity?.label === undefined ? undefined : labelWords(identity.label, i18n);
  const place =
    region === undefined || identity !== undefined
      ? undefined
      : i18n._({ id: 'party.probably', message: 'Probably {region}', values: { region } });
  return (
    <span className="dial-number">
      {kind === 'extension' ? (
        i18n._({ id: 'party.extension', message: 'Ext. {extensionNumber}', values: { extensionNumber: to } })
      ) : (
        <PhoneNumber shown={to} />
      )}
      {[label, identity?.detail, place].map((more) =>
        more === undefined ? null : <bdi key={more}>{more}</bdi>,
      )}
    </span>
  );
}
