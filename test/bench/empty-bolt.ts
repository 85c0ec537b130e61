// The least that serves a slash command through Socket Mode: Bolt, one receiver, one handler that acknowledges, and opens a modal where asked to.
import { App, LogLevel } from '@slack/bolt';

const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL = '' } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.command('/empty', async ({ ack, command, client }) => {
  await ack();
  if (command.text !== 'open') return;
  const title = { type: 'plain_text', text: 'Empty' } as const;
  const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'Nothing' } }] as const;
  await client.views.open({
    trigger_id: command.trigger_id,
    view: { type: 'modal', callback_id: 'empty', title, blocks: [...blocks] },
  });
});
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
await app.start();
process.stdout.write('ready\n');
