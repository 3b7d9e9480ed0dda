import { type ReactNode, useState } from 'react';
import { AskingLine } from './asking-line.tsx';
import type { ControlForm } from './control-form.ts';
import { ProblemLine } from './control-notes.tsx';
import type { ControlsProps } from './controls-props.ts';
import { PanelPlace } from './panel.tsx';
import { ParkedControls } from './parked-controls.tsx';
import { RingingControls } from './ringing-controls.tsx';
import { TalkingControls } from './talking-controls.tsx';
import { TransferPane } from './transfer-pane.tsx';

type Props = ControlsProps & { readonly form: Exclude<ControlForm, 'none'> };

/**
 * All that can be done with one call: two rows with fixed places, and below them what went wrong, who is asked and whom
 * it is handed to. Nothing that comes later moves a button.
 */
export function CallControls(props: Props): ReactNode {
  const { control, form, handOver } = props;
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <PanelPlace value={place}>
      {form === 'ringing' ? <RingingControls {...props} /> : null}
      {form === 'talking' ? <TalkingControls {...props} /> : null}
      {form === 'parked' ? <ParkedControls {...props} /> : null}
      <div ref={setPlace} className="control-opened" />
      <ProblemLine control={control} />
      <AskingLine control={control} />
      {handOver.isOpen ? (
        <div id={handOver.id} className="transfer-place">
          <TransferPane control={control} takesFocus={handOver.isStartedHere} />
        </div>
      ) : null}
    </PanelPlace>
  );
}
