import type { GatewayLimits } from '../options.ts';
import type { SimulatorClock } from '../world-types.ts';

/**
 * The three clocks of a connection: ping frames every half minute, the idle timeout (only frames count, pings do not)
 * and the absolute timeout of a day.
 */
export function keepAlive(parts: {
  clock: SimulatorClock;
  limits: GatewayLimits;
  ping: () => void;
  /** Nobody answers the pings. */
  giveUp: () => void;
  expire: (code: string, message: string) => void;
}) {
  const { clock, limits } = parts;
  let lastFrame = clock.now();
  let stopPing = () => {};
  let stopPong = () => {};
  let stopIdle = () => {};

  function pingLater() {
    stopPing = clock.after(limits.pingInterval * 1000, () => {
      parts.ping();
      stopPong();
      stopPong = clock.after(limits.pongTimeout * 1000, parts.giveUp);
      pingLater();
    });
  }

  function watchIdle() {
    const idleMs = limits.idleTimeout * 1000;
    stopIdle = clock.after(Math.max(1, lastFrame + idleMs - clock.now()), () => {
      if (clock.now() - lastFrame >= idleMs) parts.expire('WSG-902', 'Idle timeout expired');
      else watchIdle();
    });
  }

  pingLater();
  watchIdle();
  const stopAbsolute = clock.after(limits.absoluteTimeout * 1000, () =>
    parts.expire('WSG-903', 'Absolute timeout expired'),
  );

  return {
    touch: () => void (lastFrame = clock.now()),
    ponged: () => stopPong(),
    stop() {
      for (const stop of [stopPing, stopPong, stopIdle, stopAbsolute]) stop();
    },
  };
}
