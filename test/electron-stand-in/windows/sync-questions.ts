// webUtils.getPathForFile must answer at once. The preload stops at a `debugger` statement in standInAsks(); while it
// stands still its arguments are read, the answer is put into its variable, and it goes on.
import type { Protocol } from '../cdp.ts';
import type { PageChannel } from './page-channel.ts';

/** The debugger costs a little on every round trip: only for preloads that may ask. */
export function asksSyncQuestions(preloadText: string): boolean {
  return /\.getPathForFile\b/.test(preloadText);
}

export async function answerSyncQuestion(
  channel: PageChannel,
  paused: Protocol.Debugger.pausedPayload,
): Promise<void> {
  const [frame] = paused.callFrames;
  if (frame?.functionName === 'standInAsks') await answer(channel, frame.callFrameId);
  channel.post('Debugger.resume', {});
}

async function answer(channel: PageChannel, callFrameId: string): Promise<void> {
  try {
    const subject = await channel.command('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression: 'subject',
    });
    const objectId = subject.result.objectId ?? '';
    // a File that the page made itself has no path
    const path = await channel.command('DOM.getFileInfo', { objectId }).then(
      (file) => file.path,
      () => '',
    );
    // Awaited: the resume after it would overtake the assignment.
    const expression = `answer = ${JSON.stringify(path)}`;
    await channel.command('Debugger.evaluateOnCallFrame', { callFrameId, expression });
  } catch (error) {
    console.error('electron stand-in: a synchronous question was not answered:', error);
  }
}
