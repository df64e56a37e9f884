import type { Submission } from './contact-request';

/**
 * Whether two submissions of one form ask for the same. Slack sends a form twice as it was; a person
 * who saw an error may have changed it in between.
 */
export function asksTheSame(
  one: Pick<Submission, 'target' | 'reason'>,
  other: Pick<Submission, 'target' | 'reason'>,
): boolean {
  return (
    one.target.customer === other.target.customer &&
    one.target.account === other.target.account &&
    one.target.skillGroup === other.target.skillGroup &&
    one.target.agent === other.target.agent &&
    one.reason === other.reason
  );
}
