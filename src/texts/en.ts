import { codes } from './en-codes';
import { defaults } from './en-defaults';
import { doctor } from './en-doctor';
import { look } from './en-look';
import { session } from './en-session';
import { start } from './en-start';
import type { ChoiceTexts, CodeText, FormTexts, MessageTexts, ReplyTexts, Texts } from './texts';

const form: FormTexts = {
  title: 'Contact a customer',
  submit: 'Contact',
  changeTitle: 'Change and try again',
  changeSubmit: 'Try again',
  close: 'Cancel',
  customerLabel: 'Customer ID',
  customerHint: "The user's ID in your app.",
  skillGroupLabel: 'Skill group',
  skillGroupHint: "The skill group's number in Desk. Left empty, Desk chooses.",
  agentLabel: 'Agent',
  agentHint: 'The e-mail address the agent signs in to Desk with. Left empty, Desk chooses.',
  skillGroupPickHint: 'Left empty, Desk chooses.',
  agentPickHint: 'Left empty, Desk chooses.',
  pickPlaceholder: 'Choose, or type to narrow',
  listsUnread:
    'Desk has listed nothing to choose from here, so please type the skill group’s number or the agent’s e-mail address.',
  agentOfTeammate: (teammate) =>
    `You named ${teammate}. Desk knows agents by e-mail: please type the address they sign in to Desk with.`,
  teammateLookedUp: (teammate) =>
    `Looking up which agent ${teammate} is. You can fill in the rest meanwhile.`,
  teammateFilledIn: (teammate) => `You named ${teammate}, who is filled in as the agent.`,
  teammateNotListed: (teammate, mail) =>
    `You named ${teammate}, but ${mail} is no agent in Desk. Please choose the agent.`,
  teammateScopeMissing: (teammate) =>
    `You named ${teammate}. This app may not look up e-mail addresses in Slack, so please type the one they sign in to Desk with. Whoever installed the app can allow it with the scope \`users:read.email\`.`,
  reasonLabel: 'Reason',
  reasonHint: 'A sentence for your team and the records. The customer does not see it.',
  conversationLabel: 'Post in',
  conversationHint: 'Left empty, the result is posted where you typed the command.',
  accountLabel: 'Customer service account',
  accountHint: 'The ID of the account your customers write to, often with @ first. Desk shows it.',
  customerWrong:
    'A customer ID has 1 to 32 characters: English letters, digits, spaces and punctuation.',
  skillGroupWrong: 'A skill group is a whole number above 0, such as 9465.',
  agentWrong: 'An agent is an e-mail address, such as alice@example.com.',
  reasonTooLong: (max) => `Please keep the reason within ${max} characters.`,
  accountIdWrong:
    'A customer service account has 1 to 32 characters: English letters, digits, spaces and punctuation.',
  accountWrong: 'Please choose one of the customer service accounts.',
  accountGone:
    'The customer service account of this form is no longer offered. Please close the form and open it again.',
  conversationMissing: 'Please choose where to post the result.',
  notSaved:
    'The request could not be saved for certain. Please press the button again: it is safe, one request contacts the customer once.',
  alreadySent: (customer) =>
    `This form has been sent before as it was then, for customer ${customer}. Please close it and look at the message; for anything else open a new form.`,
  changeOutdated:
    'Somebody has tried again in the meantime. Please close this form and look at the message.',
};

const choices: ChoiceTexts = {
  asTyped: 'As typed',
  noSkillGroup: 'In no skill group',
  namelessSkillGroup: (skillGroup) => `Skill group ${skillGroup}`,
  agents: (count) => (count === 1 ? '1 agent' : `${count} agents`),
  waiting: (count) => `${count} waiting`,
  customers: (count) => (count === 1 ? '1 customer' : `${count} customers`),
};

