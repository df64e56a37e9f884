import type { LookTexts } from './look-texts';

const REFUSAL = 'Desk will probably refuse to contact them (code 141016).';

export const look: LookTexts = {
  free: (customer, account) => `Customer ${customer} has no session with ${account} now.`,
  withBot: (customer, account) => `Customer ${customer} is with the bot of ${account} now.`,
  waiting: (customer, account, agent) =>
    `Customer ${customer} is waiting for agent ${agent} to answer for ${account}.`,
  waitingForSomebody: (customer, account) =>
    `Customer ${customer} is waiting for an agent of ${account} to answer.`,
  queueing: (customer, account) =>
    `Customer ${customer} is in the queue for an agent of ${account}.`,
  withAgent: (customer, account, agent) =>
    `Customer ${customer} is already with agent ${agent}, through ${account}. ${REFUSAL}`,
  withSomebody: (customer, account) =>
    `Customer ${customer} is already with an agent of ${account}. ${REFUSAL}`,
  lately: (person, when, how) => `${person} asked for this customer ${when}. ${how}`,
  warning: (customer) =>
    `*This form has contacted nobody yet: customer ${customer} has just been asked for.* To contact them all the same, press “Contact anyway”.`,
  submitAnyway: 'Contact anyway',
};
