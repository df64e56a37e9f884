import { planContact } from './contact-user';
import { planEnd } from './end-session';
import { answerAccountList, answerGroupList } from './groups-and-accounts';
import { answerMemberList, answerMembersInGroup } from './members';
import { answering, type Command } from './plan';
import { answerServiceRecords } from './service-records';
import { answerSessionState } from './session-state';
import { answerMemberStatistics, answerReceptionStatistics } from './statistics';

const COMMANDS = {
  contact_user: planContact,
  get_session_state: answering(answerSessionState),
  end_session: planEnd,
  get_im_agent_list: answering(answerAccountList),
  get_member_group_list: answering(answerGroupList),
  get_member_list: answering(answerMemberList),
  get_member_list_in_group: answering(answerMembersInGroup),
  describe_member_realtime_statistics: answering(answerMemberStatistics),
  describe_reception_realtime_statistics: answering(answerReceptionStatistics),
  describe_im_cdr_list: answering(answerServiceRecords),
};

/** The commands of Desk that the stand-in serves. */
export type DeskCommand = keyof typeof COMMANDS;

const BY_NAME: ReadonlyMap<string, Command> = new Map(Object.entries(COMMANDS));

/** The command of that name, if it is served. */
export function findCommand(name: string): Command | undefined {
  return BY_NAME.get(name);
}
