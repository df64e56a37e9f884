import type { ContactRequest } from '../../src/domain/contact-request';
import type { Notified, Notifier } from '../../src/slack/notifier';

/** Who in Slack is which agent, as the test says; nobody else is known. */
export class ScriptedPeople {
  readonly persons = new Map<string, string>();

  async personOf(mail: string): Promise<string | undefined> {
    return this.persons.get(mail);
  }
}

/** Notes who is told what, and answers as the test says. */
export class ScriptedNotifier implements Notifier {
  readonly told: { readonly person: string; readonly agent: string | undefined }[] = [];
  readonly alerts: string[] = [];
  answer: () => Promise<Notified> | Notified = () => ({ kind: 'said' });

  async tellAgent({ session }: ContactRequest, person: string): Promise<Notified> {
    this.told.push({ person, agent: session?.agent });
    return this.answer();
  }

  async alertUnaccepted({ id }: ContactRequest): Promise<Notified> {
    this.alerts.push(id);
    return this.answer();
  }
}
