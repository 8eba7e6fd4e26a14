import type { Chance } from './chance';
import type { Directory, Office } from './cast';
import { offices } from './cast';
import type { Player, Send } from './player';
import type { ActRecorded } from '../../contracts/tasks';

/** Where a process has to stand in the end. */
export interface Ending {
  process: string;
  state: string;
}

/** One story: who takes part, what chance decides in it, and how it has to end. */
export class Play {
  readonly endings: Ending[] = [];
  /** how many versions of its text a letter has to have */
  readonly versions = new Map<string, number>();

  constructor(
    readonly chance: Chance,
    readonly directory: Directory,
    private readonly as: (username: string) => Player,
  ) {}

  act<T extends object = ActRecorded>(username: string, path: string, send?: Send): Promise<T> {
    return this.as(username).act<T>(path, send);
  }

  /** Something that may come too late: nothing then. */
  try<T extends object = ActRecorded>(username: string, path: string, body: unknown, orElse: readonly string[]): Promise<T | undefined> {
    return this.as(username).act<T>(path, { body, orElse });
  }

  /** An office that sends, and others, in the order of chance. */
  offices(): { sender: Office; others: Office[] } {
    const [sender, ...others] = this.chance.shuffled(offices);
    return { sender: sender!, others };
  }

  unit = ({ code }: Office): string => this.directory.unit(code);

  ends(process: string, state: string): void {
    this.endings.push({ process, state });
  }
}
