import type { App } from '@slack/bolt';
import {
  BUTTONS,
  CHANGE_FORM,
  COMMAND,
  CONTACT_FORM,
  DEFAULTS_FORM,
  FIELDS,
  OPEN_FORM,
  SESSION_BUTTONS,
} from '../slack/ids';
import { changeListener, remedyListener } from './buttons';
import { commandListener } from './command';
import { defaultsListener } from './defaults';
import { fieldListener } from './fields';
import { openFormListener } from './open-form';
import type { ListenerParts } from './parts';
import { agentPickerListener, skillGroupPickerListener } from './pickers';
import { sessionListener } from './session-buttons';
import { submissionListener } from './submission';

/** Everything that the app listens to, in HTTP and in Socket Mode alike. */
export function registerListeners(
  app: Pick<App, 'command' | 'action' | 'view' | 'options'>,
  parts: ListenerParts,
): void {
  app.command(COMMAND, commandListener(parts));
  app.action(OPEN_FORM, openFormListener(parts));
  app.action(BUTTONS.tryAgain, remedyListener(parts, 'tryAgain'));
  app.action(BUTTONS.change, changeListener(parts));
  app.action(BUTTONS.checkAgain, remedyListener(parts, 'checkAgain'));
  app.action(BUTTONS.contactAnyway, remedyListener(parts, 'contactAnyway'));
  for (const field of [FIELDS.customer, FIELDS.account, FIELDS.skillGroup]) {
    app.action(field, fieldListener(parts));
  }
  app.action(SESSION_BUTTONS.refresh, sessionListener(parts, 'refresh'));
  app.action(SESSION_BUTTONS.end, sessionListener(parts, 'endSession'));
  app.view(CONTACT_FORM, submissionListener(parts));
  app.view(CHANGE_FORM, submissionListener(parts));
  app.view(DEFAULTS_FORM, defaultsListener(parts));
  app.options(FIELDS.skillGroup, skillGroupPickerListener(parts));
  app.options(FIELDS.agent, agentPickerListener(parts));
}
