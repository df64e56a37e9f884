/** Who and what there is in the Desk that the measured apps are given. */
export const ACCOUNT = '@support';
export const AGENT = 'alice@example.com';
export const GROUP = 101;

/** By its form, so that a receiver finds it in whatever it gets without parsing that. */
const CUSTOMER = /bench-\d+/;

export function customerNamed(number: number): string {
  return `bench-${number}`;
}

/** The customer whom a text is about. */
export function customerIn(text: string): string | undefined {
  return CUSTOMER.exec(text)?.[0];
}
