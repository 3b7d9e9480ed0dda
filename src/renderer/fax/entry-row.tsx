import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import type { FaxItem, FaxRow } from '../../shared/fax.ts';
import type { FaxDraft } from '../../shared/fax-draft.ts';
import { Chip } from '../components/chip.tsx';
import { useDay } from '../use-day.ts';
import { momentWords } from '../when-words.ts';
import type { Entry } from './box-entries.ts';
import { draftTitle } from './entry-title.ts';
import { faxPartyTitle, faxTitleIsNumber, pagesWords, recipientsTitle } from './fax-words.ts';
import { type ChipLook, phaseChip } from './phase-chips.ts';
import { asOutgoing } from './phase-words.ts';

type Props = {
  /** Undefined until it is read. */
  readonly entry: Entry | undefined;
  readonly at: number;
  readonly need: (at: number) => void;
  /** What this computer knows of a row that it sent. */
  readonly itemOf: (faxId: string) => FaxItem | undefined;
};

/** One fax or draft, or grey bars until it is read. */
export function EntryRow({ entry, at, need, itemOf }: Props): ReactNode {
  useEffect(() => {
    need(at);
  }, [at, need]);
  if (entry === undefined) {
    return (
      <div className="fax-row" aria-busy="true">
        <span className={`skeleton-bar skeleton-bar-${at % 3}`} />
      </div>
    );
  }
  switch (entry.kind) {
    case 'item':
      return <ItemRow item={entry.item} />;
    case 'fax':
      return entry.row.direction === 'inbound' ? (
        <ReceivedRow row={entry.row} />
      ) : (
        <SentRow row={entry.row} item={itemOf(entry.row.id)} />
      );
    case 'draft':
      return <DraftRow draft={entry.draft} />;
  }
}

type LinesProps = {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Ms since the epoch. */
  readonly at: number | undefined;
  readonly unread?: boolean;
  readonly chip?: ChipLook;
  readonly line: readonly (string | undefined)[];
};

function Lines({ title, isNumber = false, at, unread = false, chip, line }: LinesProps): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  const words = line.filter((part) => part !== undefined).join(' · ');
  return (
    <div className={`fax-row ${unread ? 'fax-row-unread' : ''}`}>
      <span className="fax-unread-mark" aria-hidden="true" />
      <p className="row-name" title={title}>
        {unread ? (
          <span className="visually-hidden">{i18n._({ id: 'faxes.unread', message: 'Unread' })} </span>
        ) : null}
        <bdi {...(isNumber ? { dir: 'ltr' } : {})}>{title}</bdi>
      </p>
      {at === undefined ? null : (
        <time className="row-time" dateTime={new Date(at).toISOString()}>
          {momentWords(at, now, i18n.locale)}
        </time>
      )}
      <p className="row-outcome fax-row-line">
        {chip === undefined ? null : <Chip tone={chip.tone}>{chip.words}</Chip>}
        {words === '' ? null : <bdi>{words}</bdi>}
      </p>
    </div>
  );
}

function ReceivedRow({ row }: { readonly row: FaxRow }): ReactNode {
  const { i18n } = useLingui();
  const { from, pages, content } = row;
  const state =
    content === 'not-yet'
      ? i18n._({ id: 'faxes.preparing', message: 'Pages are being prepared' })
      : content === 'gone'
        ? i18n._({ id: 'faxes.gone', message: 'No longer on the server' })
        : undefined;
  const isNumber = faxTitleIsNumber(from);
  return (
    <Lines
      title={faxPartyTitle(from, i18n)}
      isNumber={isNumber}
      at={row.createdAt}
      unread={row.unread}
      line={[pagesWords(pages, i18n), state ?? (isNumber ? undefined : isolated(from.number?.shown))]}
    />
  );
}

function SentRow({ row, item }: { readonly row: FaxRow; readonly item: FaxItem | undefined }): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  const fax = item ?? asOutgoing(row);
  const [only] = row.to;
  return (
    <Lines
      title={recipientsTitle(row.to, i18n)}
      isNumber={row.to.length === 1 && only !== undefined && faxTitleIsNumber(only)}
      at={row.createdAt}
      {...(fax === undefined ? {} : { chip: phaseChip(fax, now, i18n) })}
      line={[pagesWords(row.pages, i18n)]}
    />
  );
}

function ItemRow({ item }: { readonly item: FaxItem }): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  const [only] = item.to;
  return (
    <Lines
      title={recipientsTitle(item.to, i18n)}
      isNumber={item.to.length === 1 && only !== undefined && faxTitleIsNumber(only)}
      at={item.writtenAt}
      chip={phaseChip(item, now, i18n)}
      line={[pagesWords(item.pages, i18n)]}
    />
  );
}

function DraftRow({ draft }: { readonly draft: FaxDraft }): ReactNode {
  const { i18n } = useLingui();
  const files = i18n._({
    id: 'faxes.files',
    message: '{count, plural, =0 {No files yet} one {# file} other {# files}}',
    values: { count: draft.files.length },
  });
  return (
    <Lines title={draftTitle(draft, i18n)} at={draft.savedAt} line={[files, pagesWords(draft.pages, i18n)]} />
  );
}

function isolated(shown: string | undefined): string | undefined {
  return shown === undefined ? undefined : `\u2066${shown}\u2069`;
}
