import type { ReactNode } from 'react';
import type { ControlsProps } from './controls-props.ts';
import { ControlButton } from './control-button.tsx';
import { PendingLine } from './control-line.tsx';
import { WentLine } from './control-notes.tsx';
import { MoreMenu } from './more-menu.tsx';
import { PhoneButton } from './phone-button.tsx';

/** A parked call: where it waits, and the way back. */
export function ParkedControls({ control, panels, more, moreContent }: ControlsProps): ReactNode {
  return (
    <>
      <div className="control-first">
        {control.pending === undefined ? (
          <PhoneButton control={control} operation="retrieve" panels={panels} />
        ) : (
          <PendingLine control={control} />
        )}
      </div>
      <div className="control-row">
        <WentLine went={control.went} />
        <ControlButton
          control={control}
          operation="hang-up"
          look="stop"
          onPress={() => control.act({ kind: 'hang-up' })}
        />
        <MoreMenu entries={more} guard={control.guard} panels={panels}>
          {moreContent}
        </MoreMenu>
      </div>
    </>
  );
}
