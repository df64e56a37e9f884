import type { DefaultsTexts } from './defaults-texts';

export const defaults: DefaultsTexts = {
  title: '表单默认值',
  submit: '保存',
  note: '任何人在此对话中打开的表单都会预先填入以下内容。两项都留空则不预先填写。',
  setBy: (person, when) => `由 ${person} 于 ${when} 设置`,
  unread: '未能读取当前的默认值。在此保存的内容会替换原有设置。',
  notSaved: '未能确认默认值已保存。请稍后再次点击按钮。',
  didNotOpen:
    'Slack 可能未能及时打开表单。如未看到表单，请再次输入 `/contact-customer defaults` 。未做任何修改。',
  saved: '已保存。此后在此对话中打开的表单都会预先填入：',
  skillGroup: (skillGroup) => `• 技能组 ${skillGroup}`,
  account: (account) => `• 客服号 ${account}`,
  removed: '已保存。此后在此对话中打开的表单不再预先填写默认值。',
};
