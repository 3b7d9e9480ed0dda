import type { Figure, Found } from './measure.ts';

type Goal = {
  /** In words, for the table. */
  readonly says: string;
  readonly isMet: (found: Found) => boolean;
};

/** Of a distribution, the middle. */
const middle = (figure: Figure | undefined): number =>
  figure === undefined ? Number.NaN : typeof figure === 'number' ? figure : figure.p50;
const p99 = (figure: Figure): number => (typeof figure === 'number' ? figure : figure.p99);
const p95 = (figure: Figure): number => (typeof figure === 'number' ? figure : figure.p95);
const most = (figure: Figure): number => (typeof figure === 'number' ? figure : figure.max);

const atMost = (kb: number): Goal => ({ says: `≤ ${kb} kB`, isMet: ({ figure }) => middle(figure) <= kb });
const timesBlank = (times: number): Goal => ({
  says: `≤ ${times} × blank`,
  isMet: ({ figure, baseline }) => middle(figure) <= times * middle(baseline),
});

/** Milliseconds promised to people for a ring, whatever the runtime. */
const promisedMs = 300;

/** What was set as the aim for each figure. */
export const goals: Readonly<Record<string, Goal>> = {
  ring_card_ms: { says: 'p95 ≤ 50 ms', isMet: ({ figure }) => p95(figure) <= 50 },
  ring_card_first_ms: {
    says: `p95 ≤ ${promisedMs} ms`,
    isMet: ({ figure }) => p95(figure) <= promisedMs,
  },
  ring_card_large_ms: {
    says: 'p50 ≤ 1.1 × without',
    isMet: ({ figure, baseline }) => middle(figure) <= 1.1 * middle(baseline),
  },
  brief_ms: { says: 'p95 ≤ 5 ms', isMet: ({ figure }) => p95(figure) <= 5 },
  history_frames_over_50ms: { says: '0', isMet: ({ figure }) => middle(figure) === 0 },
  history_frame_work_ms: { says: 'max ≤ 50 ms', isMet: ({ figure }) => most(figure) <= 50 },
  action_to_wire_ms: { says: 'p95 ≤ 20 ms', isMet: ({ figure }) => p95(figure) <= 20 },
  action_to_true_state_ms: {
    says: 'p95 ≤ 50 ms after its event',
    isMet: ({ figure, baseline }) => p95(figure) <= p95(baseline ?? 0) + 50,
  },
  link_to_sheet_ms: { says: 'p95 ≤ 150 ms', isMet: ({ figure }) => p95(figure) <= 150 },
  start_listening_ms: timesBlank(1.5),
  tray_pss_mb: timesBlank(1.2),
  identify_us: { says: 'p99 ≤ 50 µs', isMet: ({ figure }) => p99(figure) <= 50 },
  search_ms: { says: 'p95 ≤ 30 ms', isMet: ({ figure }) => p95(figure) <= 30 },
  search_painted_ms: { says: 'p95 ≤ 60 ms', isMet: ({ figure }) => p95(figure) <= 60 },
  events_per_s: { says: '≥ 20 000', isMet: ({ figure }) => middle(figure) >= 20_000 },
  upload_ratio: { says: '≤ 1.15 × plain', isMet: ({ figure }) => middle(figure) <= 1.15 },
  drop_to_preview_100_ms: { says: 'p95 ≤ 500 ms', isMet: ({ figure }) => p95(figure) <= 500 },
  send_peak_mb: { says: '≤ 32 MB', isMet: ({ figure }) => middle(figure) <= 32 },
  idle_cpu_percent: {
    says: '≤ blank + 0.2 points',
    isMet: ({ figure, baseline }) => middle(figure) <= middle(baseline) + 0.2,
  },
  card_gzip_kb: atMost(150),
  renderer_gzip_kb: atMost(240),
};
