import { useLingui } from '@lingui/react';
import Circle from 'lucide-react/icons/circle';
import type { ReactNode } from 'react';
import type { Operation } from '../../shared/call-control.ts';
import type { ControlsProps } from './controls-props.ts';
import { ControlButton } from './control-button.tsx';
import { PendingLine, SoundLine } from './control-line.tsx';
import { MoreMenu } from './more-menu.tsx';
import { oneOf } from './one-of.ts';
import { operationWords } from './operation-words.ts';
import type { Control } from './use-control.ts';
import { useMoreEntries } from './use-more-entries.ts';

/** Where the sound is, then what can be done; End is last, where nothing else ever stands. */
export function TalkingControls({
  control,
  panels,
  keys,
  more,
  moreContent,
  handOver,
}: ControlsProps): ReactNode {
  const { i18n } = useLingui();
  const entries = useMoreEntries(control, handOver.toggle);
  const key = (letter: string) => (keys === undefined ? {} : { keys: keys(letter) });
  return (
    <>
      <div className="control-first control-first-line">
        {control.pending === undefined ? (
          <SoundLine call={control.call} control={control} />
        ) : (
          <PendingLine control={control} />
        )}
        <MoreMenu entries={[...entries, ...more]} guard={control.guard} panels={panels} hintAt="top">
          {moreContent}
        </MoreMenu>
      </div>
      {/* A cell each, whatever is in it: no button takes the place of another one. */}
      <div className="control-grid">
        <div>
          <OneOf control={control} operations={['hold', 'resume']} {...key('H')} />
        </div>
        <div>
          <OneOf control={control} operations={['mute', 'unmute']} {...key('M')} />
        </div>
        <div>
          <ControlButton
            control={control}
            operation="transfer"
            opens={{ id: handOver.id, open: handOver.isOpen }}
            buttonRef={handOver.opener}
            onPress={handOver.toggle}
            {...key('X')}
          >
            {operationWords('transfer', i18n)}
          </ControlButton>
        </div>
        <div>
          <OneOf control={control} operations={['park']} hintAt="bottom" />
        </div>
        <div>
          <OneOf
            control={control}
            operations={['record', 'pause-recording', 'resume-recording']}
            hintAt="bottom"
          />
        </div>
        <div>
          <ControlButton
            control={control}
            operation="hang-up"
            hintAt="bottom"
            look="stop"
            onPress={() => control.act({ kind: 'hang-up' })}
            {...key('E')}
          />
        </div>
      </div>
    </>
  );
}

type Simple = Extract<
  Operation,
  'hold' | 'resume' | 'mute' | 'unmute' | 'park' | 'record' | 'pause-recording' | 'resume-recording'
>;

type OneOfProps = {
  readonly control: Control;
  readonly operations: readonly Simple[];
  readonly keys?: string;
  readonly hintAt?: 'top' | 'bottom';
};

/** One place for several that exclude each other: the one that is offered, else the first that says why not. */
function OneOf({ control, operations, keys, hintAt = 'top' }: OneOfProps): ReactNode {
  const { i18n } = useLingui();
  const operation = oneOf(control, operations);
  if (operation === undefined) return null;
  return (
    <ControlButton
      control={control}
      operation={operation}
      hintAt={hintAt}
      onPress={() => control.act({ kind: operation })}
      {...(keys === undefined ? {} : { keys })}
    >
      {operation === 'record' ? (
        <Circle size="0.75em" fill="currentColor" aria-hidden="true" className="record-mark" />
      ) : null}
      {operationWords(operation, i18n)}
    </ControlButton>
  );
}
