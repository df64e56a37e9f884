/**
 * Each of `all` takes its turn, one after the other, `rounds` times over: whatever else the machine
 * does meanwhile hits all of them. `begin` is told of each round, counted from 1.
 */
export async function inRounds<One>(
  all: readonly One[],
  rounds: number,
  takeTurn: (one: One, isLast: boolean) => Promise<void>,
  begin: (round: number) => void = () => undefined,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    begin(round);
    for (const one of all) await takeTurn(one, round === rounds);
  }
}
