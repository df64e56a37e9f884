import type { CodeText, Texts } from './texts';

const administrator = '请联系 Desk 管理员';
const cloudAdministrator = '请联系腾讯云账号管理员';
const host = '请联系本应用的运维人员';
const report = '请将此问题反馈给本应用的运维人员。';
const lookFirst = '重试前，请先在 Desk 中查看该用户的会话。';

const tooOften: CodeText = { reason: '请求过于频繁', advice: '请稍后重试。' };
const ranOutOfTime: CodeText = { reason: 'Desk 服务超时', advice: lookFirst };
const internalError: CodeText = { reason: 'Desk 系统内部错误', advice: lookFirst };

export const codes: Texts['codes'] = {
  141000: {
    reason: '该应用不是智能客服（Desk）应用',
    advice: `${administrator}确认此 SDKAppID 已购买智能客服（Desk）。`,
  },
  141001: {
    reason: '没有可用的人工客服在线',
    advice: '请在客服上线后重试，或选择其他技能组。',
  },
  141002: internalError,
  141003: { reason: '该会话无法转人工', advice: '请在 Desk 中查看该用户的会话。' },
  141004: { reason: '请求参数非法', advice: '请检查用户 ID、技能组和客服。' },
  141005: { reason: '会话不存在或已结束', advice: '请在 Desk 中查看该用户的会话。' },
  141009: tooOften,
  141010: { reason: '客服账号不存在', advice: '请检查客服的邮箱，或选择其他客服。' },
  141011: {
    reason: '客服不在线',
    advice: '请选择其他客服或不指定客服，也可在该客服上线后重试。',
  },
  141012: {
    reason: '客服已达到最大接待人数',
    advice: '请选择其他客服或不指定客服，也可稍后重试。',
  },
  141013: {
    reason: '客服小休中',
    advice: '请选择其他客服或不指定客服，也可在该客服恢复接待后重试。',
  },
  141014: { reason: 'Desk 的主动联系用户功能已关闭', advice: `${administrator}开启此功能。` },
  141015: { reason: '用户账号不存在', advice: '请检查用户 ID。' },
  141016: {
    reason: '用户已在人工会话中',
    advice: '请在 Desk 中查看由哪位客服接待，并与该客服沟通。',
  },
  141017: {
    reason: '分配客服失败',
    advice: '请确认有客服在线后重试，或选择其他技能组。',
  },
  141018: {
    reason: '该技能组没有此客服号的权限',
    advice: '请选择其他技能组，或联系 Desk 管理员将该技能组添加到此客服号。',
  },
  141019: { reason: '技能组无效', advice: '请选择其他技能组。' },
  60002: { reason: '请求 URL 解析错误', advice: report },
  60003: { reason: '请求 JSON 解析错误', advice: report },
  60004: {
    reason: '请求中缺少账号或签名',
    advice: `${host}检查 DESK_ADMIN 和 DESK_SECRET_KEY。`,
  },
  60005: {
    reason: '请求中的账号或签名错误',
    advice: `${host}检查 DESK_ADMIN 和 DESK_SECRET_KEY。`,
  },
  60006: { reason: 'SDKAppID 无效', advice: `${host}检查 DESK_SDKAPPID。` },
  60007: tooOften,
  60008: ranOutOfTime,
  60009: { reason: '请求 URL 错误', advice: `${host}检查 DESK_URL。` },
  60010: {
    reason: '本应用的账号不是 App 管理员',
    advice: `${host}检查 DESK_ADMIN，并由腾讯云账号管理员授予 App 管理员权限。`,
  },
  60011: tooOften,
  60012: { reason: '请求中缺少 SDKAppID', advice: `${host}检查 DESK_SDKAPPID。` },
  60013: internalError,
  60014: ranOutOfTime,
  60015: { reason: '请求中的账号不是字符串格式', advice: report },
  60016: { reason: 'SDKAppID 被禁用', advice: `${cloudAdministrator}重新启用该应用。` },
  60017: { reason: '该类请求被禁用', advice: `${cloudAdministrator}启用此类请求。` },
  60018: tooOften,
  60019: tooOften,
  60020: {
    reason: 'Desk 套餐包已到期或未购买',
    advice: `${administrator}购买或续费，购买后约 5 分钟生效。`,
  },
  60021: {
    reason: '本应用的来源 IP 不被允许',
    advice: `${cloudAdministrator}将部署主机的 IP 地址加入白名单。`,
  },
  70001: {
    reason: '本应用的签名（UserSig）已过期',
    advice: `${host}检查主机时钟是否准确。`,
  },
  70002: { reason: '本应用的签名（UserSig）为空', advice: `${host}检查 DESK_SECRET_KEY。` },
  70003: { reason: '本应用的签名（UserSig）解析失败', advice: `${host}检查 DESK_SECRET_KEY。` },
  70005: { reason: '本应用的签名（UserSig）解析失败', advice: `${host}检查 DESK_SECRET_KEY。` },
  70009: {
    reason: '本应用的签名（UserSig）是用其他应用的密钥生成的',
    advice: `${host}检查 DESK_SECRET_KEY 与 DESK_SDKAPPID 是否属于同一应用。`,
  },
  70013: {
    reason: '请求中的账号与生成签名（UserSig）时使用的不一致',
    advice: `${host}检查 DESK_ADMIN。`,
  },
  70014: {
    reason: '请求中的 SDKAppID 与生成签名（UserSig）时使用的不一致',
    advice: `${host}检查 DESK_SDKAPPID。`,
  },
  70016: {
    reason: '该数据中心不存在此应用的密钥',
    advice: `${host}检查 DESK_URL（数据中心）和 DESK_SDKAPPID。`,
  },
  70020: {
    reason: '该数据中心不存在此 SDKAppID',
    advice: `${host}检查 DESK_URL（数据中心）和 DESK_SDKAPPID。`,
  },
  70050: {
    reason: '签名（UserSig）验证失败次数过多',
    advice: `${host}检查 DESK_SECRET_KEY，并等待 1 分钟后再次发起请求。`,
  },
  70051: { reason: '本应用的账号被拉入黑名单', advice: `${cloudAdministrator}检查该账号。` },
  70052: {
    reason: '本应用的签名（UserSig）已过期',
    advice: `${host}检查主机时钟是否准确。`,
  },
  70107: {
    reason: '本应用的账号未导入即时通信 IM',
    advice: `${host}检查 DESK_ADMIN；该账号须先导入即时通信 IM。`,
  },
  70114: { reason: '腾讯云因安全原因拒绝了请求', advice: `${cloudAdministrator}检查安全设置。` },
  70169: { reason: '腾讯云服务端内部超时', advice: lookFirst },
  70402: { reason: '腾讯云认为请求参数非法', advice: '请检查用户 ID、技能组和客服。' },
  70403: {
    reason: '本应用的账号没有发起此请求的权限',
    advice: `${host}检查 DESK_ADMIN 是否为 App 管理员。`,
  },
  70404: { reason: '腾讯云认为客户端版本过低', advice: report },
  70500: { reason: '腾讯云服务器内部错误', advice: lookFirst },
  72010: tooOften,
};
