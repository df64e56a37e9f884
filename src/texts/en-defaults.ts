import type { DefaultsTexts } from './defaults-texts';

export const defaults: DefaultsTexts = {
  title: 'Form defaults',
  submit: 'Save',
  note: 'Every form that anybody opens in this conversation begins with these. Leave both empty to have none.',
  setBy: (person, when) => `Set by ${person} ${when}`,
  unread: 'What is set now could not be read. What you save here replaces it.',
  notSaved:
    'The defaults could not be saved for certain. Please press the button again in a moment.',
  didNotOpen:
    'Slack may not have opened the form in time. If you see none, please type `/contact-customer defaults` again. Nothing was changed.',
  saved: 'Saved. From now on every form that is opened in this conversation begins with:',
  skillGroup: (skillGroup) => `• Skill group ${skillGroup}`,
  account: (account) => `• Customer service account ${account}`,
  removed: 'Saved. Forms that are opened in this conversation begin without defaults from now on.',
};
