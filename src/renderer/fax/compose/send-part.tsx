import { useLingui } from '@lingui/react';
import { type ReactNode, useId } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/segments.tsx';
import { useSend } from '../../use-app-state.ts';
import type { Schedule } from './use-schedule.ts';
import { momentWithZone, zoneName } from './zone-words.ts';

type Props = { readonly draft: FaxDraft; readonly schedule: Schedule };

/** How fine it is, and when it goes. */
export function SendPart({ draft, schedule }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <section className="compose-part compose-send">
      <div className="compose-line">
        <span className="compose-label" aria-hidden="true">
          {i18n._({ id: 'compose.quality', message: 'Quality' })}
        </span>
        <Segments
          name={i18n._({ id: 'compose.quality', message: 'Quality' })}
          value={draft.resolution}
          segments={[
            { value: 'High', label: i18n._({ id: 'compose.fine', message: 'Fine 200 dpi' }) },
            { value: 'Low', label: i18n._({ id: 'compose.standard', message: 'Standard 100 dpi' }) },
          ]}
          onChange={(resolution) => send.changeFaxDraft(draft.id, { kind: 'set-resolution', resolution })}
        />
      </div>
      <div className="compose-line">
        <span className="compose-label" aria-hidden="true">
          {i18n._({ id: 'compose.when', message: 'Send' })}
        </span>
        <div className="compose-control compose-when">
          <Segments
            name={i18n._({ id: 'compose.when', message: 'Send' })}
            value={schedule.isNow ? 'now' : 'later'}
            segments={[
              { value: 'now', label: i18n._({ id: 'compose.now', message: 'Now' }) },
              { value: 'later', label: i18n._({ id: 'compose.later', message: 'At a time' }) },
            ]}
            onChange={(value) => schedule.setNow(value === 'now')}
          />
          {schedule.isNow ? null : <TimeField draft={draft} schedule={schedule} />}
        </div>
      </div>
    </section>
  );
}

function TimeField({ draft: { sendAt, obstacle }, schedule }: Props): ReactNode {
  const { i18n } = useLingui();
  const noteId = useId();
  const { text, type, meant } = schedule;
  const problem = problemWords();
  return (
    <>
      <input
        type="datetime-local"
        className="text-input time-input"
        aria-label={i18n._({ id: 'compose.time', message: 'Date and time' })}
        aria-describedby={noteId}
        aria-invalid={problem !== undefined}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <p id={noteId} role="status" className={problem === undefined ? 'compose-zone' : 'field-problem'}>
        {problem ?? zoneWords()}
      </p>
      {meant?.kind === 'twice' ? <WhichOne meant={meant} sendAt={sendAt} choose={schedule.choose} /> : null}
    </>
  );
  function problemWords(): string | undefined {
    if (meant === undefined) return i18n._({ id: 'time.missing', message: 'Choose a date and a time.' });
    if (meant.kind === 'none') {
      return i18n._({
        id: 'time.none',
        message: 'The clocks go forward then, and this time does not exist. Choose another one.',
      });
    }
    if (obstacle === 'time-past') {
      return i18n._({
        id: 'time.past',
        message: 'This time has passed. Choose a later one, or send it now.',
      });
    }
    if (obstacle === 'time-too-far') {
      return i18n._({ id: 'time.tooFar', message: 'This is more than a year away. Choose an earlier time.' });
    }
    return undefined;
  }
  function zoneWords(): string {
    const zone = zoneName(sendAt ?? 0, i18n.locale);
    return i18n._({ id: 'time.zone', message: 'Time of this computer: {zone}', values: { zone } });
  }
}

type WhichProps = {
  readonly meant: { readonly first: number; readonly second: number };
  readonly sendAt: number | undefined;
  readonly choose: (at: number) => void;
};

function WhichOne({ meant: { first, second }, sendAt, choose }: WhichProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="compose-twice">
      <p>
        {i18n._({
          id: 'time.twice',
          message: 'The clocks go back then, and this time comes twice. Which one?',
        })}
      </p>
      {[first, second].map((at) => (
        <Button key={at} size="small" chosen={at === sendAt} onPress={() => choose(at)}>
          {momentWithZone(at, i18n.locale)}
        </Button>
      ))}
    </div>
  );
}

/** Nothing to be sent at a moment that is none. */
export function lacksTime({ isNow, meant }: Schedule): boolean {
  return !isNow && (meant === undefined || meant.kind === 'none');
}
