import { demoClientId, demoRedirectUris } from './options.ts';
import { createSimulator } from './simulator.ts';
import { demoOptions } from './world/world.ts';

/** A platform for one demo sign-in, listening on loopback, with a scripted hour ready to begin. */
export type Demo = {
  readonly server: string;
  /** Where the content of messages is. */
  readonly mediaServer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** What the browser would do: allows, and answers the address it would be sent back to. */
  readonly allow: (address: string) => string;
  readonly play: () => void;
  readonly stop: () => Promise<void>;
};

/** @param scenario a name of `scenarioNames`; an unknown one plays the office hour */
export async function startDemo(scenario: string): Promise<Demo> {
  const simulator = createSimulator({ worldOptions: demoOptions });
  await simulator.start();
  return {
    server: simulator.url,
    mediaServer: simulator.mediaUrl,
    clientId: demoClientId,
    redirectUri: demoRedirectUris[0] ?? '',
    allow: (address) => simulator.sign.allow(address),
    play: () =>
      simulator.scenario.play(simulator.scenario.names.includes(scenario) ? scenario : 'office-hour'),
    stop: simulator.stop,
  };
}
