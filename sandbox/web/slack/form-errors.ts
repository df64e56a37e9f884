/** What is wrong, by block_id. */
export type Errors = Readonly<Record<string, string>>;

/** What is known of a form's errors beside those that the app has answered. */
export interface FormErrors {
  /** What Slack's client did not send the form for. */
  readonly client: Errors;
  /** The blocks changed since the app answered: what it said of them is out of date. */
  readonly touched: readonly string[];
}

export const NO_ERRORS: FormErrors = { client: {}, touched: [] };

/** Somebody changed a block. */
export function touch({ client, touched }: FormErrors, blockId: string): FormErrors {
  return { client: without(client, [blockId]), touched: [...touched, blockId] };
}

/** A submission was answered; `client` says what it was held back for, if it was. */
export function heldBack({ touched }: FormErrors, client: Errors): FormErrors {
  return { client, touched };
}

/** The app has answered: what it says now is about the form as it stands. */
export function answered({ client }: FormErrors): FormErrors {
  return { client, touched: [] };
}

/** What is wrong with the form as it stands; `app` is what the app last answered. */
export function errorsOf({ client, touched }: FormErrors, app: Errors): Errors {
  return { ...without(app, touched), ...client };
}

function without(errors: Errors, blockIds: readonly string[]): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([id]) => !blockIds.includes(id)));
}
