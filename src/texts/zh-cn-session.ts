import type { SessionTexts } from './session-texts';

export const session: SessionTexts = {
  toAccept: '客服须在 Desk 中确认接待；如无人接待，Desk 可能会转给其他客服。',
  passedOnFrom: (agent) => `会话已转接：最初分配给客服 ${agent}。`,
  ended: (customer) => `用户 ${customer} 的会话已结束。`,
  endedWithAgent: (customer, agent) => `用户 ${customer} 与客服 ${agent} 的会话已结束。`,
  endedBy: (person) => `由 ${person} 在此结束。`,
  endingBy: (person) => `${person} 曾在此要求结束会话。`,
  missed: '未能及时查到该会话的当前状态，请在 Desk 中查看该用户。',
  followedUntil: (when) => `在此持续更新至 ${when}`,
  refresh: '刷新',
  end: '结束会话',
  confirmEnd: {
    title: '结束会话？',
    text: (customer) => `这会结束用户 ${customer} 在 Desk 中的会话，客服一侧也会结束。`,
    yes: '结束会话',
    no: '保留',
  },
  over: '如消息所示，该会话已结束。未执行任何操作。',
  notTold: 'Desk 未返回会话状态。请稍后再次点击，或在 Desk 中查看该用户。',
  notEnded: (reason) => `Desk 未结束该会话：${reason}。请在 Desk 中结束。`,
  notAccepted: (person, customer, agent) =>
    `${person} 客服 ${agent} 尚未确认接待用户 ${customer}。`,
  notAcceptedByAnybody: (person, customer) => `${person} 尚无客服确认接待用户 ${customer}。`,
  stillQueueing: (person, customer) => `${person} 用户 ${customer} 仍在排队：没有空闲的客服。`,
  whatToDo:
    'Desk 可能会自动转给其他客服。否则请让客服在 Desk 中确认接待，或在此结束会话，再另选客服。',
  whatToDoElsewhere: (channel) =>
    `Desk 可能会自动转给其他客服。否则请让客服在 Desk 中确认接待，或用${channel === undefined ? '' : ` ${channel} 中`}消息上的按钮结束会话，再另选客服。`,
  yours: (customer) => `Desk 已将用户 ${customer} 分配给您。`,
  acceptIt: '如 Desk 要求，请确认接待该会话。',
  openMessage: '打开消息',
  openDesk: '打开 Desk',
};