const message: MessageTexts = {
  calling: (customer) => `Contacting customer ${customer}…`,
  checking: (customer) => `Looking at the session of customer ${customer} once more…`,
  assigned: (customer, agent) => `Customer ${customer} was assigned to agent ${agent}.`,
  assignedToNobody: (customer) =>
    `Desk accepted the contact with customer ${customer}, but named no agent.`,
  assignedDetail: 'In manual mode the agent still has to accept the session in Desk.',
  withAgent: (customer, agent) => `Customer ${customer} is with agent ${agent}.`,
  withSomebody: (customer) => `Customer ${customer} is with an agent.`,
  seenInSession:
    'This is what the session shows. The answer to the call itself is not known, so another contact may have led to it.',
  waiting: (customer, agent) => `Customer ${customer} is waiting for agent ${agent} to answer.`,
  waitingForSomebody: (customer) => `Customer ${customer} is waiting for an agent to answer.`,
  queueing: (customer) => `Customer ${customer} is in the queue for an agent.`,
  refused: (customer, reason) => `Customer ${customer} was not contacted: ${reason}.`,
  deskCode: (code, info) => (info === '' ? `Desk code ${code}` : `Desk code ${code}: ${info}`),
  neverSent: (customer) => `Customer ${customer} was not contacted: Desk could not be reached.`,
  neverSentDetail: (error) =>
    `The connection could not be made (${error}), so nothing was sent. Try again in a moment; if it goes on, ask whoever hosts this app.`,
  noSession: (customer) => `Customer ${customer} was not contacted, as the session shows.`,
  noSessionDetail: (noAnswer) =>
    `${noAnswer} The session shows that no agent was called in. It is safe to try again.`,
  unconfirmed: (customer) => `Unconfirmed: customer ${customer} may have been contacted.`,
  sessionUnknownDetail: (noAnswer) =>
    `${noAnswer} The session could not be looked at either. Check again in a moment, or look at the customer in Desk.`,
  noSessionNowDetail: (noAnswer) =>
    `${noAnswer} There is no session with an agent now, but one may have come and gone since. Look at the customer's records in Desk before you contact them anyway.`,
  noAnswer: {
    timeout: 'Desk did not answer in time.',
    connectionLost: 'The connection to Desk broke off.',
    unreadable: (httpStatus) => `Desk sent no readable answer (HTTP status ${httpStatus}).`,
    code: (code, reason) => `Desk answered with code ${code}: ${reason}.`,
    unknownCode: (code, info) =>
      info === ''
        ? `Desk answered with code ${code}, which is not documented.`
        : `Desk answered with code ${code}, which is not documented: “${info}”.`,
    interrupted: 'This app was interrupted during the call.',
  },
  askedBy: (person, when) => `Asked by ${person} ${when}`,
  account: (account) => `account ${account}`,
  skillGroup: (skillGroup) => `skill group ${skillGroup}`,
  agent: (agent) => `agent ${agent}`,
  reason: (reason) => `Reason: ${reason}`,
  triedBy: (attempt, person) => `Try ${attempt}, by ${person}`,
  lookedAt: (when) => `Last checked ${when}`,
  cannotPost: (conversation, bot) =>
    `Slack did not let this app post in ${conversation}. If it is not a member there yet, type \`/invite @${bot}\` in it; an archived conversation must be restored first.`,
  cannotPostDirectly:
    'This app cannot join a direct message between people. Choose a channel under “Post in” to have the result posted there.',
  cannotPostHere: (bot) =>
    `Slack does not let this app post here by itself. If it is not a member yet, type \`/invite @${bot}\`.`,
  confirm: {
    title: 'Contact anyway?',
    text: (customer) =>
      `It is not known whether customer ${customer} has been contacted. If so, this contacts the customer a second time.`,
    yes: 'Contact anyway',
    no: 'Cancel',
  },
};

const replies: ReplyTexts = {
  usage: [
    '*Contact a customer through Tencent Cloud Desk*',
    '`/contact-customer` opens the form.',
    '`/contact-customer 1289314544` opens it with the customer filled in.',
    '`/contact-customer 1289314544 group:9465 agent:alice@example.com` fills in the skill group and the agent too.',
    '`/contact-customer 1289314544 @alice` fills in a teammate as the agent.',
    '`/contact-customer defaults` sets the skill group and the customer service account that forms in this conversation begin with.',
    '`/contact-customer doctor` checks whether the app is set up right; it contacts nobody.',
    '`/contact-customer help` shows this.',
    'Nobody is contacted before you press the button of the form.',
  ].join('\n'),
  notUnderstood: 'I did not understand that. Nobody was contacted.',
  wrongCustomer: (typed) =>
    `${typed} is no customer ID: it has 1 to 32 English letters, digits and punctuation marks.`,
  wrongSkillGroup: (typed) =>
    `${typed} is no skill group: it is a whole number above 0, such as \`group:9465\`.`,
  wrongAgent: (typed) =>
    `${typed} is no agent: it is an e-mail address, such as \`agent:alice@example.com\`, or a person in Slack, such as \`agent:@alice\`.`,
  unexpected: (typed) => `${typed} is one word too many, or was given twice.`,
  formDidNotOpen:
    'Slack may not have opened the form in time. If you see none, press the button. Nobody was contacted and nothing is lost.',
  openForm: 'Open the form',
  changeDidNotOpen:
    'Slack may not have opened the form in time. If you see none, please press “Change…” once more. Nothing was changed.',
  outdated:
    'This button is out of date: somebody has pressed it already, or the message has moved on. Nothing was done. Please look at the message as it is now.',
  pressNotSaved:
    'That could not be saved for certain. Please press again in a moment: it is safe, one press runs once.',
};

const unknownCode: CodeText = {
  reason: 'Desk gave a reason that is not documented',
  advice: 'Look at the customer in Desk before you try again.',
};

export const en: Texts = {
  language: 'en',
  form,
  defaults,
  choices,
  look,
  message,
  session,
  buttons: {
    tryAgain: 'Try again',
    change: 'Change…',
    checkAgain: 'Check again',
    contactAnyway: 'Contact anyway',
  },
  replies,
  codes,
  unknownCode,
  start,
  doctor,
};
