import { useLingui } from '@lingui/react';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import type { ReactNode } from 'react';
import type { FaxAnswer, FaxItem } from '../../shared/fax.ts';
import { Button } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';

/** The one question that only a person can answer, with what each answer risks. */
export function Question({ item }: { readonly item: FaxItem }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const answer = (say: FaxAnswer) => () => send.answerFax(item.id, say);
  return (
    <section className="fax-question" aria-labelledby="fax-question">
      <CircleQuestionMark size="1.5em" aria-hidden="true" />
      <div className="fax-question-lines">
        <h3 id="fax-question">
          {i18n._({ id: 'faxAsk.title', message: 'We cannot tell whether this went out.' })}
        </h3>
        <p>
          {i18n._({
            id: 'faxAsk.why',
            message:
              'The connection broke before RingCentral answered, and the fax is not in the sent list after 3 minutes.',
          })}
        </p>
        <ul>
          <li>
            {i18n._({
              id: 'faxAsk.againRisk',
              message: 'Send again: should the first one have gone out after all, they get it twice.',
            })}
          </li>
          <li>
            {i18n._({
              id: 'faxAsk.dropRisk',
              message: 'Do not send: should it not have gone out, they get nothing.',
            })}
          </li>
        </ul>
        <div className="fax-actions">
          <Button look="accent" onPress={answer('check-again')}>
            {i18n._({ id: 'faxes.checkAgain', message: 'Check again' })}
          </Button>
          <Button onPress={answer('send-again')}>
            {i18n._({ id: 'faxAsk.sendAgain', message: 'Send again' })}
          </Button>
          <Button onPress={answer('do-not-send')}>
            {i18n._({ id: 'faxDo.doNotSend', message: 'Do not send' })}
          </Button>
        </div>
      </div>
    </section>
  );
}
