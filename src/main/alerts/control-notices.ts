import type { AppState } from '../../shared/app-state.ts';
import type { Call } from '../../shared/call.ts';
import { answeringPhone } from '../../shared/answering-phone.ts';
import {
  type ControlOrder,
  controlOf,
  type ControlProblem,
  type ParkedCall,
  type WhereItWent,
} from '../../shared/call-control.ts';
import { problemSentences } from '../../shared/failure-words.ts';
import type { Route } from '../../shared/route.ts';
import type { Notice, NoticeButton, NotificationsPort } from '../desktop-ports.ts';
import { durationWords, partyName, type Speech } from './words.ts';

export type ControlNoticeActions = {
  readonly openMain: (route: Route) => void;
  readonly focusCard: (callId: string) => void;
  readonly control: (order: ControlOrder) => void;
  readonly quietParkAlarm: (callId: string) => void;
  /** The person has a window before them that shows the call. */
  readonly isSeen: (callId: string) => boolean;
};

export type ControlNotices = {
  /** Tells of alarms and of what went wrong, each once, and takes back what is no longer true. */
  readonly review: (state: AppState, now: number) => void;
};

/** Parked calls that wait too long, and actions that failed behind the person's back. */
export function createControlNotices(
  port: NotificationsPort,
  actions: ControlNoticeActions,
  speechOf: (state: AppState) => Speech,
): ControlNotices {
  /** What each notification on the screen tells; it is told again only when that is something else. */
  let shown: ReadonlyMap<string, string> = new Map();
  /** What was told or seen before, by call. */
  let told: ReadonlyMap<string, string> = new Map();

  function alarms(state: AppState, now: number): readonly Told[] {
    return state.callControl.parked
      .filter(({ isAlarming }) => isAlarming)
      .map((parked) => {
        const speech = speechOf(state);
        const { callId } = parked;
        const look = (): void => {
          actions.quietParkAlarm(callId);
          actions.openMain({ screen: 'calls' });
        };
        return {
          what: `alarm ${parked.alarmAt}`,
          notice: {
            ...{ id: `parked-${callId}`, urgency: 'normal', silent: false, body: '' },
            title: parkedTitle(parked, now, state.settings.alerts.hideNames, speech),
            buttons: parkedButtons(parked, state, actions, look, speech),
            onClick: look,
          },
        };
      });
  }

  function troubles(state: AppState): readonly Told[] {
    const news = Object.entries(state.callControl.byCall).flatMap(([callId, { problem, went }]) => {
      const what = troubleOf(problem, went);
      return what === undefined ? [] : [{ callId, what, problem, went }];
    });
    const before = told;
    told = new Map(news.map(({ callId, what }) => [callId, what]));
    return news.flatMap(({ callId, what, problem, went }) => {
      const id = `control-${callId}`;
      // Whoever has seen it in a window is not told again when the window goes.
      if (before.get(callId) === what && shown.get(id) !== what) return [];
      if (actions.isSeen(callId)) return [];
      const call = state.calls.find((each) => each.id === callId);
      return [
        {
          what,
          notice: {
            ...{ id, urgency: 'normal', silent: false, buttons: [] },
            ...troubleWords(call, problem, went, state.settings.alerts.hideNames, speechOf(state)),
            onClick: () => actions.focusCard(callId),
          },
        },
      ];
    });
  }

  return {
    review: (state, now) => {
      const isWanted = state.settings.alerts.notifications;
      const due = [...alarms(state, now), ...troubles(state)].filter(() => isWanted);
      const next = new Map(due.map(({ notice, what }) => [notice.id, what]));
      for (const id of shown.keys()) if (!next.has(id)) port.withdraw(id);
      for (const { notice, what } of due) if (shown.get(notice.id) !== what) port.show(notice);
      shown = next;
    },
  };
}

type Told = { readonly what: string; readonly notice: Notice };

/** Undefined: nothing that had to be told. */
function troubleOf(problem: ControlProblem | undefined, went: WhereItWent | undefined): string | undefined {
  if (problem !== undefined) return `${problem.operation} ${problem.why} ${problem.at}`;
  return went?.kind === 'person' && went.now === 'voicemail' ? 'went to their voicemail' : undefined;
}

type Words = Pick<Notice, 'title' | 'body'>;

function troubleWords(
  call: Call | undefined,
  problem: ControlProblem | undefined,
  went: WhereItWent | undefined,
  hideNames: boolean,
  { i18n }: Speech,
): Words {
  const name = hideNames || call === undefined ? undefined : partyName(call.party, i18n);
  if (problem === undefined) return notTaken(went, hideNames, name, i18n);
  const [what = '', ...more] = problemSentences(problem, call?.phase ?? 'ended', i18n);
  const rest = more.join(' ');
  return { title: what, body: name === undefined ? rest : withName(name, rest, i18n) };
}

function withName(name: string, rest: string, i18n: Speech['i18n']): string {
  return rest === ''
    ? name
    : i18n._({ id: 'alerts.name-and-reason', message: '{name} · {rest}', values: { name, rest } });
}

/** Whom it was handed to did not pick up. */
function notTaken(
  went: WhereItWent | undefined,
  hideNames: boolean,
  name: string | undefined,
  i18n: Speech['i18n'],
): Words {
  const to =
    hideNames || went?.kind !== 'person' ? undefined : (went.target.identity?.name ?? went.target.shown);
  const title =
    to === undefined
      ? i18n._({ id: 'alerts.not-taken', message: 'A call you handed over went to voicemail' })
      : i18n._({ id: 'alerts.not-taken-by', message: '{to} did not take the call', values: { to } });
  const body = i18n._({ id: 'alerts.in-their-voicemail', message: 'It went to their voicemail.' });
  return { title, body: name === undefined ? body : withName(name, body, i18n) };
}

function parkedTitle(
  { party, slot = '', parkedAt }: ParkedCall,
  now: number,
  hideNames: boolean,
  { i18n, locale }: Speech,
): string {
  const name = hideNames ? undefined : partyName(party, i18n);
  const long = durationWords(now - parkedAt, locale);
  if (name === undefined)
    return slot === ''
      ? i18n._({ id: 'alerts.parked', message: 'A call has been parked for {long}', values: { long } })
      : i18n._({
          id: 'alerts.parked-on',
          message: 'A call has been parked for {long} on {slot}',
          values: { long, slot },
        });
  return slot === ''
    ? i18n._({
        id: 'alerts.parked-who',
        message: '{name} has been parked for {long}',
        values: { name, long },
      })
    : i18n._({
        id: 'alerts.parked-who-on',
        message: '{name} has been parked for {long} on {slot}',
        values: { name, long, slot },
      });
}

function parkedButtons(
  { callId }: ParkedCall,
  { callControl, settings }: AppState,
  actions: ControlNoticeActions,
  look: () => void,
  { i18n }: Speech,
): readonly NoticeButton[] {
  const show = { label: i18n._({ id: 'alerts.show', message: 'Show' }), act: look };
  if (!controlOf(callControl, callId).offered.includes('retrieve')) return [show];
  const phone = answeringPhone(callControl, settings.calls.answerOn);
  if (phone === undefined)
    return [{ label: i18n._({ id: 'alerts.retrieve', message: 'Take it back…' }), act: look }];
  const act = { kind: 'retrieve', deviceId: phone.id } as const;
  return [
    {
      label: i18n._({
        id: 'alerts.retrieve-on',
        message: 'Take it back on {phone}',
        values: { phone: phone.label },
      }),
      act: () => {
        actions.quietParkAlarm(callId);
        actions.control({ callId, seen: 'parked', act });
      },
    },
    show,
  ];
}
