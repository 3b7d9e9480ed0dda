import type { DayResult } from './day-result.ts';
import type { DayMetrics } from './figures.ts';
import type { WrongKind } from './wrongs.ts';

export type Bar = { readonly name: WrongKind; readonly says: string; readonly isMet: boolean };

/** Share of the breaks after which the app has to be back within 20 s where the cause was on the computer itself. */
const localShare = 0.99;
const localLimitMs = 20_000;

/** What a run has to come to. */
export function barsOf(metrics: DayMetrics, days: readonly DayResult[]): readonly Bar[] {
  const none = (
    name:
      | 'crashes'
      | 'missed_calls'
      | 'false_alerts'
      | 'double_alerts'
      | 'out_of_order'
      | 'self_made_429'
      | 'signouts_by_us'
      | 'connection_page_wrong',
  ): Bar => ({
    ...{ name, says: '0' },
    isMet: metrics[name] === 0,
  });
  const atMost = (name: 'max_sockets_alive' | 'auth_calls_per_min_max', most: number): Bar => ({
    ...{ name, says: `≤ ${most}` },
    isMet: metrics[name] <= most,
  });
  const local = days.flatMap(({ line }) => line.backOnline).filter(({ cause }) => cause === 'local');
  const quick = local.filter(({ ms }) => ms <= localLimitMs).length;
  const hasNo = (kind: 'back_online_s' | 'dead_line_noticed_s'): boolean =>
    !days.some(({ wrongs }) => wrongs.some((one) => one.kind === kind));
  return [
    none('crashes'),
    none('missed_calls'),
    none('false_alerts'),
    none('double_alerts'),
    none('out_of_order'),
    none('signouts_by_us'),
    none('self_made_429'),
    atMost('max_sockets_alive', 1),
    atMost('auth_calls_per_min_max', 3),
    {
      name: 'back_online_s',
      says: '≤ 70 s plus what the platform asks to wait; after local causes 99 % ≤ 20 s',
      isMet: hasNo('back_online_s') && quick >= localShare * local.length,
    },
    {
      name: 'dead_line_noticed_s',
      says: 'half-open ≤ 60 s, killed ≤ 1 s, resume ≤ 3 s',
      isMet: hasNo('dead_line_noticed_s'),
    },
    none('connection_page_wrong'),
  ];
}
