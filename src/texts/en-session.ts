import type { SessionTexts } from './session-texts';

export const session: SessionTexts = {
  toAccept: 'The agent has to accept the session in Desk; if nobody does, Desk may pass it on.',
  passedOnFrom: (agent) => `It was passed on: agent ${agent} had been assigned first.`,
  ended: (customer) => `The session of customer ${customer} has ended.`,
  endedWithAgent: (customer, agent) =>
    `The session of customer ${customer} with agent ${agent} has ended.`,
  endedBy: (person) => `${person} ended it from here.`,
  endingBy: (person) => `${person} had asked from here to end it.`,
  missed:
    'Where the session stands now could not be seen in time. Please look at the customer in Desk.',
  followedUntil: (when) => `Followed here until ${when}`,
  refresh: 'Refresh',
  end: 'End session',
  confirmEnd: {
    title: 'End the session?',
    text: (customer) =>
      `This ends the conversation of customer ${customer} in Desk, for the agent too.`,
    yes: 'End session',
    no: 'Keep it',
  },
  over: 'This session is over, as the message says. Nothing was done.',
  notTold:
    'Desk did not tell how the session stands. Please press again in a moment, or look at the customer in Desk.',
  notEnded: (reason) => `Desk did not end the session: ${reason}. Please end it in Desk.`,
  notAccepted: (person, customer, agent) =>
    `${person} Agent ${agent} has not accepted customer ${customer} yet.`,
  notAcceptedByAnybody: (person, customer) =>
    `${person} Nobody has accepted customer ${customer} yet.`,
  stillQueueing: (person, customer) =>
    `${person} Customer ${customer} is still in the queue: no agent is free.`,
  whatToDo:
    'Desk may pass the customer on by itself. Otherwise ask an agent to accept in Desk, or end the session here and ask for somebody else.',
  whatToDoElsewhere: (channel) =>
    `Desk may pass the customer on by itself. Otherwise ask an agent to accept in Desk, or end the session with the button of the message${channel === undefined ? '' : ` in ${channel}`} and ask for somebody else.`,
  yours: (customer) => `Desk has assigned customer ${customer} to you.`,
  acceptIt: 'Where Desk asks you to, please accept the session.',
  openMessage: 'Open the message',
  openDesk: 'Open Desk',
};
