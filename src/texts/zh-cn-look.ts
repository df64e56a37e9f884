import type { LookTexts } from './look-texts';

const REFUSAL = 'Desk 很可能会拒绝联系（错误码 141016）。';

export const look: LookTexts = {
  free: (customer, account) => `用户 ${customer} 目前与 ${account} 没有会话。`,
  withBot: (customer, account) => `用户 ${customer} 目前由 ${account} 的机器人接待。`,
  waiting: (customer, account, agent) =>
    `用户 ${customer} 与 ${account} 的会话正在等待客服 ${agent} 确认接待。`,
  waitingForSomebody: (customer, account) =>
    `用户 ${customer} 与 ${account} 的会话正在等待客服确认接待。`,
  queueing: (customer, account) => `用户 ${customer} 正在 ${account} 排队等待人工客服。`,
  withAgent: (customer, account, agent) =>
    `用户 ${customer} 已由客服 ${agent} 通过 ${account} 接待。${REFUSAL}`,
  withSomebody: (customer, account) => `用户 ${customer} 已由 ${account} 的客服接待。${REFUSAL}`,
  lately: (person, when, how) => `${person} 于 ${when} 发起过对该用户的联系。${how}`,
  warning: (customer) =>
    `*此表单尚未联系任何人：刚刚已有人发起过对用户 ${customer} 的联系。* 如仍要联系，请点击“仍要联系”。`,
  submitAnyway: '仍要联系',
};
