import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useState } from 'react';
import type { ImportState, UnreadableFile } from '../../shared/contacts-state.ts';
import { Button } from '../components/button.tsx';
import { Segments } from '../components/segments.tsx';
import { useSend } from '../use-app-state.ts';
import { ImportRows } from './import-rows.tsx';
import { useWhyNoChange } from './use-may-change.ts';

type Close = { readonly close: () => void };
type Phase<Name extends ImportState['phase']> = Extract<ImportState, { readonly phase: Name }>;

export function ImportUnreadable({ why, close }: Close & { readonly why: UnreadableFile }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <>
      <p>{unreadableWords(why, i18n)}</p>
      <div className="dialog-buttons">
        <Button look="accent" onPress={() => send.chooseContactsFile()}>
          {i18n._({ id: 'import.another', message: 'Choose another file…' })}
        </Button>
        <Button onPress={close}>{i18n._({ id: 'action.cancel', message: 'Cancel' })}</Button>
      </div>
    </>
  );
}

function unreadableWords(why: UnreadableFile, i18n: I18n): string {
  switch (why) {
    case 'no-card':
      return i18n._({
        id: 'import.noCard',
        message: 'There is no contact in this file. Address books save contacts as .vcf files.',
      });
    case 'too-large':
      return i18n._({
        id: 'import.tooLarge',
        message: 'This file is larger than 10 MB. Save the contacts without pictures, or in parts.',
      });
    case 'too-many':
      return i18n._({
        id: 'import.tooMany',
        message: 'There are more than 10,000 contacts in this file, and RingCentral keeps no more.',
      });
    case 'not-there':
      return i18n._({ id: 'import.notThere', message: 'The file could not be read.' });
  }
}

export function ImportPreview({ preview, close }: Close & { readonly preview: Phase<'preview'> }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const whyNot = useWhyNoChange();
  const [twins, choose] = useState<'leave-out' | 'add'>('leave-out');
  const { total, twins: twinCount, unread, rows, minutes } = preview;
  const count = twins === 'add' ? total : total - twinCount;
  return (
    <>
      <ImportRows rows={rows} more={total - rows.length} />
      {twinCount === 0 ? null : (
        <div className="import-twins">
          <p>
            {i18n._({
              id: 'import.twins',
              message:
                '{twinCount, plural, one {# looks like somebody who is there already.} other {# look like people who are there already.}}',
              values: { twinCount },
            })}
          </p>
          <Segments
            name={i18n._({ id: 'import.twinsWhat', message: 'Those who are there already' })}
            segments={[
              { value: 'leave-out', label: i18n._({ id: 'import.leaveOut', message: 'Leave them out' }) },
              { value: 'add', label: i18n._({ id: 'import.addThem', message: 'Add them too' }) },
            ]}
            value={twins}
            onChange={choose}
          />
        </div>
      )}
      {unread === 0 ? null : (
        <p>
          {i18n._({
            id: 'import.unread',
            message:
              '{unread, plural, one {# entry of the file has neither a name nor a number.} other {# entries of the file have neither a name nor a number.}}',
            values: { unread },
          })}
        </p>
      )}
      {minutes < 2 || whyNot !== undefined ? null : (
        <p>
          {i18n._({
            id: 'import.minutes',
            message:
              'RingCentral takes a few in a minute: this needs about {minutes, plural, one {# minute} other {# minutes}}, as long as Ringside runs.',
            values: { minutes },
          })}
        </p>
      )}
      {whyNot === undefined ? null : <p className="contact-why">{whyNot}</p>}
      <div className="dialog-buttons">
        <Button
          look="accent"
          disabled={count === 0 || whyNot !== undefined}
          onPress={() => send.startImport(twins)}
        >
          {i18n._({
            id: 'import.start',
            message: '{count, plural, one {Add # contact} other {Add # contacts}}',
            values: { count },
          })}
        </Button>
        <Button onPress={close}>{i18n._({ id: 'action.cancel', message: 'Cancel' })}</Button>
      </div>
    </>
  );
}

export function ImportRunning({ running, close }: Close & { readonly running: Phase<'running'> }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { total, added, refused, waits } = running;
  const words = i18n._({
    id: 'import.running',
    message: '{done} of {total}',
    values: { done: added + refused, total },
  });
  return (
    <>
      <p role="status">{words}</p>
      <progress max={total} value={added + refused} aria-label={words} />
      {waits === undefined ? null : (
        <p>
          {waits === 'offline'
            ? i18n._({ id: 'import.waitsOffline', message: 'Waiting for the connection.' })
            : i18n._({ id: 'import.waitsLimit', message: 'Waiting until RingCentral takes more.' })}
        </p>
      )}
      <div className="dialog-buttons">
        <Button onPress={close}>{i18n._({ id: 'import.hide', message: 'Go on in the background' })}</Button>
        <Button onPress={() => send.stopImport()}>{i18n._({ id: 'import.stop', message: 'Stop' })}</Button>
      </div>
    </>
  );
}

export function ImportDone({ done, close }: Close & { readonly done: Phase<'done'> }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { undo } = done;
  return (
    <>
      {doneWords(done, i18n).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="dialog-buttons">
        <Button look="accent" onPress={close}>
          {i18n._({ id: 'import.close', message: 'Close' })}
        </Button>
        {undo === 'possible' || undo === 'failed' || undo === 'working' ? (
          <Button disabled={undo === 'working'} onPress={() => send.undoImport()}>
            {i18n._({ id: 'import.undo', message: 'Delete what was added' })}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function doneWords({ added, refused, unsure, stopped, undo }: Phase<'done'>, i18n: I18n): readonly string[] {
  if (undo === 'undone')
    return [i18n._({ id: 'import.undone', message: 'What was added is deleted again.' })];
  return [
    ...(undo === 'failed'
      ? [i18n._({ id: 'import.undoFailed', message: 'Not all that was added could be deleted again.' })]
      : []),
    ...(stopped === 'by-person' ? [i18n._({ id: 'import.stopped', message: 'Stopped.' })] : []),
    ...(stopped === 'right'
      ? [
          i18n._({
            id: 'import.noRight',
            message: 'Your role may not change contacts. An administrator can add that right.',
          }),
        ]
      : []),
    i18n._({
      id: 'import.added',
      message:
        '{added, plural, =0 {No contact was added.} one {# contact was added.} other {# contacts were added.}}',
      values: { added },
    }),
    ...(refused === 0
      ? []
      : [
          i18n._({
            id: 'import.refused',
            message:
              '{refused, plural, one {# was refused by RingCentral.} other {# were refused by RingCentral.}}',
            values: { refused },
          }),
        ]),
    ...(unsure === 0
      ? []
      : [
          i18n._({
            id: 'import.unsure',
            message:
              '{unsure, plural, one {Of # nobody knows whether it was added: look before you import again.} other {Of # nobody knows whether they were added: look before you import again.}}',
            values: { unsure },
          }),
        ]),
  ];
}
