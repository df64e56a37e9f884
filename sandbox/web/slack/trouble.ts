/** What an answer says against what was done; undefined where it says nothing. */
export function troubleIn(answer: object): string | undefined {
  return 'personSees' in answer && typeof answer.personSees === 'string'
    ? answer.personSees
    : undefined;
}

/** The words of whatever was thrown. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
