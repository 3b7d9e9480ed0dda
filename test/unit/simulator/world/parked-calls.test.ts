import { describe, expect, it } from 'vitest';
import { ava, ben, customer, presenceStory, startDay } from './a-day-at-work.ts';
import { app, ask, codeIn, desk, logged, seconds, storyOf, talking, verdictOf } from './steered-calls.ts';

describe('a parked call', () => {
  it('has a slot of its own, and is taken on a phone of mine', () => {
    const day = talking();
    expect(ask(day, day.id, 'park')).toMatchObject({
      body: { park: { id: '*801' }, status: { code: 'Parked', parkData: '*801', reason: 'CallPark' } },
    });
    expect(day.world.callControl.parked()).toMatchObject([{ slot: '*801', extensionId: ava }]);
    expect(verdictOf(ask(day, day.id, 'pickup', { deviceId: app }))).toBe('ok');
    day.clock.advance(seconds(2));
    expect(storyOf(day, day.id).slice(-4)).toEqual([
      ...['3 Setup', '3 Proceeding', '3 Answered', '2 Disconnected Pickup'],
    ]);
    const story = presenceStory(day.events, ava);
    expect(story.filter((one, place) => one !== story[place - 1])).toEqual([
      ...['Ringing', 'CallConnected', 'ParkedCall', 'CallConnected'],
    ]);
  });

  it('is taken by a colleague who dials the slot', () => {
    const day = talking();
    ask(day, day.id, 'park');
    day.world.telephony.pickUpParked(day.id, { extensionId: ben });
    expect(storyOf(day, day.id).at(-1)).toBe('2 Disconnected Pickup');
    expect(presenceStory(day.events, ava).at(-1)).toBe('NoCall final');
    expect(codeIn(day, day.id, ben)).toBe('Answered');
  });

  it('rings back at whoever parked it when nobody takes it, and then goes to voicemail', () => {
    const day = talking({ noAnswerSeconds: 30, messageSeconds: [5, 5] });
    ask(day, day.id, 'park');
    day.clock.advance(seconds(59));
    expect(codeIn(day, day.id)).toBe('Parked');
    day.clock.advance(seconds(2));
    expect(codeIn(day, day.id)).toBe('Proceeding');
    expect(storyOf(day, day.id).slice(-3)).toEqual(['3 Setup', '3 Proceeding', '2 Disconnected Timeout']);
    day.clock.advance(seconds(60));
    expect(storyOf(day, day.id).slice(-2)).toEqual(['3 VoiceMail', '3 Disconnected Voicemail']);
    expect(logged(day)).toMatchObject({ result: 'Accepted' });
  });

  it('finds no place beside fifty others', () => {
    const day = startDay();
    const verdicts = Array.from({ length: 51 }, () => {
      const id = day.world.telephony.ring({ from: customer, to: ava });
      day.world.telephony.answer(id, { extensionId: ava });
      return verdictOf(ask(day, id, 'park'));
    });
    expect(verdicts.filter((verdict) => verdict === 'ok')).toHaveLength(50);
    expect(verdicts.at(-1)).toBe('409 TAS-106');
    expect(new Set(day.world.callControl.parked().map(({ slot }) => slot)).size).toBe(50);
  });

  it('lies in a park location, where anybody takes it', () => {
    const day = talking({ quirks: { pickupFromLocationsOnly: true } });
    const value = day.world.directory.entries().find(({ type }) => type === 'ParkLocation')!.id;
    ask(day, day.id, 'transfer', { target: { kind: 'parkOrbit', value } });
    expect(storyOf(day, day.id).slice(-2)).toEqual(['2 Disconnected ParkLocation', '3 Parked ParkLocation']);
    const [parked] = day.world.callControl.parked();
    expect(parked).toMatchObject({ slot: '', extensionId: Number(value) });
    const taken = ask(day, day.id, 'pickup', { partyId: parked!.partyId, deviceId: desk });
    expect(verdictOf(taken)).toBe('ok');
    day.clock.advance(seconds(2));
    expect(codeIn(day, day.id)).toBe('Answered');
  });
});
