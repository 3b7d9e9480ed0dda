import { useLingui } from '@lingui/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { CallReply } from '../../shared/call-control.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/segments.tsx';
import { useSend } from '../use-app-state.ts';
import { ControlButton } from './control-button.tsx';
import { operationWords } from './operation-words.ts';
import { Panel, type Panels } from './panel.tsx';
import { laterReplies, minuteChoices, replies } from './replies.ts';
import { ReplyField } from './reply-field.tsx';
import type { Control } from './use-control.ts';

type Props = { readonly control: Control; readonly panels: Panels<string>; readonly keys?: string };

/** What the caller can be told instead of an answer. */
export function ReplyMenu({ control, panels, keys }: Props): ReactNode {
  const { i18n } = useLingui();
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { draftReply } = useSend();
  const { call, replyDraft } = control;
  const isOpen = panels.open === 'reply';
  const send = (reply: CallReply): void =>
    control.guard(() => {
      panels.close();
      control.act({ kind: 'reply', reply });
    })();
  return (
    <>
      <ControlButton
        control={control}
        operation="reply"
        hintAt="bottom"
        opens={{ id, open: isOpen }}
        buttonRef={opener}
        {...(keys === undefined ? {} : { keys })}
        onPress={() => panels.toggle('reply')}
      >
        {operationWords('reply', i18n)}
        <ChevronDown size="1.25em" aria-hidden="true" className={isOpen ? 'unfold-open' : ''} />
      </ControlButton>
      {isOpen && control.offer('reply') === 'offered' ? (
        <Panel id={id} name={operationWords('reply', i18n)} close={panels.close} opener={opener}>
          <ReplyList send={send} />
          <ReplyField
            key={call.id}
            kept={replyDraft}
            keep={(text) => draftReply(call.id, text)}
            send={(text) => send({ kind: 'text', text })}
          />
          <p className="control-note">
            {i18n._({ id: 'reply.effect', message: 'The caller hears it, and the call ends.' })}
          </p>
        </Panel>
      ) : null}
    </>
  );
}

/** In how many minutes, unless the person says otherwise. */
const usualMinutes = '10';

function ReplyList({ send }: { readonly send: (reply: CallReply) => void }): ReactNode {
  const { i18n } = useLingui();
  const [minutes, setMinutes] = useState<string>(usualMinutes);
  const row = (words: string, reply: CallReply): ReactNode => (
    <li key={words}>
      <Button look="ghost" className="phone-row" onPress={() => send(reply)}>
        {words}
      </Button>
    </li>
  );
  return (
    <>
      <ul className="phone-list">
        {replies(i18n).map(({ words, reply }) => row(words, reply))}
        {laterReplies(Number(minutes), i18n).map(({ words, reply }) => row(words, reply))}
      </ul>
      <div className="control-minutes">
        <span>{i18n._({ id: 'reply.minutes', message: 'Minutes' })}</span>
        <Segments
          name={i18n._({ id: 'reply.inHowMany', message: 'In how many minutes' })}
          segments={minuteChoices(i18n.locale)}
          value={minutes}
          onChange={setMinutes}
        />
      </div>
    </>
  );
}
