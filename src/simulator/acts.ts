import type { FaultName, Faults, FaultSettings } from './faults.ts';
import type { createGateway } from './gateway/gateway.ts';
import type { OAuthSessions } from './oauth/sessions.ts';

type Parts = {
  readonly faults: Faults;
  readonly oauth: OAuthSessions;
  readonly permissions: Set<string>;
  readonly gateway: Pick<ReturnType<typeof createGateway>, 'expire' | 'restart' | 'kill'>;
};

/** Sign-ins of one person and app that the platform suffers side by side. */
const parallelSignIns = 5;

/** Everybody signs in on five other computers, the app's own sign-in being the sixth from the end. */
function signInElsewhere(oauth: OAuthSessions) {
  const owners = new Map(oauth.list().map((one) => [`${one.personId}|${one.clientId}`, one]));
  for (const { personId, clientId, accessLife, refreshLife } of owners.values())
    for (let times = 0; times < parallelSignIns; times++)
      oauth.open({ personId, clientId, endpointId: undefined, accessLife, refreshLife });
}

/** Faults that do something when they are switched on, rather than lie in wait for a request. */
export function watchActs({ faults, oauth, permissions, gateway }: Parts): void {
  const once: readonly (readonly [FaultName, () => unknown])[] = [
    ['idle-timeout', () => gateway.expire('WSG-902', 'Idle timeout expired')],
    ['absolute-timeout', () => gateway.expire('WSG-903', 'Absolute timeout expired')],
    ['gateway-restart', gateway.restart],
    ['session-ended-by-sixth', () => signInElsewhere(oauth)],
  ];
  let removed: ReadonlySet<string> = new Set();
  let wasDisabled = false;

  /** The permissions that are gone while the fault is on come back with its end. */
  function removePermissions() {
    const settings = faults.list().filter(({ name }) => name === 'permission-removed');
    const named = ({ text = 'ReadPresence' }: FaultSettings) => text;
    const next = new Set(settings.map((one) => named(one.settings)));
    for (const name of removed) if (!next.has(name)) permissions.add(name);
    const taken = [...next].filter((name) => removed.has(name) || permissions.has(name));
    for (const name of taken) permissions.delete(name);
    removed = new Set(taken);
  }

  faults.onChange(() => {
    for (const [name, act] of once) {
      if (!faults.isOn(name) || !faults.strike(name)) continue;
      faults.off(name);
      act();
    }
    removePermissions();
    const isDisabled = faults.isOn('account-disabled');
    if (isDisabled && !wasDisabled) gateway.kill(4400);
    wasDisabled = isDisabled;
  });
}
