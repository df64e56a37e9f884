import type { ChoiceTexts, CodeText, FormTexts, MessageTexts, ReplyTexts, Texts } from './texts';
import { codes } from './zh-cn-codes';
import { defaults } from './zh-cn-defaults';
import { doctor } from './zh-cn-doctor';
import { look } from './zh-cn-look';
import { session } from './zh-cn-session';
import { start } from './zh-cn-start';

const form: FormTexts = {
  title: '主动联系用户',
  submit: '联系',
  changeTitle: '修改后重试',
  changeSubmit: '重试',
  close: '取消',
  customerLabel: '用户 ID',
  customerHint: '该用户在您应用中的 ID（UserID）。',
  skillGroupLabel: '技能组',
  skillGroupHint: '技能组在 Desk 中的数字 ID。不填则由 Desk 按默认策略分配。',
  agentLabel: '客服',
  agentHint: '客服登录 Desk 使用的邮箱。不填则由 Desk 按默认策略分配。',
  skillGroupPickHint: '不填则由 Desk 按默认策略分配。',
  agentPickHint: '不填则由 Desk 按默认策略分配。',
  pickPlaceholder: '请选择，或输入以筛选',
  listsUnread: 'Desk 暂未提供可选列表，请直接填写技能组的数字 ID 或客服的邮箱。',
  agentOfTeammate: (teammate) =>
    `您指定的是 ${teammate}，但 Desk 通过邮箱识别客服，请填写其登录 Desk 使用的邮箱。`,
  teammateLookedUp: (teammate) => `正在查找 ${teammate} 对应的客服，您可以先填写其他内容。`,
  teammateFilledIn: (teammate) => `您指定的是 ${teammate}，已填为客服。`,
  teammateNotListed: (teammate, mail) =>
    `您指定的是 ${teammate}，但 ${mail} 不是 Desk 中的客服，请选择客服。`,
  teammateScopeMissing: (teammate) =>
    `您指定的是 ${teammate}。本应用无权在 Slack 中查询邮箱，请填写其登录 Desk 使用的邮箱。安装本应用的人员可授予 \`users:read.email\` 权限。`,
  reasonLabel: '联系原因',
  reasonHint: '一句话说明，供团队查看和留档。用户不会看到。',
  conversationLabel: '结果发送到',
  conversationHint: '不填则发送到您输入命令的位置。',
  accountLabel: '客服号',
  accountHint: '用户发消息时联系的客服号 ID，多以 @ 开头，可在 Desk 中查看。',
  customerWrong: '用户 ID 须为 1 到 32 个字符，可包含英文字母、数字和半角符号。',
  skillGroupWrong: '技能组须为大于 0 的整数，例如 9465。',
  agentWrong: '请按 alice@example.com 的格式填写客服的邮箱地址。',
  reasonTooLong: (max) => `联系原因请勿超过 ${max} 个字符。`,
  accountIdWrong: '客服号须为 1 到 32 个字符，可包含英文字母、数字、空格和半角符号。',
  accountWrong: '请选择列表中的客服号。',
  accountGone: '此表单使用的客服号已不再提供。请关闭此表单后重新打开。',
  conversationMissing: '请选择结果的发送位置。',
  notSaved: '未能确认请求已保存。请再次点击按钮：可以放心操作，同一请求只会联系用户一次。',
  alreadySent: (customer) =>
    `此表单先前的内容（用户 ${customer}）已经提交。请关闭此表单并查看消息；如有其他需要，请打开新的表单。`,
  changeOutdated: '在此期间已有人重试。请关闭此表单，查看消息的最新状态。',
};

const choices: ChoiceTexts = {
  asTyped: '按输入内容',
  noSkillGroup: '未加入技能组',
  namelessSkillGroup: (skillGroup) => `技能组 ${skillGroup}`,
  agents: (count) => `${count} 位客服`,
  waiting: (count) => `排队 ${count} 人`,
  customers: (count) => `接待中 ${count} 人`,
};

