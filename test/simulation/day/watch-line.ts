import { connectionLook } from '../../../src/shared/connection-look.ts';
import type { Disturbances } from './disturbances.ts';
import { faultKinds } from './fault-kinds.ts';
import { createHearing } from './hearing.ts';
import type { Stage } from './stage.ts';

export type BackOnline = {
  /** Ms from the beginning of the day. */
  readonly at: number;
  readonly cause: 'local' | 'other';
  readonly name: string;
  /** Ms from the end of what took the line away, or from its loss. */
  readonly ms: number;
  /** Ms that the platform asked to wait in that time. */
  readonly asked: number;
};

/** How a line died: nobody was told, it was cut, or the computer woke up, said so, and it was gone. */
export type Death = 'half_open' | 'killed' | 'resume';

export type Noticed = { readonly death: Death; readonly ms: number };

export type LineFigures = {
  readonly backOnline: readonly BackOnline[];
  readonly noticed: readonly Noticed[];
  readonly maxSockets: number;
  readonly onlineMs: number;
};

export type LineWatch = {
  /** Events have reached the app and it has said so, without a break, since then. */
  readonly isUpSince: (time: number) => boolean;
  /** To be called often; looks now and then only. */
  readonly glance: () => void;
  /** Something has changed. */
  readonly look: () => void;
  /** The platform asks us to wait until then, ms since the epoch. */
  readonly noteAsked: (until: number) => void;
  /** Until then nobody could be back: the person has just begun to sign in. */
  readonly noteSigningIn: () => void;
  readonly noteAwake: () => void;
  readonly figures: () => LineFigures;
};

type Disagreement = {
  readonly isReal: boolean;
  since: number;
  knowableSince: number;
  /** Ms on the way, at the network's slowest since then: news sent meanwhile takes as long. */
  slowest: number;
  isTold: boolean;
};

/** Ms for which the page may say something else than the platform. */
const pageTolerance = 5_000;
/** Ms after which a line that swallows everything without a word must have been noticed. */
const silenceLimit = 60_000;
/** Ms after which a dead line has to be noticed. */
const noticeLimits: Readonly<Record<Death, number>> = {
  half_open: silenceLimit,
  killed: 1_000,
  resume: 3_000,
};
/** Ms after which the app has to be back, whatever it was. */
const backLimit = 70_000;
/** Ms between two looks, at least. */
const lookEvery = 100;
const subscriptions = '/restapi/v1.0/subscription';

