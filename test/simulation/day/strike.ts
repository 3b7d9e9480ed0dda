import type { TransportChoice } from '../../../src/shared/connection.ts';
import type { Fault } from './draw-faults.ts';
import type { FaultName } from './fault-kinds.ts';
import type { Stage } from './stage.ts';
import { networkDown, strikeNetwork } from './strike-network.ts';
import { strikePlatform } from './strike-platform.ts';

type Strike = (stage: Stage, fault: Fault) => () => void;

/** The clock is set, forwards or back, by up to three hours; some time later it is right again. */
const clockSet: Strike = ({ clock }, { dice }) => {
  const ms = Math.round((dice - 0.5) * 6 * 3_600_000);
  clock.jump(ms);
  return () => clock.jump(-ms);
};

const asleep: Strike = (stage, { dice, length }) => {
  const isTold = (dice * 10) % 1 < 0.7;
  const wake = stage.sleep(dice < 0.5 ? 'time-stands-still' : 'time-goes-on', isTold);
  return () => {
    const { network, clock } = stage;
    // After a long night no router knows the line any more.
    if (length > 60_000 || (dice * 100) % 1 < 0.3) network.end('silent');
    // The network often comes back a little later than the computer.
    const late = (dice * 1000) % 1;
    const up = late < 0.5 ? networkDown(stage, late) : undefined;
    wake();
    if (up !== undefined) clock.driven.after(late * 12_000, up);
  };
};

/** Tries each second, since whoever sleeps or is dead cannot choose. */
function choose(stage: Stage, transport: TransportChoice): void {
  const { app, clock } = stage;
  if (stage.isRunning()) void app().app.commands.changeSettings({ platform: { transport } });
  else clock.driven.after(1_000, () => choose(stage, transport));
}

/**
 * The person leaves the choice to the app, which goes to the WebSocket. In the middle of that time the gateway takes
 * nobody, or the app lacks the permission for it, so that the app has to find its way to PubNub by itself. At the end
 * the person wants PubNub again.
 */
const gatewayShut: Strike = (stage, { dice, length }) => {
  const { simulator, network, clock } = stage;
  let open = (): void => undefined;
  choose(stage, 'automatic');
  clock.driven.after(length / 4, () => {
    open =
      dice < 0.5
        ? simulator.faults.on('permission-removed', { text: 'WebSocketsSubscription' })
        : simulator.faults.on('upgrade-refused', { status: dice < 0.75 ? 403 : 502 });
    network.end('reset');
  });
  clock.driven.after((3 * length) / 4, () => open());
  return () => choose(stage, 'pubnub');
};

const onTheComputer: Partial<Record<FaultName, Strike>> = {
  'process killed': (stage, { length }) => {
    stage.kill(length);
    return () => undefined;
  },
  'clock set': clockSet,
  'gateway shut for a while': gatewayShut,
  asleep,
  'processor stalls': (stage) => stage.stall(),
};

/** Lets one fault begin. Calling the answer ends it. */
export function strike(stage: Stage, fault: Fault): () => void {
  const end =
    strikePlatform(stage, fault) ?? strikeNetwork(stage, fault) ?? onTheComputer[fault.name]?.(stage, fault);
  if (end === undefined) throw new Error(`nobody knows how ${fault.name} goes`);
  return end;
}
