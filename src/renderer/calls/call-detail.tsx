import { useLingui } from '@lingui/react';
import { type ReactNode, type Ref, useState } from 'react';
import { type Call, type CallParty, isLive } from '../../shared/call.ts';
import { callKey, type CallFold, partyKey } from '../../shared/past-calls.ts';
import type { Route } from '../../shared/route.ts';
import { PersonBrief } from '../brief/person-brief.tsx';
import { Button } from '../components/button.tsx';
import { DetailPane, EmptyDetailPane } from '../components/detail-pane.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { CallMoves, openReminder, ReminderLine } from './call-moves.tsx';
import { LiveControls } from './live-controls.tsx';
import { LiveDetail } from './live-detail.tsx';
import { NoteOfCall } from './note-of-call.tsx';
import { OneCall } from './one-call.tsx';
import { PartyActions } from './party-actions.tsx';
import type { Done } from './use-done.ts';
import { Who } from './who.tsx';

type Props = {
  /** There is something to choose from. */
  readonly anyCalls: boolean;
  readonly chosen: CallFold | undefined;
  /** The chosen call where the history does not know it yet. */
  readonly live: Call | undefined;
  /** It was opened to hand the call on. */
  readonly isTransfer: boolean;
  readonly done: Done;
  readonly remindRef: Ref<HTMLButtonElement>;
  /** Where the way back leads, where only one pane has room. */
  readonly back: string;
  readonly close: () => void;
  readonly layout: Layout;
  readonly go: (route: Route) => void;
};

/** All there is to know about the chosen call, or calls where several stand in one row. */
export function CallDetail(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { anyCalls, chosen, live, isTransfer, done, remindRef, back, close, layout, go } = props;
  const newest = chosen?.calls[0];
  const party = newest?.party ?? live?.party;
  if (party === undefined) {
    const words = i18n._({ id: 'detail.none', message: 'Choose a call to see more about it' });
    return <EmptyDetailPane words={anyCalls ? words : undefined} />;
  }
  const key = newest?.key ?? (live === undefined ? undefined : callKey(live));
  return (
    <DetailPane headingId="call-detail" back={back} layout={layout} close={close}>
      <Who party={party} />
      {live === undefined ? null : <LiveControls key={live.id} call={live} isTransfer={isTransfer} />}
      <ReminderLine reminder={openReminder(chosen?.calls ?? [])} />
      <PartyActions
        party={party}
        direction={newest?.direction ?? live?.direction ?? 'inbound'}
        isOver={live === undefined || !isLive(live)}
        go={go}
      >
        {chosen === undefined ? null : <CallMoves fold={chosen} done={done} remindRef={remindRef} />}
      </PartyActions>
      {key === undefined ? null : <NoteOfCall of={{ kind: 'call', key }} />}
      <BriefOf party={party} about={key} />
      {live === undefined ? null : <LiveDetail call={live} />}
      {chosen === undefined ? null : <Calls key={newest?.key} fold={chosen} />}
    </DetailPane>
  );
}

/** What there was with them besides; nothing for whoever hides their number. */
function BriefOf({
  party,
  about,
}: {
  readonly party: CallParty;
  readonly about: string | undefined;
}): ReactNode {
  const key = partyKey(party);
  if (key === undefined) return null;
  return <PersonBrief whom={{ kind: 'party', partyKey: key }} {...(about === undefined ? {} : { about })} />;
}

/** Calls of one row that are shown before somebody asks for the rest. */
const atFirst = 5;

function Calls({ fold: { calls } }: { readonly fold: CallFold }): ReactNode {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  const shown = all ? calls : calls.slice(0, atFirst);
  const count = calls.length - shown.length;
  return (
    <>
      <ol className="detail-calls">
        {shown.map((row, at) => (
          <li key={row.key}>
            <OneCall row={row} isNewest={at === 0} />
          </li>
        ))}
      </ol>
      {count === 0 ? null : (
        <Button onPress={() => setAll(true)}>
          {i18n._({
            id: 'detail.moreCalls',
            message: '{count, plural, one {Show # more call} other {Show # more calls}}',
            values: { count },
          })}
        </Button>
      )}
    </>
  );
}
