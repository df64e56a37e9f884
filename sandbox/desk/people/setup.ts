import type { Customer, DeskState } from '../state';
import { userId } from '../user-id';
import { DONE, type Done, refused } from './done';

/** What an administrator sets for the whole of Desk; what is left out stays. */
export interface Settings {
  readonly contactFeature?: boolean | undefined;
  readonly serviceMode?: DeskState['serviceMode'] | undefined;
  readonly acceptSeconds?: number | undefined;
  readonly spelling?: DeskState['spelling'] | undefined;
}

/** Which skill groups a customer service account may use. */
export interface AccountGroups {
  readonly id: string;
  readonly groups: readonly number[];
}

const ACCEPT_SECONDS_MAX = 3_600;

/** Adds a customer. */
export function addCustomer({ id, name }: Customer, state: DeskState): Done {
  if (!userId.isValidSync(id, { strict: true })) {
    return refused('A customer ID is 1 to 32 characters of printable ASCII.');
  }
  if (state.customers.has(id)) return refused(`There is a customer ${id} already.`);
  state.customers.set(id, { id, name: name.trim() || id });
  return DONE;
}

export function changeAccount({ id, groups }: AccountGroups, state: DeskState): Done {
  const account = state.accounts.get(id);
  if (account === undefined) return refused(`There is no customer service account ${id}.`);
  const unknown = groups.find((group) => !state.groups.has(group));
  if (unknown !== undefined) return refused(`There is no skill group ${unknown}.`);
  account.groups = new Set(groups);
  return DONE;
}

export function changeSettings(settings: Settings, state: DeskState): Done {
  const { acceptSeconds = state.acceptSeconds } = settings;
  if (!(acceptSeconds >= 0 && acceptSeconds <= ACCEPT_SECONDS_MAX)) {
    return refused(`The time to accept is at most ${ACCEPT_SECONDS_MAX} seconds; 0 is no limit.`);
  }
  state.acceptSeconds = acceptSeconds;
  state.contactFeature = settings.contactFeature ?? state.contactFeature;
  state.serviceMode = settings.serviceMode ?? state.serviceMode;
  state.spelling = settings.spelling ?? state.spelling;
  return DONE;
}
