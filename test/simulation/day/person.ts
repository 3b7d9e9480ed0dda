import type { Disturbances } from './disturbances.ts';
import type { Stage } from './stage.ts';

/** Ms after which the person, sitting there, signs in again. */
const signsInAfter = 20_000;
const triesAgainAfter = 60_000;

export type Person = {
  readonly signOuts: () => number;
};

/** Who sits at the computer: signs in again when the platform has ended the sign-in. @param signingIn hears of each try */
export function seatPerson(
  stage: Stage,
  disturbances: Disturbances,
  signingIn: () => void = () => undefined,
): Person {
  const { clock, simulator, personId, trace, wrong } = stage;
  let signOuts = 0;
  /** Ours is the newest one when we have just signed in; others may come and end it. */
  let ours = newest();

  function newest(): string | undefined {
    return simulator.sessions().findLast((session) => session.personId === personId)?.id;
  }

  async function attempt(): Promise<void> {
    const app = stage.app();
    if (stage.computer().isDead() || app.state().signIn.phase !== 'signed-out') return;
    signingIn();
    try {
      await app.signIn();
      ours = newest();
    } catch {
      clock.driven.after(triesAgainAfter, () => void attempt());
    }
  }

  function signedOut(): void {
    signOuts += 1;
    // Whose account is disabled has a sign-in that is good for nothing.
    const isDisabled = simulator.faults.isOn('account-disabled');
    const isAlive = !isDisabled && simulator.sessions().some(({ id }) => id === ours);
    trace.note('person', isAlive ? 'signed out by us' : 'signed out by the platform');
    if (isAlive) wrong('signouts_by_us', `during ${disturbances.active().join(', ')}`);
    clock.driven.after(signsInAfter, () => void attempt());
  }

  stage.onLife(({ app }) => {
    const { isDead } = stage.computer();
    let before = app.state().signIn.phase;
    app.onState(({ signIn }) => {
      if (isDead() || signIn.phase === before) return;
      const wasTrying = before === 'waiting-for-browser' || before === 'exchanging';
      before = signIn.phase;
      if (signIn.phase !== 'signed-out') return;
      // An attempt to sign in that failed ended nothing.
      if (wasTrying) clock.driven.after(signsInAfter, () => void attempt());
      else signedOut();
    });
  });
  return { signOuts: () => signOuts };
}
