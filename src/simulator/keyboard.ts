import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { callControlActions } from './control/call-control-actions.ts';
import { callActions } from './control/call-actions.ts';
import { faxActions } from './control/fax-actions.ts';
import type { Arguments } from './control/arguments.ts';
import type { Simulator } from './simulator.ts';
import { callControlPermission } from './world/control-rules.ts';

type Key = { readonly key: string; readonly what: string; readonly press: () => string };

function createKeys(simulator: Simulator): readonly Key[] {
  const { faults, scenario } = simulator;
  const act = (name: string, from: Arguments = {}) => {
    [...callActions, ...callControlActions]
      .find((action) => action.path === `/calls/${name}`)
      ?.run({ simulator }, from);
    return name;
  };
  const faxComesIn = () => {
    faxActions.find(({ path }) => path === '/faxes/receive')?.run({ simulator }, {});
    return 'a fax comes in';
  };
  const nextFaxIsBusy = () => {
    simulator.world.faxes.plan({ outcome: 'LineBusy' }, { times: 1 });
    return 'the next fax finds the line busy';
  };
  const toggle = (name: 'socket-half-open' | 'network-down' | 'upgrade-refused') => {
    const on = !faults.isOn(name);
    if (on) faults.on(name);
    else faults.off(name);
    return `${name} ${on ? 'on' : 'off'}`;
  };
  const phonesOnOrOff = () => {
    const own = simulator.world.devices.filter(({ extensionId }) => extensionId === simulator.people[0]?.id);
    const status = own.some((device) => device.status === 'Online') ? 'Offline' : 'Online';
    for (const { id } of own) simulator.world.changeDevice(id, status);
    return `phones ${status}`;
  };
  const nextRingOutIsBusy = () => {
    simulator.world.ringOuts.plan({ outcome: 'busy' }, { times: 1 });
    return 'the next RingOut finds the other side busy';
  };
  const callControlOnOrOff = () => {
    const { permissions } = simulator;
    const had = permissions.delete(callControlPermission);
    if (!had) permissions.add(callControlPermission);
    return `permission ${callControlPermission} ${had ? 'withheld' : 'granted'}`;
  };
  const nextPhoneIsDeaf = () => {
    faults.on('device-deaf', { count: 1 });
    return 'the next phone that is told to take a call does not';
  };
  const play = (name: string) => {
    scenario.play(name);
    return `scenario ${name}`;
  };
  return [
    { key: 'r', what: 'an outside caller rings', press: () => act('ring') },
    { key: 'w', what: 'a caller without a number rings', press: () => act('ring', { from: 'anonymous' }) },
    { key: 'a', what: 'answer', press: () => act('answer') },
    { key: 'h', what: 'hang up (missed while it rings)', press: () => act('hang-up') },
    { key: 'v', what: 'to voicemail', press: () => act('voicemail') },
    { key: 'd', what: 'decline', press: () => act('decline') },
    { key: 'p', what: 'put on hold', press: () => act('hold') },
    { key: 'u', what: 'take back from hold', press: () => act('resume') },
    { key: 'g', what: 'park', press: () => act('park') },
    { key: 'c', what: 'take what is parked', press: () => act('pick-up') },
    { key: 'z', what: 'the next phone does not do what it is told', press: nextPhoneIsDeaf },
    { key: 'e', what: 'permission to control calls withheld or granted', press: callControlOnOrOff },
    { key: 'o', what: 'place a two-legged call', press: () => act('ring-out', { to: '+14155550177' }) },
    { key: 'b', what: 'the next RingOut is busy', press: nextRingOutIsBusy },
    { key: 'x', what: 'a fax comes in', press: faxComesIn },
    { key: 'y', what: 'the next fax finds the line busy', press: nextFaxIsBusy },
    { key: 'l', what: 'own phones off line or on', press: phonesOnOrOff },
    { key: 's', what: 'play the office hour', press: () => play('office-hour') },
    { key: 'k', what: 'kill all sockets', press: () => `killed ${simulator.killSockets()} socket(s)` },
    { key: 'f', what: 'half-open sockets on or off', press: () => toggle('socket-half-open') },
    { key: 'n', what: 'network down or up', press: () => toggle('network-down') },
    { key: 't', what: 'show the state', press: () => JSON.stringify(simulator.dump(), null, 2) },
  ];
}

/** Single keys on a terminal do what the control port does. */
export function readKeys(
  simulator: Simulator,
  input: ReadStream,
  say: (line: string) => void,
  quit: () => void,
) {
  const keys = createKeys(simulator);
  const help = [...keys.map(({ key, what }) => `  ${key}  ${what}`), '  ?  this help', '  q  quit'].join(
    '\n',
  );
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on(
    'keypress',
    (_text: string | undefined, pressed: { name?: string; sequence?: string; ctrl?: boolean }) => {
      if (pressed.name === 'q' || (pressed.ctrl === true && pressed.name === 'c')) return quit();
      if (pressed.sequence === '?') return say(help);
      const key = keys.find((candidate) => candidate.key === pressed.name);
      try {
        if (key) say(key.press());
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    },
  );
  say(help);
}
