import type { I18n } from '@lingui/core';
import type { PastCallRow } from '../../shared/past-calls.ts';
import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { outcomeLine } from '../calls/past-call-words.ts';
import { partyTitle } from '../call-words.ts';
import { Keys } from '../components/keys.tsx';
import { faxPartyTitle, pagesWords, recipientsTitle } from '../fax/fax-words.ts';
import { useClock } from '../use-app-state.ts';
import { momentWords } from '../when-words.ts';
import { FoundText } from './found-text.tsx';
import { digitPieces } from './marks.ts';
import { aroundFound } from './around-found.ts';
import { dialTitle, numberFound } from './row-words.ts';
import type { PaletteRow } from './rows.ts';

type Props = { readonly row: PaletteRow; readonly wanted: string };

/** What a row says: a title, a line below it, and what stands at its end. */
export function RowLines({ row, wanted }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const { title, detail, end } = linesOf(row, wanted, now, i18n);
  return (
    <>
      <span className="palette-lines">
        <span className="palette-title">{title}</span>
        {detail === undefined ? null : <span className="palette-detail">{detail}</span>}
      </span>
      {end === undefined ? null : <span className="palette-end">{end}</span>}
    </>
  );
}

type Lines = { readonly title: ReactNode; readonly detail?: ReactNode; readonly end?: ReactNode };

function linesOf(row: PaletteRow, wanted: string, now: number, i18n: I18n): Lines {
  const marked = (text: string): ReactNode => <FoundText text={text} wanted={wanted} />;
  switch (row.kind) {
    case 'command': {
      const { title, obstacle, keys } = row.command;
      return {
        title: marked(title),
        detail: obstacle,
        end: keys === undefined ? undefined : <Keys keys={keys} />,
      };
    }
    case 'teach':
      return { title: <bdi className="palette-typed">{row.fills.trim()}</bdi>, detail: row.explains };
    case 'dial':
      // Exactly what is dialled is always there to be read.
      return {
        title: dialTitle(row, i18n),
        detail: row.target.identity === undefined ? undefined : marked(row.target.shown),
      };
    case 'person': {
      const { name, jobTitle, department, company } = row.person;
      const about = [jobTitle, department, company]
        .filter((one) => one !== undefined && one !== '')
        .join(' · ');
      const number = numberFound(row.person, wanted);
      return {
        title: marked(name),
        detail: about === '' ? undefined : marked(about),
        end: number === undefined ? undefined : marked(number),
      };
    }
    case 'call':
      return {
        title: marked(partyTitle(row.call.party, i18n)),
        detail: withNumber(row.call, wanted, outcomeLine(row.call, now, i18n)),
        end: momentWords(row.call.startedAt, now, i18n.locale),
      };
    default:
      return writtenLines(row, wanted, now, i18n);
  }
}

/** The number too, where its digits are what was looked for and a name stands in its place. */
function withNumber({ party }: PastCallRow, wanted: string, outcome: string): ReactNode {
  const shown = party.kind === 'number' ? party.number.shown : undefined;
  if (shown === undefined || !digitPieces(shown, wanted).some(({ isFound }) => isFound))
    return <FoundText text={outcome} wanted={wanted} />;
  return (
    <>
      <FoundText text={shown} wanted={wanted} /> · <FoundText text={outcome} wanted="" />
    </>
  );
}

/** Notes and faxes: whose they are, and where the words stand in them. */
function writtenLines(
  row: Extract<PaletteRow, { readonly kind: 'note' | 'fax' }>,
  wanted: string,
  now: number,
  i18n: I18n,
): Lines {
  const marked = (text: string): ReactNode => <FoundText text={text} wanted={wanted} />;
  if (row.kind === 'note') {
    const { call, whom, text, changedAt } = row.note;
    const who = call === undefined ? whom : partyTitle(call.party, i18n);
    return {
      title: marked(who ?? i18n._({ id: 'palette.noteOf', message: 'Note' })),
      detail: marked(aroundFound(text, wanted)),
      end: momentWords(call?.startedAt ?? changedAt, now, i18n.locale),
    };
  }
  const { direction, from, to, coverText = '', pages, createdAt } = row.fax;
  const who = direction === 'inbound' ? faxPartyTitle(from, i18n) : recipientsTitle(to, i18n);
  const about = coverText === '' ? pagesWords(pages, i18n) : aroundFound(coverText, wanted);
  return {
    title: marked(who),
    detail: about === undefined ? undefined : marked(about),
    end: momentWords(createdAt, now, i18n.locale),
  };
}
