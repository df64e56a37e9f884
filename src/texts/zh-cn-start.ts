import type { StartTexts } from './start-texts';

const slackApp = 'api.slack.com/apps → 您的应用';
const deskApp = '即时通信 IM 控制台（国际站为 console.trtc.io）→ 您的应用';

export const start: StartTexts = {
  heading: (count) => `未启动：有 ${count} 项设置需要处理。`,
  missing: '未设置。',
  bothSet: (variable, fileVariable) =>
    `与 ${fileVariable} 同时设置了。请只保留其中一个：${variable} 或 ${fileVariable}。`,
  fileUnreadable: (fileVariable, error) => `无法从 ${fileVariable} 指向的文件读取（${error}）。`,
  fileEmpty: (fileVariable) =>
    `缺失：${fileVariable} 指向的文件为空。请填写该文件，或不设置 ${fileVariable} 变量。`,
  wrongStart: (prefix) => `必须以 ${prefix} 开头。`,
  notAPort: '必须是 1 到 65535 之间的整数。',
  portTaken: (port, error) => `的值为 ${port}，该端口无法监听（${error}）。`,
  samePort: '必须与 PORT 不同。',
  notAMetricsToken: '必须至少 16 个可打印字符，不含空格和换行。',
  notACollector: '必须是以 http:// 或 https:// 开头的地址，不含用户名、密码、查询参数和片段。',
  collectorInTheClear: (headers) =>
    `在设置了 ${headers} 时必须以 https:// 开头（本机地址可用 http://），因为其中含有凭证。`,
  notHeaders: '必须是 name=value 的格式，多个用英文逗号分隔。',
  notAUrl:
    '必须是以 https:// 开头的地址（本地模拟服务可用 http://），不含用户名、密码、查询参数和片段。',
  notAHost: '只能是主机地址，不能包含路径。',
  notADatabaseUrl: '必须是以 postgres:// 或 postgresql:// 开头的地址。',
  notAnSdkAppId: '必须是大于 0 的整数，例如 1400000000。',
  notASecretKey: '必须只填密钥本身：可打印字符，不含空格和换行。',
  notAnAlert: (max) => `须为 0（不提醒）到 ${max} 之间的整数，单位为秒。`,
  notDays: (min, max) => `须为 ${min} 到 ${max} 之间的整数，单位为天；0 表示永久保留。`,
  notAUserId: '必须是账号名，每个为 1 到 32 个可打印 ASCII 字符。',
  notASigningSecret: '必须是 32 个十六进制字符。',
  wrongAgentAddresses: (mistakes) => `中有错误的条目：${mistakes}。`,
  notAnAgentAddress: (entry) => `“${entry}”不符合 U012AB3CD=alice@example.com 的格式`,
  memberTwice: (entry) => `“${entry}”中的成员已有条目`,
  addressTwice: (entry) => `“${entry}”中的邮箱已属于其他成员`,
  notOneOf: (allowed) => `必须是以下值之一：${allowed}。`,
  slackRefused: (error) => `被 Slack 拒绝（${error}）。`,
  slackUnreachable: (error) => `未能验证：无法连接 Slack（${error}）。`,
  slackUnreachableMend:
    '令牌本身可能没有问题。请检查网络以及 slack-status.com 上的状态，然后重新启动。',
  storeUnavailable: (error) => `无法用于保存请求（${error}）。`,
  where: {
    SLACK_BOT_TOKEN: `${slackApp} → OAuth & Permissions → Bot User OAuth Token（xoxb-…）。须先将应用安装到工作区。`,
    SLACK_APP_TOKEN: `${slackApp} → Basic Information → App-Level Tokens，权限范围须包含 connections:write（xapp-…）。`,
    SLACK_SIGNING_SECRET: `${slackApp} → Basic Information → App Credentials → Signing Secret。未设置 SLACK_APP_TOKEN 时必填。`,
    SLACK_API_URL: '不填则使用 Slack 官方的 https://slack.com/api/ 地址。',
    PORT: '本机任一空闲端口；不填则为 3000。',
    DESK_SDKAPPID: `${deskApp} → 应用概览中的 SDKAppID。`,
    DESK_SECRET_KEY: `${deskApp} → 应用概览中的密钥（SDKSecretKey）。`,
    DESK_ADMIN: `${deskApp} → 消息服务 Chat → 账号管理 → 类型为 App 管理员的账号，通常是“administrator”。`,
    DESK_ACCOUNT:
      'Desk 管理端 → 客服号 ID；多个客服号用英文逗号分隔，多以 @ 开头。不填则提供 Desk 列出的全部客服号。',
    DESK_URL: '中国地区使用 https://console.tim.qq.com 作为地址；其他地区的域名见 README。',
    AGENT_ADDRESSES:
      'Slack → 该成员的个人档案 → ⋮ → 复制成员 ID，再加上 = 和其登录 Desk 使用的邮箱。仅用于 Slack 邮箱与 Desk 邮箱不同的成员。',
    DESK_WORKSPACE_URL: '客服使用 Desk 的网址，用于链接。留空则没有链接。',
    ACCEPT_ALERT: '留空时为 60；0 表示不提醒。',
    TELL_AGENTS: '留空时为 on。',
    DATA_DIR: '本进程可读写的文件夹，须位于本地磁盘；不填则使用 ./data 文件夹。',
    DATABASE_URL:
      'PostgreSQL 服务器的地址，按 postgres://user:password@host:5432/database 的格式填写；不填则使用 DATA_DIR 中的 SQLite。',
    RETENTION_DAYS: '不填则为 180；0 表示永久保留所有请求。',
    METRICS_TOKEN:
      '自行生成一个，例如用 openssl rand -hex 32，并同样配置给 Prometheus；不填则不在 PORT 上提供指标。',
    METRICS_PORT: '本机任一空闲端口，仅供 127.0.0.1 访问；不填则不启用。',
    OTEL_EXPORTER_OTLP_ENDPOINT:
      'OpenTelemetry 采集器的 OTLP/HTTP 地址，例如 http://localhost:4318；不填则不发送链路追踪。',
    OTEL_EXPORTER_OTLP_HEADERS: '采集器要求的请求头，例如 authorization=Bearer%20… 的格式。',
    OTEL_SERVICE_NAME: '不填则为 contact-customer。',
    LOG_LEVEL: '不填则为 info。',
    APP_LANGUAGE: '不填则为 en。',
  },
};
