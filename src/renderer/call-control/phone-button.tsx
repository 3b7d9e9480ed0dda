import { useLingui } from '@lingui/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Phone from 'lucide-react/icons/phone';
import { type ReactNode, useId, useRef } from 'react';
import type { ControlDevice } from '../../shared/call-control.ts';
import { Button, IconButton } from '../components/button.tsx';
import { ControlButton } from './control-button.tsx';
import { Panel, type Panels } from './panel.tsx';
import type { Control } from './use-control.ts';
import { useTake } from './use-take.ts';

type Props = {
  readonly control: Control;
  readonly operation: 'answer-on' | 'retrieve';
  readonly panels: Panels<string>;
  readonly look?: 'go' | 'plain';
  readonly keys?: string;
};

/** Takes the call on the usual phone, or on another one that is chosen beside it. */
export function PhoneButton({ control, operation, panels, look = 'go', keys }: Props): ReactNode {
  const { i18n } = useLingui();
  const { devices, able, usual, take, takeUsual } = useTake(control, operation, panels);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isOpen = panels.open === 'phones';
  const others = i18n._({ id: 'control.otherPhones', message: 'Choose another phone' });
  return (
    <>
      <div className="control-split">
        <ControlButton
          control={control}
          operation={operation}
          look={look}
          className="control-main"
          {...(keys === undefined ? {} : { keys })}
          onPress={takeUsual}
        >
          <Phone size="1.25em" aria-hidden="true" />
          <span>{takeWords()}</span>
        </ControlButton>
        {devices.length > 1 && control.offer(operation) === 'offered' ? (
          <IconButton
            name={others}
            size="call"
            look={look}
            className="control-more"
            opens={{ id, open: isOpen }}
            buttonRef={opener}
            onPress={control.guard(() => panels.toggle('phones'))}
          >
            <ChevronDown size="1.25em" aria-hidden="true" className={isOpen ? 'unfold-open' : ''} />
          </IconButton>
        ) : null}
      </div>
      {isOpen ? (
        <Panel id={id} name={others} close={panels.close} opener={opener}>
          <PhoneList devices={devices} able={able} control={control} take={take} close={panels.close} />
        </Panel>
      ) : null}
    </>
  );
  function takeWords(): string {
    const values = { device: usual?.label ?? '' };
    if (operation === 'answer-on')
      return usual === undefined
        ? i18n._({ id: 'control.answer', message: 'Answer' })
        : i18n._({ id: 'control.answerOn', message: 'Answer on {device}', values });
    return usual === undefined
      ? i18n._({ id: 'control.retrieve', message: 'Take it back' })
      : i18n._({ id: 'control.retrieveOn', message: 'Take it back on {device}', values });
  }
}

type ListProps = {
  readonly devices: readonly ControlDevice[];
  readonly able: readonly ControlDevice[];
  readonly control: Control;
  readonly take: (device: ControlDevice) => void;
  readonly close: () => void;
};

/** All my phones; one that cannot is there with its reason. */
function PhoneList({ devices, able, control, take, close }: ListProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <ul className="phone-list">
      {devices.map((device) => {
        const why = whyNot(device);
        return (
          <li key={device.id}>
            <Button
              look="ghost"
              className="phone-row"
              {...(why === undefined ? {} : { withheld: why })}
              onPress={control.guard(() => {
                close();
                take(device);
              })}
            >
              <span className="phone-words">
                <bdi>{device.label}</bdi>
                {why === undefined ? null : <span className="phone-more">{why}</span>}
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
  function whyNot(device: ControlDevice): string | undefined {
    if (able.includes(device)) return undefined;
    return device.online === false
      ? i18n._({ id: 'phone.offline', message: 'not online' })
      : i18n._({ id: 'phone.cannotAnswer', message: "can't be told to answer" });
  }
}