/** Whether events reach the app, as the platform sees it, held against what the app says. */
export function watchLine(stage: Stage, disturbances: Disturbances): LineWatch {
  const { clock, network, simulator, trace } = stage;
  const hearing = createHearing(stage);
  const now = clock.driven.now;
  const start = now();
  const backOnline: BackOnline[] = [];
  const noticed: Noticed[] = [];
  let lastLook = now();
  let turnsSeen = 0;
  let willLook = false;
  let upSince: number | undefined;
  let downSince: number | undefined = now();
  let asked = -Infinity;
  let signingInAt = -Infinity;
  let disagreeing: Disagreement | undefined;
  let deaf: { readonly since: number; readonly death: Death; slowest: number } | undefined;
  let awakeAt = -Infinity;
  let maxSockets = 0;
  let onlineMs = 0;
  let isAnswered = true;

  simulator.onExchange(({ method, path, body }, { status, cutAfter }) => {
    const isAsked = method === 'POST' && path.startsWith(subscriptions) && body.includes('"WebSocket"');
    if (isAsked) isAnswered = status === 200 && cutAfter === undefined;
  });

  /** Nobody tells that a subscription of PubNub is gone. It has to be asked for, and for now nobody answers for sure. */
  function isUnanswerable(): boolean {
    if (!hearing.isForsaken()) return false;
    return asked > now() || disturbances.active().some((name) => faultKinds[name].reaches === 'line');
  }

  function judgePage(isReal: boolean, says: string): void {
    const isSaidUp = says === 'online';
    // Subscribed, but the answer that says so was cut off or said that it failed: nobody can know of it.
    const isUntold = isReal && !isAnswered;
    if (isReal === isSaidUp || isUntold || !stage.isRunning()) {
      disagreeing = undefined;
      return;
    }
    // Going from one wrong word to another does not begin anew.
    if (disagreeing?.isReal !== isReal)
      disagreeing = { since: now(), isReal, knowableSince: now(), slowest: 0, isTold: false };
    // While the line swallows everything, and while the news of its end is on its way, nobody can know.
    if (hearing.isSilent()) disagreeing.knowableSince = now();
    if (isUnanswerable()) disagreeing.since = now();
    disagreeing.slowest = Math.max(disagreeing.slowest, network.delay());
    const { since, knowableSince, slowest, isTold } = disagreeing;
    const tolerance = pageTolerance + 2 * slowest;
    if (isTold || (now() - knowableSince <= tolerance && now() - since <= tolerance + silenceLimit)) return;
    disagreeing.isTold = true;
    const what = isReal ? `says ${says} but hears` : `says ${says} but is deaf`;
    stage.wrong('connection_page_wrong', `the page ${what} (${disturbances.active().join(', ')})`);
  }

  /** How long the app believed in a dead line. */
  function judgeNotice(isReal: boolean, isSaidUp: boolean): void {
    // What has been heard since the awakening was not lost by it.
    if (isReal) awakeAt = -Infinity;
    if (!stage.isRunning()) deaf = undefined;
    else if (isReal || (!isSaidUp && deaf === undefined)) deaf = undefined;
    else if (isSaidUp) {
      const death = now() - awakeAt < 1_000 ? 'resume' : hearing.isSilent() ? 'half_open' : 'killed';
      deaf ??= { since: death === 'resume' ? awakeAt : now(), death, slowest: 0 };
      // News of the end may be on its way since the network was slow.
      deaf.slowest = Math.max(deaf.slowest, network.delay());
      // What was cut may have been cut off before it could tell.
      if (deaf.death === 'killed' && death === 'half_open') deaf = { ...deaf, death };
      if (isUnanswerable()) deaf = { ...deaf, since: now(), death: 'half_open' };
    } else if (deaf !== undefined) {
      const ms = now() - deaf.since;
      const { death, slowest } = deaf;
      noticed.push({ death, ms });
      if (ms > noticeLimits[death] + 2 * slowest)
        stage.wrong('dead_line_noticed_s', `${death} after ${ms} ms`);
      deaf = undefined;
    }
  }

  function noteUp(): void {
    if (downSince === undefined) return;
    const blame = disturbances.blameFor(downSince);
    const from = Math.max(downSince, blame?.overAt ?? -Infinity, signingInAt);
    const ms = now() - from;
    const name = blame?.name ?? 'no fault';
    const waited = Math.max(0, Math.min(now(), asked) - from);
    trace.note('line', `up again after ${ms} ms, ${name}`);
    downSince = undefined;
    // Back in spite of what is still wrong: that is no measure.
    if (blame?.overAt === now()) return;
    backOnline.push({ at: now() - start, cause: blame?.cause ?? 'other', name, ms, asked: waited });
    if (ms > backLimit + waited)
      stage.wrong('back_online_s', `${ms} ms after ${name}, ${waited} ms of it asked for`);
  }

  function look(): void {
    const passed = now() - lastLook;
    lastLook = now();
    turnsSeen = clock.turns();
    const sockets = hearing.open();
    if (sockets > Math.max(1, maxSockets)) stage.wrong('max_sockets_alive', `${sockets} at once`);
    maxSockets = Math.max(maxSockets, sockets);
    const { connection } = stage.app().state();
    const { kind } = connectionLook(connection, stage.computer().now());
    const isReal = hearing.isHeard();
    const isUp = isReal && kind === 'online' && stage.isRunning();
    if (isUp) {
      onlineMs += passed;
      upSince ??= now();
      noteUp();
    } else {
      upSince = undefined;
      downSince ??= now();
    }
    judgePage(isReal, kind);
    judgeNotice(isReal, kind === 'online');
  }

  return {
    isUpSince: (time) => upSince !== undefined && upSince <= time,
    noteSigningIn: () => {
      signingInAt = now();
    },
    noteAsked: (until) => {
      asked = Math.max(asked, until);
    },
    noteAwake: () => {
      awakeAt = now();
    },
    glance: () => {
      if (now() - lastLook >= lookEvery) return look();
      if (willLook || clock.turns() === turnsSeen) return;
      // What has changed counts, too, where nothing else happens until it has changed again.
      willLook = true;
      clock.driven.after(lastLook + lookEvery - now(), () => {
        willLook = false;
        look();
      });
    },
    look,
    figures: () => ({ backOnline, noticed, maxSockets, onlineMs }),
  };
}
