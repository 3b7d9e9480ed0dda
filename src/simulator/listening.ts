/** Somebody who is really told of events now, as the platform itself sees it. */
export type Listening = {
  readonly personId: number;
  readonly transport: 'websocket' | 'pubnub';
  /** When that began, ms since the epoch on the simulator's clock. */
  readonly since: number;
  readonly subscriptionId: string;
};
