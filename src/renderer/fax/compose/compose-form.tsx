import { useLingui } from '@lingui/react';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import type { Route } from '../../../shared/route.ts';
import { Button, IconButton } from '../../components/button.tsx';
import type { Layout } from '../../frame/use-layout.ts';
import { useClock, useSend } from '../../use-app-state.ts';
import { momentWords } from '../../when-words.ts';
import { ComposeFoot } from './compose-foot.tsx';
import { CoverPart } from './cover-part.tsx';
import { FilesPart } from './files-part.tsx';
import { FromLine } from './from-line.tsx';
import { Preview } from './preview.tsx';
import { sheetKey } from './preview-rows.ts';
import { RecipientsField } from './recipients-field.tsx';
import { SendPart } from './send-part.tsx';
import { usePaste } from './use-paste.ts';
import { useSchedule } from './use-schedule.ts';
import { useSending } from './use-sending.ts';

type Props = {
  readonly draft: FaxDraft;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

export function ComposeForm({ draft, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string>();
  const [isPreviewing, setPreviewing] = useState(false);
  const schedule = useSchedule(draft);
  const sending = useSending(draft, schedule);
  const isBeside = layout === 'full';
  const hasPages = draft.files.some(({ state }) => state.status === 'ready');
  usePaste(draft.id);
  useEffect(() => field.current?.focus(), []);
  const showPages = isBeside ? hasPages : hasPages && isPreviewing;
  const preview = (fileId?: string): void => {
    if (fileId !== undefined) setChosen(sheetKey(fileId, 0));
    setPreviewing(true);
  };
  return (
    <div
      className="composer"
      data-own-focus
      data-pages={showPages ? (isBeside ? 'beside' : 'only') : 'none'}
      onKeyDown={(event) => {
        if (isSendKey(event)) sending.start();
        else if (event.key === 'Escape' && showPages && !isBeside) setPreviewing(false);
        else return;
        event.preventDefault();
      }}
    >
      <section className="compose-form" data-region="detail" aria-labelledby="compose-title">
        <header className="compose-head">
          <IconButton
            name={i18n._({ id: 'compose.all', message: 'All drafts' })}
            onPress={() => go({ screen: 'faxes', box: 'drafts' })}
          >
            <ChevronLeft className="mirrors" size="1.25em" aria-hidden="true" />
          </IconButton>
          <h2 id="compose-title">{i18n._({ id: 'compose.title', message: 'New fax' })}</h2>
          <SavedLine draft={draft} />
        </header>
        <div className="compose-parts scroll">
          <section className="compose-part">
            <RecipientsField draft={draft} field={field} />
            <FromLine />
          </section>
          <FilesPart draft={draft} preview={preview} />
          <CoverPart draft={draft} />
          <SendPart draft={draft} schedule={schedule} />
        </div>
        <ComposeFoot
          draft={draft}
          sending={sending}
          discard={() => {
            send.discardFaxDraft(draft.id);
            go({ screen: 'faxes', box: 'drafts' });
          }}
          preview={isBeside || !hasPages ? undefined : () => preview()}
        />
      </section>
      {showPages ? (
        <div className="compose-pages">
          {isBeside ? null : (
            <Button look="ghost" className="detail-back" onPress={() => setPreviewing(false)}>
              <ChevronLeft className="mirrors" size="1.25em" aria-hidden="true" />
              {i18n._({ id: 'compose.back', message: 'Back to the fax' })}
            </Button>
          )}
          <Preview draft={draft} chosen={chosen} choose={setChosen} />
        </div>
      ) : null}
    </div>
  );
}

function isSendKey({ key, ctrlKey, metaKey, repeat }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !repeat;
}

/** Whether the draft would survive whatever happens now. */
function SavedLine({ draft: { savedAt } }: { readonly draft: FaxDraft }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  if (savedAt === undefined) {
    return (
      <p className="field-problem" role="status">
        {i18n._({ id: 'compose.notSaved', message: 'This draft could not be saved on this computer.' })}
      </p>
    );
  }
  const time = momentWords(savedAt, now, i18n.locale);
  return (
    <p className="compose-saved">
      {i18n._({ id: 'compose.saved', message: 'Draft saved {time}', values: { time } })}
    </p>
  );
}
