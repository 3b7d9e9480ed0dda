import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { TransferDraft } from '../../shared/call-control.ts';
import { closedQuickCall } from '../../shared/dialling.ts';
import { withheldWords } from '../../shared/withheld-words.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/segments.tsx';
import { DialList, rowId } from '../quick-call/dial-list.tsx';
import { QuickCallWords } from '../quick-call/quick-call-words.tsx';
import { targetName } from '../ring-out/ring-out-words.ts';
import { useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import {
  effectOf,
  howNameWords,
  howWords,
  paneWords,
  sendNobodyWords,
  sendWords,
  waysOf,
} from './transfer-words.ts';
import type { Control } from './use-control.ts';
import { useAvailability } from './use-availability.ts';
import { type Transfer, useTransfer } from './use-transfer.ts';

type Props = {
  readonly control: Control;
  /** The person opened it here and now: what they type goes into the field. */
  readonly takesFocus: boolean;
};

/**
 * Whom the call goes to. It is there as long as something of it is kept with the call: a ring, another call that is
 * shown, or a hidden window change nothing. While it is being sent the line that says so stands in its place.
 */
export function TransferPane({ control, takesFocus }: Props): ReactNode {
  const { draft, pending, asking, call } = control;
  const [fold, setFold] = useState<'open' | 'folded' | 'opened-again'>('open');
  const isSending = ['transfer', 'ask-first', 'forward-to'].includes(pending?.act.kind ?? '');
  if (draft === undefined || isSending || asking !== undefined || call.phase === 'ended') return null;
  if (fold === 'folded')
    return <Folded control={control} draft={draft} unfold={() => setFold('opened-again')} />;
  return (
    <Open
      control={control}
      draft={draft}
      takesFocus={takesFocus || fold === 'opened-again'}
      fold={() => setFold('folded')}
    />
  );
}

type DraftProps = { readonly control: Control; readonly draft: TransferDraft };

function Open({
  control,
  draft,
  takesFocus,
  fold,
}: DraftProps & Pick<Props, 'takesFocus'> & { readonly fold: () => void }): ReactNode {
  const { i18n } = useLingui();
  const transfer = useTransfer(control, draft, fold);
  const id = useId();
  const { text, field, rows, active, kind } = transfer;
  const name = paneWords(kind, i18n);
  const availabilityOf = useAvailability(rows);
  useEffect(() => (takesFocus ? field.current?.focus() : undefined), [field, takesFocus]);
  useCountSpeech(rows.length, text);
  const isFound = rows[active] !== undefined;
  return (
    <section className="transfer" aria-labelledby={`${id}-name`}>
      <label id={`${id}-name`} htmlFor={`${id}-field`} className="note-label">
        {name}
      </label>
      <input
        id={`${id}-field`}
        ref={field}
        className="text-input transfer-field"
        role="combobox"
        placeholder={i18n._({ id: 'quickCall.field', message: 'Name or number' })}
        aria-autocomplete="list"
        aria-expanded={isFound}
        aria-controls={`${id}-list`}
        aria-activedescendant={isFound ? rowId(`${id}-list`, active) : undefined}
        aria-describedby={`${id}-words`}
        autoComplete="off"
        spellCheck="false"
        maxLength={longest}
        dir={/^[\d+(*#]/.test(text) ? 'ltr' : 'auto'}
        value={text}
        onChange={(event) => transfer.type(event.target.value)}
        onKeyDown={transfer.onKeyDown}
      />
      <QuickCallWords id={`${id}-words`} answer={transfer.answer} quickCall={closedQuickCall} doubts={[]} />
      <DialList
        id={`${id}-list`}
        rows={rows}
        active={active}
        name={name}
        numberWords={(number) => number}
        availabilityOf={availabilityOf}
        onPick={(row) => {
          transfer.setActive(rows.indexOf(row));
          field.current?.focus();
        }}
      />
      <How transfer={transfer} />
      <Buttons control={control} transfer={transfer} />
    </section>
  );
}

/** As much as is kept of it. */
const longest = 200;

function How({ transfer: { kind, how, setHow } }: { readonly transfer: Transfer }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="transfer-how">
      <Segments
        name={howNameWords(kind, i18n)}
        segments={waysOf[kind].map((value) => ({ value, label: howWords(value, i18n) }))}
        value={how}
        onChange={setHow}
      />
      <p className="control-note">{effectOf(how, i18n)}</p>
    </div>
  );
}

function Buttons({
  control,
  transfer,
}: {
  readonly control: Control;
  readonly transfer: Transfer;
}): ReactNode {
  const { i18n } = useLingui();
  const { kind, how, target, offer, send, giveUp } = transfer;
  const why = whyNot();
  return (
    <div className="transfer-buttons">
      <Button
        look="accent"
        size="call"
        className="transfer-send"
        onPress={send}
        {...(why === undefined ? {} : { withheld: why })}
      >
        {target === undefined
          ? sendNobodyWords(kind, i18n)
          : sendWords(kind, how, targetName(target, i18n), i18n)}
      </Button>
      <Button size="call" onPress={control.guard(giveUp)}>
        {i18n._({ id: 'action.cancel', message: 'Cancel' })}
      </Button>
    </div>
  );
  function whyNot(): string | undefined {
    if (target === undefined)
      return i18n._({ id: 'transfer.nobody', message: 'Type a name or a number first.' });
    if (offer === 'not-a-colleague')
      return i18n._({ id: 'transfer.notColleague', message: 'Only colleagues have a voicemail here.' });
    if (offer === 'offered') return undefined;
    return offer === 'not-now'
      ? i18n._({ id: 'transfer.notNow', message: "That can't be done with this call now." })
      : withheldWords(offer, i18n);
  }
}

/** What was written is there until it is sent or given up. */
function Folded({ control, draft, unfold }: DraftProps & { readonly unfold: () => void }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => goOn.current?.focus(), []);
  return (
    <div className="transfer-folded">
      <p>
        {i18n._({
          id: 'transfer.folded',
          message: 'Not sent yet: “{text}”',
          values: { text: draft.text },
        })}
      </p>
      <Button size="small" buttonRef={goOn} onPress={unfold}>
        {i18n._({ id: 'transfer.goOn', message: 'Go on' })}
      </Button>
      <Button size="small" onPress={() => send.draftTransfer(control.call.id, undefined)}>
        {i18n._({ id: 'transfer.discard', message: 'Discard' })}
      </Button>
    </div>
  );
}
