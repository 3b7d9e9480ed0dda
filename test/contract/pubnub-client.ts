/**
 * PubNub's own client, unmodified, as its package hands it out to Node, in a process of its own. It listens to channels
 * and prints one line of JSON for each thing that happens. Arguments: origin, subscribe key, channels with commas, and
 * perhaps the timetoken to go on from.
 */
import PubNub from 'pubnub';

const [origin = '', subscribeKey = '', channels = '', timetoken] = process.argv.slice(2);
const tell = (what: string, more: unknown): void => console.log(JSON.stringify({ what, more }));

const client = new PubNub({
  subscribeKey,
  userId: 'a-contract',
  origin,
  ssl: false,
  retryConfiguration: PubNub.LinearRetryPolicy({ delay: 2, maximumRetry: 10 }),
});
client.addListener({
  message: ({ channel, message, timetoken: at }) => tell('message', { channel, message, at }),
  status: ({ category }) => tell('status', category),
});
client.subscribe({ channels: channels.split(','), ...(timetoken === undefined ? {} : { timetoken }) });
process.stdin.on('data', () => {
  client.unsubscribeAll();
  process.exit(0);
});
