import { useLingui } from '@lingui/react';
import StickyNote from 'lucide-react/icons/sticky-note';
import type { ReactNode } from 'react';
import type { PartyNote } from '../../shared/call-note.ts';
import type { PastCallRow } from '../../shared/past-calls.ts';
import type { Route } from '../../shared/route.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { RowIcon } from '../calls/call-row.tsx';
import { outcomeLine } from '../calls/past-call-words.ts';
import { RowButton } from '../components/row-button.tsx';
import { momentWords } from '../when-words.ts';
import { useDay } from '../use-day.ts';

type Go = { readonly go: (route: Route) => void };

/** A call with somebody; its page is one press away. */
export function RecordedCall({ row, go }: Go & { readonly row: PastCallRow }): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  return (
    <li>
      <RowButton onPress={() => go({ screen: 'calls', callId: row.key })}>
        <RowIcon row={row} />
        <span className="record-words">{outcomeLine(row, now, i18n)}</span>
        <time dateTime={new Date(row.startedAt).toISOString()}>
          {momentWords(row.startedAt, now, i18n.locale)}
        </time>
      </RowButton>
    </li>
  );
}

/** What was written about a call with them. */
export function RecordedNote({ note, go }: Go & { readonly note: PartyNote }): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  const { of, text, callStartedAt, changedAt } = note;
  const at = callStartedAt ?? changedAt;
  return (
    <li>
      <RowButton onPress={() => (of.kind === 'call' ? go({ screen: 'calls', callId: of.key }) : undefined)}>
        <StickyNote size="1.25em" aria-hidden="true" />
        <span className="record-words">
          <bdi>{withoutControls(text)}</bdi>
        </span>
        <time dateTime={new Date(at).toISOString()}>{momentWords(at, now, i18n.locale)}</time>
      </RowButton>
    </li>
  );
}
