import { App } from '@slack/bolt';
import axios from 'axios';
import { Api } from 'tls-sig-api-v2';

/** What a straightforward app does: acks, contacts, posts. What a crash interrupts is lost. */
const { PORT, SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '' } = process.env;
const { DESK_URL, DESK_SDKAPPID, DESK_SECRET_KEY = '', DESK_ADMIN = '' } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
const userSig = new Api(Number(DESK_SDKAPPID), DESK_SECRET_KEY).genUserSig(DESK_ADMIN, 86_400);

app.view('contact_form', async ({ ack, body, view, client }) => {
  await ack();
  const { values } = view.state;
  const customer = values['customer']?.['customer']?.value ?? '';
  const { data } = await axios.post(
    `${DESK_URL}/v4/desk_http_svc/contact_user?sdkappid=${DESK_SDKAPPID}&identifier=${DESK_ADMIN}` +
      `&usersig=${userSig}&random=${Math.floor(Math.random() * 2 ** 32)}&contenttype=json`,
    {
      IMAgentUserId: JSON.parse(view.private_metadata).account,
      ClientUserId: customer,
      GroupId: Number(values['skill_group']?.['skill_group']?.selected_option?.value),
      MemberId: values['agent']?.['agent']?.selected_option?.value,
    },
    { timeout: 8_000 },
  );
  await client.chat.postMessage({
    channel: values['conversation']?.['conversation']?.selected_conversation ?? '',
    text:
      data.ErrorCode === 0
        ? `${customer} was assigned to agent ${data.MemberId}. Asked by <@${body.user.id}>.`
        : `${customer} was not contacted: ${data.ErrorInfo} (${data.ErrorCode}).`,
  });
});

void app.start(Number(PORT));
