import type { OutboxFigures } from './figures.ts';

/** At the mix of the study; the price of never sending twice is a question for so many of a hundred sends. */
const mostQuestions = 0.04;

export type Bar = { readonly name: keyof OutboxFigures; readonly says: string; readonly isMet: boolean };

export function outboxBars(figures: OutboxFigures, rate: number): readonly Bar[] {
  const none = (name: keyof OutboxFigures): Bar => ({ name, says: '0', isMet: figures[name] === 0 });
  const share = mostQuestions * Math.max(1, rate / 0.13);
  return [
    ...(['sent_twice', 'lost', 'unsettled', 'wrong_claims', 'late_twins_untold'] as const).map(none),
    { name: 'thrown', says: 'none', isMet: figures.thrown.length === 0 },
    { name: 'questions_share', says: `≤ ${share}`, isMet: figures.questions_share <= share },
  ];
}
