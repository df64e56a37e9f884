import { App } from '@slack/bolt';

/** What Slack asks of any app: it closes the form, and does nothing else. */
const { PORT, SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '' } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

app.view('contact_form', async ({ ack }) => {
  await ack();
});

void app.start(Number(PORT));