const message: MessageTexts = {
  calling: (customer) => `正在联系用户 ${customer}…`,
  checking: (customer) => `正在重新查询用户 ${customer} 的会话…`,
  assigned: (customer, agent) => `用户 ${customer} 已分配给客服 ${agent}。`,
  assignedToNobody: (customer) => `Desk 已受理对用户 ${customer} 的联系，但未返回分配的客服。`,
  assignedDetail: '手动接待模式下，客服还需在 Desk 中确认接待。',
  withAgent: (customer, agent) => `用户 ${customer} 正由客服 ${agent} 接待。`,
  withSomebody: (customer) => `用户 ${customer} 正由客服接待。`,
  seenInSession: '以上来自会话状态。本次请求的返回结果未知，因此也可能是其他操作所致。',
  waiting: (customer, agent) => `用户 ${customer} 的会话正在等待客服 ${agent} 确认接待。`,
  waitingForSomebody: (customer) => `用户 ${customer} 的会话正在等待客服确认接待。`,
  queueing: (customer) => `用户 ${customer} 正在排队等待人工客服。`,
  refused: (customer, reason) => `未联系用户 ${customer}：${reason}。`,
  deskCode: (code, info) => (info === '' ? `Desk 错误码 ${code}` : `Desk 错误码 ${code}：${info}`),
  neverSent: (customer) => `未联系用户 ${customer}：无法连接 Desk。`,
  neverSentDetail: (error) =>
    `连接未能建立（${error}），请求没有发出。请稍后重试；如果持续出现，请联系本应用的运维人员。`,
  noSession: (customer) => `会话状态显示，未联系用户 ${customer}。`,
  noSessionDetail: (noAnswer) => `${noAnswer}会话状态显示未转接人工客服，可以放心重试。`,
  unconfirmed: (customer) => `结果未确认：可能已联系用户 ${customer}。`,
  sessionUnknownDetail: (noAnswer) =>
    `${noAnswer}会话状态也未能查询到。请稍后重新查询，或在 Desk 中查看该用户。`,
  noSessionNowDetail: (noAnswer) =>
    `${noAnswer}该用户目前没有人工会话，但其间可能有过并已结束。请先在 Desk 中查看该用户的会话记录，再决定是否仍要联系。`,
  noAnswer: {
    timeout: 'Desk 响应超时。',
    connectionLost: '与 Desk 的连接中断。',
    unreadable: (httpStatus) => `Desk 返回的内容无法解析（HTTP 状态码 ${httpStatus}）。`,
    code: (code, reason) => `Desk 返回错误码 ${code}：${reason}。`,
    unknownCode: (code, info) =>
      info === ''
        ? `Desk 返回错误码 ${code}（文档中没有说明）。`
        : `Desk 返回错误码 ${code}（文档中没有说明）：“${info}”。`,
    interrupted: '本应用在请求过程中中断。',
  },
  askedBy: (person, when) => `由 ${person} 于 ${when} 发起`,
  account: (account) => `客服号 ${account}`,
  skillGroup: (skillGroup) => `技能组 ${skillGroup}`,
  agent: (agent) => `客服 ${agent}`,
  reason: (reason) => `联系原因：${reason}`,
  triedBy: (attempt, person) => `第 ${attempt} 次尝试，由 ${person} 发起`,
  lookedAt: (when) => `最近一次查询：${when}`,
  cannotPost: (conversation, bot) =>
    `Slack 不允许本应用在 ${conversation} 中发送消息。如本应用尚未加入，请在其中输入 \`/invite @${bot}\` ；已归档的对话须先取消归档。`,
  cannotPostDirectly: '本应用无法加入成员之间的私信。如需发送结果，请在“结果发送到”中选择频道。',
  cannotPostHere: (bot) =>
    `Slack 不允许本应用在此直接发送消息。如本应用尚未加入，请输入 \`/invite @${bot}\` 邀请加入。`,
  confirm: {
    title: '仍要联系？',
    text: (customer) =>
      `尚不确定用户 ${customer} 是否已被联系。如果已经联系过，本次操作会再次联系该用户。`,
    yes: '仍要联系',
    no: '取消',
  },
};

const replies: ReplyTexts = {
  usage: [
    '*通过腾讯云智能客服（Desk）主动联系用户*',
    '`/contact-customer` 打开表单。',
    '`/contact-customer 1289314544` 打开表单，并填好用户 ID。',
    '`/contact-customer 1289314544 group:9465 agent:alice@example.com` 同时填好技能组和客服。',
    '`/contact-customer 1289314544 @alice` 把团队成员填为客服。',
    '`/contact-customer defaults` 设置在此对话中打开表单时预先填入的技能组和客服号。',
    '`/contact-customer doctor` 检查应用是否设置正确，不会联系任何用户。',
    '`/contact-customer help` 显示本说明。',
    '在您点击表单的按钮之前，不会联系任何用户。',
  ].join('\n'),
  notUnderstood: '无法识别输入的内容。未联系任何用户。',
  wrongCustomer: (typed) =>
    `${typed} 不是有效的用户 ID：须为 1 到 32 个字符，可包含英文字母、数字和半角符号。`,
  wrongSkillGroup: (typed) =>
    `${typed} 不是有效的技能组：须为大于 0 的整数，请按 \`group:9465\` 的格式输入。`,
  wrongAgent: (typed) =>
    `${typed} 不是有效的客服：须为邮箱地址或 Slack 成员，请按 \`agent:alice@example.com\` 或 \`agent:@alice\` 的格式输入。`,
  unexpected: (typed) => `${typed} 是多余或重复的内容。`,
  formDidNotOpen:
    'Slack 可能未能及时打开表单。如未看到表单，请点击按钮。未联系任何用户，也没有丢失任何内容。',
  openForm: '打开表单',
  changeDidNotOpen: 'Slack 可能未能及时打开表单。如未看到表单，请再次点击“修改…”。未做任何修改。',
  outdated: '此按钮已失效：可能已有人点击，或消息已更新。未执行任何操作，请查看消息的最新状态。',
  pressNotSaved: '未能确认操作已保存。请稍后再次点击：可以放心操作，一次点击只会执行一次。',
};

const unknownCode: CodeText = {
  reason: 'Desk 返回了文档中没有说明的原因',
  advice: '重试前请先在 Desk 中查看该用户。',
};

export const zhCN: Texts = {
  language: 'zh-CN',
  form,
  defaults,
  choices,
  look,
  message,
  session,
  buttons: {
    tryAgain: '重试',
    change: '修改…',
    checkAgain: '重新查询',
    contactAnyway: '仍要联系',
  },
  replies,
  codes,
  unknownCode,
  start,
  doctor,
};
