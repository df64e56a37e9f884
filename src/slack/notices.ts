import type { KnownBlock } from '@slack/types';
import type { ContactRequest } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import type { Texts } from '../texts/texts';
import { code, conversationLink, escapeMrkdwn, link, mention, quote, time } from './mrkdwn';
import { agentName, nameOf, skillGroupName } from './names';

/** Where an agent can go from the direct message; each where it is known. */
interface Links {
  readonly messageUrl: string | undefined;
  readonly workspaceUrl: string | undefined;
}

interface AgentMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Who has not accepted, and what can be done: said in the message's thread, or directly. */
export function alertText(
  { askedBy, conversation, target, session }: ContactRequest,
  { session: texts }: Texts,
  directory: Directory | undefined,
  said: 'inThread' | 'directly',
): string {
  const [person, customer] = [mention(askedBy), nameOf(target.customer)];
  // Slack links no direct message by its ID.
  const isDirect = conversation.startsWith('D');
  const lines = [
    session?.phase === 'queueing'
      ? texts.stillQueueing(person, customer)
      : session?.agent === undefined
        ? texts.notAcceptedByAnybody(person, customer)
        : texts.notAccepted(person, customer, agentName(session.agent, session.person, directory)),
    said === 'directly'
      ? texts.whatToDoElsewhere(isDirect ? undefined : conversationLink(conversation))
      : texts.whatToDo,
  ];
  return lines.join('\n');
}

/** To the agent: which customer, who asked and why, and where to go. */
export function agentMessage(
  request: ContactRequest,
  { message, session }: Texts,
  { links, directory }: { readonly links: Links; readonly directory: Directory | undefined },
): AgentMessage {
  const { target, reason, askedBy, askedAt } = request;
  const title = session.yours(nameOf(target.customer));
  const facts = [
    message.askedBy(mention(askedBy), time(askedAt)),
    message.account(code(target.account)),
    ...(target.skillGroup === undefined
      ? []
      : [message.skillGroup(skillGroupName(target.skillGroup, directory))]),
  ];
  const ways = [
    ...(links.messageUrl === undefined ? [] : [link(links.messageUrl, session.openMessage)]),
    ...(links.workspaceUrl === undefined ? [] : [link(links.workspaceUrl, session.openDesk)]),
  ];
  const why = reason === undefined ? [] : [message.reason(escapeMrkdwn(reason))];
  return {
    text: [title, session.acceptIt, ...why, `${facts.join(', ')}.`, ...ways].join('\n'),
    blocks: [
      section(`:wave: *${title}*\n${session.acceptIt}`),
      ...(reason === undefined ? [] : [section(quote(reason))]),
      context(facts.join(' · ')),
      ...(ways.length === 0 ? [] : [section(ways.join(' · '))]),
    ],
  };
}

function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function context(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}
