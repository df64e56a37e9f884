import type { CodeText, Texts } from './texts';

const administrator = 'Please ask an administrator of Desk';
const host = 'Please ask whoever hosts this app';

const tooOften: CodeText = {
  reason: 'Desk was asked too often',
  advice: 'Wait a moment, then try again.',
};
const ranOutOfTime: CodeText = {
  reason: 'Desk ran out of time',
  advice: 'Look at the customer in Desk before you try again.',
};
const internalError: CodeText = {
  reason: 'Desk had an internal error',
  advice: 'Look at the customer in Desk before you try again.',
};
const expiredSignature: CodeText = {
  reason: "this app's signature (UserSig) has expired",
  advice: `${host} to check that its clock is right.`,
};
const brokenSignature: CodeText = {
  reason: "this app's signature (UserSig) is broken",
  advice: `${host} to check DESK_SECRET_KEY.`,
};

export const codes: Texts['codes'] = {
  141000: {
    reason: 'the Tencent Cloud app is no Desk app',
    advice: `${administrator} to check that Desk is bought for this SDKAppID.`,
  },
  141001: {
    reason: 'no human agent is online',
    advice: 'Try again when an agent is online, or choose another skill group.',
  },
  141002: internalError,
  141003: {
    reason: 'this session cannot be handed to a live agent',
    advice: "Please look at the customer's session in Desk.",
  },
  141004: {
    reason: 'Desk takes the request for invalid',
    advice: 'Check the customer ID, the skill group and the agent.',
  },
  141005: {
    reason: 'Desk knows no such session',
    advice: "Please look at the customer's session in Desk.",
  },
  141009: tooOften,
  141010: {
    reason: 'the agent does not exist in Desk',
    advice: "Check the agent's e-mail address, or choose another agent.",
  },
  141011: {
    reason: 'the agent is offline',
    advice: 'Choose another agent or none, or try again when the agent is online.',
  },
  141012: {
    reason: 'the agent already serves as many customers as allowed',
    advice: 'Choose another agent or none, or try again later.',
  },
  141013: {
    reason: 'the agent is on a short break',
    advice: 'Choose another agent or none, or try again when the agent is back.',
  },
  141014: {
    reason: 'the contact-user feature is switched off in Desk',
    advice: `${administrator} to switch it on.`,
  },
  141015: {
    reason: 'the customer does not exist',
    advice: 'Check the customer ID.',
  },
  141016: {
    reason: 'the customer is already talking with a human agent',
    advice: 'See in Desk who has the session, and speak with that agent.',
  },
  141017: {
    reason: 'no agent could be assigned',
    advice: 'Check who is online, then try again, or choose another skill group.',
  },
  141018: {
    reason: 'the skill group may not serve this customer service account',
    advice: `Choose another skill group, or ask an administrator of Desk to add this one to the account.`,
  },
  141019: {
    reason: 'the skill group is invalid',
    advice: 'Choose another skill group.',
  },
  60002: { reason: 'Desk could not read the address of the call', advice: `${host} to report it.` },
  60003: { reason: 'Desk could not read the call', advice: `${host} to report it.` },
  60004: {
    reason: 'the account or its signature was missing from the call',
    advice: `${host} to check DESK_ADMIN and DESK_SECRET_KEY.`,
  },
  60005: {
    reason: 'the account or its signature is wrong',
    advice: `${host} to check DESK_ADMIN and DESK_SECRET_KEY.`,
  },
  60006: { reason: 'the SDKAppID is invalid', advice: `${host} to check DESK_SDKAPPID.` },
  60007: tooOften,
  60008: ranOutOfTime,
  60009: { reason: 'the address of the call is wrong', advice: `${host} to check DESK_URL.` },
  60010: {
    reason: "this app's account is no App administrator",
    advice: `${host} to check DESK_ADMIN, and an administrator of Tencent Cloud to give it the right.`,
  },
  60011: tooOften,
  60012: {
    reason: 'the SDKAppID was missing from the call',
    advice: `${host} to check DESK_SDKAPPID.`,
  },
  60013: internalError,
  60014: ranOutOfTime,
  60015: { reason: 'an account in the call is not a text', advice: `${host} to report it.` },
  60016: {
    reason: 'the SDKAppID is disabled',
    advice: 'Please ask an administrator of Tencent Cloud to enable the app again.',
  },
  60017: {
    reason: 'this kind of call is disabled',
    advice: 'Please ask an administrator of Tencent Cloud to enable it.',
  },
  60018: tooOften,
  60019: tooOften,
  60020: {
    reason: 'the Desk package has expired or was not bought',
    advice: `${administrator} to renew it; it works about 5 minutes after the purchase.`,
  },
  60021: {
    reason: "this app's IP address is not allowed",
    advice:
      "Please ask an administrator of Tencent Cloud to add the host's address to the list of allowed ones.",
  },
  70001: expiredSignature,
  70002: {
    reason: "this app's signature (UserSig) is empty",
    advice: `${host} to check DESK_SECRET_KEY.`,
  },
  70003: brokenSignature,
  70005: brokenSignature,
  70009: {
    reason: "this app's signature (UserSig) was made with another app's key",
    advice: `${host} to check that DESK_SECRET_KEY and DESK_SDKAPPID belong together.`,
  },
  70013: {
    reason: "the account differs from the one in this app's signature (UserSig)",
    advice: `${host} to check DESK_ADMIN.`,
  },
  70014: {
    reason: "the SDKAppID differs from the one in this app's signature (UserSig)",
    advice: `${host} to check DESK_SDKAPPID.`,
  },
  70016: {
    reason: "this data centre does not know the app's key",
    advice: `${host} to check DESK_URL (the data centre) and DESK_SDKAPPID.`,
  },
  70020: {
    reason: 'this data centre does not know the SDKAppID',
    advice: `${host} to check DESK_URL (the data centre) and DESK_SDKAPPID.`,
  },
  70050: {
    reason: 'too many signatures (UserSig) have failed',
    advice: `${host} to check DESK_SECRET_KEY, and wait a minute before the next request.`,
  },
  70051: {
    reason: "this app's account is blocklisted",
    advice: 'Please ask an administrator of Tencent Cloud to look at the account.',
  },
  70052: expiredSignature,
  70107: {
    reason: "this app's account does not exist in Tencent Cloud Chat",
    advice: `${host} to check DESK_ADMIN; the account must have been imported.`,
  },
  70114: {
    reason: 'Tencent Cloud refused the call for reasons of security',
    advice: 'Please ask an administrator of Tencent Cloud to look at the security settings.',
  },
  70169: {
    reason: 'Tencent Cloud ran out of time',
    advice: 'Look at the customer in Desk before you try again.',
  },
  70402: {
    reason: 'Tencent Cloud takes the call for invalid',
    advice: 'Check the customer ID, the skill group and the agent.',
  },
  70403: {
    reason: "this app's account lacks the right to make this call",
    advice: `${host} to check that DESK_ADMIN is an App administrator.`,
  },
  70404: {
    reason: 'Tencent Cloud takes the client for outdated',
    advice: `${host} to report it.`,
  },
  70500: {
    reason: 'Tencent Cloud had an internal error',
    advice: 'Look at the customer in Desk before you try again.',
  },
  72010: tooOften,
};
