import { Subscriptions } from '@ringcentral/subscriptions';

import type { PlatformOutside } from './outside.ts';
import { PlatformError } from './platform-port.ts';
import type { Session } from './session.ts';

/** The package's object for one connection. */
export type GatewayExtension = Awaited<ReturnType<Subscriptions['newWsExtension']>>;

/**
 * Makes the package's objects without what they do by themselves: no connecting, no recovery of their own, no
 * requests past our door. A new one for each connection, since a broken one waits for its socket for a minute.
 */
export function createExtensions(
  outside: PlatformOutside,
  session: Session,
): () => Promise<GatewayExtension> {
  let started: Promise<Subscriptions> | undefined;

  async function start(): Promise<Subscriptions> {
    session.sdk.send = () => Promise.reject(new PlatformError('refused', 'an unexpected request'));
    const subscriptions = new Subscriptions({ sdk: session.sdk });
    await subscriptions.init();
    subscriptions.rc.rest.appName = outside.appName;
    subscriptions.rc.rest.appVersion = outside.appVersion;
    // Installing connects at once and starts the package's own recovery; we only want the object.
    subscriptions.rc.installExtension = () => Promise.resolve();
    return subscriptions;
  }

  return async () => {
    started ??= start();
    const subscriptions = await started;
    const made = await subscriptions.newWsExtension();
    made.options.autoRecover = { enabled: false };
    made.rc = subscriptions.rc;
    return made;
  };
}
